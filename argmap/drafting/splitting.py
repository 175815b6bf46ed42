"""A statement of several sentences as one statement for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from argmap.drafting.claims import inner
from argmap.drafting.drafting import Statement
from argmap.drafting.forces import is_question
from argmap.text.places import Place
from argmap.text.sentences import NOT_SHORT

MIN_WORDS = 4
"""A sentence of fewer words says little by itself and stays with the one before."""

_END = re.compile(
    NOT_SHORT
    + r"""
    (?<=[.!?\u2026])[\u201d\u2019"')\]]*(?:\s+|$)(?=["\u201c\u2018'(\[]?[A-Z0-9]|$)""",
    re.VERBOSE,
)
_LEANS = re.compile(
    r"[\"\u201c\u2018'\s]*(?:(?:that|this|these|those)['\u2019\s](?:s\b|is|was|are|were|will|would)"
    r"|(?:and|or|so|which|who)\b)",
    re.IGNORECASE,
)
"""What begins so says nothing without the sentence before: That is the question."""


def split(statement: Statement, text: str) -> list[Statement]:
    """The sentences of somebody's own words as statements; any other statement as it is.

    Sentences that lean on the one before stay with it, so that no claim says less than its words.
    """
    if statement.kind != "direct" or statement.spoken is not None:
        return [statement]
    groups = list(_groups(statement, text))
    if len(groups) < 2:
        return [statement]
    return [_part(statement, text, places) for places in groups]


def _part(statement: Statement, text: str, places: list[Place]) -> Statement:
    words = " ".join(text[a:b] for a, b in places)
    force = statement.force
    if force in ("asserts", "asks"):
        force = "asks" if is_question(words) else "asserts"
    spans = tuple(places)
    return replace(statement, spans=spans, quoted=spans, text=words, force=force)


def _groups(statement: Statement, text: str) -> Iterator[list[Place]]:
    """The places of each sentence with those that lean on it; one may be interrupted by who says it."""
    group: list[Place] = []
    is_open = False
    for place, is_whole in _sentences(statement, text):
        if group and not is_open and _stands_alone(text[slice(*place)]):
            yield group
            group = []
        group.append(place)
        is_open = not is_whole
    if group:
        yield group


def _sentences(statement: Statement, text: str) -> Iterator[tuple[Place, bool]]:
    """The place of each sentence within the quotation marks, and whether it ends there."""
    parts = [place for quoted in statement.quoted if (place := inner(text, quoted))]
    for part, behind in zip(parts, [*parts[1:], None], strict=True):
        start, end = part
        for match in _END.finditer(text, start, end):
            if match.end() < end:
                yield (start, match.start()), True
                start = match.end()
        # ..., she said. "...": the sentence ends with who says it, where the next one begins anew.
        gap = text[end : behind[0]] if behind else "."
        goes_on = (
            behind is not None and "." not in gap and not text[start:end].endswith((".", "!", "?"))
        )
        yield (start, end), not goes_on


def _stands_alone(words: str) -> bool:
    begins = words.lstrip(" \"'\u201c\u2018([")[:1]
    return len(words.split()) >= MIN_WORDS and not begins.islower() and not _LEANS.match(words)
