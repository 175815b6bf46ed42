"""The check `span-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, Place, shown
from argmap.checks.sources.spans import span_help, span_place
from argmap.diagnostics import Diagnostic
from argmap.diagnostics import listed as joined
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verification import QuoteCheck

_SHOWN = 60


class SpanMismatch(Check):
    """A quote is not in the words that stand at its span.

    Either the quote is not what was said, or the span points at another place: perhaps the text was
    changed after the span was written. Or the quote leaves words out, or puts words in in brackets,
    and only a reader can say whether that changes what was said.

    `argmap verify` goes by the same rules: a quote passes here exactly if it passes there at its
    span. Spaces, line breaks, kinds of quotation marks and dashes, the first capital, and marks
    around the quote do not count; other capitals do. A quote in several parts has a span for each,
    with only the attribution (`she said`) between them.

    Instead of, in a text that begins `"We would lose a third of our trade."`,

        quote: We lost a third of our trade
        span: [1, 35]

    write the words as they stand there, or the span of the words:

        quote: We would lose a third of our trade
        span: [1, 35]
    """

    code = "AM246"
    severity = "warning"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each utterance whose words are not at its spans."""
        for claim, utterance, place in checked.utterances:
            if not utterance.span or not utterance.quote_parts or utterance.source is None:
                continue
            text = checked.sources.text(utterance.source)
            # A span beyond the end is the business of `span-outside-source`.
            if text is None or any(end > len(text) for _, end in utterance.span):
                continue
            # The quick question first: nearly all quotes pass, and a whole check searches the
            # source.
            if checked.quotes.passes_at_span(utterance):
                continue
            quote = checked.quotes.check(claim, int(place[-1]), "quote")
            if not (quote.finding.passed and quote.is_at_span):
                yield _mismatch(cls, checked, quote, place, text)


def _mismatch(
    rule: type[Check], checked: Checked, quote: QuoteCheck, place: Place, text: str
) -> Diagnostic:
    """The diagnostic for a quote at its span: other words, or words left out or put in."""
    claim, source = shown(quote.claim.id), shown(quote.utterance.source or "")
    if quote.finding.verdict == "elided" and quote.is_at_span:
        left_out, inserted = quote.finding.left_out, quote.finding.inserted
        told = [f"leaves out {_cut(words)}" for words in left_out]
        told += [f"puts in {_cut(words)}" for words in inserted]
        return checked.report(
            rule,
            f"the quote of {claim} {joined(told)} at its span in {source}",
            *place,
            *span_place(quote.utterance, 0),
            help="quote the words as they stand there, or the parts as utterances of their own",
        )
    where = _other_words(quote, text)
    start, end = quote.utterance.span[where]
    return checked.report(
        rule,
        f"the quote of {claim} is not at its span in {source}, where {_cut(text[start:end])} stands",
        *place,
        *span_place(quote.utterance, where),
        help=span_help(quote),
    )


def _other_words(quote: QuoteCheck, text: str) -> int:
    """Which of the spans holds other words than its part of the quote, from 0."""
    parts, spans = quote.utterance.quote_parts, quote.utterance.span
    if len(parts) != len(spans):
        return 0
    searched = SearchedText(text)
    pairs = enumerate(zip(parts, spans, strict=True))
    return next((i for i, (part, span) in pairs if not searched.stand_at([part], [span])), 0)


def _cut(text: str) -> str:
    """The words of a text, in quotation marks and cut to fit a message."""
    words = " ".join(text.split())
    if not words:
        return "nothing"
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + '…'}”"
