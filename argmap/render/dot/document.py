"""Drawings for Graphviz.

Claims are boxes with their text and, under it, their speakers. A relation is an arrow whose kind
shows in its colour and in its line or head; where premises are linked, or where something aims at
the relation itself, the arrow has a junction on it. What was said stands in the tooltips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

from argmap.model import RELATION_KINDS, ArgumentMap, Label
from argmap.queries.answers import unanswered
from argmap.queries.stance import issue_of, stances_of
from argmap.render.dot.claims import (
    IMPLICIT,
    ISSUE,
    ColourBy,
    NodeLook,
    claim_node,
    colouring,
    plain_node,
)
from argmap.render.dot.groups import ClusterBy, Path, grouped, headed, paths, titled
from argmap.render.dot.layout import SIDEWAYS, UPRIGHT, lengths, stacks
from argmap.render.dot.legend import legend
from argmap.render.dot.lines import Look, arrows, junction_node
from argmap.render.dot.selection import Selection, among, select
from argmap.render.dot.text import quoted, tooltip, wrapped_label
from argmap.render.palette import GROUP_BORDER, GROUP_FILL, ISSUE_FILL, OUTSIDE_TEXT, TEXT
from argmap.render.verdicts import NOT_ARGUED, caveat

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

TITLE_COLUMNS = 60
TOO_MANY = 5_000
"""With this many relations Graphviz takes hours, and nobody looks at the whole picture."""
FONT = "Arial"
"""Every Graphviz knows its measures, even one without a library of fonts."""
Direction = Literal["TB", "BT", "LR", "RL"]
Placed = tuple[Path, str]
"""A node's groups and its line."""


@dataclass(frozen=True, slots=True)
class DotStyle:
    """What a drawing shows, and how."""

    cluster: ClusterBy | None = None
    """Frame the claims of a section (nested) or of a speaker (the first one of each claim)."""
    colour_by: ColourBy | None = None
    """What colours tell; where None, what is usual for the map (`claims.usual_colours`)."""
    about: str | None = None
    """Draw this claim and what bears on it, instead of the whole map."""
    depth: int | None = None
    """With `about`: through at most this many relations."""
    direction: Direction | None = None
    """Where the arrows lead. `BT` has the issue at the top, `RL` on the left; where None, it is `RL`
    for clusters, which stand better one above the other, and else `BT`."""
    legend: bool = False
    plain: bool = False
    """Write no colours, fonts and forms, but classes and words, for those who style it themselves."""
    issue: str | None = None
    """The claim that stances are about; where None, the map's first issue."""
    judge: bool = False
    """Say of each claim whether it stands, and dim what has fallen."""
    labels: Mapping[str, Label] | None = None
    """By claim: the verdict to show, where it is not to be the grounded one."""
    semantics: str = "grounded"
    """Which semantics the labels are by; one that is not the usual one is named."""
    claims: tuple[str, ...] | None = None
    """Show only these claims; what is said of them is found in the whole map. None: all."""


def write(map: ArgumentMap, style: DotStyle = DotStyle()) -> Iterator[str]:
    """The lines of a drawing of the map, in Graphviz' language DOT.

    Raises `KeyError` where the map has no claim `style.about`.
    """
    from argmap.graph import to_graph

    graph = to_graph(map)
    drawing = _Drawing(graph, style, _selected(graph, style))
    yield from drawing.head()
    boxes = list(drawing.boxes(drawing.selection.claims))
    yield from _indented(drawing.nodes(boxes))
    yield from _indented(drawing.edges())
    yield from _indented(drawing.legend() if style.legend and not style.plain else ())
    yield "}\n"


def _selected(graph: ArgumentGraph, style: DotStyle) -> Selection:
    """What is drawn: what bears on a claim, and of that only the claims that are asked for."""
    selected = select(graph, style.about, style.depth)
    if style.claims is None:
        return selected
    return among(graph, set(style.claims) & {*selected.claims})


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}\n" for line in lines)


