"""The lines of nested blocks, with rounded corners, once it is known where the blocks are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot

from argmap.model import Relation, RelationKind
from argmap.render.draw.nested.blocks import (
    DOT_AT,
    INDENT,
    LANE,
    MEET_AT,
    NAME_LINE,
    ROW_GAP,
    Block,
    Column,
    StepBlock,
)
from argmap.render.draw.scene import Card, Point

CORNER = 7.0
Heads = Callable[[Relation, str, str], tuple[float, float]]
"""How long the arrows at the end and at the start of a line between two things are."""


@dataclass(frozen=True, slots=True)
class Way:
    """A line: from the premise or the dot where it begins to the dot or the claim where it ends."""

    relation: Relation
    start: str
    end: str
    curve: list[Point]
    tip: Point | None
    tail_tip: Point | None


@dataclass(slots=True)
class Drawn:
    """Everything of some blocks with its place."""

    cards: list[Card] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    dots: dict[str, Point] = field(default_factory=dict)
    """By relation."""


class Drawer:
    """Draws blocks: cards get their places, lines their ways."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads
        self.drawn = Drawn()

    def draw(self, block: Block, x: float, y: float) -> None:
        """Draw a block at a place, with all that is in it."""
        card = block.card
        card.x, card.y = round(x, 1), round(y, 1)
        self.drawn.cards.append(card)
        for nth, column in enumerate(block.columns):
            self._column(block, column, nth)

    def _column(self, block: Block, column: Column, nth: int) -> None:
        card = block.card
        left = card.x + column.x
        y = card.y + block.top
        for made in column.steps:
            kind = made.step.relation.kind
            lane = left + LANE * column.lanes.index(kind)
            port = self._port(block, lane, kind)
            above = LANE * (len(block.lanes) - 1 - block.lanes.index(kind))
            turn = card.y + block.top - block.headed - 14 - above

            def up(
                start: Point, lane: float = lane, port: float = port, turn: float = turn
            ) -> list[Point]:
                """The way from a place beside a lane along it to the claim."""
                below = (port, card.y + card.height)
                if port == lane:
                    return [start, (lane, start[1]), below]
                return [start, (lane, start[1]), (lane, turn), (port, turn), below]

            self._step(made, left + column.content, y, card.id, up)
            y += made.height + ROW_GAP

    def _port(self, block: Block, lane: float, kind: RelationKind) -> float:
        """Where a line meets the lower edge of its claim: straight above its lane if the claim is there."""
        card = block.card
        right = card.x + card.width - INDENT
        if lane <= right:
            return lane
        return right - LANE * (len(block.lanes) - 1 - block.lanes.index(kind))

    def _step(
        self, made: StepBlock, x: float, y: float, end: str, up: Callable[[Point], list[Point]]
    ) -> None:
        """Draw a step whose lane is at `x` or left of it; `up` leads a line on to what it aims at."""
        relation = made.step.relation
        at = y + self._line_of(made)
        for down, block in made.premises:
            self.draw(block, x + made.indent, y + down)
            card = block.card
            beside = (card.x, card.y + min(NAME_LINE, card.height / 2))
            is_turned = relation.target == card.id and card.id not in relation.premises
            if made.step.is_loose and not made.has_dot:
                continue
            if not made.has_dot:
                self._add(relation, card.id, end, up(beside), is_turned=is_turned)
            else:
                meet = x + MEET_AT
                points = [beside, (meet, beside[1]), (meet, at), (x + DOT_AT, at)]
                self._add(relation, card.id, relation.id, points, is_turned=is_turned)
        if made.has_dot:
            dot = (round(x + DOT_AT, 1), round(at, 1))
            self.drawn.dots[relation.id] = dot
            if not made.step.is_loose:
                is_turned = end in relation.premises
                self._add(relation, relation.id, end, up(dot), is_turned=is_turned)
        for down, inner in made.aimed:
            lane = x + DOT_AT

            def to_dot(start: Point, lane: float = lane) -> list[Point]:
                return [start, (lane, start[1]), (lane, at + 4)]

            self._step(inner, lane, y + down, relation.id, to_dot)

    def _line_of(self, made: StepBlock) -> float:
        """How far below the upper edge of a step its line is."""
        if not made.premises:
            return NAME_LINE
        return min(NAME_LINE, made.premises[0][1].card.height / 2)

    def _add(
        self,
        relation: Relation,
        start: str,
        end: str,
        points: Sequence[Point],
        *,
        is_turned: bool = False,
    ) -> None:
        if is_turned:
            start, end, points = end, start, points[::-1]
        head, tail = self.heads(relation, start, end)
        curve, tip, tail_tip = rounded(points, head, tail)
        self.drawn.ways.append(Way(relation, start, end, curve, tip, tail_tip))


def rounded(
    points: Sequence[Point], head: float, tail: float
) -> tuple[list[Point], Point | None, Point | None]:
    """A way with corners as curves, its arrows taken off its ends; and the points of the arrows."""
    corners = [p for nth, p in enumerate(points) if nth == 0 or p != points[nth - 1]]
    if len(corners) < 2:
        corners = [points[0], (points[0][0], points[0][1] - 1)]
    tip, tail_tip = corners[-1], corners[0]
    corners[-1] = _towards(corners[-1], corners[-2], head)
    corners[0] = _towards(corners[0], corners[1], tail)
    curve = list(_curved(corners))
    return (
        [_exact(p) for p in curve],
        _exact(tip) if head else None,
        _exact(tail_tip) if tail else None,
    )


def _curved(corners: Sequence[Point]) -> Iterator[Point]:
    yield corners[0]
    at = corners[0]
    for nth in range(1, len(corners) - 1):
        corner, after = corners[nth], corners[nth + 1]
        reach = min(CORNER, _far(at, corner) / 2, _far(corner, after) / 2)
        begin, end = _towards(corner, at, reach), _towards(corner, after, reach)
        yield from (at, begin, begin)
        yield from (corner, corner, end)
        at = end
    yield from (at, corners[-1], corners[-1])


def _far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _towards(point: Point, to: Point, distance: float) -> Point:
    share = distance / (_far(point, to) or 1.0)
    return point[0] + (to[0] - point[0]) * share, point[1] + (to[1] - point[1]) * share


def _exact(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
