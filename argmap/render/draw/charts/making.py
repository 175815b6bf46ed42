"""Charts by name, and a chart as a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.render.draw.charts.chart import Chart, chart_svg, size_of
from argmap.render.draw.charts.flow import flow_chart
from argmap.render.draw.charts.icicle import icicle_chart
from argmap.render.draw.charts.matrix import matrix_chart
from argmap.render.draw.charts.timeline import timeline_chart
from argmap.render.draw.scene import Scene
from argmap.render.draw.style import DrawStyle
from argmap.render.terminal.text import shown

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

CHARTS: dict[str, Callable[[ArgumentGraph, DrawStyle], Chart]] = {
    "icicle": icicle_chart,
    "matrix": matrix_chart,
    "timeline": timeline_chart,
    "flow": flow_chart,
}


def chart_picture(graph: ArgumentGraph, style: DrawStyle, name: str) -> tuple[Scene, str]:
    """A chart as SVG, and a scene that has its size and its description."""
    chart = CHARTS[name](graph, style)
    width, height = size_of(chart)
    scene = Scene(width, height, [], shown(chart.title.replace("\n", " ")), chart.description)
    scene.left_out = next((note for note in chart.notes if note.endswith("left out.")), "")
    return scene, "".join(chart_svg(chart, style.theme))
