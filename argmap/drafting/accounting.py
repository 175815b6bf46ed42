"""What a draft leaves out, and why: every quotation and every statement is in the map or counted here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from argmap.drafting.claims import claim_text
from argmap.drafting.drafting import Draft, Statement
from argmap.drafting.transcripts.spoken import SILENCES, Silence
from argmap.text.languages import ENGLISH
from argmap.text.lexicon import CONFIDENCES, Confidence
from argmap.text.places import Place

Missing = Literal[
    "no speaker found",
    "not said",
    "not sure enough",
    "no sentence",
    "a title",
    "only a few words",
    "not English",
    "in no claim",
]
Reason = Missing | Silence
"""Why something is in no claim, in words for a reader."""
REASONS: tuple[Reason, ...] = tuple(dict.fromkeys((*get_args(Missing), *SILENCES)))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage that is in no claim."""

    place: Place
    line: int
    why: Reason


@dataclass(frozen=True, slots=True)
class Account:
    """How much of a text its map holds."""

    quotations: int
    """How many passages stand in quotation marks."""
    in_claims: int
    """How many of them are in a claim."""
    quotations_left_out: tuple[LeftOut, ...]
    statements_left_out: tuple[LeftOut, ...]
    of: Literal["quotation", "statement"] = "quotation"
    """What is counted: of a transcript, whose words stand without marks, what is stated in its turns."""
    turns: int = 0
    """How many turns a transcript has."""

    def counts(self) -> Counter[Reason]:
        """How many statements are left out for each reason."""
        return Counter(each.why for each in self.statements_left_out)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with the claim it makes, or why it makes none."""

    statement: Statement
    claim: str | None
    why: Reason | None


def judged(statement: Statement, text: str, least: Confidence) -> Judged:
    """The claim of a statement, or the first reason against it."""
    if statement.force == "unsaid":
        return Judged(statement, None, "not said")
    if not statement.speakers:
        return Judged(statement, None, "no speaker found")
    if CONFIDENCES.index(statement.confidence) < CONFIDENCES.index(least):
        return Judged(statement, None, "not sure enough")
    claim = claim_text(statement, text)
    return Judged(statement, claim, "no sentence" if claim is None else None)


def judge(draft: Draft, least: Confidence) -> list[Judged]:
    """Each statement of a draft with its claim, or why it makes none."""
    return [judged(each, draft.text, least) for each in draft.statements]


def account(
    draft: Draft,
    least: Confidence,
    known: Sequence[Judged] | None = None,
) -> Account:
    """What a map of all statements that are at least so sure holds of a text, and what it does not.

    Where the statements are judged already, they need not be again.
    """
    lines = Lines(draft.text)
    found_for = judge(draft, least) if known is None else known
    statements = tuple(
        LeftOut(each.statement.spans[0], lines.of(each.statement.spans[0][0]), each.why)
        for each in found_for
        if each.why
    )
    of_part = {part: each.why for each in found_for for part in each.statement.quoted}
    silent = draft.transcript.silent if draft.transcript else ()
    statements += tuple(LeftOut(place, lines.of(place[0]), why) for place, why in silent)
    found = list(_quotations(draft, of_part))
    missing = tuple(LeftOut(place, lines.of(place[0]), why) for place, why in found if why)
    return Account(len(found), len(found) - len(missing), missing, statements)


def _quotations(
    draft: Draft, of_part: dict[Place, Reason | None]
) -> Iterator[tuple[Place, Reason | None]]:
    """Each quotation with why it is in no claim; None where it is in one."""
    for quotation in draft.quotations:
        place = (quotation.parts[0][0], quotation.parts[-1][1])
        reasons = [of_part[part] for part in quotation.parts if part in of_part]
        if reasons:
            yield place, None if None in reasons else reasons[0]
        elif draft.language not in (ENGLISH, None):
            yield place, "not English"
        elif quotation.is_title:
            yield place, "a title"
        else:
            yield place, "no speaker found" if quotation.is_speech else "only a few words"


def coverage(draft: Draft, covered: Iterable[Place]) -> Account:
    """Which quotations of a text a map has, whose words stand at the places that are covered.

    Of the statements that make no claim, it has those of what somebody did not say.
    """
    lines = Lines(draft.text)
    spans = merged(covered)
    if draft.transcript is not None:
        return _coverage_of_turns(draft, spans, lines)
    of_part: dict[Place, Reason | None] = {
        part: judged(each, draft.text, "low").why or "in no claim"
        for each in draft.statements
        for part in each.quoted
    }
    found = list(_quotations(draft, of_part))
    missing = tuple(
        LeftOut(place, lines.of(place[0]), why or "in no claim")
        for place, why in found
        if not _overlaps(place, spans)
    )
    unsaid = tuple(
        LeftOut(each.spans[0], lines.of(each.spans[0][0]), "not said")
        for each in draft.statements
        if each.force == "unsaid"
    )
    return Account(len(found), len(found) - len(missing), missing, unsaid)


def _coverage_of_turns(draft: Draft, spans: list[Place], lines: Lines) -> Account:
    """Which statements of a transcript a map has."""
    # Turns have no quotation marks, so what a map can leave out is what they state.
    places = [(each.spans[0][0], each.spans[-1][1]) for each in draft.statements]
    missing = tuple(
        LeftOut(place, lines.of(place[0]), "in no claim")
        for place in places
        if not _overlaps(place, spans)
    )
    turns = len(draft.transcript.turns) if draft.transcript else 0
    return Account(len(places), len(places) - len(missing), missing, (), "statement", turns)


def merged(places: Iterable[Place]) -> list[Place]:
    """The same places in order, with those that overlap joined."""
    joined: list[Place] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlaps(place: Place, spans: list[Place]) -> bool:
    """Whether any of the spans, which are in order, has something of a place."""
    at = bisect_right(spans, place[1], key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][1] > place[0]


class Lines:
    """The lines of a text, by place."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def of(self, at: int) -> int:
        """The number of the line in which something stands, from 1."""
        return bisect_right(self._starts, at)
