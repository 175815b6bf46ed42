"""Who answers whom: a row for each speaker who objects, a column for each who is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.queries.whole.matrix import Voice, matrix
from argmap.render.draw.charts.chart import HEIGHT, Box, Chart, cut_lines
from argmap.render.draw.charts.icicle import notes
from argmap.render.draw.measure import wrap
from argmap.render.draw.style import DrawStyle
from argmap.render.palette import PLAIN_FILL, STANCE_FILLS, Fill
from argmap.render.wording import NOUNS, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

MOST = 40
"""A larger matrix shows those with the most objections."""
NAME, CELL, ROW = 190.0, 100.0, 40.0
SHADES = (Fill("#f4eef0", "#c9bfc3"), Fill("#f0cfd6", "#b98a94"), Fill("#e39aa8", "#a5586a"))
"""The grounds of cells with nothing, some and many unanswered objections."""


def matrix_chart(graph: ArgumentGraph, style: DrawStyle) -> Chart:
    """The matrix of a map."""
    whole = matrix(graph, style.issue)
    found = whole.busiest(MOST)
    room = NAME - 12
    heads = [wrap(_name(graph, voice), CELL - 10, 11) for voice in found.columns]
    top = HEIGHT * max(map(len, heads), default=1) + 10
    title = (graph.map.title or "") if style.title is None else style.title
    chart = Chart(title, "A matrix: who objects to whom, and what of that is unanswered.")
    chart.width = NAME + CELL * len(found.columns)
    chart.height = top + ROW * len(found.rows)
    for nth, lines in enumerate(heads):
        chart.boxes.append(Box(NAME + CELL * nth, 0, CELL, top, lines, bold=True))
    for r, row in enumerate(found.rows):
        y = top + ROW * r
        name = cut_lines(_name(graph, row), room, 2)
        chart.boxes.append(Box(0, y, NAME, ROW, name, bold=True))
        for c, column in enumerate(found.columns):
            cell = found.cell(row, column)
            x, open_ones = NAME + CELL * c, len(cell.unanswered)
            if not cell.objections:
                chart.boxes.append(Box(x, y, CELL - 2, ROW - 2, (), PLAIN_FILL, faded=True))
                continue
            said = [plural(cell.objections, "objection")]
            said += [f"{open_ones} unanswered"] if open_ones else ["all answered"]
            listed = "\n".join(
                f"{NOUNS[r.kind]} {r.id}{' - unanswered' if r in cell.unanswered else ''}"
                for r in (*cell.unanswered, *cell.answered)
            )
            shade = SHADES[0 if not open_ones else 1 if open_ones < 3 else 2]
            if not open_ones:
                shade = STANCE_FILLS["for"]
            words = f"{_name(graph, row)} to {_name(graph, column)}\n{listed}"
            chart.boxes.append(
                Box(x, y, CELL - 2, ROW - 2, said, shade, words, alert=bool(open_ones))
            )
    chart.subtitle = "Rows object, columns are met; a red lower edge: something is unanswered."
    left = len({*whole.rows, *whole.columns} - {*found.rows, *found.columns})
    chart.notes = [*([f"{plural(left, 'speaker')} left out."] if left else []), *notes(style)]
    return chart


def _name(graph: ArgumentGraph, voice: Voice) -> str:
    return "nobody" if voice is None else graph.map.speakers[voice].label
