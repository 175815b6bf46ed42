"""The speakers that an edit names: known by a name or a part of it, or declared with the edit."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from argmap.edit.edits.adding import AddSpeaker
from argmap.edit.edits.base import Edit
from argmap.edit.edits.finding import UnknownSpeakerError, find_speaker
from argmap.edit.edits.proposing import Proposal, offered_id
from argmap.model import ArgumentMap, Speaker
from argmap.queries.selection import split_at_commas
from argmap.render.terminal.text import shown

declare_option = click.option(
    "--declare", is_flag=True, help="Add a speaker that the map does not have yet."
)
"""Passed on as `declare`."""


def declared(map: ArgumentMap, words: Sequence[str], *, declare: bool) -> list[Edit]:
    """The edits that add those speakers among some words that the map does not have.

    Raises `UnknownSpeakerError`, unless `declare` is given or a person agrees on a terminal: a slip in
    a name must not make a new person.
    """
    proposal = Proposal(map)
    for word in words:
        try:
            find_speaker(proposal.map, word)
        except UnknownSpeakerError as error:
            if not error.is_new or not (declare or _is_agreed(word)):
                raise
            id = offered_id(proposal.map.speakers, word, "speaker")
            proposal.add(AddSpeaker(Speaker(id=id, name=word)))
    return proposal.edits


def _is_agreed(word: str) -> bool:
    """Whether a person says that somebody new is meant."""
    # A script must not wait for an answer that nobody gives.
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(f"There is no speaker {shown(word)!r}. Add one?", err=True)


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
