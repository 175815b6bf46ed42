"""The width of a text, and its lines that fit, by the widths of Arial, which most sans fonts share.

Helvetica, Liberation Sans and Arimo have the very same widths. Characters outside this table are
estimated, rather too wide than too narrow. No font is loaded: a picture must come out the same on
every machine.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from argmap.render.terminal.text import shown, units
from argmap.render.terminal.unseen import CONTROL

FONTS = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif"
"""The fonts of a drawing: those with these widths, then any other."""

BOLD = 1.1
"""How much wider the widest texts are in bold."""

# Thousandths of the font's size, for the characters from the space to the tilde.
_ASCII = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
_KNOWN = {chr(32 + i): width for i, width in enumerate(_ASCII)} | {
    **dict.fromkeys("‘’‚", 222),
    **dict.fromkeys("“”„", 333),
    **dict.fromkeys("–¢£¥§«»", 556),
    **dict.fromkeys("—…™Æ", 1000),
    **dict.fromkeys("−±×÷", 584),
    **dict.fromkeys("ßøı", 611),
    "\N{NO-BREAK SPACE}": 278,
    "·": 278,
    "•": 350,
    "°": 400,
    "Ø": 778,
    "œ": 944,
    "æ": 889,
}
_WIDE, _PICTURE, _OTHER, _SMALL = 1000, 1300, 800, 600
_SIGNS = "-/?&=._,;:"
"""Signs behind which a long word is broken."""
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


@lru_cache(4_000)
def _character(character: str) -> int:
    """The width of a character, in thousandths of the font's size."""
    if character in _KNOWN:
        return _KNOWN[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0
    # An accented letter is as wide as the letter itself.
    base = unicodedata.normalize("NFD", character)[0]
    if base in _KNOWN:
        return _KNOWN[base]
    if unicodedata.east_asian_width(character) in "WF":
        return _PICTURE if category == "So" else _WIDE
    return _SMALL if category == "Ll" else _OTHER


@lru_cache(20_000)
def _thousandths(text: str) -> int:
    return sum(map(_character, text))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in the unit of the font's size."""
    return _thousandths(text) * size / 1000 * (BOLD if bold else 1)


def longest_word(text: str, size: float) -> float:
    """How wide the widest word of a text is; texts without spaces, as Chinese, have none."""
    widths = ((_thousandths(word), len(word)) for word in text.split())
    return max((wide for wide, count in widths if wide < 900 * count), default=0) * size / 1000


def wrap(text: str, room: float, size: float) -> list[str]:
    """A text as lines of at most `room`, about equally wide, broken at spaces.

    A word is broken only if no line can hold it, and then rather behind a sign than between letters.

    Its own line breaks are kept; control characters are spelled out.
    """
    lines: list[str] = []
    for line in _BREAKS.split(text) if CONTROL.search(text) else [text]:
        lines += _wrapped(shown(line.replace("\t", " ")), room * 1000 / size)
    return lines


def _wrapped(line: str, room: float) -> list[str]:
    """One line as several; widths are in thousandths of the font's size from here on."""
    words = [piece for word in line.split() for piece in _broken(word, room)]
    if not words:
        return [""]
    space = _KNOWN[" "]
    widths = [_thousandths(word) for word in words]
    ends = list(accumulate(width + space for width in widths))
    lines = _filled(words, ends, room)
    if len(lines) > 1:
        # The narrowest room that needs no further line gives lines of about equal width.
        low, high = max(max(widths), ends[-1] / len(lines)), room
        # To within one space: finer steps would change no line.
        while high - low > space:
            middle = (low + high) / 2
            even = _filled(words, ends, middle)
            if len(even) <= len(lines):
                lines, high = even, middle
            else:
                low = middle
    return lines


def _filled(words: Sequence[str], ends: Sequence[int], room: float) -> list[str]:
    """Put as many words on each line as fit; `ends` is where each would end on one long line."""
    lines: list[str] = []
    start = column = 0
    while start < len(words):
        # No word is wider than the room, but for rounding: each line takes one at least.
        end = max(bisect_right(ends, column + room + _KNOWN[" "] + 0.5), start + 1)
        lines.append(" ".join(words[start:end]))
        start, column = end, ends[end - 1]
    return lines


def _broken(word: str, room: float) -> list[str]:
    """A word in pieces that each fit on a line."""
    if _thousandths(word) <= room:
        return [word]
    pieces: list[str] = []
    piece, taken = "", 0
    for unit in units(word):
        needed = _thousandths(unit)
        if taken + needed > room and piece:
            whole, piece = _at_a_sign(piece)
            pieces.append(whole)
            taken = _thousandths(piece)
        piece += unit
        taken += needed
    return [*pieces, piece]


def _at_a_sign(piece: str) -> tuple[str, str]:
    """A piece cut behind the last sign of its second half, as in an address or a compound."""
    end = max(piece.rfind(sign) for sign in _SIGNS) + 1
    return (piece[:end], piece[end:]) if end > len(piece) / 2 else (piece, "")
