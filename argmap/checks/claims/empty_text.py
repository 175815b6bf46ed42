"""The check `empty-text`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown, wording
from argmap.diagnostics import Diagnostic


class EmptyText(Check):
    """A claim has neither a text nor a title.

    A claim is a statement that can be accepted or rejected. Without words there is nothing to
    accept, and every answer about the map would show a blank line in its place.

    Instead of

        claims:
          close-main-street: Main Street should be closed to cars.
          trade-falls:
            rebuts: close-main-street

    say what is claimed:

        claims:
          close-main-street: Main Street should be closed to cars.
          trade-falls:
            text: Closing the street costs the shops their trade.
            rebuts: close-main-street
    """

    code = "AM201"
    severity = "error"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each claim without words."""
        silent = [c for c in checked.map.claims.values() if not wording(c).strip()]
        # The relations say which of them are spelled out; with none, they need not be gone through.
        for claim in silent:
            if claim.id not in checked.graph.spelled_out:
                yield checked.report(
                    cls,
                    f"{shown(claim.id)} has no text",
                    "claims",
                    claim.id,
                    "text",
                    help="write `text:` and what is claimed",
                )
