"""Looking ahead in a text without ever looking at a stretch twice."""

from __future__ import annotations

import re

LONGEST = 8
"""No match of a pattern that is looked for is longer."""


class Ahead:
    """Finds the next match of a pattern; asked at growing places, all answers together are linear."""

    def __init__(self, pattern: str, text: str) -> None:
        self._search = re.compile(pattern).search
        self._text = text
        self._asked = -1
        self._found = -1

    def find(self, start: int) -> int:
        """Where the next match at or after `start` begins; the end of the text where there is none."""
        if start > self._found or self._asked < 0:
            match = self._search(self._text, start)
            self._asked, self._found = start, match.start() if match else len(self._text)
        elif start < self._asked:
            # Only the stretch before what is known already.
            match = self._search(self._text, start, self._asked + LONGEST)
            if match and match.start() < self._asked:
                self._found = match.start()
            self._asked = start
        return self._found
