"""A text as words with an index, to find quotes in it without reading it again for each."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice, pairwise

from argmap.words.letters import UNSPACED
from argmap.words.normal import FILLER

_COMBINING = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0971-\u0df3"
    "\u0f18-\u0fbc\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
)
"""Accents and vowel signs, which stand on the letter before them and are no letters to `re`."""

_LETTERS = rf"[^\W{UNSPACED}]"
_RUN = rf"{_LETTERS}+(?:(?:[{_COMBINING}]+|{FILLER}+(?=\w)){_LETTERS}*)*"
_WORD = re.compile(
    rf"\d+(?:[.,:]\d+)+|[{UNSPACED}]|{_RUN}(?:(?:['-]|-[ {FILLER}]*\n[ {FILLER}]*){_RUN})*"
)
_UNSAID = re.compile(rf"[-{FILLER}\s_]")

MAX_VOTERS = 16
"""How many of a quote's rarest words vote on where it may be."""
MIN_VOTERS = 4
"""With fewer rare words than this, pairs of neighbours vote as well."""
MAX_PLACES = 2_000
"""A word with more places than this does not vote."""
MAX_OVERLAPPING = 20
"""How many places in a row may overlap the one before."""
MANY_COMPARISONS = 100_000
"""With more comparisons than this, it is quicker to go through the whole text once."""
BUCKET = 32
"""Places within this many words of each other count for the same passage."""


def words_in(plain: str) -> Iterator[re.Match[str]]:
    """The words of a text in normal form; one broken at the end of a line is one word."""
    return _WORD.finditer(plain)


@lru_cache(maxsize=65_536)
def key_of(word: str) -> str:
    """The key of a word in the index: the word without case, hyphens and invisible signs."""
    key = _UNSAID.sub("", word)
    if key.isascii():
        return key.casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", key).casefold())


class WordIndex:
    """The words of a text in normal form, and at which of them each word stands."""

    def __init__(self, plain: str) -> None:
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, match in enumerate(words_in(plain)):
            key = key_of(match[0])
            self.keys.append(key)
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.places[key].append(number)

    def sequences(self, keys: Sequence[str], least: int = 0) -> Iterator[int]:
        """The places, from word `least` on, where these words come one after the other."""
        overlapping, behind = 0, 0
        # A quote of one word repeated, in a text that repeats it, would otherwise be looked at once
        # for every word of the text.
        for first in self._occurrences(keys, least):
            # Words that repeat themselves stand nearly everywhere in a text that does so, too.
            overlapping = overlapping + 1 if first < behind else 0
            if overlapping <= MAX_OVERLAPPING:
                behind = first + len(keys)
                yield first

    def _occurrences(self, keys: Sequence[str], least: int) -> Iterator[int]:
        if not keys:
            return
        wanted, count = list(keys), len(keys)
        # The rarest word has the fewest places to try.
        rarest = min(range(count), key=lambda i: len(self.places.get(keys[i], ())))
        places = self.places.get(keys[rarest], [])
        begin = bisect_left(places, least + rarest)
        if (len(places) - begin) * count > MANY_COMPARISONS + 4 * len(self.keys):
            yield from _matches(self.keys, wanted, least)
            return
        for place in islice(places, begin, None):
            first = place - rarest
            if self.keys[first : first + count] == wanted:
                yield first

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """The places of each pair of neighbours; built only where single words say too little."""
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, pair in enumerate(pairwise(self.keys)):
            places[pair].append(number)
        return places

    def neighbourhoods(self, keys: Sequence[str], count: int = 3) -> list[int]:
        """The words near which most of these words stand, best first: candidates for a passage.

        Each rare word of the quote votes for where the quote would begin if that word were quoted
        from there. A word that stands at few places has more say.
        """
        voters = _rarest([(self.places.get(key, []), i) for i, key in enumerate(keys)])
        if len(voters) < min(MIN_VOTERS, len(keys)):
            pairs = enumerate(pairwise(keys))
            voters += _rarest([(self.pairs.get(pair, []), i) for i, pair in pairs])
        votes: dict[int, float] = defaultdict(float)
        for places, i in voters:
            weight = 1 / (1 + len(places) / 50)
            # The neighbouring bucket gets the vote too, because words that were left out or put in
            # shift the beginning, and a passage may lie across two buckets.
            for bucket in {(place - i) // BUCKET for place in places}:
                votes[bucket] += weight
                votes[bucket + 1] += weight
        best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:count]
        return [max(0, (bucket - 1) * BUCKET) for bucket in best]


def _matches(keys: Sequence[str], wanted: Sequence[str], least: int) -> Iterator[int]:
    """Where words stand among others, looking at each word once (Knuth, Morris and Pratt 1977)."""
    borders = [0] * (len(wanted) + 1)
    """By the number of words that match: how many of them still match after a mismatch."""
    matched = 0
    for i in range(1, len(wanted)):
        while matched and wanted[i] != wanted[matched]:
            matched = borders[matched]
        matched += wanted[i] == wanted[matched]
        borders[i + 1] = matched
    matched = 0
    for i in range(least, len(keys)):
        while matched and (matched == len(wanted) or keys[i] != wanted[matched]):
            matched = borders[matched]
        matched += keys[i] == wanted[matched]
        if matched == len(wanted):
            yield i + 1 - matched


def _rarest(found: list[tuple[list[int], int]]) -> list[tuple[list[int], int]]:
    """Those of a quote's words that stand at few places, the rarest first."""
    known = [(places, i) for places, i in found if 0 < len(places) <= MAX_PLACES]
    return sorted(known, key=lambda each: (len(each[0]), each[1]))[:MAX_VOTERS]