class _Drawing:
    """The drawn part of a map, and how it is drawn."""

    def __init__(self, graph: ArgumentGraph, style: DotStyle, selection: Selection) -> None:
        self.graph = graph
        self.style = style
        self.selection = selection
        self.direction = style.direction or ("RL" if style.cluster else "BT")
        self.sideways = self.direction in ("LR", "RL")
        self.issue = style.issue or issue_of(graph)
        self.issues = {self.issue, *graph.map.issues}
        self.colours = colouring(graph, style.colour_by, style.issue)
        self.stances = stances_of(graph, style.issue)
        self.unanswered = {
            id for relation in unanswered(graph).values() for id in relation.premises
        }
        self.judged = style.judge or style.labels is not None
        labels = style.labels
        if labels is None and style.judge:
            labels = _labels(graph)
        self.labels = labels or {}
        self.look: Look = "plain" if style.plain else "full"
        self.paths = paths(graph.map, selection, style.cluster)
        # Where the arrows lead upwards, Graphviz turns the picture over with the headings in it.
        self.heading_at = "b" if self.direction == "BT" else "t"

    def boxes(self, claims: Iterable[str]) -> Iterator[Placed]:
        map = self.graph.map
        for id in claims:
            claim = map.claims[id]
            _, fill = self.colours.meanings[self.colours.key_of(claim)]
            look = NodeLook(
                fill,
                self.stances.claim(id),
                id in self.issues,
                self.labels.get(id),
                id in self.unanswered,
            )
            node = plain_node if self.style.plain else claim_node
            yield self.paths[id], node(map, claim, look)

    def nodes(self, boxes: Iterable[Placed]) -> Iterator[str]:
        """The boxes and the junctions, in their groups."""
        speakers = self.graph.map.speakers
        heading_of = (lambda id: speakers[id].label) if self.style.cluster == "speaker" else str
        placed = chain(boxes, self._junctions())
        head = titled(heading_of) if self.style.plain else headed(heading_of, self.heading_at)
        return grouped(placed, head)

    def _junctions(self) -> Iterator[Placed]:
        for relation in self.selection.relations:
            if relation.id in self.selection.junctions:
                node = junction_node(self.graph, relation, self.look)
                yield self.paths[relation.id], node

    def edges(self) -> Iterator[str]:
        proportions = SIDEWAYS if self.sideways else UPRIGHT
        # Of so many no picture fits on any page, however it is set out.
        is_picture = len(self.selection.relations) < TOO_MANY and not self.style.plain
        length_of = lengths(self.selection, self.paths, proportions) if is_picture else {}
        for relation in self.selection.relations:
            yield from arrows(
                self.graph,
                relation,
                self.look,
                junction=relation.id in self.selection.junctions,
                length=length_of.get(relation.id, 1),
            )
        if self.style.plain:
            return
        for behind, before in stacks(self.selection, self.paths, proportions):
            yield f"{quoted(behind)} -> {quoted(before)} [style=invis];"

    def head(self) -> Iterator[str]:
        """What the drawing begins with."""
        title = self.graph.map.title
        if self.style.plain:
            yield f"digraph argmap {{\n  graph [rankdir={self.direction}];\n  node [shape=box];\n"
            if title and title.strip():
                yield f"  label={tooltip(title)};\n"
        else:
            yield from _head(title, self.direction)

    def legend(self) -> Iterator[str]:
        kinds = {r.kind for r in self.selection.relations}
        claims = [self.graph.map.claims[id] for id in self.selection.claims]
        used = {self.colours.key_of(claim) for claim in claims}
        boxes = [
            (meaning, fill, ISSUE if fill is ISSUE_FILL else "")
            for key, (meaning, fill) in self.colours.meanings.items()
            if key in used
        ]
        has_issue = any(claim.id in self.issues for claim in claims)
        if has_issue and ISSUE_FILL not in [fill for _, fill, _ in boxes]:
            boxes.append(("the issue", ISSUE_FILL, ISSUE))
        if any(claim.implicit for claim in claims):
            boxes.append(("implicit", ISSUE_FILL, IMPLICIT))
        return legend(
            [kind for kind in RELATION_KINDS if kind in kinds],
            boxes,
            (caveat(self.style.semantics) if self.labels else NOT_ARGUED) if self.judged else None,
            heading_at=self.heading_at,
            sideways=self.sideways,
        )


def _labels(graph: ArgumentGraph) -> dict[str, Label]:
    from argmap.queries.judging.argued import is_argued
    from argmap.queries.judging.judge import grounded_labels

    return grounded_labels(graph) if is_argued(graph.map) else {}


def _head(title: str | None, direction: str) -> Iterator[str]:
    yield "digraph argmap {\n"
    yield f'  graph [rankdir={direction}, newrank=true, bgcolor=transparent, fontname="{FONT}",\n'
    yield f'    fontcolor="{OUTSIDE_TEXT}", fontsize=13, nodesep=0.3, ranksep=0.45,\n'
    yield f'    style="rounded,filled", fillcolor="{GROUP_FILL}", color="{GROUP_BORDER}"];\n'
    yield f'  node [shape=box, style="rounded,filled", fontname="{FONT}", fontsize=12,\n'
    yield f'    fontcolor="{TEXT}", margin="0.16,0.1", penwidth=1.2];\n'
    yield f'  edge [penwidth=1.6, arrowsize=0.8, fontname="{FONT}"];\n'
    if title and title.strip():
        yield f"  label=<<B>{wrapped_label(title, TITLE_COLUMNS)}</B>>; labelloc=t; fontsize=18;\n"
        yield f"  tooltip={tooltip(title)};\n"
