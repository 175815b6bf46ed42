"""Elements that became one when maps were united, although the maps differed about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.model import ArgumentMap, RelationKind

_AGAINST = frozenset({"rebuts", "undercuts", "contradicts"})
_FOR = frozenset({"supports", "restates"})


@dataclass(frozen=True, slots=True)
class Voiced:
    """A claim that other people voice in one map than in another; all of them do now."""

    claim: str
    by: tuple[tuple[str, tuple[str, ...]], ...]
    """The names of maps, each with the speakers there."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """Claims that support something in one map and attack it in another; now they do both."""

    premises: tuple[str, ...]
    target: str
    kinds: tuple[tuple[str, RelationKind], ...]
    """The names of maps, each with the kind of the relation there."""


Joined = Voiced | Opposed


def joined(maps: Sequence[ArgumentMap], names: Sequence[str]) -> Iterator[Joined]:
    """The elements that are one now and differed. The maps must call one thing by one id. Linear."""
    # Nothing is lost here, but the united map says more than any of its authors did.
    yield from _voiced(maps, names)
    yield from _opposed(maps, names)


def _voiced(maps: Sequence[ArgumentMap], names: Sequence[str]) -> Iterator[Voiced]:
    voices: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for map, name in zip(maps, names, strict=True):
        for claim in map.claims.values():
            if claim.speakers:
                voices[claim.id].append((name, tuple(claim.speakers)))
    for id, by in voices.items():
        if len({frozenset(speakers) for _, speakers in by}) > 1:
            yield Voiced(id, tuple(by))


def _opposed(maps: Sequence[ArgumentMap], names: Sequence[str]) -> Iterator[Opposed]:
    found: dict[tuple[tuple[str, ...], str], dict[str, RelationKind]] = defaultdict(dict)
    for map, name in zip(maps, names, strict=True):
        for relation in map.relations.values():
            if relation.target is not None:
                ends = (tuple(sorted(relation.premises)), relation.target)
                found[ends].setdefault(name, relation.kind)
    for (premises, target), kinds in found.items():
        said = set(kinds.values())
        if said & _FOR and said & _AGAINST:
            yield Opposed(premises, target, tuple(kinds.items()))
