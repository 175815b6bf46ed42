"""The check `unused-source`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Claim


class UnusedSource(Check):
    """No words in the map come from a source.

    Perhaps the words that stand in it lack their `source:`. The source at the top of the file
    counts as used once any utterance relies on it.

    Instead of

        sources:
          hearing: {title: Council hearing}
        speakers:
          shopkeeper: A shopkeeper
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We would lose a third of our customers

    name the source where its words stand, or delete it:

        sources:
          hearing: {title: Council hearing}
        speakers:
          shopkeeper: A shopkeeper
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We would lose a third of our customers
            source: hearing
    """

    code = "AM241"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each source that nothing comes from."""
        used: set[object] = {u.source for _, u, _ in checked.utterances}
        for claim in checked.map.claims.values():
            used |= _linked_to(claim)
        for id in checked.map.sources:
            if id not in used:
                yield checked.report(
                    cls,
                    f"nothing in this map comes from the source {shown(id)}",
                    "sources",
                    id,
                    help=f"write `source: {id}` where its words are quoted, or delete the source",
                )


def _linked_to(claim: Claim) -> set[object]:
    """The sources that the text of a foreign claim links to without naming a speaker."""
    found: set[object] = set()
    for own in claim.extra.values():
        sources = own.get("sources") if isinstance(own, dict) else None
        found |= {s for s in sources if isinstance(s, str)} if isinstance(sources, list) else set()
    return found
