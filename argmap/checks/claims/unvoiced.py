"""The check `unvoiced`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown, wording_place
from argmap.diagnostics import Diagnostic


class Unvoiced(Check):
    """Nobody voices a claim.

    A map says who argued what. This claim has no speaker, is not marked as implicit and is not the
    issue, so nobody can be asked about it. Where nobody voices anything in the whole map, that is
    said once.

    Instead of

        claims:
          trade-falls: Closing the street costs the shops their trade.

    name who says so, or mark the claim as one that an argument needs and nobody says:

        speakers: {shopkeeper: A shopkeeper}
        claims:
          trade-falls:
            text: Closing the street costs the shops their trade.
            speaker: shopkeeper
          shops-matter:
            text: The town should keep its shops.
            implicit: true
    """

    code = "AM205"
    severity = "note"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each claim without a voice, or one for the map."""
        claims = checked.graph.counted
        silent = [
            c for c in claims if not c.speakers and not c.implicit and c.id not in checked.issues
        ]
        # A map that does not record speakers at all makes one choice, not a hundred mistakes.
        if len(silent) > 1 and not any(c.speakers for c in claims):
            yield checked.report(
                cls,
                f"nobody voices any of the {len(claims)} claims",
                *wording_place(silent[0]),
                help=checked.hint(
                    "list who argues under `speakers:`, and write `speaker: …` in each claim",
                    "write who says it behind each text: `{speaker: …}`",
                ),
            )
            return
        for claim in silent:
            yield checked.report(
                cls,
                f"nobody voices {shown(claim.id)}",
                *wording_place(claim),
                help=checked.hint(
                    "write `speaker: …`, or `implicit: true` if nobody says it",
                    "write `{speaker: …}` behind its text",
                ),
            )
