"""Whether words stand in a text, and where: for the checks of spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from argmap.model import Utterance

MAX_SEARCHED = 20_000_000
"""How many code points are searched for one check, so that a long text with many quotes ends."""

_QUOTE_MARKS = "'\"‘’‚‛“”„‟«»‹›`´"
_DASHES = "-‐‑‒–—―−"
_ALIKE = str.maketrans(dict.fromkeys(_QUOTE_MARKS, "'") | {"…": "...", "\u00ad": ""})
_DASH = re.compile(rf"\s*[{_DASHES}]+\s*")
_AT_THE_ENDS = " '.,;:!?-"

_TOKEN = re.compile(rf"(?P<dash>\s*[{_DASHES}]+\s*)|(?P<space>\s+)|(?P<mark>[{_QUOTE_MARKS}])|.")
_ANY_OF = {"dash": _DASH.pattern, "space": r"\s+", "mark": f"[{_QUOTE_MARKS}]"}


def plain_words(text: str) -> str:
    """The words of a quote as they are compared.

    Spaces, line breaks, capitals, kinds of quote marks and dashes, and marks at either end do not
    count.
    """
    words = _DASH.sub("-", text.casefold().translate(_ALIKE))
    return " ".join(words.split()).strip(_AT_THE_ENDS)


class Search:
    """Finds quotes in texts until it has searched enough."""

    def __init__(self) -> None:
        self.searched = 0

    def spans_of(self, utterance: Utterance, text: str) -> list[tuple[int, int]] | None:
        """Where all parts of a quote stand one after the other, or None where they do not."""
        spans: list[tuple[int, int]] = []
        for part in utterance.quote_parts:
            found = self._find(part, text, spans[-1][1] if spans else 0)
            if found is None:
                return None
            spans.append(found)
        return spans or None

    def _find(self, words: str, text: str, start: int) -> tuple[int, int] | None:
        pattern = _pattern(words)
        if not pattern or self.searched > MAX_SEARCHED:
            return None
        found = re.compile(pattern, re.IGNORECASE).search(text, start)
        self.searched += (found.end() if found else len(text)) - start
        return found.span() if found else None


def _pattern(words: str) -> str:
    """A pattern of the words, with any space, quote mark or dash where they have one."""
    bare = words.strip().strip(_AT_THE_ENDS + _QUOTE_MARKS + _DASHES)
    return "".join(
        _ANY_OF[token.lastgroup] if token.lastgroup else re.escape(token[0])
        for token in _TOKEN.finditer(bare)
    )


def span_help(utterance: Utterance, text: str, source: str, search: Search) -> str:
    """What to write in place of a span that is wrong."""
    spans = search.spans_of(utterance, text)
    if not spans:
        return f"correct the quote or the span; these words are not found in {source}"
    pairs = [f"[{start}, {end}]" for start, end in spans]
    return f"write `span: {pairs[0]}`" if len(pairs) == 1 else f"write `span: [{', '.join(pairs)}]`"


def span_place(utterance: Utterance, i: int) -> Sequence[str | int]:
    """Where the i-th span of an utterance stands in it; a single one may be written flat."""
    return ("span",) if len(utterance.span) == 1 else ("span", i)
