"""Which texts of one collection are nearly texts of another, without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

MAX_HOLDERS = 16
"""A word that stands in more texts than this says too little to bring two of them together."""
MAX_COMPARED = 8
"""A text is compared letter by letter with at most this many others: those that share most with it."""
MAX_LETTERS = 2_000
"""A claim is a sentence; of what is longer only the beginning is compared."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two similar texts, by key; `ratio` is 0 (nothing in common) to 100 (the same letters)."""

    one: str
    other: str
    ratio: float


def similar_texts(
    texts: Mapping[str, Words], others: Mapping[str, Words], cutoff: float
) -> list[Pair]:
    """Pairs of a text and another whose ratio is at least `cutoff`, the most similar first.

    Only texts that share a rare word or a rare pair of neighbouring words are compared, so that the
    time is linear in their number. Two texts that share none are not found.
    """
    from rapidfuzz import fuzz

    holders: dict[object, list[str]] = defaultdict(list)
    for key, words in others.items():
        for feature in _features(words):
            # One more than the limit is kept: that a word is too common is then still known later.
            if len(holders[feature]) <= MAX_HOLDERS:
                holders[feature].append(key)
    found: list[Pair] = []
    for key, words in texts.items():
        text = _letters(words)
        for other in _candidates(words, holders):
            ratio = fuzz.ratio(text, _letters(others[other]), score_cutoff=cutoff)
            if ratio >= cutoff and ratio > 0:
                found.append(Pair(key, other, ratio))
    # Sorting keeps the order of the texts among pairs that are equally similar.
    return sorted(found, key=lambda pair: -pair.ratio)


def paired_off(pairs: Iterable[Pair]) -> dict[str, str]:
    """The best pairs, each text in at most one of them; `pairs` has the best first."""
    paired: dict[str, str] = {}
    taken: set[str] = set()
    for pair in pairs:
        if pair.one not in paired and pair.other not in taken:
            paired[pair.one] = pair.other
            taken.add(pair.other)
    return paired


def _features(words: Words) -> dict[object, None]:
    """The words of a text and the pairs of neighbours in it, each once, in order."""
    return dict.fromkeys([*words, *pairwise(words)])


def _candidates(words: Words, holders: Mapping[object, list[str]]) -> list[str]:
    shared: Counter[str] = Counter()
    for feature in _features(words):
        keys = holders.get(feature, ())
        if len(keys) <= MAX_HOLDERS:
            shared.update(keys)
    return [key for key, _ in shared.most_common(MAX_COMPARED)]


def _letters(words: Words) -> str:
    return " ".join(words)[:MAX_LETTERS]
