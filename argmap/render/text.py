"""Text from files, made harmless and measured for a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Everything a terminal might obey rather than show, and the marks that reorder a line."""

_BREAKS = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\t)[ \t]*")


def shown(text: str) -> str:
    """Text with control characters spelled out (`\\x1b`), so that a terminal only shows it."""
    if text.isprintable():
        return text
    return CONTROL.sub(_spelled, text)


def one_line(text: str) -> str:
    """Text as one line that holds no tab: line breaks become spaces, control characters visible."""
    if text.isprintable():
        return text
    return shown(_BREAKS.sub(" ", text))


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Text on one line of at most `width` columns; an ellipsis says that there is more."""
    text = one_line(text)
    if cells(text) <= width:
        return text
    taken, room = [], max(width - len(ellipsis), 0)
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        taken.append(character)
    return ("".join(taken).rstrip() + ellipsis)[: max(width, len(taken) + 1)]


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Text broken between words into lines of at most `width` columns.

    `first` is the room on the first line, where something else stands before the text. Words longer
    than a line, and scripts without spaces, are broken where the line ends.
    """
    width = max(width, 8)
    lines: list[str] = []
    line, room = "", width if first is None else first
    for word in one_line(text).split(" "):
        taken = cells(word)
        if line and cells(line) + 1 + taken <= room:
            line += " " + word
            continue
        if line or (taken > room and not lines and room < width):
            lines.append(line)
            line, room = "", width
        if taken > room:
            *full, word = _split(word, room, width)
            lines += full
            room = width
        line = word
    lines.append(line)
    return lines


def _split(word: str, first: int, width: int) -> list[str]:
    """A long word in parts that fit: the first into `first` columns, the others into `width`."""
    parts, start, room = [], 0, first
    for i, character in enumerate(word):
        taken = _width(character)
        if taken > room and i > start:
            parts.append(word[start:i])
            start, room = i, width
        room -= taken
    return [*parts, word[start:]]


def fair_widths(wanted: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room`: what is narrow keeps its width, the others share the rest."""
    widths = list(wanted)
    open_columns = sorted(range(len(wanted)), key=lambda i: wanted[i])
    while open_columns:
        share = max(room // len(open_columns), 1)
        narrowest = open_columns[0]
        widths[narrowest] = min(wanted[narrowest], share)
        room -= widths[narrowest]
        open_columns.pop(0)
    return widths
