"""A layout without Graphviz: the boxes of each group in ranks, and each group as a box itself.

Groups are laid out from the inside out, as a group needs the sizes of what it holds. They are placed
from the outside in, as a box needs the corner of its group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.render.dot.document import Direction
from argmap.render.dot.groups import Path
from argmap.render.draw.layers import Box, Layers, Line, Spot, layered
from argmap.render.draw.placed import Ends, Frame
from argmap.render.draw.scene import Point

MARGIN = 14.0
"""Around what a group holds."""
SPREAD = 0.7
"""The share of a side over which the lines that end there are spread."""
LOOP = 24.0
"""How far a line from a box to itself swings out."""

Item = int | Path
"""An item of a group: a box by its number, or an inner group by its path."""


class PlainLine(NamedTuple):
    """A line between two boxes, by their numbers; `head` and `tail` are the lengths of its arrows."""

    start: int
    end: int
    ranks: int = 1
    head: float = 0.0
    tail: float = 0.0


class Plain:
    """The places of boxes, lines and groups of a picture, with the methods of `Placed`."""

    def __init__(
        self,
        sizes: Sequence[tuple[float, float]],
        paths: Sequence[Path],
        lines: Sequence[PlainLine | None],
        headings: Mapping[Path, tuple[float, float]],
        direction: Direction,
    ) -> None:
        """`sizes` are the widths and heights of the boxes, `paths` the groups they stand in.

        `lines` has None for a line that gets no way and places nothing. `headings` has the size of the heading of each group, outer groups before inner ones.
        """
        self._sizes = sizes
        self._paths = paths
        self._lines = {n: line for n, line in enumerate(lines) if line is not None}
        self._headings = headings
        self._direction = direction
        self._is_upright = direction in ("TB", "BT")
        self._groups = list(headings)
        self._items: dict[Path, list[Item]] = defaultdict(list)
        self._size_of: dict[Item, tuple[float, float]] = dict(enumerate(sizes))
        self._layouts: dict[Path, Layers] = {}
        self._own_lines: dict[Path, list[int]] = defaultdict(list)
        """The lines whose ends stand in different items of a group."""
        self._corner: dict[Item, Point] = {}
        self._curves: dict[int, Ends] = {}
        self._sort()
        for path in sorted([(), *self._groups], key=len, reverse=True):
            self._lay_out(path)
        self.width, self.height = self._content_size(())
        self._corner[()] = (0.0, 0.0)
        for path in sorted([(), *self._groups], key=len):
            self._settle(path)
        for number, ends in self._loops():
            self._curves[number] = ends

    # -- what is told ---------------------------------------------------------------------------

    def node(self, number: int) -> Point:
        """The middle of a box."""
        (x, y), (width, height) = self._corner[number], self._sizes[number]
        return round(x + width / 2, 1), round(y + height / 2, 1)

    def leads(self, number: int) -> bool:
        """Whether a line has a way around the boxes."""
        return number in self._curves

    def edge(self, number: int) -> Ends:
        """The control points of a line, the point of the arrow at its end, and at its start."""
        return self._curves[number]

    def group(self, number: int) -> Frame:
        """The left, upper, right and lower edge of a group, and the middle of its heading."""
        path = self._groups[number - 1]
        (x, y), (width, height) = self._corner[path], self._size_of[path]
        return x, y, x + width, y + height, y + MARGIN / 2 + self._headings[path][1] / 2

    # -- inside out: how large everything is -------------------------------------------------------

    def _sort(self) -> None:
        """Sort boxes and groups into their groups, and lines into the innermost group with both ends."""
        for number, path in enumerate(self._paths):
            self._items[path].append(number)
        for path in self._groups:
            self._items[path[:-1]].append(path)
        for number, line in self._lines.items():
            if line.start != line.end:
                self._own_lines[self._common(line)].append(number)

    def _common(self, line: PlainLine) -> Path:
        """The innermost group that both ends of a line stand in."""
        start, end = self._paths[line.start], self._paths[line.end]
        depth = 0
        while depth < min(len(start), len(end)) and start[depth] == end[depth]:
            depth += 1
        return start[:depth]

    def _item(self, box: int, group: Path) -> Item:
        """The item of a group that holds a box, or is the box."""
        path = self._paths[box]
        return box if path == group else path[: len(group) + 1]

    def _lay_out(self, path: Path) -> None:
        items = self._items[path]
        place = {item: nth for nth, item in enumerate(items)}
        boxes = []
        for item in items:
            width, height = self._size_of[item]
            boxes.append(Box(height, width) if self._is_upright else Box(width, height))
        lines = []
        for number in self._own_lines[path]:
            line = self._lines[number]
            start, end = self._item(line.start, path), self._item(line.end, path)
            lines.append(Line(place[start], place[end], line.ranks))
        self._layouts[path] = layered(boxes, lines)
        if path:
            width, height = self._content_size(path)
            heading_width, heading_height = self._headings[path]
            self._size_of[path] = (
                max(width, heading_width) + 2 * MARGIN,
                height + heading_height + 2 * MARGIN,
            )

    def _content_size(self, path: Path) -> tuple[float, float]:
        layout = self._layouts[path]
        if self._is_upright:
            return layout.across, layout.along
        return layout.along, layout.across

    # -- outside in: where everything is ----------------------------------------------------------

    def _settle(self, path: Path) -> None:
        """Place the items of a group, and lead the lines between its boxes.

        A line from one group to another gets no way here; it is drawn straight, behind the cards.
        """
        layout = self._layouts[path]
        for item, spot in zip(self._items[path], layout.boxes, strict=True):
            x, y = self._point(path, spot)
            width, height = self._size_of[item]
            self._corner[item] = x - width / 2, y - height / 2
        led = [
            (nth, number)
            for nth, number in enumerate(self._own_lines[path])
            if self._paths[self._lines[number].start]
            == path
            == self._paths[self._lines[number].end]
            and layout.ways[nth] is not None
        ]
        ports = self._ports(path, led)
        for nth, number in led:
            way = layout.ways[nth]
            assert way is not None
            self._curves[number] = self._led(path, number, way, ports)

    def _point(self, path: Path, spot: Spot) -> Point:
        """Where something within a group is in the picture."""
        x, y = self._corner[path]
        if path:
            width, _ = self._content_size(path)
            x += (self._size_of[path][0] - width) / 2
            y += MARGIN + self._headings[path][1]
        along = spot.along
        if self._direction in ("BT", "RL"):
            # The layout runs downwards or to the right; the other two directions mirror it.
            along = self._layouts[path].along - along
        return (x + spot.across, y + along) if self._is_upright else (x + along, y + spot.across)

    def _ports(self, path: Path, led: Sequence[tuple[int, int]]) -> dict[tuple[int, bool], float]:
        """How far from the middle of its box each end of a line is, by the line's number and
        whether that is its start: spread over the side, in the order of where they come from.
        """
        layout = self._layouts[path]
        spot = dict(zip(self._items[path], layout.boxes, strict=True))
        sides: dict[tuple[int, bool], list[tuple[float, int, bool]]] = defaultdict(list)
        for nth, number in led:
            line = self._lines[number]
            start, end, way = spot[line.start], spot[line.end], layout.ways[nth]
            assert way is not None
            is_forward = start.along < end.along
            first = (way[0] if way else end).across
            last = (way[-1] if way else start).across
            sides[line.start, is_forward].append((first, number, True))
            sides[line.end, not is_forward].append((last, number, False))
        ports = {}
        for (box, _), ends in sides.items():
            side = self._sizes[box][0 if self._is_upright else 1] * SPREAD
            for nth, (_, number, is_start) in enumerate(sorted(ends), 1):
                # Sorted by where they come from, the lines do not cross right before the box.
                ports[number, is_start] = side * (nth / (len(ends) + 1) - 0.5)
        return ports

    def _led(
        self,
        path: Path,
        number: int,
        way: Sequence[Spot],
        ports: Mapping[tuple[int, bool], float],
    ) -> Ends:
        """A line along its way: straight beside boxes, and curved where it goes from rank to rank."""
        line, layout = self._lines[number], self._layouts[path]
        place = {item: nth for nth, item in enumerate(self._items[path])}
        start, end = layout.boxes[place[line.start]], layout.boxes[place[line.end]]
        sign = 1 if start.along < end.along else -1
        leaves = self._leaving(layout, place[line.start], line.start, sign)
        enters = self._leaving(layout, place[line.end], line.end, -sign)
        out, back = start.across + ports[number, True], end.across + ports[number, False]
        spots = [
            *(Spot(along + sign * line.tail, out) for along in leaves),
            *way,
            *(Spot(along - sign * line.head, back) for along in reversed(enters)),
        ]
        curve = [self._point(path, spots[0])]
        for one, other in pairwise(spots):
            middle = (one.along + other.along) / 2
            controls = Spot(middle, one.across), Spot(middle, other.across), other
            curve += [self._point(path, spot) for spot in controls]
        tip = self._point(path, Spot(enters[0], back)) if line.head else None
        tail_tip = self._point(path, Spot(leaves[0], out)) if line.tail else None
        return [_rounded(p) for p in curve], tip and _rounded(tip), tail_tip and _rounded(tail_tip)

    def _leaving(self, layout: Layers, place: int, box: int, sign: int) -> tuple[float, float]:
        """The side of a box towards which a line leaves it, and there the edge of its rank."""
        half = self._sizes[box][1 if self._is_upright else 0] / 2
        return layout.boxes[place].along + sign * half, layout.edges[place][sign > 0]

    def _loops(self) -> Iterator[tuple[int, Ends]]:
        """Lines from a box to itself, one around the other at its right side."""
        before: Counter[int] = Counter()
        for number, line in self._lines.items():
            if line.start != line.end:
                continue
            x, y = self.node(line.start)
            width, height = self._sizes[line.start]
            before[line.start] += 1
            nth, side = before[line.start], x + width / 2
            reach = min(height / 2, 6.0 * nth)
            swing = side + LOOP * (1 + (nth - 1) / 3)
            low, high = (side, y + reach), (side, y - reach)
            curve = [
                (low[0] + line.tail, low[1]),
                (swing + line.tail, low[1]),
                (swing + line.head, high[1]),
                (high[0] + line.head, high[1]),
            ]
            tip, tail_tip = high if line.head else None, low if line.tail else None
            yield (
                number,
                (
                    [_rounded(p) for p in curve],
                    tip and _rounded(tip),
                    tail_tip and _rounded(tail_tip),
                ),
            )


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
