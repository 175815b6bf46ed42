"""The check `bears-on-nothing`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, listed, shown, wording_place
from argmap.diagnostics import Diagnostic
from argmap.model import SYMMETRIC_KINDS


class BearsOnNothing(Check):
    """A claim is argued about, but bears on nothing itself.

    It is not an issue either, so the whole branch behind it has no stance and reaches nobody. A
    relation may be missing.

    Instead of

        issue: close-it
        claims:
          close-it: The street should be closed.
          trade-falls: The shops lose trade.
          trade-rose: {text: Trade rose elsewhere., rebuts: trade-falls}
          fresh-air: {text: The air gets better., supports: close-it}

    say what the claim bears on:

        issue: close-it
        claims:
          close-it: The street should be closed.
          trade-falls: {text: The shops lose trade., rebuts: close-it}
          trade-rose: {text: Trade rose elsewhere., rebuts: trade-falls}
          fresh-air: {text: The air gets better., supports: close-it}

    or add it to the `issues:` at the top.
    """

    code = "AM222"
    severity = "note"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each end of a branch that is no issue."""
        if not checked.issues:
            return  # then `no-issue` names these claims
        graph = checked.graph
        for id, claim in checked.map.claims.items():
            aiming = graph.relations_into(id)
            if (
                not aiming
                or graph.is_premise(id)
                or id in checked.issues
                or id in graph.spelled_out
            ):
                continue
            # What contradicts or restates a claim is contradicted or restated by it.
            if any(r.kind in SYMMETRIC_KINDS for r in aiming):
                continue
            premises = dict.fromkeys(p for r in aiming for p in r.premises)
            bear = "bears" if len(premises) == 1 else "bear"
            who = listed(list(premises), 3)
            yield checked.report(
                cls,
                f"{shown(id)} bears on nothing, though {who} {bear} on it",
                *wording_place(claim),
                help="write what it bears on (`supports: …`, `rebuts: …`), or name it in `issues:`",
            )
