"""A chart as boxes with text, rules and headings, and its SVG. Lengths are in pixels of CSS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.render.draw.lines import number
from argmap.render.draw.measure import FONTS, width, wrap
from argmap.render.draw.style import Theme
from argmap.render.draw.svg import attribute, text_of
from argmap.render.draw.themes import style_sheet
from argmap.render.palette import Fill

MARGIN = 20.0
TITLE_SIZE, TITLE_HEIGHT = 18.0, 24.0
SIZE, HEIGHT = 11.0, 14.0
"""The size of text, and the height of a line of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with text."""

    x: float
    y: float
    width: float
    height: float
    lines: Sequence[str] = ()
    fill: Fill | None = None
    tooltip: str = ""
    claim: str = ""
    """The id of the claim that it stands for."""
    alert: bool = False
    """Whether it has the edge of what nothing answers."""
    hatched: bool = False
    """Whether it has the hatching of what something undercuts."""
    faded: bool = False
    bold: bool = False


@dataclass(slots=True)
class Chart:
    """A whole chart."""

    title: str
    description: str
    width: float = 0.0
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Below the chart: what its marks mean, where it is from, and what is left out."""
    subtitle: str = ""


def cut_lines(text: str, room: float, most: int) -> list[str]:
    """A text in at most so many lines; what is left out shows as an ellipsis behind a whole word."""
    if most < 1 or room < SIZE:
        return []
    words = text.split()
    # A word that no line can hold ends the text: in so little room it would only be crumbs.
    fit = next((n for n, word in enumerate(words) if width(word, SIZE) > room), len(words))
    lines = wrap(" ".join(words[:fit]), room, SIZE) if fit else []
    if len(lines) <= most and fit == len(words):
        return lines
    last = lines[most - 1].split(" ") if len(lines) >= most else []
    before = lines[: most - 1] if len(lines) >= most else lines[:most]
    while last and width(" ".join(last) + " …", SIZE) > room:
        last.pop()
    if not last and len(before) == most:
        return before
    return [*before, " ".join([*last, "…"])]


def size_of(chart: Chart) -> tuple[float, float]:
    """How wide and high a chart is with all that stands around it."""
    head, foot = _around(chart)
    wide = max(chart.width, 300.0) + 2 * MARGIN
    return wide, head + chart.height + 16 + foot + MARGIN / 2


def _around(chart: Chart) -> tuple[float, float]:
    """The height of what stands above a chart and below it."""
    room = max(chart.width, 300.0)
    titles = len(wrap(chart.title, room, TITLE_SIZE * 1.1)) if chart.title.strip() else 0
    told = len(wrap(chart.subtitle, room, SIZE)) if chart.subtitle else 0
    foot = sum(len(wrap(note, room, SIZE)) for note in chart.notes)
    return MARGIN + TITLE_HEIGHT * titles + HEIGHT * told + 10, HEIGHT * foot


def chart_svg(chart: Chart, theme: Theme = "auto") -> Iterator[str]:
    """The text of a chart as SVG, in pieces."""
    fills = list(dict.fromkeys(box.fill for box in chart.boxes if box.fill is not None))
    wide, high = size_of(chart)
    title = wrap(chart.title, wide - 2 * MARGIN, TITLE_SIZE * 1.1) if chart.title.strip() else []
    subtitle = wrap(chart.subtitle, wide - 2 * MARGIN, SIZE) if chart.subtitle else []
    notes = [line for note in chart.notes for line in wrap(note, wide - 2 * MARGIN, SIZE)]
    top, _ = _around(chart)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(wide)}" height="{number(high)}" '
        f'viewBox="0 0 {number(wide)} {number(high)}" font-family="{FONTS}" font-size="13" '
        'class="argmap chart" role="graphics-document document" aria-labelledby="map-title" '
        'aria-describedby="map-description">\n'
    )
    yield f'<title id="map-title">{text_of(chart.title or "An argument map")}</title>\n'
    yield f'<desc id="map-description">{text_of(chart.description)}</desc>\n'
    yield f"<style>\n{style_sheet(theme, fills)}\n</style>\n"
    yield _HATCHING
    yield f'<rect class="page" width="{number(wide)}" height="{number(high)}"/>\n'
    for nth, line in enumerate(title):
        yield _text(MARGIN, MARGIN + TITLE_HEIGHT * (nth + 0.75), line, "outside title")
    for nth, line in enumerate(subtitle):
        y = MARGIN + TITLE_HEIGHT * len(title) + HEIGHT * (nth + 0.8)
        yield _text(MARGIN, y, line, "outside small")
    yield '<g role="list">\n'
    for box in chart.boxes:
        yield from _box(box, MARGIN, top, fills)
    yield "</g>\n"
    for nth, line in enumerate(notes):
        y = top + chart.height + 16 + HEIGHT * (nth + 0.8)
        yield _text(MARGIN, y, line, "outside small")
    yield "</svg>\n"


_HATCHING = (
    '<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="1.5" height="6" fill="#a23db7" '
    'fill-opacity=".45"/></pattern></defs>\n'
)


def _box(box: Box, dx: float, dy: float, fills: list[Fill]) -> Iterator[str]:
    x, y = box.x + dx, box.y + dy
    at = (
        f'x="{number(x)}" y="{number(y)}" width="{number(box.width)}" height="{number(box.height)}"'
    )
    claim = f" data-claim={attribute(box.claim)}" if box.claim else ""
    looks = " ".join(["cell", *(["faded"] if box.faded else [])])
    yield f'<g class="{looks}" role="listitem"{claim}>'
    if box.tooltip:
        yield f"<title>{text_of(box.tooltip)}</title>"
    place = "outside"
    if box.fill is not None:
        yield f'<rect class="thin f{fills.index(box.fill)}" {at}/>'
        place = "on"
    if box.hatched:
        yield f'<rect fill="url(#hatched)" {at}/>'
    if box.alert:
        edge = f'x="{number(x)}" y="{number(y + box.height - 3.5)}" width="{number(box.width)}"'
        yield f'<rect class="alert" {edge} height="3.5"/>'
    weight = " bold" if box.bold else ""
    for nth, line in enumerate(box.lines):
        yield _text(x + 4, y + HEIGHT * (nth + 0.95), line, f"{place} small{weight}", end="")
    yield "</g>\n"


def _text(x: float, y: float, text: str, look: str, end: str = "\n") -> str:
    return f'<text class="{look}" x="{number(x)}" y="{number(y)}">{text_of(text)}</text>{end}'
