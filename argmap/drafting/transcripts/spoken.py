"""What a transcript adds to a draft: turns, their kinds, and the words that make no claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from argmap.drafting.speakers.voices import Speaker
from argmap.model import SpeechKind
from argmap.text.places import Place

Silence = Literal[
    "by the chair",
    "by a questioner",
    "a question",
    "a greeting or thanks",
    "about the debate itself",
    "an interruption",
    "only a few words",
    "outside the turns",
]
"""Why words of a transcript make no claim."""
SILENCES: tuple[Silence, ...] = get_args(Silence)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Where in a transcript a statement is made."""

    turn: int
    """Its number, from 1."""
    claim: str
    """The words as a sentence by itself."""
    at: str | None = None
    """The time that the transcript gives."""
    section: str | None = None
    quoted_by: Speaker | None = None
    """Who has the floor and quotes the speaker."""


@dataclass(frozen=True, slots=True)
class TurnOf:
    """A turn with who has it: an entry of the `speeches` of a map."""

    number: int
    speaker: Speaker
    kind: SpeechKind
    section: str | None
    label: Place
    """Where the name stands."""
    place: Place
    """Where the words stand."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a draft of a transcript knows besides its statements."""

    turns: tuple[TurnOf, ...]
    silent: tuple[tuple[Place, Silence], ...]
    """All words that make no claim, in order; with the claims they are the whole text."""
    title: str | None = None
