"""The flow sheet as a picture: a column for each speech, and each argument followed to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.queries.flow.flow import flow
from argmap.queries.flow.grid import Entry
from argmap.render.draw.charts.chart import HEIGHT, Box, Chart
from argmap.render.draw.charts.icicle import notes
from argmap.render.draw.measure import wrap
from argmap.render.draw.style import DrawStyle
from argmap.render.flow.sheet import SheetView
from argmap.render.palette import SIDE_GROUNDS, Fill

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

CELL, GAP = 180.0, 6.0


def flow_chart(graph: ArgumentGraph, style: DrawStyle) -> Chart:
    """The flow sheet of a debate. Raises `TurnError` where its speeches have no order."""
    view = SheetView(flow(graph))
    grid, sides = view.grid, list(view.of.sides)
    title = (graph.map.title or "") if style.title is None else style.title
    chart = Chart(title, "A flow sheet: what was answered in which speech, and what was dropped.")
    chart.width = CELL * len(grid.columns)
    for nth, column in enumerate(grid.columns):
        chart.boxes.append(Box(CELL * nth, 0, CELL, 20, [column], bold=True))
    y = 24.0
    for row in grid.rows:
        if row.begins_group and y > 24:
            y += 6
        high = 0.0
        for nth, column in enumerate(grid.columns):
            low = y
            for entry in row.cells.get(column, ()):
                lines = wrap(view.entry(entry), CELL - GAP - 10, 11)
                box = HEIGHT * len(lines) + 6
                chart.boxes.append(
                    Box(
                        CELL * nth,
                        low,
                        CELL - GAP,
                        box,
                        lines,
                        _fill(sides, entry),
                        view.entry(entry),
                        entry.point.made.claim,
                        alert=entry.kind == "dropped",
                        bold=entry.kind == "dropped",
                    )
                )
                low += box + 3
            high = max(high, low - y)
        y += high + 4
    chart.height = y
    chart.subtitle = "Signs as in argmap flow; [!] with a red lower edge: dropped in this speech."
    chart.notes = notes(style)
    return chart


def _fill(sides: list[str], entry: Entry) -> Fill:
    side = entry.speech.side if entry.kind == "dropped" else entry.point.made.side
    place = sides.index(side) if side in sides else 0
    return Fill(f"#{SIDE_GROUNDS[place % len(SIDE_GROUNDS)]}", "#85858c")
