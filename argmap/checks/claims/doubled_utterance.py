"""The check `doubled-utterance`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.queries.doubles import doubles


class DoubledUtterance(Check):
    """One utterance is written twice.

    A claim has the same words of the same speaker twice, from the same place: figures come out too
    high, and an answer shows the words two times. Capitals, spaces, and kinds of quotation marks and
    dashes do not count, nor does a place that the second one leaves out.

    Who says the same again somewhere else, in another source, at another place or in another turn,
    has said it twice, and that is no double.

    Instead of

        speakers: {shopkeeper: A shopkeeper}
        issue: trade-falls
        claims:
          trade-falls:
            text: The shops lose trade.
            said:
              - {speaker: shopkeeper, quote: We can't live on that, url: "https://example.org/a"}
              - {speaker: shopkeeper, quote: We can’t live on that, url: "https://example.org/a"}

    write it once:

        speakers: {shopkeeper: A shopkeeper}
        issue: trade-falls
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We can't live on that
            url: https://example.org/a
    """

    code = "AM206"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each utterance that repeats an earlier one of its claim."""
        for claim in checked.map.claims.values():
            # Most claims have one utterance or none, and comparing folds the words first.
            if len(claim.utterances) < 2:
                continue
            for i, other in doubles(claim.utterances):
                speaker = claim.utterances[i].speaker
                place = ("claims", claim.id, "utterances")
                yield checked.report(
                    cls,
                    f"{shown(speaker)} says {shown(claim.id)} twice in the same words and place",
                    *place,
                    i,
                    help="delete one of the two, or write where else it was said",
                    related=[("it stands here first", (*place, other))],
                )
