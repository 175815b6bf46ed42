"""Which utterances of two versions of one claim are the same, and which were added or removed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from argmap.model import Utterance

Pairs = list[tuple[int | None, int | None]]
"""Indices in the earlier and the later list; None if the other one has no partner."""


def pair_utterances(before: Sequence[Utterance], after: Sequence[Utterance]) -> Pairs:
    """Pair the utterances of a claim in two versions: in the later order, removed ones at the end.

    Utterances have no ids, so the surest pairs are made first: the same objects, then equal ones,
    then those of one speaker in the same words, then those of one speaker in order, and last those in
    the same words by another speaker.

    >>> ann, ben = Utterance(speaker="ann", quote="No."), Utterance(speaker="ben", quote="Yes.")
    >>> pair_utterances([ann, ben], [ben])
    [(1, 0), (0, None)]
    """
    partner: dict[int, int] = {}
    old, new = list(range(len(before))), list(range(len(after)))
    for key in _KEYS:
        # Reversed, so that `pop` gives the first of several.
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for j in reversed(new):
            waiting[key(after[j])].append(j)
        for i in old:
            wanted = key(before[i])
            if wanted is not None and waiting.get(wanted):
                partner[waiting[wanted].pop()] = i
        taken = set(partner.values())
        old = [i for i in old if i not in taken]
        new = [j for j in new if j not in partner]
        if not old or not new:
            break
    return [*((partner.get(j), j) for j in range(len(after))), *((i, None) for i in old)]


def _whole(utterance: Utterance) -> Hashable:
    return repr(utterance)


def _speaker_and_words(utterance: Utterance) -> Hashable:
    return (utterance.speaker, *utterance.quote_parts, utterance.reported)


def _speaker(utterance: Utterance) -> Hashable:
    return utterance.speaker


def _words(utterance: Utterance) -> Hashable | None:
    said = (*utterance.quote_parts, utterance.reported)
    return said if any(said) else None


_KEYS: tuple[Callable[[Utterance], Hashable | None], ...] = (
    id,
    _whole,
    _speaker_and_words,
    _speaker,
    _words,
)
