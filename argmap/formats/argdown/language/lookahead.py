"""Looking ahead in a text without ever searching a stretch twice."""

from __future__ import annotations

import re
from bisect import bisect_left


class Ahead:
    """Finds the next match of a pattern from any place; all answers together read the text once.

    Matches may overlap: one begins wherever the pattern fits.

    >>> ahead = Ahead("x", "a x b x")
    >>> ahead.find(0), ahead.find(3), ahead.find(7)
    (2, 6, 7)
    """

    def __init__(self, pattern: str, text: str) -> None:
        self._search = re.compile(pattern).search
        self._text = text
        self._found = [-1]
        """Where matches begin, as far as the text has been read."""

    def find(self, start: int) -> int:
        """The place of the next match at or after `start`, or the end of the text if there is none."""
        found, start = self._found, min(start, len(self._text))
        while found[-1] < start:
            match = self._search(self._text, found[-1] + 1)
            found.append(match.start() if match else len(self._text))
        return found[bisect_left(found, start)]
