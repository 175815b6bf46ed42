"""The flow sheet: a column for each speech, and each argument followed to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import zip_longest

from argmap.queries.flow.flow import Flow, Point
from argmap.queries.flow.grid import Columns, Entry, Grid, Row, grid
from argmap.render.flow.view import FlowView, point_data
from argmap.render.palette import DROPPED_INK, SIDE_GROUNDS
from argmap.render.terminal.lines import Line, Screen, beside, flow
from argmap.render.terminal.text import cells, one_line, wrap
from argmap.render.view import Record, markdown_text
from argmap.render.wording import ALERT, SIGNS, plural
from argmap.workbooks.sheet import Dyed, Sheet

LEAST_COLUMN = 12
"""Narrower columns cannot be read."""
MOST_COLUMN = 40
_HUES = ("hue1", "hue2", "hue3", "hue4", "hue5", "hue6")


class SheetView(FlowView):
    """The flow sheet: a column for each speech, and each argument followed to the right."""

    columns: tuple[str, ...] = (
        *("number", "claim", "speech", "side", "team", "speakers", "text", "answers", "chance"),
        *("answered_by", "dropped_in", "late", "grouped_under", "extended_in", "live"),
    )

    def __init__(
        self, of: Flow, by: Columns = "speech", only: Sequence[str] = (), *, as_grid: bool = False
    ) -> None:
        super().__init__(of)
        self.by = by
        whole = grid(of, by)
        self.grid = whole.only(only) if only else whole
        self.has_sections = of.graph.map.style == "tv" and len(self.grid.sections) > 1
        self.as_grid = as_grid
        """Whether records are those of the sheet, and not of its points."""
        if as_grid:
            self.columns = (*(["section"] if self.has_sections else []), *self.grid.columns)
        # Sides are numbered by when they first speak, so that colours stay when columns are chosen.
        self._side = {side: number for number, side in enumerate(of.sides)}

    # -- records ----------------------------------------------------------------------------------

    def records(self) -> Iterator[Record]:
        """A record for each point, or, of the sheet, for each line of its cells."""
        if self.as_grid:
            for row in self._entries():
                yield [e if isinstance(e, str) or e is None else self.entry(e) for e in row]
            return
        for p in sorted(self.of.points, key=lambda p: p.made.number):
            yield self._record(p)

    def _record(self, p: Point) -> Record:
        data = point_data(p, self.of)
        answers = (f"{s.relation.kind} {s.relation.target}" for s in p.steps)
        by = (f"{s.relation.id} ({s.speech.id})" for s in p.answered_by)
        lists = {
            "speakers": ", ".join(p.made.speakers),
            "answers": ", ".join(answers),
            "answered_by": ", ".join(by),
            "extended_in": ", ".join(data["extended_in"]),
        }
        # By the class: with --sheet the columns of this view are those of the grid.
        return [{**data, **lists}[column] for column in SheetView.columns]

    def _entries(self) -> Iterator[list[Entry | str | None]]:
        for row in self.grid.rows:
            # A cell can hold several points; each line of a table then holds one of them at most.
            for entries in zip_longest(*(row.cells.get(c, ()) for c in self.grid.columns)):
                yield [*([row.section] if self.has_sections else []), *entries]

    def sheets(self) -> Iterator[Sheet]:
        """The sheet with the colours of the sides, drops in red, and a second one of all points."""
        section = ["section"] if self.has_sections else []
        columns = [*section, *self.grid.columns]
        rows = ([self._dyed(entry) for entry in row] for row in self._entries())
        yield Sheet("Flow", columns, rows, dict.fromkeys(self.grid.columns, 28))
        points = sorted(self.of.points, key=lambda p: p.made.number)
        records = map(self._record, points)
        yield Sheet("Points", SheetView.columns, records, {"text": 60, "claim": 18})

    def _dyed(self, entry: Entry | str | None) -> str | Dyed | None:
        if entry is None or isinstance(entry, str):
            return entry
        ground = SIDE_GROUNDS[self.side_number(entry) % len(SIDE_GROUNDS)]
        if entry.kind == "dropped":
            return Dyed(self.entry(entry), ground=ground, ink=DROPPED_INK)
        return Dyed(self.entry(entry), ground=ground)

    def side_number(self, entry: Entry) -> int:
        """The number of the side that an entry is of; of a drop, that of the side that did not answer."""
        # A drop is the fault of the side that did not answer, and has its colour.
        if entry.kind == "dropped" and entry.speech.side is not None:
            return self._side.get(entry.speech.side, 0)
        return self._side.get(entry.point.made.side, 0)

    # -- text -------------------------------------------------------------------------------------

    def entry(self, entry: Entry) -> str:
        """What stands in a cell, as a text; where columns hold several speeches, with its speech."""
        text = f" {self.text(entry.point)}" if entry.kind == "made" else ""
        return one_line(self.head(entry) + text)

    def head(self, entry: Entry) -> str:
        """What stands in a cell before the text of its point; all of it where the point is not new."""
        number = entry.point.made.number
        sign = f" {SIGNS[entry.step.relation.kind]}" if entry.step else ""
        said = {
            "made": f"{number}{sign}",
            "again": f"{number} = again",
            "joins": f"{number}{sign} {self._aim(entry)}",
            "dropped": f"{ALERT} {number}",
            "grouped": f"({number})",
        }[entry.kind]
        return f"{entry.speech.id}: {said}" if self.by != "speech" else said

    def _aim(self, entry: Entry) -> str:
        """The number of what a point answers besides, or the relation that it is against."""
        # An undercut aims at a relation, which has no number on the sheet.
        target = (entry.step.relation.target if entry.step else None) or ""
        aim = self.of.by_claim.get(target)
        return str(aim.made.number) if aim else target

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The sheet, or several where one would have columns too narrow to read."""
        if not self.grid.rows:
            said = "No point was made in a speech of a side."
            yield from flow([(said, "")], screen.width)
        for number, (heading, part) in enumerate(self._parts(screen)):
            if number:
                yield []
            if heading:
                yield from flow([(one_line(heading), "heading")], screen.width)
            yield from self._sheet(part, screen)
        yield from self.foot(screen)

    def by_section(self) -> Iterator[tuple[str, Grid]]:
        """The sheet of each section under its name; the whole sheet under none where it is one."""
        if not self.has_sections:
            yield "", self.grid
            return
        for section in self.grid.sections:
            yield section, self.grid.of_section(section)

    def _parts(self, screen: Screen) -> Iterator[tuple[str, Grid]]:
        """The sheets that are shown below one another, each under its heading."""
        for section, part in self.by_section():
            # What one side opened is often in fewer columns, which are then wide enough to read.
            if _width(part, screen) >= LEAST_COLUMN:
                yield section, part
                continue
            for side in part.openers:
                name = f"Opened by {side}"
                yield (f"{section}: {name}" if section else name), part.opened_by(side)

    def _sheet(self, part: Grid, screen: Screen) -> Iterator[Line]:
        width = min(_width(part, screen), MOST_COLUMN)
        if width < LEAST_COLUMN:
            yield from self._outline(part, screen)
            return
        yield from _beside([[(one_line(column), "heading")] for column in part.columns], width)
        rule: Line = [("+".join(["-" * width] * len(part.columns)), "dim")]
        for row in part.rows:
            if row.begins_group:
                yield rule
            yield from self._row(row, part.columns, width)

    def _row(self, row: Row, columns: Sequence[str], width: int) -> Iterator[Line]:
        stacks = [
            [
                (line, self._style(entry))
                for entry in row.cells.get(column, ())
                for line in wrap(self.entry(entry), width)
            ]
            for column in columns
        ]
        for pieces in zip_longest(*stacks, fillvalue=("", "")):
            yield from _beside([[piece] for piece in pieces], width)

    def _style(self, entry: Entry) -> str:
        if entry.kind == "dropped":
            return "alert"
        if entry.kind == "grouped":
            return "dim"
        return _HUES[self.side_number(entry) % len(_HUES)]

    def _outline(self, part: Grid, screen: Screen) -> Iterator[Line]:
        """The sheet on a screen that is too narrow for columns: what hangs on a point below it."""
        # Counted in cells of the screen: names of speeches can be in any script.
        width = max(cells(one_line(column)) for column in part.columns)
        place = {column: number for number, column in enumerate(part.columns)}
        for number, row in enumerate(part.rows):
            if number and row.begins_group:
                yield []
            # A debate of many turns has far more columns than any row has cells.
            for column in sorted(row.cells.keys() & place.keys(), key=place.__getitem__):
                for entry in row.cells[column]:
                    head = one_line(column)
                    head += " " * (width - cells(head) + 2)
                    text, style = self.entry(entry), self._style(entry)
                    yield from beside([(head, "heading")], text, style, screen.width)

    # -- pages ------------------------------------------------------------------------------------

    def markdown(self) -> Iterator[str]:
        """The sheet as a table of Markdown, one for each section."""
        for number, (section, part) in enumerate(self.by_section()):
            if number:
                yield ""
            if section:
                yield f"## {markdown_text(section)}"
                yield ""
            yield "| " + " | ".join(map(markdown_text, part.columns)) + " |"
            yield "| " + " | ".join(["---"] * len(part.columns)) + " |"
            for row in part.rows:
                # A cell of a Markdown table is one line, and `<br>` is the only break in it.
                stacks = (map(self._markdown_entry, row.cells.get(c, ())) for c in part.columns)
                yield "| " + " | ".join("<br>".join(stack) for stack in stacks) + " |"

    def _markdown_entry(self, entry: Entry) -> str:
        text = markdown_text(self.entry(entry))
        return f"**{text}**" if entry.kind == "dropped" else text

    def html(self) -> Iterator[str]:
        """The sheet as tables of a page, one for each section."""
        yield f"<h1>{escape(one_line(self.title))}</h1>\n"
        for section, part in self.by_section():
            if section:
                yield f"<h2>{escape(one_line(section))}</h2>\n"
            yield "<table>\n<thead><tr>"
            yield from (f"<th>{escape(one_line(column))}</th>" for column in part.columns)
            yield "</tr></thead>\n<tbody>\n"
            for row in part.rows:
                opens = ' class="opens"' if row.begins_group else ""
                yield f"<tr{opens}>"
                for column in part.columns:
                    yield "<td>" + "".join(map(self._div, row.cells.get(column, ()))) + "</td>"
                yield "</tr>\n"
            yield "</tbody>\n</table>\n"
        if self.of.left_out:
            counted = plural(len(self.of.left_out), "claim")
            yield f"<p>Left out: {counted} that nobody makes in a speech of a side.</p>\n"

    def _div(self, entry: Entry) -> str:
        kind = entry.kind if entry.kind in ("dropped", "grouped") else ""
        side = f"side{self.side_number(entry) % len(SIDE_GROUNDS)}"
        return f'<div class="{f"{kind} {side}".strip()}">{escape(self.entry(entry))}</div>'


def _width(part: Grid, screen: Screen) -> int:
    count = max(len(part.columns), 1)
    return (screen.width - (count - 1)) // count


def _beside(columns: Sequence[Line], width: int) -> Iterator[Line]:
    """Texts beside one another, each in a column, with a line between; long ones are wrapped."""
    stacks = [wrap(text, width) for ((text, _),) in columns]
    for parts in zip_longest(*stacks, fillvalue=""):
        line: Line = []
        for number, (part, ((_, style),)) in enumerate(zip(parts, columns, strict=True)):
            if number:
                line.append(("|", "dim"))
            line += [(part, style), (" " * (width - cells(part)), "")]
        yield line
