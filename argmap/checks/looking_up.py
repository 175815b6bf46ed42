"""Whether words stand in a text, and where: for the checks of spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.model import Utterance

MAX_SEARCHED = 20_000_000
"""How many code points are searched for one check, so that a long text with many quotes ends."""
_NEAR = 2_000
"""How far from its span a quote is always searched."""

_QUOTE_MARKS = "'\"‘’‚‛“”„‟«»‹›`´"
_DASHES = "-‐‑‒–—―−"
_AT_THE_ENDS = " '.,;:!?-"
_ALIKE = str.maketrans(
    dict.fromkeys(_QUOTE_MARKS, "'") | dict.fromkeys(_DASHES, "-") | {"…": "...", "\u00ad": ""}
)

_ANY_OF = {
    # One piece for all dashes and spaces in a row: two that can match the same would take long.
    "dash": rf"\s*[{_DASHES}][{_DASHES}\s]*",
    "space": r"\s+",
    "mark": f"[{_QUOTE_MARKS}]",
}
_TOKEN = re.compile("|".join(f"(?P<{name}>{any})" for name, any in _ANY_OF.items()) + "|.")


def plain_words(text: str) -> str:
    """The words of a quote as they are compared.

    Spaces, line breaks, capitals, kinds of quote marks and dashes, and marks at either end do not
    count.
    """
    words = " ".join(text.casefold().translate(_ALIKE).split())
    return re.sub(" ?-[- ]*", "-", words).strip(_AT_THE_ENDS)


class Search:
    """Finds quotes in texts: close to where they should be, then anywhere, until it is enough."""

    def __init__(self) -> None:
        self.searched = 0

    @property
    def is_over(self) -> bool:
        """Whether so much has been searched that only the neighbourhood still is."""
        return self.searched > MAX_SEARCHED

    def spans_of(self, utterance: Utterance, text: str) -> list[tuple[int, int]] | None:
        """Where all parts of a quote stand one after the other, or None where they do not."""
        patterns = [re.compile(_pattern(p), re.IGNORECASE) for p in utterance.quote_parts]
        if not all(p.pattern for p in patterns):
            return None
        near = min((start for start, _ in utterance.span), default=0)
        length = sum(map(len, utterance.quote_parts))
        found = _in_order(patterns, text, max(near - _NEAR, 0), near + length + _NEAR)
        if found is None and not self.is_over:
            self.searched += len(text)
            found = _in_order(patterns, text, 0, len(text))
        return found


def _in_order(
    patterns: list[re.Pattern[str]], text: str, start: int, end: int
) -> list[tuple[int, int]] | None:
    """Where the patterns match one after the other between two places, if all of them do."""
    spans: list[tuple[int, int]] = []
    for pattern in patterns:
        # A span may be any number, but a place in a text may not.
        found = pattern.search(text, min(start, len(text)), min(end, len(text)))
        if found is None:
            return None
        spans.append(found.span())
        start = found.end()
    return spans or None


def _pattern(words: str) -> str:
    """A pattern of the words, with any space, quote mark or dash where they have one.

    Marks before the words are left out, and those behind them need not be there.
    """
    marks = _AT_THE_ENDS + _QUOTE_MARKS + _DASHES
    words = words.strip()
    body = words.rstrip(marks)
    pattern = "".join(
        _ANY_OF[token.lastgroup] if token.lastgroup else re.escape(token[0])
        for token in _TOKEN.finditer(body.lstrip(marks))
    )
    return f"{pattern}(?:{re.escape(words[len(body) :])})?" if pattern else ""


def span_help(utterance: Utterance, text: str, source: str, search: Search) -> str:
    """What to write in place of a span that is wrong."""
    spans = search.spans_of(utterance, text)
    if not spans and search.is_over:
        return f"correct the quote or the span; {source} is too long to look for every quote"
    if not spans:
        return f"correct the quote or the span; these words are not found in {source}"
    pairs = [f"[{start}, {end}]" for start, end in spans]
    return f"write `span: {pairs[0]}`" if len(pairs) == 1 else f"write `span: [{', '.join(pairs)}]`"


def span_place(utterance: Utterance, i: int) -> Sequence[str | int]:
    """Where the i-th span of an utterance stands in it; a single one may be written flat."""
    return ("span",) if len(utterance.span) == 1 else ("span", i)
