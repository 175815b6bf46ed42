"""Relations as lines: each kind with a line and a head of its own, besides its colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from typing import NamedTuple

from argmap.model import Relation, RelationKind
from argmap.render.draw.scene import Point

HEAD = 10.0
"""The length of an arrow's head."""
HEAD_LENGTH: dict[RelationKind, float] = {"supports": 0.9, "rebuts": 1.1, "undercuts": 0.6}
"""The same by kind, as a share of it; 1 where nothing is said."""
JUNCTION = 8.0
"""How wide the dot is in which premises meet."""
HALF = 4.5
"""Half the width of a head."""
APART = 2.0
"""How far each of the two lines of a restatement is from the middle."""


class Shape(NamedTuple):
    """A part of a line: its path, and the classes of its look."""

    path: str
    classes: str


LINE_CLASSES: dict[RelationKind, str] = {
    "supports": "line",
    "rebuts": "line strong",
    "undercuts": "line strong dashed",
    "qualifies": "line strong dotted",
    "contradicts": "line strong",
    "restates": "line",
}


def head_lengths(relation: Relation, end: str, *, starts_at_card: bool) -> tuple[float, float]:
    """The lengths of the arrows at the end of a line and at its start; 0 where there is none."""
    if relation.kind == "restates":
        return 0, 0
    length = HEAD * HEAD_LENGTH.get(relation.kind, 1.0)
    has_tail = relation.kind == "contradicts" and starts_at_card
    return 0 if end == relation.id else length, length if has_tail else 0


def shapes(
    kind: RelationKind, curve: Sequence[Point], tip: Point | None, tail_tip: Point | None
) -> Iterator[Shape]:
    """The line and the heads of a relation, given the control points and the points of its arrow."""
    if kind == "restates":
        # Two parallel lines, as in an equals sign: both claims say the same.
        for side in (APART, -APART):
            yield Shape(_curve(_beside(curve, side)), LINE_CLASSES[kind])
        return
    path = _curve(curve)
    # These heads are open or barred, so the line itself must reach the tip.
    if tip is not None and kind in ("undercuts", "rebuts", "contradicts"):
        path += f"L{_at(tip)}"
    if tail_tip is not None:
        path = f"M{_at(tail_tip)}L{path.removeprefix('M')}"
    yield Shape(path, LINE_CLASSES[kind])
    if tip is not None:
        yield from _head(kind, curve[-1], tip)
    if tail_tip is not None:
        yield from _head(kind, curve[0], tail_tip)


def _head(kind: RelationKind, base: Point, tip: Point) -> Iterator[Shape]:
    """The head of an arrow from its base to its point."""
    length = hypot(tip[0] - base[0], tip[1] - base[1]) or 1.0
    ux, uy = (tip[0] - base[0]) / length, (tip[1] - base[1]) / length

    def at(back: float, side: float) -> str:
        """A place so far behind the point, and so far beside the line."""
        return _at((tip[0] - ux * back - uy * side, tip[1] - uy * back + ux * side))

    bar = f"M{at(2.5, -HALF - 2)}L{at(2.5, HALF + 2)}"
    if kind == "supports":
        yield Shape(f"M{at(0, 0)}L{at(length, HALF)}L{at(length, -HALF)}Z", "head")
    elif kind == "rebuts":
        # A barred arrow: it stops at what it meets.
        yield Shape(f"M{at(3, 0)}L{at(length, HALF)}L{at(length, -HALF)}Z", "head")
        yield Shape(bar, "head open")
    elif kind == "undercuts":
        yield Shape(bar, "head open")
    elif kind == "qualifies":
        middle = length / 2
        yield Shape(
            f"M{at(0, 0)}L{at(middle, HALF)}L{at(length, 0)}L{at(middle, -HALF)}Z", "head hollow"
        )
    else:
        yield Shape(f"M{at(length, HALF)}L{at(0, 0)}L{at(length, -HALF)}", "head open")


def _curve(points: Sequence[Point]) -> str:
    return f"M{_at(points[0])}C{' '.join(map(_at, points[1:]))}"


def _beside(points: Sequence[Point], distance: float) -> list[Point]:
    """The control points of a curve beside another; near enough for two lines that belong together."""
    moved = []
    for i, (x, y) in enumerate(points):
        before, after = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = hypot(dx, dy) or 1.0
        moved.append((x - dy / length * distance, y + dx / length * distance))
    return moved


def _at(point: Point) -> str:
    return f"{number(point[0])},{number(point[1])}"


def number(value: float) -> str:
    """A length with at most one digit behind the point."""
    return f"{value:.1f}".removesuffix(".0")
