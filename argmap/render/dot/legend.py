"""The legend of a drawing: the lines and boxes that it uses, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.model import RelationKind
from argmap.render.dot.lines import line
from argmap.render.dot.text import label_text, wrapped_label
from argmap.render.palette import OUTSIDE_TEXT, PLAIN_FILL, Fill
from argmap.render.wording import VERBS

FEWEST_COLUMNS = 4
NOTE_COLUMNS = 44


def legend(
    kinds: Sequence[RelationKind],
    boxes: Sequence[tuple[str, Fill, str]],
    note: str | None = None,
    *,
    heading_at: str,
    sideways: bool,
) -> Iterator[str]:
    """A cluster with a sample of each kind of relation, and one of each kind of box behind them.

    A box is its meaning, its fill and its further attributes; a note says what verdicts are about. The names of the nodes hold a space,
    which no id does.
    """
    yield "subgraph cluster_legend {"
    yield f"label=<<B>Legend</B>>; labelloc={heading_at}; fontsize=13; margin=14; tooltip=Legend;"
    yield 'node [tooltip=Legend, height=0, fontsize=11, margin="0.1,0.05"];'
    for kind in kinds:
        yield from _sample(kind)
    starts = [f'"legend line {kind}"' for kind in kinds]
    if len(starts) > 1:
        # Graphviz sets what is side by side from left to right, but else from the bottom upwards.
        row = reversed(starts) if sideways else starts
        yield f"{{rank=same; {' -> '.join(row)} [style=invis]}}"
    columns = max(len(kinds), FEWEST_COLUMNS)
    for i, (meaning, fill, look) in enumerate(boxes):
        yield (
            f'"legend box {i}" [label=<{label_text(meaning)}>, '
            f'fillcolor="{fill.ground}", color="{fill.border}"{look}];'
        )
        if i >= columns:
            yield f'"legend box {i}" -> "legend box {i - columns}" [style=invis, weight=20];'
        elif starts:
            yield f'"legend box {i}" -> {starts[min(i, len(starts) - 1)]} [style=invis];'
    if note is not None:
        yield (
            f'"legend note" [shape=plaintext, style="", fontcolor="{OUTSIDE_TEXT}", '
            f"label=<{wrapped_label(note, NOTE_COLUMNS)}>];"
        )
        behind = '"legend box 0"' if boxes else next(iter(starts), None)
        if behind is not None:
            yield f'"legend note" -> {behind} [style=invis];'
    yield "}"


def _sample(kind: RelationKind) -> Iterator[str]:
    """A line of a kind from a small empty box to the word for what it does."""
    verb, start, end = VERBS[kind], f'"legend line {kind}"', f'"legend {kind}"'
    yield (
        f'{start} [label="", width=0.3, height=0.15, '
        f'fillcolor="{PLAIN_FILL.ground}", color="{PLAIN_FILL.border}"];'
    )
    yield (
        f'{end} [shape=plaintext, style="", fontcolor="{OUTSIDE_TEXT}", margin=0.05, width=0, '
        f'label="{verb}"];'
    )
    yield f'{start} -> {end} [{line(kind)}, weight=20, tooltip="{verb}"];'
