"""The words of an utterance where they stand in their source: what comes before, and after."""

from __future__ import annotations

import re

from argmap.formats.sources import SourceTexts
from argmap.model import Utterance

AROUND = 140
"""How many code points are shown before the words, and after them."""

MOST_WORDS = 1_000
"""A longer stretch of the source is shown by its beginning and its end."""

_GAP = " … "
_BREAK = re.compile(r"\s+")


def context(utterance: Utterance, texts: SourceTexts) -> list[str]:
    """What stands in the source, in turns: around the words, words, around, words, around.

    Empty where the source has no text here, or where the words are not located in it.
    """
    if utterance.source is None or not utterance.span:
        return []
    text = texts.text(utterance.source)
    spans = sorted((start, end) for start, end in utterance.span if start < end)
    if text is None or not spans or spans[-1][1] > len(text):
        return []
    at = spans[0][0]
    pieces = [_before(text, at)]
    for i, (start, end) in enumerate(spans):
        # Spans that overlap must not show words twice.
        start, end = max(start, at), max(end, at)
        if i:
            pieces.append(_between(text[at:start]))
        pieces.append(_shortened(text[start:end]))
        at = end
    return [*pieces, _after(text, at)]


def _before(text: str, start: int) -> str:
    piece = text[max(start - AROUND, 0) : start]
    if start > AROUND:
        piece = "… " + piece.partition(" ")[2]
    return _flat(piece)


def _after(text: str, end: int) -> str:
    piece = text[end : end + AROUND]
    if end + AROUND < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return _flat(piece)


def _between(text: str) -> str:
    if len(text) > 2 * AROUND:
        text = text[:AROUND].rpartition(" ")[0] + _GAP + text[-AROUND:].partition(" ")[2]
    return _flat(text)


def _shortened(text: str) -> str:
    if len(text) > MOST_WORDS:
        text = text[: MOST_WORDS // 2] + _GAP + text[-MOST_WORDS // 2 :]
    return _flat(text)


def _flat(text: str) -> str:
    """Text whose line breaks are those of the page rather than of the source's file."""
    return _BREAK.sub(" ", text)
