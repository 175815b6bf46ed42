"""Utterances that say nothing which another of the same claim does not say already."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from argmap.formats.native.fields import UTTERANCE, WORDS
from argmap.model import Utterance
from argmap.words.folding import folded_name

_PLACES = tuple(f.name for f in WORDS if f.name not in ("force", "quote", "reported", "extra"))
"""Where and when words stand. They may be said twice, in two places, and are two utterances then."""


def repeated(utterance: Utterance, earlier: Iterable[Utterance]) -> int | None:
    """Which of some earlier utterances, from 0, one repeats: speaker, force, words, and no place besides.

    Words in other marks or capitals are the same; a place that it leaves out is not another place.
    """
    key = _words(utterance)
    for i, other in enumerate(earlier):
        if _words(other) == key and _is_within(utterance, other):
            return i
    return None


def doubles(utterances: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Each utterance that repeats an earlier one, with that, both by number from 0."""
    alike: dict[Hashable, list[int]] = {}
    for i, utterance in enumerate(utterances):
        before = alike.setdefault(_words(utterance), [])
        other = repeated(utterance, (utterances[j] for j in before))
        if other is not None:
            yield i, before[other]
        before.append(i)


def _words(utterance: Utterance) -> Hashable:
    quote = tuple(map(folded_name, utterance.quote_parts))
    return utterance.speaker, utterance.force, quote, folded_name(utterance.reported or "")


def _is_within(one: Utterance, other: Utterance) -> bool:
    """Whether the other names every place that the one names."""
    return all(
        getattr(one, field) in (UTTERANCE.default(field), "", getattr(other, field))
        for field in _PLACES
    )
