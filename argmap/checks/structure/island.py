"""The check `island`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown, wording_place
from argmap.diagnostics import Diagnostic


class Island(Check):
    """No relation joins a claim to any other.

    It neither bears on anything nor is argued about, so no chain and no stance will ever show it.
    Where no claim of the map is joined to another, that is said once.

    Instead of

        claims:
          close-it: The street should be closed.
          trade-falls: Closing it costs the shops their trade.

    say how the claim bears on another:

        claims:
          close-it: The street should be closed.
          trade-falls:
            text: Closing it costs the shops their trade.
            rebuts: close-it
    """

    code = "AM223"
    severity = "note"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each lonely claim, or one for the map."""
        map = checked.map
        joined = {p for r in map.relations.values() for p in r.premises}
        joined.update(r.target for r in map.relations.values() if r.target is not None)
        lonely = [
            c for c in checked.graph.counted if c.id not in joined and c.id not in checked.issues
        ]
        help = checked.hint(
            "write how it bears on another claim: `supports: …` or `rebuts: …`",
            "write what it bears on below it, further in: `+> [title]` supports, `-> [title]` rebuts",
        )
        if len(lonely) > 1 and not map.relations:
            message = f"none of the {len(map.claims)} claims bears on another"
            yield checked.report(cls, message, *wording_place(lonely[0]), help=help)
            return
        for claim in lonely:
            message = f"no relation joins {shown(claim.id)} to another claim"
            yield checked.report(cls, message, *wording_place(claim), help=help)
