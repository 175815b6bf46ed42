"""The check `implicit-claim-voiced`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic


class ImplicitClaimVoiced(Check):
    """A claim is marked `implicit`, but somebody's words for it are quoted.

    An implicit claim is one that nobody says and an argument needs. If there are words for it,
    somebody said it.

    Instead of

        speakers: {engineer: The city engineer}
        claims:
          good-for-trade:
            text: The closed street would bring in more customers.
            implicit: true
            speaker: engineer
            quote: It would bring people in

    leave `implicit` out:

        speakers: {engineer: The city engineer}
        claims:
          good-for-trade:
            text: The closed street would bring in more customers.
            speaker: engineer
            quote: It would bring people in
    """

    code = "AM204"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each quote of an implicit claim."""
        for claim, utterance, place in checked.utterances:
            # What is only reported of somebody may well be implicit; own words contradict the mark.
            if claim.implicit and utterance.voices and utterance.quote_parts:
                yield checked.report(
                    cls,
                    f"{shown(claim.id)} is implicit, but {shown(utterance.speaker)} says it",
                    *place,
                    "quote",
                    help="leave `implicit: true` out, or move the quote to the claim it voices",
                    related=[("marked as implicit", ("claims", claim.id, "implicit"))],
                )
