"""The points of a debate: what was said first in which speech, for which side, and in which speech each step was drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Relation
from argmap.queries.flow.speeches import Held, Speeches
from argmap.queries.stance import issues_of
from argmap.queries.turns import FirstTurns, turn_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Made:
    """A point as it was made: a claim with all that restates it."""

    claim: str
    """The claim in which it is first made."""
    claims: tuple[str, ...]
    number: int
    """Where that claim stands in the file; the issue is not counted."""
    speech: Held
    side: str
    speakers: tuple[str, ...]
    again: tuple[Held, ...] = field(default=())
    """The later speeches in which its own side says it again."""

    @property
    def key(self) -> tuple[int, str]:
        """Points in the order in which they are made; within a speech no matter where they stand in the file."""
        return self.speech.place, self.claim


@dataclass(frozen=True, slots=True)
class Step:
    """A relation in the speech in which it is drawn."""

    relation: Relation
    speech: Held
    side: str | None

    @property
    def key(self) -> tuple[int, str]:
        """Steps in the order in which they are drawn."""
        return self.speech.place, self.relation.id


def aimed_at(map: ArgumentMap, relation: Relation) -> list[str]:
    """The claims that a relation bears on: its target, or those that its target, a step, starts from.

    A contradiction has two ends, so it bears on its own premises, too.

    >>> from argmap import loads
    >>> map = loads("claims: {a: A., b: {supports: a}, c: {contradicts: b/a}}")
    >>> aimed_at(map, map.relations["c/b/a"])
    ['c', 'b']
    """
    target = relation.target or ""
    step = map.relations.get(target)
    ends = [target] if step is None else step.premises
    own = relation.premises if relation.kind == "contradicts" else []
    return list(dict.fromkeys([*own, *ends]))


def positions(claims: Iterable[str], about: Collection[str]) -> dict[str, int]:
    """The number of each claim, which is its place in the file, but for those that the debate is about."""
    others = (id for id in claims if id not in about)
    return {id: number for number, id in enumerate(others, 1)}


class Said:
    """What was said in a debate up to a speech."""

    def __init__(self, graph: ArgumentGraph, speeches: Speeches, until: int) -> None:
        self.graph = graph
        self.map = graph.map
        self.speeches = speeches
        self.until = until
        self._first = FirstTurns(graph, speeches.order)

    @cached_property
    def points(self) -> list[Made]:
        """The points in the order in which they are made."""
        found: list[Made] = []
        seen: set[str] = set()
        for id in self.numbers:
            if id not in seen:
                same = self.graph.same_point(id)
                seen.update(same)
                point = self._made([claim for claim in same if claim in self.numbers])
                if point is not None:
                    found.append(point)
        return sorted(found, key=lambda point: point.key)

    @cached_property
    def left_out(self) -> list[str]:
        """The claims that nobody makes in a speech of a side, at whatever time."""
        timed = {id for id in self.numbers if any(self._turns_of(id, everything=True))}
        return sorted(
            id
            for id in self.numbers
            if timed.isdisjoint(self.graph.same_point(id)) and id not in self.graph.spelled_out
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each claim that is not what the debate is about."""
        about = set(self.map.issues)
        if not about:
            # What is only derived to be the issue may be a point itself.
            found = issues_of(self.graph)
            about = {id for id in found if not any(self._turns_of(id, everything=True))}
        return positions(self.map.claims, about)

    @cached_property
    def point_of(self) -> dict[str, Made]:
        """By claim: the point that it makes."""
        return {claim: point for point in self.points for claim in point.claims}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """By relation: the step that it is, where a speech is known in which it is drawn."""
        found = (self._step(relation) for relation in self.graph.whole_relations)
        return {
            step.relation.id: step for step in found if step and step.speech.place <= self.until
        }

    @cached_property
    def drawn_from(self) -> dict[str, list[Step]]:
        """By point: the steps that it draws, in their order; to restate it is none."""
        found: dict[str, dict[str, Step]] = defaultdict(dict)
        for step in self.steps.values():
            ends = list(step.relation.premises)
            if step.relation.kind == "contradicts":
                ends.append(step.relation.target or "")
            for claim in ends:
                if claim in self.point_of and step.relation.kind != "restates":
                    # A dict, since a relation with two premises in one point would count twice.
                    found[self.point_of[claim].claim][step.relation.id] = step
        return {id: sorted(steps.values(), key=lambda s: s.key) for id, steps in found.items()}

    def sections(self) -> dict[int, str]:
        """By place: the part of the debate, as the speeches name it, else the claims first made there."""
        made: dict[int, Counter[str]] = defaultdict(Counter)
        for id in self.numbers:
            claim = self.map.claims[id]
            first = self._first.made(id)
            if first is not None and claim.section:
                made[self.speeches.at(first).place][" / ".join(claim.section)] += 1
        found: dict[int, str] = {}
        now = ""
        for held in self.speeches.all:
            # A speech that names no section goes on with the one before, unless its claims name
            # one.
            counts = made.get(held.place)
            if held.section is not None:
                now = held.section
            elif counts:
                now = min(counts, key=lambda name: (-counts[name], name))
            found[held.place] = now
        return found

    def target_made(self, id: str) -> tuple[Held, str | None] | None:
        """The speech in which a claim or a relation is first made, and the side that makes it."""
        if id in self.point_of:
            point = self.point_of[id]
            return point.speech, point.side
        step = self.steps.get(id)
        return (step.speech, step.side) if step else None

    def _turns_of(self, claim: str, *, everything: bool = False) -> Iterator[tuple[Held, str, str]]:
        """Each utterance that makes a claim for a side: its speech, its side and its speaker."""
        for utterance in self.map.claims[claim].utterances:
            turn = turn_of(utterance) if utterance.voices else None
            if turn is None:
                continue
            held = self.speeches.at(turn)
            side = self.speeches.side_in(held, [utterance.speaker])
            if side is not None and (everything or held.place <= self.until):
                yield held, side, utterance.speaker

    def _made(self, claims: list[str]) -> Made | None:
        said = [(*turn, id) for id in sorted(claims) for turn in self._turns_of(id)]
        if not said:
            return None
        # The first of equals: the order of utterances counts, that of claims does not.
        speech, side, _, claim = min(said, key=lambda one: one[0].place)
        speakers = [who for at, whose, who, _ in said if at is speech and whose == side]
        again = {at.place: at for at, whose, _, _ in said if whose == side and at is not speech}
        return Made(
            claim,
            tuple(claims),
            self.numbers[claim],
            speech,
            side,
            tuple(dict.fromkeys(speakers)),
            tuple(again[place] for place in sorted(again)),
        )

    def _step(self, relation: Relation) -> Step | None:
        turn = self._drawn_in(relation)
        if turn is None:
            return None
        held = self.speeches.at(turn)
        ends = [*relation.premises, *([relation.target] if relation.kind == "contradicts" else [])]
        voices = (
            u.speaker
            for id in ends
            if id in self.map.claims
            for u in self.map.claims[id].utterances
            if u.voices and (t := turn_of(u)) is not None and self.speeches.at(t) is held
        )
        # The file's own word first, then who speaks of it in that speech, then whoever makes the
        # premises.
        who = relation.speakers or list(voices) or self.graph.speakers_of(relation)
        return Step(relation, held, self.speeches.side_in(held, who))

    def _drawn_in(self, relation: Relation) -> str | None:
        """The turn in which a relation is drawn; a contradiction as soon as both its ends are said."""
        if relation.kind != "contradicts" or turn_of(relation) is not None:
            return self._first.of(relation)
        made = [self._first.made(id) for id in (*relation.premises, relation.target or "")]
        known = [turn for turn in made if turn is not None]
        if len(known) < len(made):
            return None
        return max(known, key=self.speeches.order.__getitem__, default=None)
