"""What was answered in time in a debate, what was dropped and when, and what is still live at its end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.model import ATTACKS
from argmap.queries.flow.points import Made, Said, Step, aimed_at
from argmap.queries.flow.speeches import Chances, Held, Speeches

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

ANSWERS = ATTACKS | {"contradicts"}
"""The kinds of relations that answer; to qualify a point is no answer to it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a debate, and what became of it."""

    made: Made
    steps: tuple[Step, ...]
    """The steps that it draws, in their order."""
    chance: Held | None
    """The last speech in which another side can answer it in time; None where there is no such speech."""
    answered_by: tuple[Step, ...] = ()
    """What answers it, in time or later."""
    is_answered_in_time: bool = False
    dropped_in: Held | None = None
    late: Held | None = None
    """The speech in which what was dropped is answered after all."""
    grouped_under: str | None = None
    """The point that it supports and that was answered in time, where it was not itself."""
    is_live: bool = False
    only_qualifies: bool = False
    """Whether all that it does is limit something: nobody need answer it."""

    @property
    def claim(self) -> str:
        """The claim in which it is first made."""
        return self.made.claim


@dataclass(frozen=True)
class Flow:
    """A debate as it unfolds. All lists are in the order of the speeches, and within one in that of ids."""

    graph: ArgumentGraph = field(repr=False)
    speeches: tuple[Held, ...]
    until: Held
    """The last speech that is taken into account."""
    points: tuple[Point, ...]
    dropped: dict[str, list[Point]]
    """By speech: what was dropped in it."""
    no_chance: list[Point]
    new_in_last: list[Point]
    """What is made in a side's last speech, and answers nothing made since its speech before."""
    left_out: list[str]
    """The claims without a turn, and those of the chair."""
    early: list[Step]
    """Steps of another side that are drawn before what they aim at is made: they answer nothing."""
    within_bench: list[Step]
    """Where one team objects to another team of its own side."""
    sections: dict[int, str] = field(repr=False, default_factory=dict)
    """By place of a speech: the part of the debate that it is in."""
    steps: tuple[Step, ...] = field(repr=False, default=())
    """All that was drawn so far."""
    is_strict: bool = False

    @cached_property
    def by_claim(self) -> dict[str, Point]:
        """By claim: the point that it makes."""
        return {claim: point for point in self.points for claim in point.made.claims}

    @property
    def sides(self) -> list[str]:
        """The sides in the order in which they first speak."""
        return list(dict.fromkeys(side for held in self.speeches for side in held.sides))


def flow(graph: ArgumentGraph, until: str | None = None, *, strict: bool = False) -> Flow:
    """How a debate went, or how it stood after the speech `until`. Near-linear.

    `strict`: that a point is answered is then no answer to what supports it. Raises `TurnError` where there is no
    order of speeches, or no speech `until`.
    """
    speeches = Speeches(graph.map)
    end = speeches.named(until) if until is not None else speeches.all[-1]
    said = Said(graph, speeches, end.place)
    return _Flow(said, end, strict=strict).flow()


