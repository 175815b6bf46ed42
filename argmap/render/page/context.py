"""The words of an utterance in their source, with the text before and after them."""

from __future__ import annotations

import re

from argmap.quotes.context import Context

AROUND = 180
"""How many code points are shown before the words, after them, and on each side of a gap."""

MOST_WORDS = 1_000
"""A longer quote is shown by its beginning and its end, in code points."""

_GAP = " … "
_BREAK = re.compile(r"\s+")


def in_turns(context: Context) -> list[str]:
    """The source in turns: text before the words, the words, text between, words, text after."""
    text, offset = context.text, context.start
    pieces: list[str] = []
    at = 0
    for start, end in context.spans:
        # Spans that overlap must not show words twice.
        start, end = max(start - offset, at), max(end - offset, at)
        pieces.append(_around(text[at:start], is_first=not pieces))
        pieces.append(_shortened(text[start:end], MOST_WORDS // 2))
        at = end
    return [*pieces, _after(text[at:])]


def _around(text: str, *, is_first: bool) -> str:
    if not is_first:
        return _shortened(text, AROUND)
    if len(text) > AROUND:
        text = "… " + _tail(text, AROUND)
    return _flat(text)


def _after(text: str) -> str:
    if len(text) > AROUND:
        text = _head(text, AROUND) + " …"
    return _flat(text)


def _shortened(text: str, end: int) -> str:
    """A long text by its two ends, of `end` code points each."""
    # A gap that is hardly longer than its two ends is shown whole.
    if len(text) > 2 * end:
        text = _head(text, end) + _GAP + _tail(text, end)
    return _flat(text)


def _head(text: str, length: int) -> str:
    """The beginning of a text, as far as its last whole word."""
    piece = text[:length]
    return piece.rpartition(" ")[0] or piece


def _tail(text: str, length: int) -> str:
    """The end of a text, from its first whole word."""
    piece = text[-length:]
    return piece.partition(" ")[2] or piece


def _flat(text: str) -> str:
    """Text whose line breaks are those of the page rather than of the source's file."""
    return _BREAK.sub(" ", text)
