"""The icicle: every claim as a bar, below the one it bears on, as wide as what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.queries.stance import issues_of
from argmap.queries.whole.icicle import icicle
from argmap.render.dot.claims import claim_tooltip, claim_words
from argmap.render.draw.charts.chart import HEIGHT, Box, Chart, cut_lines
from argmap.render.draw.extract import extract
from argmap.render.draw.highlight import highlighted
from argmap.render.draw.style import DrawStyle
from argmap.render.palette import ISSUE_FILL, STANCE_FILLS
from argmap.render.wording import names, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

ROW = 62.0
LEAST, MOST = 1_100.0, 6_000.0
"""How wide an icicle is, unless its width is given."""
BAR = 66.0
"""About how wide a claim is on which nothing hangs."""


def icicle_chart(graph: ArgumentGraph, style: DrawStyle) -> Chart:
    """The icicle of a map."""
    chosen = extract(graph, style)
    found = icicle(graph, style.issue, chosen.claims.keys())
    wide = (style.width - 40 if style.width else None) or min(max(found.width * BAR, LEAST), MOST)
    unit = wide / max(found.width, 1)
    issues = {style.issue, *issues_of(graph)}
    shown = highlighted(graph, style.highlight)
    # Rows are lower where no bar has room for text.
    row = ROW if unit > 14 or found.rows < 14 else 34.0
    chart = Chart(_title(graph, style), _described(graph, len(found.bars)), wide, row * found.rows)
    for bar in found.bars:
        claim = graph.map.claims[bar.claim]
        width = bar.width * unit
        gap = 1.0 if width > 3 else 0.0
        chart.boxes.append(
            Box(
                bar.left * unit,
                bar.row * row,
                width - gap,
                row - 1.5,
                cut_lines(claim_words(claim), width - 9, int((row - 8) // HEIGHT))
                if width > 30
                else (),
                ISSUE_FILL if bar.claim in issues else STANCE_FILLS[bar.stance],
                f"{claim_words(claim)}\n{names(graph.map, claim.speakers)}\n{claim_tooltip(graph.map, claim)}",
                bar.claim,
                bar.unanswered,
                bar.undercut,
                shown.fades(bar.claim),
                bar.claim in issues,
            )
        )
    against = sum(bar.stance == "against" for bar in found.bars)
    speaks_for = sum(bar.stance == "for" and bar.claim not in issues for bar in found.bars)
    alone = sum(bar.unanswered for bar in found.bars)
    chart.subtitle = (
        f"For: {plural(speaks_for, 'claim')} (blue); against: {against:,} (orange); "
        f"unanswered: {alone:,} (red lower edge). Hatched: a step is undercut."
    )
    chart.notes = notes(style, chosen.left_out)
    return chart


def _title(graph: ArgumentGraph, style: DrawStyle) -> str:
    return (graph.map.title or "") if style.title is None else style.title


def _described(graph: ArgumentGraph, count: int) -> str:
    return f"An icicle of {plural(count, 'claim')}: each stands below what it bears on."


def notes(style: DrawStyle, left_out: int = 0) -> list[str]:
    """What stands below a chart: what is left out, and where it is from."""
    found = [f"{plural(left_out, 'claim')} left out; more with --limit."] if left_out else []
    found += [f"Source: {style.source}"] if style.source else []
    return [*found, *([style.credit] if style.credit else [])]
