"""Positions of the protocol: lines from 0, columns in the units that were agreed on; ours are code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_BREAK = re.compile(r"\r\n|\r|\n")


MARK = "\ufeff"
"""The byte order mark that some editors keep at the beginning of a text. It belongs to no map."""


class Positions:
    """Turns the offsets of a map's text into lines and columns of what the editor holds, and back.

    An offset does not count the mark at the beginning, a column does.

    >>> there = Positions("a\\nb😀c", "utf-16")
    >>> there.place(4), there.offset(1, 3), there.offset(9, 9)
    ((1, 3), 4, 5)
    """

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text = text
        self.encoding = encoding

    @cached_property
    def _starts(self) -> list[int]:
        # Only these three break lines in the protocol, whatever Python thinks of U+2028.
        if "\r" in self.text:
            return [0, *(match.end() for match in _BREAK.finditer(self.text))]
        lines = self.text.split("\n")
        return [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    @cached_property
    def _mark(self) -> int:
        return len(MARK) if self.text.startswith(MARK) else 0

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        offset = max(0, offset) + self._mark
        offset = min(offset, len(self.text))
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self.text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column; what is beyond the end is the end."""
        return max(0, self._held(line, column) - self._mark)

    def _held(self, line: int, column: int) -> int:
        """The offset in what the editor holds."""
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        # A column beyond a line is its end, before the line break.
        content = self.text[start:end].rstrip("\r\n")
        if self.encoding == "utf-32" or content.isascii():
            return start + min(max(column, 0), len(content))
        for number, character in enumerate(content):
            if column <= 0:
                return start + number
            column -= self._units(character)
        return start + len(content)

    def replaced(self, start: tuple[int, int], end: tuple[int, int], new: str) -> str:
        """What the editor holds with another stretch in place of the one between two positions."""
        first, last = self._held(*start), self._held(*end)
        return self.text[:first] + new + self.text[max(first, last) :]

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(character) > 0xFFFF for character in text)
