"""Positions of the protocol: lines from 0, columns in the units that were agreed on; ours are code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_BREAK = re.compile(r"\r\n|\r|\n")


class Positions:
    """Turns the offsets of a text into lines and columns, and back.

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

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self.text[self._starts[line] : offset])

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column; what is beyond the end is the end."""
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
        """The text with another stretch in place of the one between two positions."""
        first, last = self.offset(*start), self.offset(*end)
        return self.text[:first] + new + self.text[max(first, last) :]

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(character) > 0xFFFF for character in text)
