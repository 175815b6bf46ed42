"""The speakers that a request names: known by a name or a part of it, or declared with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from argmap.edit.edits.adding import AddSpeaker
from argmap.edit.edits.base import Edit
from argmap.edit.edits.finding import UnknownSpeakerError, find_speaker
from argmap.edit.edits.proposing import Proposal, offered_id
from argmap.model import ArgumentMap, Speaker
from argmap.queries.selection import split_at_commas

Agrees = Callable[[str], bool]
"""Whether somebody new is meant by a word that names no speaker of the map."""


def declared(map: ArgumentMap, words: Sequence[str], agrees: Agrees) -> list[Edit]:
    """The edits that add those speakers among some words that the map does not have.

    Raises `UnknownSpeakerError` where `agrees` does not: a slip in a name must not make a new person.
    """
    proposal = Proposal(map)
    for word in words:
        try:
            find_speaker(proposal.map, word)
        except UnknownSpeakerError as error:
            if not error.is_new or not agrees(word):
                raise
            id = offered_id(proposal.map.speakers, word, "speaker")
            proposal.add(AddSpeaker(Speaker(id=id, name=word)))
    return proposal.edits


def each_speaker(map: ArgumentMap, words: Sequence[str]) -> list[str]:
    """The words for speakers; a word with commas is split unless it is a speaker's name."""
    found: list[str] = []
    for word in words:
        found += [word] if _is_known(map, word) else split_at_commas(word)
    return found


def _is_known(map: ArgumentMap, word: str) -> bool:
    try:
        find_speaker(map, word)
    except UnknownSpeakerError:
        return False
    return True
