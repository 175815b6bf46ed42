"""The check `unused-speaker`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic


class UnusedSpeaker(Check):
    """A speaker says nothing in the map.

    They voice no claim, draw no relation, hold no speech, and nobody is heard through them. Perhaps
    what they said was given to somebody else.

    Instead of

        speakers:
          shopkeeper: A shopkeeper
          engineer: The city engineer
        claims:
          trade-falls: {text: The shops lose trade., speaker: shopkeeper}

    delete the speaker, or give them what they said:

        speakers:
          shopkeeper: A shopkeeper
          engineer: The city engineer
        claims:
          trade-falls: {text: The shops lose trade., speaker: shopkeeper}
          trade-rose: {text: Trade rose elsewhere., speaker: engineer, rebuts: trade-falls}
    """

    code = "AM232"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each speaker without a part in the debate."""
        map = checked.map
        used = {name for _, u, _ in checked.utterances for name in (u.speaker, u.via)}
        # A speaker who only draws a relation between the claims of others takes part as well.
        used.update(s for r in map.relations.values() for s in r.speakers)
        used.update(speech.speaker for speech in map.speeches.values())
        for id in map.speakers:
            if id not in used:
                yield checked.report(
                    cls,
                    f"{shown(id)} says nothing in this map",
                    "speakers",
                    id,
                    help=f"delete the speaker, or write `speaker: {id}` in a claim",
                )
