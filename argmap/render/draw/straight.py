"""Straight lines, for relations without a way around the cards: from card to card, behind the others.

In a large map Graphviz takes minutes to lead every line around the cards. It then places the cards
by a tree of relations, and the others are drawn by this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from argmap.render.draw.scene import Point

BEND = 0.06
"""How far a line swings out to its left, as a share of its length; so the way back is another."""


class Area(NamedTuple):
    """A box around a place."""

    x: float
    y: float
    width: float
    height: float


class Span(NamedTuple):
    """A line between two things, and how many ranks it spans at least."""

    start: str
    end: str
    ranks: int


def tree_of_lines(lines: Sequence[Span]) -> list[Span]:
    """The first line that begins at each thing, without lines from a thing to itself.

    >>> tree_of_lines([Span("b", "a", 1), Span("c", "b", 1), Span("c", "a", 1)])
    [Span(start='b', end='a', ranks=1), Span(start='c', end='b', ranks=1)]
    """
    first: dict[str, Span] = {}
    for line in lines:
        if line.start != line.end:
            first.setdefault(line.start, line)
    return list(first.values())


def led(lines: Sequence[Span], longest: int | None = None) -> list[bool]:
    """Whether each line is given to Graphviz: those of a tree that are not too long."""
    in_tree = {id(line) for line in tree_of_lines(lines)}
    return [
        # A line from a thing to itself places nothing, and it needs a way around.
        line.start == line.end
        or (id(line) in in_tree and (longest is None or line.ranks <= longest))
        for line in lines
    ]


def stand_ins(lines: Sequence[Span], longest: int) -> Iterator[Span]:
    """Short lines that keep things as far apart as the tree's too long lines would.

    Each leads to a thing that is nearer to the same end. With `b` three ranks and `c` seven ranks
    before `a`, a line of four ranks from `c` to `b` stands in for the long one to `a`.
    """
    shelves: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in tree_of_lines(lines):
        shelves[line.end][line.ranks].append(line.start)
    for end, by_ranks in shelves.items():
        for near, far in pairwise(sorted({0, *by_ranks})):
            if far > longest:
                before = by_ranks.get(near) or [end]
                for i, start in enumerate(by_ranks[far]):
                    yield Span(start, before[i % len(before)], far - near)


def straight(
    start: Area, end: Area, head: float, tail: float, nth: int
) -> tuple[list[Point], Point, Point]:
    """A nearly straight curve between the edges of two areas, with the points of its arrows.

    `head` and `tail` are the lengths of the arrows beyond the curve's ends. `nth` counts the lines
    that go the same way: each swings out further.
    """
    dx, dy = end.x - start.x, end.y - start.y
    swing = BEND * (1 + nth)
    aside = (-dy * swing, dx * swing)
    near = (start.x + dx / 3 + aside[0], start.y + dy / 3 + aside[1])
    far = (start.x + dx * 2 / 3 + aside[0], start.y + dy * 2 / 3 + aside[1])
    tail_tip, tip = _edge(start, near), _edge(end, far)
    points = [_towards(tail_tip, near, tail), near, far, _towards(tip, far, head)]
    return [_rounded(p) for p in points], _rounded(tip), _rounded(tail_tip)


def _edge(area: Area, to: Point) -> Point:
    """Where a line from the middle of an area towards another place crosses its edge."""
    dx, dy = to[0] - area.x, to[1] - area.y
    halves = ((area.width / 2, dx), (area.height / 2, dy))
    # The line leaves through the side that it meets first; a side parallel to it is never met.
    share = min((half / abs(d) for half, d in halves if abs(d) > 1e-9), default=0.0)
    return area.x + dx * share, area.y + dy * share


def _towards(point: Point, to: Point, distance: float) -> Point:
    dx, dy = to[0] - point[0], to[1] - point[1]
    share = distance / (hypot(dx, dy) or 1.0)
    return point[0] + dx * share, point[1] + dy * share


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
