"""Where a text names somebody, outside what is quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.text.places import Place
from argmap.words.index import WordIndex, key_of


class Namings:
    """The words of a text by place; the index is built once, when the first name is looked up."""

    def __init__(self, plain: str, quoted: Sequence[Place]) -> None:
        self._plain = plain
        self._quoted = sorted(quoted)

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._plain)

    def stands(self, words: Sequence[str]) -> bool:
        """Whether these words stand one after the other."""
        return any(True for _ in self._index.sequences([key_of(word) for word in words]))

    def last_before(self, words: Sequence[str], at: int) -> int | None:
        """Where a name, by its last word, stands last before a place; None where it does not."""
        found = (self._before(key, at) for key in _forms(words))
        return max((place for place in found if place is not None), default=None)

    def is_between(self, words: Sequence[str], place: Place) -> bool:
        """Whether a name, by its last word, stands within a place."""
        last = self.last_before(words, place[1])
        return last is not None and last >= place[0]

    def _before(self, key: str, at: int) -> int | None:
        index = self._index
        places = index.places.get(key, [])
        end = bisect_left(places, at, key=lambda number: index.starts[number])
        for number in reversed(places[:end][-_MAX_QUOTED:]):
            if not self._is_quoted(index.starts[number]):
                return index.starts[number]
        return None

    def _is_quoted(self, at: int) -> bool:
        before = bisect_right(self._quoted, (at, len(self._plain))) - 1
        return before >= 0 and at < self._quoted[before][1]


_MAX_QUOTED = 50
"""Of so many places in a row that are quoted, none counts."""


def _forms(words: Sequence[str]) -> Iterator[str]:
    """A name, and whose: Lee, Lee's."""
    yield key_of(words[-1])
    yield key_of(f"{words[-1]}'s")
