"""The check `span-outside-source`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.checks.sources.spans import span_help, span_place
from argmap.diagnostics import Diagnostic


class SpanOutsideSource(Check):
    """A span goes beyond the end of the source's text.

    `span` counts the code points of the text, from 0. Perhaps the text was changed or cut after the
    span was written, or the span belongs to another source.

    Instead of, in a text of 4,500 code points,

        span: [4620, 4660]

    write where the words stand; the help line says it where they can be found:

        span: [462, 502]
    """

    code = "AM245"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each utterance with a span that ends too late."""
        for claim, utterance, place in checked.utterances:
            if not utterance.span or utterance.source is None:
                continue
            text = checked.sources.text(utterance.source)
            if text is None:
                continue
            outside = [i for i, (_, end) in enumerate(utterance.span) if end > len(text)]
            if not outside:
                continue
            # One diagnostic for an utterance: its other spans are wrong for the same reason.
            start, end = utterance.span[outside[0]]
            help = (
                span_help(checked.quotes.check(claim, int(place[-1]), "quote"))
                if utterance.quote_parts
                else f"write a span between 0 and {len(text)}"
            )
            yield checked.report(
                cls,
                f"the span [{start}, {end}] of {shown(claim.id)} goes beyond the end of "
                f"{shown(utterance.source)}, which has {len(text)} code points",
                *place,
                *span_place(utterance, outside[0]),
                help=help,
            )
