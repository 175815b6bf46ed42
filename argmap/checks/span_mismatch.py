"""The check `span-mismatch`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.checks.looking_up import Search, plain_words, span_help, span_place
from argmap.diagnostics import Diagnostic
from argmap.model import Utterance

_SHOWN = 60


class SpanMismatch(Check):
    """Other words than the quote stand at its span.

    Either the quote is not what was said, or the span points at another place: perhaps the text was
    changed after the span was written. Spaces, capitals, kinds of quote marks and dashes, and
    punctuation at either end do not count. A quote in several parts has a span for each.

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
        search = Search()
        for claim, utterance, place in checked.utterances:
            if not utterance.span or not utterance.quote_parts or utterance.source is None:
                continue
            text = checked.sources.text(utterance.source)
            # A span beyond the end is the business of `span-outside-source`.
            if text is None or any(end > len(text) for _, end in utterance.span):
                continue
            wrong = _first_mismatch(utterance, text)
            if wrong is not None:
                where, stands = wrong
                yield checked.report(
                    cls,
                    f"the quote of {shown(claim.id)} is not at its span in "
                    f"{shown(utterance.source)}, where {_cut(stands)} stands",
                    *place,
                    *span_place(utterance, where),
                    help=span_help(utterance, text, utterance.source, search),
                )


def _first_mismatch(utterance: Utterance, text: str) -> tuple[int, str] | None:
    """Which span holds other words than the quote, and what stands there."""
    parts = utterance.quote_parts
    found = [text[start:end] for start, end in utterance.span]
    if len(parts) != len(found):
        parts, found = [" ".join(parts)], [" ".join(found)]
    for i, (part, stands) in enumerate(zip(parts, found, strict=True)):
        if plain_words(part) != plain_words(stands):
            return i, stands
    return None


def _cut(text: str) -> str:
    """The words of a text, in quotation marks and cut to fit a message."""
    words = " ".join(text.split())
    if not words:
        return "nothing"
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + '…'}”"
