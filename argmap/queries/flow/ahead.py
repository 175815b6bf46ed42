"""What a side must answer next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap
from argmap.queries.flow.flow import Flow, Point, flow
from argmap.queries.flow.speeches import Held, Speeches
from argmap.queries.judging.judge import Search, at_once
from argmap.queries.selection import UnknownNameError
from argmap.queries.stance import issue_of
from argmap.words.folding import folded_name

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """The answer to "what must this side answer next?"."""

    flow: Flow
    side: str
    speech: Held | None
    """The next speech of the side; None where it has none left."""
    points: list[Point]
    """What the others said and nobody answered: first what would turn the verdict, then what is extended most, then
    the oldest."""
    turning: frozenset[str]
    """The points in a smallest set whose rebuttal would turn the verdict on the issue."""


def to_answer(
    graph: ArgumentGraph,
    side: str,
    until: str | None = None,
    *,
    strict: bool = False,
    search: Search = at_once,
) -> ToAnswer:
    """What a side must answer next, as the debate stands after `until`, or after the last that was said.

    Raises `UnknownNameError` for a side that does not speak, `TurnError` as `flow` does, and `NotJudgedError` or
    `NoSolverError` as `change` does.
    """
    now = until if until is not None else Speeches(graph.map).last_said.id
    found = flow(graph, now, strict=strict)
    own = named_side(found.sides, side)
    following = (
        h
        for h in found.speeches
        if h.kind == "speech" and h.place > found.until.place and own in h.sides
    )
    speech = next(following, None)
    if speech is None:
        return ToAnswer(found, own, None, [], frozenset())
    points = [p for p in found.points if p.made.side != own and _is_open(p)]
    turning = _turning(graph, found, search) if points else frozenset()
    return _pressing(found, own, speech, points, turning)


def _pressing(
    found: Flow, side: str, speech: Held, points: list[Point], turning: frozenset[str]
) -> ToAnswer:
    """The answer with the most pressing point first."""
    points.sort(key=lambda p: (p.claim not in turning, -len(p.made.again), p.made.key))
    return ToAnswer(found, side, speech, points, turning & {p.claim for p in points})


def still_to_answer(
    graph: ArgumentGraph,
    side: str,
    turn: str,
    *,
    strict: bool = False,
    search: Search | None = None,
) -> list[ToAnswer]:
    """What a side that is speaking in `turn` must still answer, as a list of one; empty where nothing came before.

    What was said before the speech and nobody answered, in it or before. Without `search` nobody asks what would
    turn the verdict. Raises what `to_answer` raises.
    """
    speeches = Speeches(graph.map)
    known = turn in speeches.order
    place = speeches.order[turn] if known else int(turn)
    before = [held for held in speeches.all if held.place < place]
    if not before:
        return []
    found = flow(graph, before[-1].id, strict=strict)
    answered = flow(graph, turn, strict=strict) if known else found
    still = {p.claim for p in answered.points if _is_open(p)}
    points = [p for p in found.points if p.made.side != side and _is_open(p) and p.claim in still]
    turning = _turning(graph, found, search) if search and points else frozenset()
    speech = speeches.at(turn) if known else Held(turn, place, "speech", side, (side,))
    return [_pressing(found, side, speech, points, turning)]


def named_side(sides: list[str], name: str) -> str:
    """The side that somebody means, however it is spelled; raises `UnknownNameError`."""
    for side in sides:
        if folded_name(side) == folded_name(name):
            return side
    raise UnknownNameError(f"there is no side {name!r}; sides: {', '.join(sides) or 'none'}")


def _is_open(point: Point) -> bool:
    return not point.answered_by and not point.only_qualifies and point.grouped_under is None


def _turning(graph: ArgumentGraph, found: Flow, search: Search) -> frozenset[str]:
    """The points whose rebuttal would turn the verdict, as far as the debate has come."""
    from argmap.graph import to_graph
    from argmap.queries.judging.change import change

    issue = issue_of(graph)
    if issue is None:
        return frozenset()
    so_far = _so_far(graph.map, found, issue)
    sets = change(to_graph(so_far), issue, search=search).sets
    # The fewer points it takes, the more pressing each of them is.
    least = min((len(one.rebut) for one in sets), default=0)
    turning = {id for one in sets if len(one.rebut) == least for id in one.rebut}
    return frozenset(found.by_claim[id].claim for id in turning if id in found.by_claim)


def _so_far(map: ArgumentMap, found: Flow, issue: str) -> ArgumentMap:
    """The map with nothing but what was said so far."""
    claims = {id: map.claims[id] for id in map.claims if id in found.by_claim or id == issue}
    steps = {step.relation.id: step.relation for step in found.steps}
    drawn = {id: r for id, r in steps.items() if claims.keys() >= set(r.premises)}
    while True:
        # What aims at a step that is left out is left out, too.
        kept = {id: r for id, r in drawn.items() if r.target in claims or r.target in drawn}
        if len(kept) == len(drawn):
            break
        drawn = kept
    changes = {"issues": [issue], "claims": claims, "relations": kept, "expect": {}}
    return map.model_copy(update=changes)
