"""Whether two elements of different maps are the same, by their names and by what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from posixpath import normpath
from typing import Any

from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker
from argmap.words.folding import folded_name
from argmap.words.statements import turn_round, words_of

REWORDED = 80.0
"""Two texts this similar (0 to 100, letter by letter) are one claim, reworded."""

_TELLING = re.compile(r"[?？¿<>|/\\]|[-−](?=\d)")
"""Marks that are not words but make another statement: a question, an inequality, a minus."""


# -- claims -----------------------------------------------------------------------------------------


def wording(claim: Claim) -> Hashable:
    """The words of a claim without case and most marks; the title replaces a missing text.

    >>> def said(text):
    ...     return wording(Claim(id="a", text=text))
    >>> said("Trade falls.") == said("trade falls"), said("Trade falls.") == said("Trade falls?")
    (True, False)
    """
    said = claim.text if claim.text.strip() else claim.title or ""
    # A text of marks alone (`?!`) has no words and is compared as it is written.
    return words_of(said) or said.strip(), tuple(_TELLING.findall(said))


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims of two maps have the same words, except for case, spaces and marks.

    Claims without a text are compared by the words they are voiced in.
    """
    if wording(one) != wording(other):
        return False
    written = one.text.strip() or (one.title or "").strip()
    return bool(written) or one.utterances == other.utterances


def makes_another_point(one: Claim, other: Claim) -> bool:
    """Whether two wordings are too different to be one claim, reworded.

    They are if little is left of the first, or if they differ in a negation, a number, or one of two
    opposites such as more and less.

    >>> old, reworded, opposite = (
    ...     Claim(id="a", text=text)
    ...     for text in ("Trade falls in winter.", "Trade falls in the winter.", "Trade never falls in winter.")
    ... )
    >>> makes_another_point(old, reworded), makes_another_point(old, opposite)
    (False, True)
    """
    from rapidfuzz import fuzz

    if wording(one) == wording(other):
        return False
    old, new = words_of(one.text), words_of(other.text)
    # `Trade falls` and `Trade does not fall` are similar letter by letter, and opposite.
    if turn_round(old, new):
        return True
    return fuzz.ratio(" ".join(old), " ".join(new)) < REWORDED


# -- relations --------------------------------------------------------------------------------------


def says_other(one: Relation, other: Relation) -> bool:
    """Whether two versions of a relation join different claims, or join them in another way."""
    return (one.kind, one.target) != (other.kind, other.target) or (
        sorted(one.premises) != sorted(other.premises)
    )


# -- speakers ---------------------------------------------------------------------------------------


def names_of(speaker: Speaker) -> list[str]:
    """The names of a speaker; the id only if there is no name."""
    return [folded_name(name) for name in (speaker.label, *speaker.aliases)]


def said_by(map: ArgumentMap) -> dict[str, set[Hashable]]:
    """The claims that each speaker voices, with the words."""
    said: dict[str, set[Hashable]] = defaultdict(set)
    for claim in map.claims.values():
        for utterance in claim.utterances:
            words = (claim.id, claim.text, *utterance.quote_parts, utterance.reported)
            said[utterance.speaker].add(words)
    return said


# -- sources ----------------------------------------------------------------------------------------


def keys_of(source: Source) -> list[Hashable]:
    """The keys by which a source can be recognised."""
    keys: list[Hashable] = []
    if source.path:
        keys.append(("path", normpath(source.path)))
    if source.url:
        keys.append(("url", source.url))
    if source.title:
        keys.append(("title", folded_name(source.title)))
    return keys or [("id", source.id)]


def is_one_source(one: Source, other: Source) -> bool:
    """Whether two sources with a key in common can be one."""
    return agree(one, other, ("path", "url", "date"))


def agree(one: Any, other: Any, fields: Sequence[str]) -> bool:
    """Whether two elements do not contradict each other in these fields; an empty field agrees."""
    values = ((getattr(one, name), getattr(other, name)) for name in fields)
    return all(not a or not b or a == b for a, b in values)
