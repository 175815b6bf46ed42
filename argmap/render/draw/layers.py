"""A plain layered layout: boxes in ranks, lines that pass between them.

It places the cards if Graphviz is missing, in four steps (after Sugiyama, Tagawa and Toda, "Methods for
visual understanding of hierarchical system structures", 1981):

1. Each box gets a rank, so that every line leads to a later rank.
2. A line over several ranks gets a narrow place in each rank that it passes.
3. The places of each rank are put in an order in which few lines cross.
4. The places are moved within their order until the lines are short.

Here "along" is the way the ranks follow one another, and "across" the way within a rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

RANK_GAP, BOX_GAP, LINE_GAP = 36.0, 22.0, 10.0
"""The room between ranks, between boxes of a rank, and beside a line that passes."""
SWEEPS = 8
"""How often the ranks are put in order, forwards and backwards in turn; more sweeps gain little."""
MOST_PASSING = 20
"""How many places of passing lines there may be per box; longer lines get none.

Without a limit, long lines through many ranks would make the time quadratic."""


class Box(NamedTuple):
    """A box to be placed: its size along the ranks, and across."""

    along: float
    across: float


class Line(NamedTuple):
    """A line from one box to another, by their numbers, and how many ranks it spans at least."""

    start: int
    end: int
    ranks: int = 1


class Spot(NamedTuple):
    """The middle of something."""

    along: float
    across: float


@dataclass(frozen=True, slots=True)
class Layers:
    """Where everything is."""

    along: float
    across: float
    """How large it all is; it begins at 0."""
    boxes: list[Spot]
    """The middle of each box."""
    edges: list[tuple[float, float]]
    """By box: where its rank begins and ends, along."""
    ways: list[list[Spot] | None]
    """By line, from its start: where it enters and where it leaves each rank that it passes.

    None for one that there is no room for, or that leads from a box to itself."""


@dataclass(slots=True)
class _Place:
    """A place in a rank: of a box, or of a line that passes."""

    rank: int
    across: float
    """How much room it takes."""
    line: int | None = None
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    """The places its lines lead to in the ranks before and after."""
    at: float = 0.0


def layered(boxes: Sequence[Box], lines: Sequence[Line]) -> Layers:
    """A layout of boxes; lines from a box to itself place nothing.

    >>> layered([Box(10, 40), Box(10, 40)], [Line(0, 1)]).boxes
    [Spot(along=5.0, across=20.0), Spot(along=51.0, across=20.0)]
    """
    forward = _without_circles(len(boxes), lines)
    ranks = _ranks(len(boxes), forward)
    places = [_Place(rank, box.across + BOX_GAP) for rank, box in zip(ranks, boxes, strict=True)]
    passing = _thread(places, forward)
    rows = _rows(places)
    for sweep in range(SWEEPS):
        _order(places, rows, backwards=bool(sweep % 2))
    for sweep in range(SWEEPS):
        _shift(places, rows, backwards=bool(sweep % 2))
    return _measured(boxes, lines, places, rows, passing)


def _without_circles(count: int, lines: Sequence[Line]) -> list[Line]:
    """The lines, with each line turned round that would close a circle.

    >>> _without_circles(2, [Line(0, 1), Line(1, 0)])
    [Line(start=0, end=1, ranks=1), Line(start=0, end=1, ranks=1)]
    """
    after: list[list[int]] = [[] for _ in range(count)]
    for number, line in enumerate(lines):
        if line.start != line.end:
            after[line.start].append(number)
    state = bytearray(count)  # 1 is on the way that is followed, 2 is done with
    turned: set[int] = set()
    for root in range(count):
        if state[root]:
            continue
        state[root] = 1
        # A search in depth without recursion: a chain of claims may be deeper than Python's
        # stack.
        stack = [(root, iter(after[root]))]
        while stack:
            box, rest = stack[-1]
            for number in rest:
                end = lines[number].end
                # This line leads back to a box on the way that is followed: it closes a circle.
                if state[end] == 1:
                    turned.add(number)
                elif not state[end]:
                    state[end] = 1
                    stack.append((end, iter(after[end])))
                    break
            else:
                state[box] = 2
                stack.pop()
    return [
        Line(line.end, line.start, line.ranks) if number in turned else line
        for number, line in enumerate(lines)
    ]


def _ranks(count: int, lines: Sequence[Line]) -> list[int]:
    """The rank of each box: the last rank less the length of its longest way to an end.

    Box 0 leads to 2 directly and through 1, and the longer way counts:

    >>> _ranks(3, [Line(0, 1), Line(1, 2), Line(0, 2)])
    [0, 1, 2]
    """
    before: list[list[Line]] = [[] for _ in range(count)]
    waiting = [0] * count
    for line in lines:
        if line.start != line.end:
            before[line.end].append(line)
            waiting[line.start] += 1
    to_end = [0] * count
    ready = [box for box in range(count) if not waiting[box]]
    for box in ready:
        for line in before[box]:
            # `ready` grows while the loop runs: a box is added when all boxes it leads to are
            # done.
            to_end[line.start] = max(to_end[line.start], to_end[box] + max(1, line.ranks))
            waiting[line.start] -= 1
            if not waiting[line.start]:
                ready.append(line.start)
    longest = max(to_end, default=0)
    return [longest - ranks for ranks in to_end]


def _thread(places: list[_Place], lines: Sequence[Line]) -> list[list[int] | None]:
    """Lead each line through the ranks between its ends; return the places that each passes.

    Short lines come first: they need few places and help more to keep related boxes together.
    """
    most = MOST_PASSING * len(places)
    passing: list[list[int] | None] = [None for _ in lines]
    for number in sorted(range(len(lines)), key=lambda n: _span(places, lines[n])):
        line = lines[number]
        span = _span(places, line)
        most -= max(0, span - 1)
        if span < 1 or most < 0:
            continue
        last, through = line.start, []
        for rank in range(places[line.start].rank + 1, places[line.end].rank):
            places.append(_Place(rank, 2 * LINE_GAP, number))
            new = len(places) - 1
            through.append(new)
            _join(places, last, new)
            last = new
        _join(places, last, line.end)
        passing[number] = through
    return passing


def _span(places: list[_Place], line: Line) -> int:
    return places[line.end].rank - places[line.start].rank


def _join(places: list[_Place], first: int, second: int) -> None:
    places[first].after.append(second)
    places[second].before.append(first)


def _rows(places: list[_Place]) -> list[list[int]]:
    """The places of each rank, in the order of a walk that keeps connected places side by side."""
    rows: list[list[int]] = [[] for _ in range(max((p.rank for p in places), default=-1) + 1)]
    seen = bytearray(len(places))
    for root in sorted(range(len(places)), key=lambda n: -places[n].rank):
        stack = [root]
        while stack:
            number = stack.pop()
            if not seen[number]:
                seen[number] = 1
                rows[places[number].rank].append(number)
                stack += reversed(places[number].before + places[number].after)
    return rows


def _order(places: list[_Place], rows: list[list[int]], *, backwards: bool) -> None:
    """Sort each rank by the mean position of each place's neighbours in the rank before.

    A place whose neighbours are at positions 0 and 4 goes to 2 (the barycentre heuristic). The best
    order is NP-hard to find.
    """
    position = [0.0] * len(places)
    for row in rows:
        for nth, number in enumerate(row):
            position[number] = nth
    for row in reversed(rows) if backwards else rows:
        middles = {}
        for number in row:
            near = places[number].after if backwards else places[number].before
            middles[number] = (
                sum(position[n] for n in near) / len(near) if near else position[number]
            )
        # The sort is stable, so equal means keep their order and the picture stays the same.
        row.sort(key=lambda number: middles[number])
        for nth, number in enumerate(row):
            position[number] = nth


def _shift(places: list[_Place], rows: list[list[int]], *, backwards: bool) -> None:
    """Move the places of each rank as near to their neighbours as their order leaves room for."""
    for row in reversed(rows) if backwards else rows:
        wanted = []
        for number in row:
            near = places[number].after if backwards else places[number].before
            near = near or places[number].after or places[number].before
            ats = [places[n].at for n in near]
            wanted.append(sum(ats) / len(ats) if ats else places[number].at)
        sizes = [places[number].across for number in row]
        for number, at in zip(row, _apart(wanted, sizes), strict=True):
            places[number].at = at


def _apart(wanted: list[float], sizes: list[float]) -> list[float]:
    """Positions as near to the wanted ones as can be (in squares), in order and not overlapping.

    >>> _apart([0, 0, 50], [10, 10, 10])
    [-5.0, 5.0, 50.0]
    """
    offsets, offset = [], 0.0
    for nth, size in enumerate(sizes):
        offset += (sizes[nth - 1] + size) / 2 if nth else 0.0
        offsets.append(offset)
    # Without the offsets, positions must only not fall: places that would are pooled at their mean.
    # This is isotonic regression by pooling adjacent violators, exact and linear.
    pools: list[tuple[float, int]] = []
    for want, taken in zip(wanted, offsets, strict=True):
        total, count = want - taken, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    bases = [total / count for total, count in pools for _ in range(count)]
    return [base + taken for base, taken in zip(bases, offsets, strict=True)]


def _measured(
    boxes: Sequence[Box],
    lines: Sequence[Line],
    places: list[_Place],
    rows: list[list[int]],
    passing: list[list[int] | None],
) -> Layers:
    """The layout in pixels, from 0 on."""
    starts, thickness, reached = [], [], 0.0
    for row in rows:
        thick = max((boxes[n].along for n in row if n < len(boxes)), default=0.0)
        starts.append(reached)
        thickness.append(thick)
        reached += thick + RANK_GAP
    halves = [(p.across - BOX_GAP) / 2 if p.line is None else LINE_GAP for p in places]
    low = min((p.at - half for p, half in zip(places, halves, strict=True)), default=0.0)
    high = max((p.at + half for p, half in zip(places, halves, strict=True)), default=0.0)

    def way(line: Line, through: list[int] | None) -> list[Spot] | None:
        if through is None:
            return None
        spots = []
        for place in (places[n] for n in through):
            start = starts[place.rank]
            spots.append(Spot(start, place.at - low))
            spots.append(Spot(start + thickness[place.rank], place.at - low))
        # A line that was turned round comes the other way.
        is_turned = places[line.start].rank > places[line.end].rank
        return spots[::-1] if is_turned else spots

    return Layers(
        max(0.0, reached - RANK_GAP),
        high - low,
        [Spot(starts[p.rank] + thickness[p.rank] / 2, p.at - low) for p in places[: len(boxes)]],
        [(starts[p.rank], starts[p.rank] + thickness[p.rank]) for p in places[: len(boxes)]],
        [way(line, through) for line, through in zip(lines, passing, strict=True)],
    )
