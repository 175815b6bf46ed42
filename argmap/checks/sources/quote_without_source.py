"""The check `quote-without-source`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic


class QuoteWithoutSource(Check):
    """A quote does not say where it stands.

    Nobody can look the words up. Where no quote of the map has a source, that is said once.

    Instead of

        speakers:
          shopkeeper: A shopkeeper
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We would lose a third of our customers

    name the document once, at the top, for all quotes:

        sources:
          hearing: {title: Council hearing, date: 2026-05-04}
        source: hearing
        speakers:
          shopkeeper: A shopkeeper
        claims:
          trade-falls:
            text: The shops lose trade.
            speaker: shopkeeper
            quote: We would lose a third of our customers

    A single quote can have a `source:` or a `url:` of its own.
    """

    code = "AM243"
    severity = "note"
    needs_whole = True

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each quote without a source, or one for the map."""
        quotes = [found for found in checked.utterances if found[1].quote_parts]
        # A quote with a span but no source is the business of `span-without-source`.
        lacking = [
            (claim, u, place)
            for claim, u, place in quotes
            if u.source is None and u.url is None and not u.span
        ]
        # One line at the top of the file mends all of them, so one note is enough.
        if len(lacking) == len(quotes) > 1:
            yield checked.report(
                cls,
                f"none of the {len(quotes)} quotes says where it stands",
                *lacking[0][2],
                "quote",
                help=_help_for_all(list(checked.map.sources)),
            )
            return
        for claim, utterance, place in lacking:
            yield checked.report(
                cls,
                f"the words of {shown(utterance.speaker)} for {shown(claim.id)} have no source",
                *place,
                "quote",
                help="write `source: …` or `url: …` beside the quote",
            )


def _help_for_all(sources: list[str]) -> str:
    if len(sources) == 1:
        return f"write `source: {sources[0]}` at the top of the file"
    if sources:
        return "write `source: …` beside each quote, or once at the top of the file"
    return "list the document under `sources:`, and write `source: …` at the top of the file"
