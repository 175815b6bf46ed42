r"""Text for Graphviz: wrapped by display width, and escaped so that every character survives.

Graphviz reads text in two languages. Labels are written in its HTML-like one, which decodes
entities once and then replaces `\N`, `\G` and their like by names. Tooltips are quoted strings,
in which entities are decoded, too, and those replacements are made twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import isqrt

from rich.cells import cell_len

NARROWEST, WIDEST = 28, 56
"""The columns a label is wrapped at: long texts get wider boxes."""

_LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
_SURROGATES = range(0xD800, 0xE000)

# XML, and so the HTML-like language, has no control characters: their pictures stand for them.
_UNPRINTABLE: dict[int, str] = {
    **dict.fromkeys((*range(128, 160), *_SURROGATES, 65534, 65535), "�"),
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
}
_LABEL = _UNPRINTABLE | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    # Graphviz refuses a text that is nothing but this.
    ord("]"): "&#93;",
    ord("\\"): "\\\\",
}
_TOOLTIP = _UNPRINTABLE | {
    ord("&"): "&amp;",
    ord('"'): '\\"',
    ord("\\"): "\\\\\\\\",
    ord("\n"): "\\n",
    ord("\t"): " ",
    # Its readers take these for line ends, too.
    0x2028: "\\n",
    0x2029: "\\n",
}


def _any_of(table: dict[int, str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, table)))}]")


# Most texts hold none of these, and finding that out is faster than translating.
_LABEL_SPECIAL = _any_of(_LABEL)
_TOOLTIP_SPECIAL = _any_of({code: to for code, to in _TOOLTIP.items() if code != ord("\n")})


def label_text(text: str) -> str:
    """One line of text inside an HTML-like label."""
    return text.translate(_LABEL) if _LABEL_SPECIAL.search(text) else text


def tooltip(text: str) -> str:
    """A text of any number of lines as the quoted value of `tooltip`."""
    if _TOOLTIP_SPECIAL.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TOOLTIP)
    else:
        text = text.replace("\n", "\\n")
    return f'"{text}"'


def quoted(id: str) -> str:
    """The id of a claim or a relation as a DOT id: such ids hold no quote and no backslash."""
    return f'"{id}"'


def wrapped_label(text: str, width: int | None = None) -> str:
    """A text as the lines of an HTML-like label."""
    lines = wrap(text, width)
    return "<BR/>".join(map(label_text, lines) if _LABEL_SPECIAL.search(text) else lines)


def wrap(text: str, width: int | None = None) -> list[str]:
    """A text in lines of about equal width, broken at spaces, its own line ends and in long words.

    Width is counted in columns of a terminal. Where none is given it follows from the length, so
    that the box keeps a pleasant shape.
    """
    if width is None:
        width = max(NARROWEST, min(WIDEST, max(isqrt(6 * len(text)), _longest_word(text))))
    if text.isascii() and text.isprintable():
        return _wrapped_line(text, width)
    text = text.replace("\t", " ")
    lines: list[str] = []
    for line in _LINE_END.split(text):
        lines += _wrapped_line(line, width)
    return lines


def _longest_word(text: str) -> int:
    """The columns of the longest word; Chinese, whose characters are wide, has no spaces."""
    if text.isascii():
        return max(map(len, text.split()), default=0)
    widths = ((cell_len(word), len(word)) for word in text.split())
    return max((wide for wide, count in widths if wide <= count), default=0)


def _wrapped_line(line: str, width: int) -> list[str]:
    measure = len if line.isascii() else cell_len
    whole = measure(line)
    if whole <= width:
        return [line]
    words = line.split(" ")
    if "" in words:
        words = [word for word in words if word]
        if not words:
            return [""]
    longest = max(map(measure, words))
    if longest > width:
        words = [piece for word in words for piece in _broken(word, width)]
        longest = width
    filled = _filled(words) if measure is cell_len else _filled_quickly(words)
    lines = filled(width)
    # The narrowest width that needs no further line gives lines of about equal width.
    for narrower in range(max(longest, -(-whole // len(lines))), width, 2):
        even = filled(narrower)
        if len(even) <= len(lines):
            return even
    return lines


Filled = Callable[[int], list[str]]
"""From a width that no word exceeds to lines with as many words on each as fit."""


def _filled_quickly(words: Sequence[str]) -> Filled:
    """How words fill lines where every character is one column wide."""
    line = " ".join(words)
    return lambda width: _line_of(width).findall(line)


@cache
def _line_of(width: int) -> re.Pattern[str]:
    return re.compile(rf"([^ ].{{0,{width - 1}}})(?: |\Z)", re.DOTALL)


def _filled(words: Sequence[str]) -> Filled:
    """How words fill lines, whatever the width of their characters."""
    # Where each word would end on one long line, with the space after it.
    columns = list(accumulate(1 + cell_len(word) for word in words))

    def lines(width: int) -> list[str]:
        breaks = [0]
        column = 0
        while breaks[-1] < len(columns):
            breaks.append(bisect_right(columns, column + width + 1))
            column = columns[breaks[-1] - 1]
        return [" ".join(words[start:end]) for start, end in pairwise(breaks)]

    return lines


def _broken(word: str, width: int) -> list[str]:
    """A word that is wider than a line, in pieces that each fit on one."""
    pieces: list[str] = []
    start = column = 0
    for i, character in enumerate(word):
        # What has no width of its own stays with the character before it.
        column += cell_len(character)
        if column > width and i > start:
            pieces.append(word[start:i])
            start, column = i, cell_len(character)
    return [*pieces, word[start:]]
