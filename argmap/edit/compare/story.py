"""What came and went between several maps of one story, such as the reports of one week."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.edit.compare.diff import diff
from argmap.model import ArgumentMap, Claim
from argmap.words.folding import folded, folded_name

TurnKind = Literal["came", "back", "went", "reworded", "taken-up", "left"]
"""What becomes of a claim from one map to the next: it comes for the first time, comes back, goes, gets another text;
somebody says it who did not, or no longer says it."""
TURN_KINDS: tuple[TurnKind, ...] = ("came", "back", "went", "reworded", "taken-up", "left")


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of one claim."""

    kind: TurnKind
    claim: Claim
    """As the later map has it; one that went, as the earlier map had it."""
    speakers: tuple[str, ...]
    """Who says it; of `taken-up` and `left`, who says it now, or no longer; by the labels of their map."""
    before: str | None = None
    """Of a claim that is reworded, its text before."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One map of a story."""

    name: str
    map: ArgumentMap
    turns: tuple[Turn, ...]
    """What is other than in the map before, by kind, and within one in the order of the file; the first has none."""
    heard: tuple[str, ...]
    """The labels of the speakers who were in no map before."""
    silent: tuple[str, ...]
    """The labels of the speakers of the map before who are not in this one."""


@dataclass(frozen=True, slots=True)
class Story:
    """The answer to "what came and went?", in the order in which the maps were named."""

    chapters: tuple[Chapter, ...]


def story(maps: Sequence[tuple[str, ArgumentMap]], chosen: Sequence[Collection[str]]) -> Story:
    """What came and went between maps of one story; near-linear in all of them.

    Each map is compared with the one before it, as `diff` does: claims are one if they have one id, or else the same
    text, or nearly the same in the same place. `chosen` has the claims of each map that were asked about.

    >>> from argmap import loads
    >>> monday = loads("claims: {late: Buses are late., full: They are full.}")
    >>> friday = loads("claims: {late: Buses are often late., dear: They are dear.}")
    >>> found = story([("mon", monday), ("fri", friday)], [monday.claims, friday.claims])
    >>> [(turn.kind, turn.claim.id) for turn in found.chapters[1].turns]
    [('came', 'dear'), ('went', 'full'), ('reworded', 'late')]
    """
    chapters: list[Chapter] = []
    known = _Known()
    before: tuple[ArgumentMap, Collection[str]] | None = None
    for (name, map), asked in zip(maps, chosen, strict=True):
        turns = _turns(before, (map, asked), known) if before else ()
        people = _people(map)
        earlier = _people(before[0]) if before else {}
        chapters.append(
            Chapter(
                name,
                map,
                tuple(sorted(turns, key=lambda turn: TURN_KINDS.index(turn.kind))),
                tuple(label for name, label in people.items() if name not in known.people),
                tuple(label for name, label in earlier.items() if name not in people),
            )
        )
        known.add(map)
        before = map, asked
    return Story(tuple(chapters))


def _people(map: ArgumentMap) -> dict[str, str]:
    """The labels of the speakers by what is the same for one name, however it is spelled."""
    return {folded_name(speaker.label): speaker.label for speaker in map.speakers.values()}


class _Known:
    """What the maps so far have had."""

    def __init__(self) -> None:
        self.people: set[str] = set()
        self.claims: set[str] = set()
        self.texts: set[str] = set()

    def add(self, map: ArgumentMap) -> None:
        self.people |= _people(map).keys()
        self.claims |= map.claims.keys()
        self.texts |= {folded(claim.text) for claim in map.claims.values() if claim.text}

    def has(self, claim: Claim) -> bool:
        return claim.id in self.claims or (bool(claim.text) and folded(claim.text) in self.texts)


def _turns(
    before: tuple[ArgumentMap, Collection[str]],
    after: tuple[ArgumentMap, Collection[str]],
    known: _Known,
) -> Iterator[Turn]:
    found = diff(before[0], after[0])
    for change in found.claims:
        old, new = change.before, change.after
        assert old is None or isinstance(old, Claim)
        assert new is None or isinstance(new, Claim)
        if new is None:
            if old is not None and old.id in before[1]:
                yield Turn("went", old, _labels(before[0], old.speakers))
            continue
        if old is None:
            if new.id in after[1]:
                kind: TurnKind = "back" if known.has(new) else "came"
                yield Turn(kind, new, _labels(after[0], new.speakers))
            continue
        if new.id not in after[1] and old.id not in before[1]:
            continue
        if old.text != new.text:
            yield Turn("reworded", new, _labels(after[0], new.speakers), old.text)
        later = [found.names.speakers.get(id, id) for id in old.speakers]
        fresh = [id for id in new.speakers if id not in later]
        if fresh:
            yield Turn("taken-up", new, _labels(after[0], fresh))
        gone = [id for id, now in zip(old.speakers, later, strict=True) if now not in new.speakers]
        if gone:
            yield Turn("left", new, _labels(before[0], gone))


def _labels(map: ArgumentMap, speakers: Sequence[str]) -> tuple[str, ...]:
    return tuple(map.speakers[id].label for id in speakers)
