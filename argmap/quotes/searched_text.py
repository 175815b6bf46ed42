"""A text in which quotes are looked for, and its words at a given place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from argmap.quotes.interruptions import is_attribution, is_joined
from argmap.text.places import Place
from argmap.text.quotations import quotations
from argmap.text.sentences import paragraphs
from argmap.words.index import WordIndex, words_in
from argmap.words.normal import FILLER, normal
from argmap.words.printing import as_read
from argmap.words.quoting import readings, without_notes
from argmap.words.same import is_same

MAX_BETWEEN_QUOTATIONS = 3_000
"""A text with less than one quotation in this many code points does not mark speech at all."""

_BEFORE_NUMBER = frozenset("$\u20ac\u00a3\u00a5#")
_MINUS = frozenset("-\u2212")
_BEHIND_NUMBER = frozenset("%\u2030\u00b0")
_LONG_WORD = 100
"""How far around a place to look for the word that it may be in, in code points."""


@dataclass(slots=True)
class SearchedText:
    """A text in which many quotes are looked for; its index is built once, for the first of them."""

    text: str
    _quoted: list[Place] | None = field(default=None, init=False)
    _plain: str | None = field(default=None, init=False)
    _index: WordIndex | None = field(default=None, init=False)

    @property
    def plain(self) -> str:
        """The text as it is read, of the same length."""
        if self._plain is None:
            self._plain = as_read(self.text)
        return self._plain

    @property
    def index(self) -> WordIndex:
        """The words of the text."""
        if self._index is None:
            self._index = WordIndex(self.plain)
        return self._index

    @property
    def quoted(self) -> list[Place]:
        """The passages of the text in quotation marks."""
        if self._quoted is None:
            found = quotations(self.plain, paragraphs(self.plain))
            self._quoted = [part for quotation in found for part in quotation.parts]
        return self._quoted

    def are_quoted(self, places: Sequence[Place]) -> bool | None:
        """Whether all places are in quotation marks; None where the text hardly quotes at all."""
        quoted = self.quoted
        # In a transcript, for example, everything is speech and nothing stands in marks.
        if len(quoted) * MAX_BETWEEN_QUOTATIONS < len(self.text):
            return None
        for start, end in places:
            around = bisect_right(quoted, (start, len(self.text))) - 1
            if around < 0 or quoted[around][1] < end:
                return False
        return True

    def words_at(self, place: Place) -> str:
        """The words at a place, without footnote marks and page heads."""
        stands, plain = self.text[place[0] : place[1]], self.plain[place[0] : place[1]]
        as_is = normal(stands)
        if as_is == plain:
            return stands
        read = zip(stands, as_is, plain, strict=True)
        return "".join(sign for sign, before, now in read if now != FILLER or before == FILLER)

    def stand_at(self, parts: Sequence[str], spans: Sequence[Place], *, own: bool = True) -> bool:
        """Whether the words at exactly these spans pass; quick, since the rest of the text is not read."""
        if not all(0 <= start < end <= len(self.text) for start, end in spans):
            return False
        places = [self.with_units(*self.trimmed(place)) for place in spans]
        # Otherwise a span could cut words of its own: `art` out of `heart`.
        if any(self._is_in_word(at) for place in places for at in place):
            return False
        stands = [self.text[start:end] for start, end in places]
        if not all(map(has_words, (*parts, *stands))):
            return False
        if len(parts) == len(stands):
            same = all(
                any(is_same(reading, there) for reading in readings(part))
                for part, there in zip(parts, stands, strict=True)
            )
        else:
            same = len(parts) == 1 and is_joined(without_notes(parts[0]), " ".join(stands))
        in_parts = len(parts) > 1
        return same and all(
            a[1] <= b[0] and is_attribution(self.plain, (a[1], b[0]), own=own, in_parts=in_parts)
            for a, b in pairwise(places)
        )

    def with_units(self, start: int, end: int) -> Place:
        """A place, extended to the currency, percent sign or minus of a number at its ends.

        `$5` is not `5`, so these signs have to be compared too.
        """
        text = self.text
        if text[start : start + 1].isdigit():
            start -= text[max(0, start - 1) : start] in _BEFORE_NUMBER
            is_minus = text[max(0, start - 1) : start] in _MINUS
            # Behind a letter or a digit it is a hyphen or a range: 1990-95.
            start -= is_minus and not text[max(0, start - 2) : start - 1].isalnum()
        if text[end : end + 1] in _BEHIND_NUMBER:
            end += 1
        return start, end

    def trimmed(self, place: Place) -> Place:
        """A place without the spaces at its ends."""
        stands = self.text[place[0] : place[1]]
        start = place[0] + len(stands) - len(stands.lstrip())
        return start, max(start, place[0] + len(stands.rstrip()))

    def _is_in_word(self, at: int) -> bool:
        """Whether a place is in the middle of a word."""
        begin = max(0, at - _LONG_WORD)
        around = normal(self.text[begin : at + _LONG_WORD])
        return any(match.start() < at - begin < match.end() for match in words_in(around))


def has_words(text: str) -> bool:
    """Whether a text has a word, and not only signs."""
    return any(True for _ in words_in(normal(text)))
