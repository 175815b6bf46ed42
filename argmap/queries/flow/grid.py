"""The flow sheet: which point stands in which row and column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from argmap.model import ArgumentMap
from argmap.queries.flow.flow import Flow, Point
from argmap.queries.flow.points import Step, aimed_at
from argmap.queries.flow.speeches import Held

Columns = Literal["speech", "side", "team"]
EntryKind = Literal["made", "again", "joins", "dropped", "grouped"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell: a point, that it is said again, or what became of it."""

    kind: EntryKind
    point: Point
    speech: Held
    step: Step | None = None
    """The step by which the point comes in."""


@dataclass(slots=True)
class Row:
    """A row of the sheet: by column, what stands there below one another."""

    cells: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    begins_group: bool = False
    """Whether a point that answers no other one opens it, and what hangs on that follows."""
    opened_by: str = ""
    """The side that opened the group."""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The flow sheet: its columns in order, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def only(self, columns: Sequence[str]) -> Grid:
        """The same with some columns alone, and without the rows that are empty then."""
        kept = [row for row in self.rows if any(row.cells.get(c) for c in columns)]
        return Grid(tuple(columns), _regrouped(self.rows, kept))

    def opened_by(self, side: str) -> Grid:
        """What a side opened, without the columns in which nothing is then."""
        rows = tuple(row for row in self.rows if row.opened_by == side)
        used = {column for row in rows for column, cell in row.cells.items() if cell}
        return Grid(tuple(c for c in self.columns if c in used), rows)

    def of_section(self, section: str) -> Grid:
        """The rows of one part of the debate."""
        return Grid(self.columns, tuple(row for row in self.rows if row.section == section))

    @property
    def openers(self) -> list[str]:
        """The sides that opened points, in their order."""
        return list(dict.fromkeys(row.opened_by for row in self.rows))

    @property
    def sections(self) -> list[str]:
        """The parts of the debate, in their order."""
        return list(dict.fromkeys(row.section for row in self.rows))


def grid(flow: Flow, by: Columns = "speech") -> Grid:
    """The sheet of a debate, with a column for each speech, side or team. Near-linear.

    A point's first answer shares its row, and further ones go below. Each point stands once; where it comes back,
    because it answers a second point, its number does.
    """
    return _Grid(flow, by).grid()


def usual_columns(map: ArgumentMap) -> Columns:
    """What the sheet of a debate has a column for unless somebody asks for another: a moderated one has no speeches."""
    return "side" if map.style == "tv" else "speech"


def column_of(held: Held, by: Columns) -> str:
    """The column that a speech belongs to; what several sides share stands under the speech's own name."""
    found = {"speech": held.id, "side": held.side, "team": held.team}[by]
    return found or held.id


def _regrouped(rows: Sequence[Row], kept: Sequence[Row]) -> tuple[Row, ...]:
    """Rows that are left of some, each group with a first one."""
    left = {id(row) for row in kept}
    found: list[Row] = []
    begins = False
    for row in rows:
        begins = begins or row.begins_group
        if id(row) in left:
            found.append(Row(row.cells, begins, row.opened_by, row.section))
            begins = False
    return tuple(found)


