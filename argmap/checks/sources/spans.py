"""Shared by the checks of spans: where a span is written, and what to write there."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model import Utterance
from argmap.quotes.verification import QuoteCheck


def span_help(quote: QuoteCheck) -> str:
    """The help for a wrong span: what to write in its place."""
    if not quote.finding.passed and quote.finding.verdict != "elided":
        source = quote.utterance.source
        return f"correct the quote or the span; these words are not found in {source}"
    pairs = [f"[{start}, {end}]" for start, end in quote.finding.spans]
    return f"write `span: {pairs[0]}`" if len(pairs) == 1 else f"write `span: [{', '.join(pairs)}]`"


def span_place(utterance: Utterance, i: int) -> Sequence[str | int]:
    """Where the i-th span of an utterance stands in it; a single one may be written flat."""
    return ("span",) if len(utterance.span) == 1 else ("span", i)
