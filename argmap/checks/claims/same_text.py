"""The check `same-text`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown, wording_place
from argmap.diagnostics import Diagnostic


class SameText(Check):
    """Two claims say the same in the same words.

    Capitals, spaces and punctuation do not count. What is said for or against the one does not
    reach the other, so an answer can be overlooked.

    Instead of

        claims:
          trade-falls: The shops lose trade.
          less-trade: The shops lose trade!

    keep one claim, with everybody who voices it:

        speakers: {shopkeeper: A shopkeeper, mayor: The mayor}
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: [shopkeeper, mayor]

    or, where the two are kept apart on purpose, join them:

        claims:
          trade-falls: The shops lose trade.
          less-trade:
            text: The shops lose trade!
            restates: trade-falls
    """

    code = "AM202"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each claim whose words stand in an earlier one."""
        first: dict[tuple[str, ...], str] = {}
        for id, words in checked.words.items():
            # Claims without any words are equal, too, but AM201 is about them.
            other = first.setdefault(words, id) if words else id
            if other == id or checked.are_restated(id, other):
                continue
            yield checked.report(
                cls,
                f"{shown(id)} says the same as {shown(other)}",
                *wording_place(checked.map.claims[id]),
                help=f"keep one of the two, or write `restates: {other}`",
                related=[
                    (f"{shown(other)} says it first", wording_place(checked.map.claims[other])),
                ],
            )