class _Grid:
    def __init__(self, flow: Flow, by: Columns) -> None:
        self.flow = flow
        self.by = by
        self.rows: list[Row] = []
        self.row_of: dict[str, Row] = {}
        self.entry_step: dict[str, Step | None] = {}
        self.children: dict[str, list[Point]] = defaultdict(list)

    def grid(self) -> Grid:
        """The whole sheet."""
        roots = self._hang()
        for root in roots:
            self._place(root)
        self._mark()
        return Grid(self._columns(), tuple(self.rows))

    def _columns(self) -> tuple[str, ...]:
        used = {column for row in self.rows for column in row.cells}
        of_sides = (
            h for h in self.flow.speeches if h.kind == "speech" or column_of(h, self.by) in used
        )
        held = (h for h in of_sides if h.place <= self.flow.until.place)
        # Where a map lists its speeches, an empty column says that a speech made no point.
        if self.by == "speech" and self.flow.graph.map.speeches:
            return tuple(h.id for h in held)
        return tuple(dict.fromkeys(c for h in held if (c := column_of(h, self.by)) in used))

    def _hang(self) -> list[Point]:
        """Find the point that each one hangs on: what its first step aims at. The rest are roots."""
        roots: list[Point] = []
        for point in self.flow.points:
            above: Point | None = None
            own: Step | None = None
            for step in point.steps:
                # The sign before a point is that of its first step, though it may hang on what a
                # later one aims at.
                own = own or (step if step.speech.place <= point.made.speech.place else None)
                above = self._earlier(point, step)
                if above is not None:
                    own = step
                    break
            self.entry_step[point.claim] = own
            if above is None:
                roots.append(point)
            else:
                self.children[above.claim].append(point)
        roots.sort(key=lambda p: (p.made.speech.place, p.made.number))
        for found in self.children.values():
            found.sort(key=lambda p: (p.made.speech.place, p.made.number))
        return roots

    def _earlier(self, point: Point, step: Step) -> Point | None:
        """The point that a step aims at, where it was made before the one that draws it, so that no circle arises."""
        for above in self._aims(point, step):
            # Two points of one speech can aim at each other; then the later in order hangs on the
            # earlier.
            if above.made.key < point.made.key:
                return above
        return None

    def _aims(self, point: Point, step: Step) -> list[Point]:
        """The other points that a step of a point bears on."""
        ids = aimed_at(self.flow.graph.map, step.relation)
        found = (self.flow.by_claim.get(id) for id in ids)
        return [p for p in found if p is not None and p.claim != point.claim]

    def _place(self, root: Point) -> None:
        """Put a point and all that hangs on it into rows, the deepest first, without recursion."""
        self.row_of[root.claim] = self._new_row(root, begins=True)
        # Its own stack, because a debate can be deeper than Python lets functions call themselves.
        waiting = [self._hanging_on(root)]
        above = [root]
        while waiting:
            child, fits = next(waiting[-1], (None, False))
            if child is None:
                waiting.pop()
                above.pop()
                continue
            row = self.row_of[above[-1].claim]
            self.row_of[child.claim] = row if fits else self._new_row(root, begins=False)
            waiting.append(self._hanging_on(child))
            above.append(child)

    def _hanging_on(self, point: Point) -> Iterator[tuple[Point, bool]]:
        """What hangs on a point, each with whether it shares the row: the first from another column does."""
        found = self.children[point.claim]
        beside = next((p for p in found if self._column(p) != self._column(point)), None)
        if beside is not None:
            yield beside, True
        yield from ((p, False) for p in found if p is not beside)

    def _new_row(self, root: Point, *, begins: bool) -> Row:
        section = self.flow.sections.get(root.made.speech.place, "")
        self.rows.append(Row(begins_group=begins, opened_by=root.made.side, section=section))
        return self.rows[-1]

    def _column(self, point: Point) -> str:
        return column_of(point.made.speech, self.by)

    def _mark(self) -> None:
        """Fill the cells: in each what is said again, what is new, then what is missing."""
        found: dict[int, list[tuple[tuple[int, int, int], Entry]]] = defaultdict(list)

        def enter(order: int, row: Row, entry: Entry) -> None:
            key = (entry.speech.place, order, entry.point.made.number)
            found[id(row)].append((key, entry))

        for point in self.flow.points:
            row = self.row_of[point.claim]
            step = self.entry_step[point.claim]
            enter(1, row, Entry("made", point, point.made.speech, step))
            for again in point.made.again:
                enter(0, row, Entry("again", point, again))
            if point.dropped_in is not None:
                enter(3, row, Entry("dropped", point, point.dropped_in))
            if point.grouped_under is not None and point.chance is not None:
                enter(3, row, Entry("grouped", point, point.chance))
            for other in point.steps:
                for aim in self._aims(point, other):
                    if other is not step and self._comes_back(point, aim):
                        enter(2, self.row_of[aim.claim], Entry("joins", point, other.speech, other))
        for row in self.rows:
            for _, entry in sorted(found[id(row)], key=lambda one: one[0]):
                row.cells[column_of(entry.speech, self.by)].append(entry)

    def _comes_back(self, point: Point, aim: Point) -> bool:
        """Whether a further step of a point aims at a point: of a contradiction only the later end does."""
        return aim.made.key < point.made.key or not any(
            step.relation.kind == "contradicts" and aim in self._aims(point, step)
            for step in point.steps
        )