class _Flow:
    """What became of all points."""

    def __init__(self, said: Said, end: Held, *, strict: bool) -> None:
        self.said = said
        self.end = end
        self.strict = strict
        self.sections = said.sections()
        self.chances = Chances(said.speeches, self.sections)
        self.held = [h for h in said.speeches.all if h.kind == "speech" and h.place <= said.until]
        # Later speeches overwrite earlier ones: what stays is the last of each side, and of each
        # team.
        self.last = {side: held for held in self.held for side in held.sides}
        self.last_of_team = {held.team: held for held in self.held if held.team}
        self.closing = {h.side: h.team for h in self.held if h.side is not None and h.team}
        """By side: the team that speaks last for it."""
        self.before = {
            side: self.chances.before_block(held, side) for side, held in self.last.items()
        }
        self.early: dict[str, Step] = {}
        self.answers = self._answers()
        self.by_claim = {made.claim: self._judged(made) for made in said.points}

    def flow(self) -> Flow:
        """The whole answer."""
        points = tuple(self._grouped(point) for point in self.by_claim.values())
        dropped: dict[str, list[Point]] = {held.id: [] for held in self.said.speeches.all}
        for point in points:
            if point.dropped_in is not None:
                dropped[point.dropped_in.id].append(point)
        return Flow(
            self.said.graph,
            tuple(self.said.speeches.all),
            self.end,
            points,
            {speech: found for speech, found in dropped.items() if found},
            [p for p in points if p.chance is None and not p.only_qualifies],
            [p for p in points if self._is_new(p)],
            self.said.left_out,
            sorted(self.early.values(), key=lambda step: step.key),
            sorted(self._within_bench(), key=lambda step: step.key),
            self.sections,
            tuple(sorted(self.said.steps.values(), key=lambda step: step.key)),
            self.strict,
        )

    def _answers(self) -> dict[str, dict[str, Step]]:
        """By point: the steps of another side against it, or against a step from it."""
        found: dict[str, dict[str, Step]] = {made.claim: {} for made in self.said.points}
        for step in self.said.steps.values():
            if step.relation.kind not in ANSWERS or step.side is None:
                continue
            for claim in aimed_at(self.said.map, step.relation):
                made = self.said.point_of.get(claim)
                if made is None or made.side == step.side:
                    continue
                if step.speech.place < made.speech.place:
                    # Nobody can answer what has not been said; the turns are probably wrong.
                    self.early[step.relation.id] = step
                else:
                    found[made.claim][step.relation.id] = step
        return found

    def _judged(self, made: Made) -> Point:
        steps = tuple(self.said.drawn_from.get(made.claim, ()))
        # A point that only limits asks for no answer, so it cannot be dropped.
        limits = bool(steps) and all(step.relation.kind == "qualifies" for step in steps)
        chance = None if limits else self.chances.after(made.speech, made.side)
        answers = sorted(self.answers[made.claim].values(), key=lambda step: step.key)
        in_time = chance is not None and any(a.speech.place <= chance.place for a in answers)
        # With `until` the chance may lie ahead: then it is neither answered nor dropped yet.
        has_passed = chance is not None and chance.place <= self.said.until
        is_dropped = has_passed and not in_time
        late = answers[0].speech if is_dropped and answers else None
        return Point(
            made,
            steps,
            chance,
            tuple(answers),
            in_time,
            chance if is_dropped else None,
            late,
            is_live=self._is_live(made),
            only_qualifies=limits,
        )

    def _grouped(self, point: Point) -> Point:
        """A point that is not dropped after all, since what it supports was answered in time."""
        if self.strict or point.dropped_in is None:
            return point
        for step in point.steps:
            above = self.said.point_of.get(step.relation.target or "")
            if step.relation.kind != "supports" or above is None or above.side != point.made.side:
                continue
            # Only what was answered itself counts, so that a chain of supports is not excused by
            # its end.
            if above.claim != point.claim and self.by_claim[above.claim].is_answered_in_time:
                return replace(point, dropped_in=None, late=None, grouped_under=above.claim)
        return point

    def _is_live(self, made: Made) -> bool:
        voiced = {held.place for held in made.again}
        closing = self.closing.get(made.side)
        # In British Parliamentary the second team closes, and must take up what its first team
        # made.
        if self.said.map.style == "bp" and made.speech.team is not None and closing is not None:
            last = self.last_of_team[closing].place
            own = self.last_of_team.get(made.speech.team)
            extended = last in voiced or (own is not None and own.place in voiced)
            return extended or made.speech.place == last
        last_speech = self.last.get(made.side)
        return last_speech is not None and last_speech.place in {*voiced, made.speech.place}

    def _is_new(self, point: Point) -> bool:
        last = self.last.get(point.made.side)
        if last is None or point.made.speech.place != last.place:
            return False
        before = self.before[point.made.side]
        if before is None:
            return False
        for step in point.steps:
            if step.relation.kind not in ANSWERS:
                continue
            ends = [step.relation.target or ""]
            ends += step.relation.premises if step.relation.kind == "contradicts" else []
            # What answers something said since one's speech before could not have come earlier.
            for end in ends:
                found = self.said.target_made(end)
                if found and found[1] != point.made.side and found[0].place > before.place:
                    return False
        return True

    def _within_bench(self) -> list[Step]:
        found: list[Step] = []
        for step in self.said.steps.values():
            if step.relation.kind not in ANSWERS or step.speech.team is None:
                continue
            for claim in aimed_at(self.said.map, step.relation):
                made = self.said.point_of.get(claim)
                if made is None or made.side != step.side or made.speech.team is None:
                    continue
                if made.speech.team != step.speech.team:
                    found.append(step)
                    break
        return found
