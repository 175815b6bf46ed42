"""The check `unknown-speech`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, Place, shown
from argmap.diagnostics import Diagnostic, did_you_mean
from argmap.model import Relation, Utterance


class UnknownSpeech(Check):
    """A turn names a speech that is not in the list.

    Where a map lists its speeches, every `turn` is one of them; otherwise nobody can tell what came
    before it and what after it.

    Instead of

        speeches: [AC, NC]
        speakers: {ava: Ava}
        claims:
          dog: {text: Get a dog., speaker: ava, turn: 1AC}

    name a speech of the list, or put the missing one in its place:

        speeches: [1AC, NC]
        speakers: {ava: Ava}
        claims:
          dog: {text: Get a dog., speaker: ava, turn: 1AC}
    """

    code = "AM261"
    severity = "error"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each turn that is no speech."""
        speeches = checked.map.speeches
        if not speeches:
            return
        for turn, place in turns(checked):
            if turn not in speeches:
                help = did_you_mean(turn, speeches) or "list it under speeches:, in its place"
                message = f"there is no speech {shown(turn)!r}"
                yield checked.report(cls, message, *place, "turn", help=help)


def turns(checked: Checked) -> Iterator[tuple[str, Place]]:
    """Every turn that a map names, and where what has it stands."""
    named: list[tuple[Utterance | Relation, Place]] = [
        *((utterance, place) for _, utterance, place in checked.utterances),
        *((relation, ("relations", id)) for id, relation in checked.map.relations.items()),
    ]
    for said, place in named:
        if said.turn and said.turn.strip():
            yield said.turn, place
