"""What was said when: a column for each moment, a row for each speaker."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.queries.stance import stances_of
from argmap.queries.whole.timeline import Entry, timeline
from argmap.render.dot.claims import claim_tooltip, claim_words
from argmap.render.draw.charts.chart import HEIGHT, Box, Chart, cut_lines
from argmap.render.draw.charts.icicle import notes
from argmap.render.draw.highlight import highlighted
from argmap.render.draw.measure import wrap
from argmap.render.draw.style import DrawStyle
from argmap.render.palette import STANCE_FILLS
from argmap.render.wording import plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

NAME, CELL = 130.0, 190.0
CARD = 3
"""The lines of text that an entry has at most."""
GAP = 6.0


def timeline_chart(graph: ArgumentGraph, style: DrawStyle) -> Chart:
    """The timeline of a map. Raises `NoTurnOrderError` where nothing is known to be said when."""
    found = timeline(graph, issue=style.issue)
    stances = stances_of(graph, style.issue)
    shown = highlighted(graph, style.highlight)
    title = (graph.map.title or "") if style.title is None else style.title
    chart = Chart(title, "A timeline: what was said when, and by whom.")
    moments = [m for m in found.moments if any(m in heard.counts for heard in found.heard)]
    place = {moment: nth for nth, moment in enumerate(moments)}
    by_speaker: dict[str, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in found.entries:
        by_speaker[entry.speaker][place[entry.moment]].append(entry)
    heads = [wrap(moment.label, CELL - 10, 11) for moment in moments]
    y = HEIGHT * max(map(len, heads), default=1) + 8
    for nth, lines in enumerate(heads):
        chart.boxes.append(Box(NAME + CELL * nth, 0, CELL, y, lines, bold=True))
    for heard in found.heard:
        cells = by_speaker[heard.speaker.id]
        name = wrap(heard.speaker.label, NAME - 10, 11)
        high = HEIGHT * len(name) + 8
        for column, entries in cells.items():
            low = y
            for entry in entries:
                lines = _lines(entry)
                box = HEIGHT * len(lines) + 7
                claim = entry.claim
                chart.boxes.append(
                    Box(
                        NAME + CELL * column,
                        low,
                        CELL - GAP,
                        box,
                        lines,
                        STANCE_FILLS[stances.claim(claim.id)],
                        f"{claim_words(claim)}\n{claim_tooltip(graph.map, claim)}",
                        claim.id,
                        alert=bool(entry.against),
                        faded=shown.fades(claim.id),
                    )
                )
                low += box + GAP
            high = max(high, low - y)
        chart.boxes.append(Box(0, y, NAME, high, name, bold=True))
        y += high + GAP
    chart.width, chart.height = NAME + CELL * len(moments), y
    chart.subtitle = (
        "Blue: for, orange: against; a red lower edge: against what they say themselves."
    )
    left = [f"{plural(len(found.left_out), 'statement')} without a time left out."]
    chart.notes = [*(left if found.left_out else []), *notes(style)]
    return chart


def _lines(entry: Entry) -> list[str]:
    mark = "" if entry.mark == "new" else f"({entry.mark.replace('-', ' ')}) "
    return cut_lines(mark + claim_words(entry.claim), CELL - GAP - 10, CARD)
