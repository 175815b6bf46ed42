"""The speeches of a debate as they were held: whose they are, and which of them give a side one chance to answer."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from argmap.model import ArgumentMap, Speaker, SpeechKind
from argmap.queries.turns import NoTurnOrderError, UnknownTurnError, turn_of, turn_order
from argmap.words.folding import folded_name

SIDES_FOR = frozenset(
    {"aff", "affirmative", "gov", "government", "pro", "prop", "proposition", "for"}
)
"""What the side is called that speaks for what is debated."""
CHAIR = "chair"
"""The side of whoever leads a debate: it is nobody's."""


@dataclass(frozen=True, slots=True)
class Held:
    """A speech as it was held, or a numbered turn of a debate without a list of speeches."""

    id: str
    place: int
    """Where it comes in the debate; a later speech has a larger one."""
    kind: SpeechKind
    side: str | None
    """None where nobody says whose it is, or several sides speak."""
    sides: tuple[str, ...]
    """The sides that speak in it, that of the chair left out."""
    team: str | None = None
    speaker: str | None = None
    block: str | None = None
    section: str | None = None


class Speeches:
    """The speeches of one debate in their order.

    Raises `NoTurnOrderError` where the map does not say in which speech anything is said, or the turns have no order.
    With `may_be_silent` nothing need be said yet.
    """

    def __init__(self, map: ArgumentMap, *, may_be_silent: bool = False) -> None:
        self.map = map
        self.order = turn_order(map)
        self._said = _who_speaks(map)
        if not self._said and not may_be_silent:
            raise NoTurnOrderError(
                "nothing in this map says in which speech it is made",
                "list the speeches, `speeches: [AC, NC]`, and give the claims a turn, `turn: AC`",
            )
        self._spelled: dict[str, str] = {}
        for speech in map.speeches.values():
            self._spell(speech.side)
        for id in sorted(map.speakers):
            self._spell(map.speakers[id].side)
        by_place: dict[int, list[str]] = defaultdict(list)
        for turn, place in self.order.items():
            by_place[place].append(turn)
        self.all = [self._held(turns, place) for place, turns in sorted(by_place.items())]
        self._at = {place: held for held, place in zip(self.all, sorted(by_place), strict=True)}

    def at(self, turn: str) -> Held:
        """The speech that a turn names."""
        return self._at[self.order[turn]]

    def named(self, turn: str) -> Held:
        """The speech that somebody means; raises `UnknownTurnError`."""
        if turn not in self.order:
            raise no_speech(turn, self.all)
        return self.at(turn)

    def said_by(self, held: Held) -> set[str]:
        """Who says anything in a speech, or draws a relation."""
        turns = (turn for turn, place in self.order.items() if place == held.place)
        return self._speakers_in(turns)

    def _speakers_in(self, turns: Iterable[str]) -> set[str]:
        return {speaker for turn in turns for speaker in self._said.get(turn, ())}

    @property
    def sides(self) -> list[str]:
        """The sides, as they are named first: by the speeches, then by the speakers."""
        named = [side for held in self.all for side in held.sides]
        own = [side for s in self.map.speakers.values() if (side := self._spell(s.side))]
        return [side for side in dict.fromkeys([*named, *own]) if folded_name(side) != CHAIR]

    def is_for(self, side: str) -> bool:
        """Whether a side is for the issue: it is called so, or where none is, it is named first, or before any."""
        sides = self.sides
        called = [one for one in sides if folded_name(one) in SIDES_FOR]
        return side in called if called else sides[:1] in ([], [side])

    @cached_property
    def last_said(self) -> Held:
        """The last speech in which anything is said."""
        return max((self.at(turn) for turn in self._said), key=lambda held: held.place)

    def side_of(self, speaker: str) -> str:
        """The side of a speaker; whoever has none is a side of their own."""
        found = self.map.speakers.get(speaker)
        return self._spell(found.side if found else None) or speaker

    def side_in(self, held: Held, speakers: Iterable[str]) -> str | None:
        """The side that somebody speaks for in a speech; None is the chair's.

        In a speech it is the speech's, whoever speaks, so that concessions come out right. Where one side asks the
        other, or several speak, everybody speaks for their own.
        """
        if held.kind == "chair":
            return None
        if held.kind == "speech" and held.side is not None:
            return held.side
        own = [side for side in map(self.side_of, speakers) if folded_name(side) != CHAIR]
        return own[0] if own else held.side

    def _spell(self, side: str | None) -> str | None:
        """A side as it is first spelled; `Aff` and `aff` are one."""
        if side is None or not side.strip():
            return None
        return self._spelled.setdefault(folded_name(side), side)

    def _held(self, turns: list[str], place: int) -> Held:
        id = min(turns, key=lambda turn: (len(turn), turn))
        speakers = sorted(self._speakers_in(turns))
        heard = list(dict.fromkeys(map(self.side_of, speakers)))
        heard = [side for side in heard if folded_name(side) != CHAIR]
        speech = self.map.speeches.get(id)
        if speech is None:
            kind: SpeechKind = "speech" if heard or not speakers else "chair"
            side = heard[0] if len(heard) == 1 else None
            return Held(id, place, kind, side, tuple(heard), self._team(speakers))
        side = self._spell(speech.side)
        if side is None and speech.speaker is not None:
            side = self.side_of(speech.speaker)
        if side is None and len(heard) == 1:
            side = heard[0]
        is_chair = speech.kind == "chair" or (side is not None and folded_name(side) == CHAIR)
        who = [speech.speaker] if speech.speaker else speakers
        return Held(
            id,
            place,
            "chair" if is_chair else speech.kind,
            None if is_chair else side,
            () if is_chair else (side,) if side is not None else tuple(heard),
            speech.team or self._team(who),
            speech.speaker,
            speech.block,
            speech.section,
        )

    def _team(self, speakers: Iterable[str]) -> str | None:
        known: Iterator[Speaker] = (
            self.map.speakers[s] for s in speakers if s in self.map.speakers
        )
        teams = {speaker.team for speaker in known}
        return teams.pop() if len(teams) == 1 else None


