"""The check `span-without-source`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic


class SpanWithoutSource(Check):
    """A span points into no text.

    `span` counts the code points of a source's text. Without a source the numbers mean nothing.

    Instead of

        speakers:
          shopkeeper: A shopkeeper
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We would lose a third of our customers
            span: [120, 158]

    name the source:

        sources:
          hearing: hearing.txt
        speakers:
          shopkeeper: A shopkeeper
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We would lose a third of our customers
            source: hearing
            span: [120, 158]
    """

    code = "AM244"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each utterance with a span and no source."""
        for claim, utterance, place in checked.utterances:
            if utterance.span and utterance.source is None and utterance.url is None:
                yield checked.report(
                    cls,
                    f"the words of {shown(utterance.speaker)} for {shown(claim.id)} "
                    "have a span but no source",
                    *place,
                    "span",
                    help="write `source: …` beside the span, or once at the top of the file",
                )
