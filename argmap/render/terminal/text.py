"""Text from files, made harmless and measured for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, split_graphemes

from argmap.render.terminal.unseen import CONTROL, is_harmless, spelled

_SPELLED = re.compile(r"(\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})")
_BREAKS = re.compile(r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\t)[ \t]*")


def shown(text: str) -> str:
    """Text with control characters spelled out (`\\x1b`), so that a terminal only shows it."""
    if is_harmless(text):
        return text
    return CONTROL.sub(lambda match: spelled(match[0]), text)


def one_line(text: str) -> str:
    """Text as one line that holds no tab: line breaks become spaces, control characters visible."""
    if is_harmless(text):
        return text
    return shown(_BREAKS.sub(" ", text))


def cells(text: str) -> int:
    """How many columns a harmless text takes.

    >>> cells("bus"), cells("公車")
    (3, 4)
    """
    # ASCII is one column each and by far the most common; asking Rich costs much more.
    return len(text) if text.isascii() else cell_len(text)


def units(text: str) -> list[str]:
    """The parts of a text within which no line may end: characters as people count them.

    A letter with its accents, an emoji with all that is joined to it, and what `shown` spelled out.
    """
    found: list[str] = []
    for i, part in enumerate(_SPELLED.split(text) if "\\" in text else [text]):
        if i % 2:
            found.append(part)
        elif part.isascii():
            found += part
        else:
            found += [part[start:end] for start, end, _ in split_graphemes(part)[0]]
    return found


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Text on one line of at most `width` columns; an ellipsis says that there is more."""
    text = one_line(text)
    if cells(text) <= width:
        return text
    kept = _fitting(units(text), width - len(ellipsis))
    return "".join(kept).rstrip() + ellipsis[: max(width, 1)]


def cut_left(text: str, width: int, ellipsis: str = "…") -> str:
    """The end of a text on one line of at most `width` columns, behind an ellipsis if it is cut."""
    text = one_line(text)
    if cells(text) <= width:
        return text
    kept = _fitting(reversed(units(text)), width - len(ellipsis))
    return ellipsis[: max(width, 1)] + "".join(reversed(kept))


def _fitting(parts: Iterable[str], room: int) -> list[str]:
    """As many of the first parts as fit."""
    kept = []
    for part in parts:
        room -= cells(part)
        if room < 0:
            break
        kept.append(part)
    return kept


def wrap(text: str, width: int, first: int | None = None, *, fold: bool = True) -> list[str]:
    """Text broken between words into lines of at most `width` columns.

    textwrap counts code points and not columns, so that wide letters would overflow.

    `first` is the room on the first line, where something else stands before the text. Words longer
    than a line, and scripts without spaces, are broken behind a hyphen or where the line ends; without
    `fold` they stay whole, for they may be names that somebody wants to copy.
    """
    text, width = one_line(text), max(width, 8)
    room = width if first is None else first
    if cells(text) <= room:
        return [text]
    lines: list[str] = []
    line: list[str] = []
    left = room
    for word in text.split(" "):
        taken = cells(word)
        if line and taken < left:
            line.append(word)
            left -= 1 + taken
            continue
        if line or (taken > room and not lines and room < width):
            lines.append(" ".join(line))
            room = width
        if taken > room and fold:
            *full, word = _split(word, room, width)
            lines += full
            room, taken = width, cells(word)
        line, left = [word], room - taken
    return [*lines, " ".join(line)]


def _split(word: str, first: int, width: int) -> list[str]:
    """A long word in parts that fit: the first into `first` columns, the others into `width`."""
    parts, part, room = [], "", first
    for unit in units(word):
        taken = cells(unit)
        if taken > room and part:
            hyphen = part.rfind("-") + 1
            # A hyphen in the first half would leave most of the line empty.
            end = hyphen if 2 * hyphen >= len(part) else len(part)
            parts.append(part[:end])
            part = part[end:]
            room = width - cells(part)
        part += unit
        room -= taken
    return [*parts, part]


def fair_widths(wanted: Sequence[int], room: int) -> list[int]:
    """Widths that fit into `room`: narrow columns keep their width, the others share the rest.

    >>> fair_widths([4, 50, 30], room=44)
    [4, 20, 20]
    """
    widths = list(wanted)
    # The narrowest first: what it does not use of its share is left for the wider ones.
    open_columns = sorted(range(len(wanted)), key=lambda i: wanted[i])
    while open_columns:
        share = max(room // len(open_columns), 1)
        narrowest = open_columns[0]
        widths[narrowest] = min(wanted[narrowest], share)
        room -= widths[narrowest]
        open_columns.pop(0)
    return widths