def no_speech(name: str, known: Iterable[Held]) -> UnknownTurnError:
    """The error that a debate has no speech of a name, with those that it has."""
    listed = ", ".join(held.id for held in known)
    return UnknownTurnError(f"there is no speech {name!r}; speeches: {listed}")


def _who_speaks(map: ArgumentMap) -> dict[str, set[str]]:
    """By turn: who says anything in it, or draws a relation."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in map.claims.values():
        for utterance in claim.utterances:
            if (turn := turn_of(utterance)) is not None:
                found[turn].add(utterance.speaker)
    for relation in map.relations.values():
        if (turn := turn_of(relation)) is not None:
            found[turn].update(relation.speakers)
    return dict(found)


class Chances:
    """Until when each side can answer something in time."""

    def __init__(self, speeches: Speeches, sections: dict[int, str]) -> None:
        self.speeches = [held for held in speeches.all if held.kind == "speech"]
        self.is_moderated = speeches.map.style == "tv"
        self.sections = sections
        self.ends: dict[str, tuple[list[int], list[Held]]] = {}
        """By side: where the blocks of the others end, and their last speeches."""
        self.last: dict[tuple[int, str], Held | None] = {}

    def after(self, made: Held, side: str) -> Held | None:
        """The last speech in which the others can answer in time what a side says in a speech."""
        if self.is_moderated:
            return self._to_the_end(made, side)
        if side not in self.ends:
            blocks = [block[-1] for block in self._blocks() if _is_anothers(block, side)]
            self.ends[side] = [held.place for held in blocks], blocks
        places, blocks = self.ends[side]
        # Blocks are in order, so the first that ends after the speech is the next chance of the
        # others.
        first = bisect_right(places, made.place)
        return blocks[first] if first < len(blocks) else None

    def _blocks(self) -> Iterator[list[Held]]:
        """The speeches in their blocks; one without a block is one of its own."""

        def name(numbered: tuple[int, Held]) -> tuple[object, ...]:
            number, held = numbered
            # Speeches of a block follow one another; without one the number keeps neighbours apart.
            return (held.block, held.sides) if held.block else (number,)

        for _, block in groupby(enumerate(self.speeches), name):
            yield [held for _, held in block]

    def _to_the_end(self, made: Held, side: str) -> Held | None:
        """In a moderated debate the others have time to the end of the section."""
        section = self._number[made.place]
        if (section, side) not in self.last:
            turns = self._turns[section]
            # Asked for every point, and found once for each section and side.
            others = (held for held in reversed(turns) if _is_anothers([held], side))
            self.last[section, side] = next(others, None)
        last = self.last[section, side]
        return last if last is not None and last.place > made.place else None

    @cached_property
    def _number(self) -> dict[int, int]:
        """By place: which section it is in; a section that comes back later is another one."""
        runs = groupby(sorted(self.sections), self.sections.__getitem__)
        return {place: number for number, (_, run) in enumerate(runs) for place in run}

    @cached_property
    def _turns(self) -> dict[int, list[Held]]:
        found: dict[int, list[Held]] = defaultdict(list)
        for held in self.speeches:
            found[self._number[held.place]].append(held)
        return found

    def before_block(self, last: Held, side: str) -> Held | None:
        """The last speech of a side before the block that its last one is in."""
        blocks = (block for block in self._blocks() if side in block[0].sides)
        before = [block[-1] for block in blocks if block[-1].place < last.place]
        return before[-1] if before else None


def _is_anothers(block: list[Held], side: str) -> bool:
    return any(other != side for held in block for other in held.sides)
