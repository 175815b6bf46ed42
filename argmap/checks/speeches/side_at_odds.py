"""The check `side-at-odds`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.words.folding import folded_name


class SideAtOdds(Check):
    """Somebody speaks in a speech of another side.

    That can be: whoever has the floor may give way. More often the turn is wrong. Where one side asks
    the other (`kind: questions`), both speak.

    Instead of

        speeches: {AC: aff, NC: neg}
        speakers: {noah: {name: Noah, side: neg}}
        claims:
          dull: {text: Dogs are dull., speaker: noah, turn: AC}

    name the speech in which it was said:

        speeches: {AC: aff, NC: neg}
        speakers: {noah: {name: Noah, side: neg}}
        claims:
          dull: {text: Dogs are dull., speaker: noah, turn: NC}
    """

    code = "AM264"
    severity = "note"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each utterance in a speech of another side than the speaker's."""
        for _, utterance, place in checked.utterances:
            speech = checked.map.speeches.get(utterance.turn or "")
            speaker = checked.map.speakers.get(utterance.speaker)
            if speech is None or speaker is None or speech.kind != "speech":
                continue
            own, its = speaker.side or "", speech.side or ""
            if own.strip() and its.strip() and folded_name(own) != folded_name(its):
                message = (
                    f"{shown(speaker.id)} is of the side {shown(own)}, and "
                    f"{shown(speech.id)} of the side {shown(its)}"
                )
                help = "name the speech in which it was said, or mend a side"
                yield checked.report(cls, message, *place, "turn", help=help)
