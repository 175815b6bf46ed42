"""Filling in where the quotes of a map are in their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.edit.edits.setting import SetUtterance
from argmap.quotes.verification import QuoteCheck


def placing(checks: Iterable[QuoteCheck]) -> Iterator[SetUtterance]:
    """The edits that give every quote that was found its span, and correct those that are wrong."""
    # A quote that was not found keeps its span: only a person can say what is wrong with it.
    for check in checks:
        if check.is_unplaced or check.is_misplaced:
            spans = list(check.finding.spans)
            yield SetUtterance(check.claim.id, check.number, "span", spans)
