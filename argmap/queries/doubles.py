"""Utterances that only repeat an earlier utterance of the same claim."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from argmap.formats.native.fields import UTTERANCE, WORDS
from argmap.model import Utterance
from argmap.words.folding import folded_name

_PLACES = tuple(f.name for f in WORDS if f.name not in ("force", "quote", "reported", "extra"))
"""Where and when something is said. The same words in two places are two utterances."""


def repeated(utterance: Utterance, earlier: Iterable[Utterance]) -> int | None:
    """The index of the earlier utterance that this one repeats, or None.

    It has the same speaker, force and words, and names no place that the other does not name. Case
    and the kind of quotation marks make no difference.

    >>> first = Utterance(speaker="ada", quote="It barks.", at="p. 3")
    >>> repeated(Utterance(speaker="ada", quote="it barks."), [first])
    0
    >>> repeated(Utterance(speaker="ada", quote="It barks.", at="p. 9"), [first]) is None
    True
    """
    key = _words(utterance)
    for i, other in enumerate(earlier):
        if _words(other) == key and _is_within(utterance, other):
            return i
    return None


def doubles(utterances: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """The indices of each utterance that repeats an earlier one, and of the earlier one."""
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
    """Whether the other names every place that the one names; an empty field names none."""
    return all(
        getattr(one, field) in (UTTERANCE.default(field), "", getattr(other, field))
        for field in _PLACES
    )
