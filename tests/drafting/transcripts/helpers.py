"""Reading a few lines of a transcript as the drafter does."""

from __future__ import annotations

from argmap.drafting.drafting import Draft
from argmap.drafting.transcripts.draft_transcript import UnitOf, draft_transcript


def heard(text: str, unit: UnitOf = "sentence") -> Draft:
    """The draft of a text that is recognised as a transcript."""
    found = draft_transcript(text, is_known=False, unit=unit)
    assert found is not None, "not recognised as a transcript"
    return found


def claims(text: str) -> list[tuple[str, str]]:
    """Who says what, as claims."""
    return [(s.speaker or "", s.spoken.claim) for s in heard(text).statements if s.spoken]


def kinds(text: str) -> dict[str, str]:
    """The part of each speaker."""
    transcript = heard(text).transcript
    assert transcript is not None
    return {turn.speaker.name: turn.kind for turn in transcript.turns}


def silent(text: str) -> list[tuple[str, str]]:
    """The words that make no claim, with why."""
    found = heard(text)
    assert found.transcript is not None
    return [(text[a:b].strip(), why) for (a, b), why in found.transcript.silent]
