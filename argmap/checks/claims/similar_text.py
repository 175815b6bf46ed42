"""The check `similar-text`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from argmap.checks.base import Check, Checked, shown, wording_place
from argmap.diagnostics import Diagnostic
from argmap.words.statements import is_decisive

MIN_WORDS = 6
"""In a shorter text a single word is too large a part of what is said."""
MAX_WORDS = 50
"""A claim is a sentence; what is longer is not compared, so that the time stays linear."""

_SHORT = 2**44 - 1
"""Numbers up to this are quick to add and to look up, and still hardly ever meet by chance."""

Words = tuple[str, ...]


class SimilarText(Check):
    """Two claims differ in a single word.

    One word is replaced, added, left out or moved. Often such claims make one point, and what is
    said for or against the one does not reach the other. Claims that differ in a negation, in a
    number or in a word such as `more` or `worse` are not meant, and neither are claims that a
    relation joins, or texts of fewer than six words.

    Instead of

        claims:
          trade-rose: Trade rose on every street that was closed.
          more-trade: Trade rose on each street that was closed.

    keep one of them, or join them:

        claims:
          trade-rose: Trade rose on every street that was closed.
          more-trade:
            text: Trade rose on each street that was closed.
            restates: trade-rose
    """

    code = "AM203"
    severity = "note"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each claim that is nearly an earlier one."""
        for id, other in similar_pairs(checked.words):
            if _are_joined(checked, id, other):
                continue
            yield checked.report(
                cls,
                f"{shown(id)} says nearly the same as {shown(other)} "
                f"({_difference(checked.words[id], checked.words[other])})",
                *wording_place(checked.map.claims[id]),
                help=f"if they make one point, keep one of the two, or write `restates: {other}`",
                related=[(f"{shown(other)} stands here", wording_place(checked.map.claims[other]))],
            )


def similar_pairs(texts: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Each text that is similar to an earlier one, with an earlier one it is similar to.

    Two texts are similar if they differ, and are equal once at most one word is taken out of each;
    a decisive word such as `not` is never taken out. So every text is entered under what is left of
    it without each of its words, and two similar texts meet there. This is linear, however many
    texts are alike.

    >>> one = tuple("trade rose on every street that closed".split())
    >>> other = tuple("trade rose on each street that closed".split())
    >>> list(similar_pairs({"a": one, "b": other}))
    [('b', 'a')]
    """
    first: dict[Words, str] = {}
    for id, words in texts.items():
        if MIN_WORDS <= len(words) <= MAX_WORDS:
            first.setdefault(words, id)
    suspects = _suspects(first)
    decisive = {word for word in set().union(*suspects) if is_decisive(word)}
    entered: dict[int, str] = {}
    for words in suspects:
        id = first[words]
        rests = [words[:i] + words[i + 1 :] for i, word in enumerate(words) if word not in decisive]
        rests.append(words)
        # The hash and not the text is the key: fifty copies of each text would take much memory.
        # Equal hashes are checked word by word below.
        met = {entered.setdefault(hash(rest), id): rest for rest in rests}
        similar = next((o for o, rest in met.items() if o != id and _leaves(texts[o], rest)), None)
        if similar is not None:
            yield id, similar


def _suspects(texts: Collection[Words]) -> list[Words]:
    """The texts that may be similar to another. Mostly there are none, which this finds quickly.

    If texts are similar, the sums of their words' hashes are equal once one word of each is taken
    away. Sums take no time to change by a word; the texts themselves would have to be copied.
    """
    number = {word: hash(word) & _SHORT for word in set().union(*texts)}
    rests_of: dict[Words, list[int]] = {}
    seen: set[int] = set()
    shared: set[int] = set()
    for words in texts:
        numbers = [*map(number.__getitem__, words)]
        total = sum(numbers)
        rests_of[words] = rests = [total, *map(total.__sub__, numbers)]
        if not seen.isdisjoint(rests):
            shared |= seen.intersection(rests)
        seen.update(rests)
    return [words for words, rests in rests_of.items() if not shared.isdisjoint(rests)]


def _leaves(words: Words, rest: Words) -> bool:
    """Whether `rest` is what the words are, or are without one: equal hashes only suggest it."""
    if len(words) <= len(rest):
        return words == rest
    at = next((i for i, (a, b) in enumerate(zip(words, rest, strict=False)) if a != b), len(rest))
    return words[at + 1 :] == rest[at:]


def _difference(mine: Words, theirs: Words) -> str:
    """Which words differ, for the message."""
    added = shown(" ".join(Counter(mine) - Counter(theirs)))
    dropped = shown(" ".join(Counter(theirs) - Counter(mine)))
    if added and dropped:
        return f"{added} for {dropped}"
    if added:
        return f"with {added}"
    return f"without {dropped}" if dropped else "in another order"


def _are_joined(checked: Checked, a: str, b: str) -> bool:
    """Whether a relation joins two claims: then the map-maker knows how they differ."""
    return (a, b) in checked.joined or (b, a) in checked.joined or checked.are_restated(a, b)
