"""A text of which nobody says what it is: as a transcript if it looks like one, else as prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.drafting.drafting import Draft, Statement, draft
from argmap.drafting.transcripts.draft_transcript import draft_transcript, statement_of


def draft_any(text: str) -> Draft:
    """What a text states."""
    return draft_transcript(text, is_known=False) or draft(text)


def voices_in(text: str) -> Draft:
    """All that a text says somebody says; of a transcript whole turns, whether or not they state something."""
    found = draft_any(text)
    if found.transcript is None:
        return found
    return replace(found, statements=tuple(_voices(found)))


def _voices(found: Draft) -> Iterator[Statement]:
    for turn in found.transcript.turns if found.transcript else ():
        if turn.place[0] < turn.place[1]:
            yield statement_of(found.text, (turn.place,), turn.speaker, turn.label, turn.number)
    yield from (s for s in found.statements if s.spoken is None or s.spoken.quoted_by)
