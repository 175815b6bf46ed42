"""All of a debate in one strip: an icicle of its claims, one row for each step away from an issue."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Relation, Stance
from argmap.queries.answers import unanswered
from argmap.queries.stance import stances_of
from argmap.queries.whole.forest import Node, forest

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim of an icicle. Its children stand in the row below it and fill its width."""

    claim: str
    parent: str | None
    """The claim it stands under; None in the first row."""
    via: Relation | None
    """The relation that put it there; None in the first row."""
    beside: bool
    """Whether that relation aims at a step which the parent takes, and not at the parent."""
    row: int
    """How many steps it is away from the first row, which is row 0."""
    left: int
    """Where it begins, in widths of a claim that nothing hangs on."""
    width: int
    """How wide it is: how many lines of argument end on it, and 1 if none does."""
    size: int
    """How many claims hang on it, itself among them."""
    stance: Stance
    unanswered: bool
    """Whether it makes an objection that nothing answers."""
    undercut: bool
    """Whether something undercuts a step that it takes."""


@dataclass(frozen=True, slots=True)
class Icicle:
    """A debate as rows of bars."""

    bars: list[Bar]
    """In the order of reading: each before its children, and these from left to right."""
    width: int
    """How wide all of it is, in the unit of its bars."""
    rows: int


def icicle(
    graph: ArgumentGraph, issue: str | None = None, claims: Collection[str] | None = None
) -> Icicle:
    """The icicle of a map, or of some of its claims, with stances towards `issue` or the map's own.

    What speaks for a claim stands left of what speaks against it. Claims that nothing joins to
    another stand at the right end. O(n log n).

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {rebuts: a}, c: {rebuts: b}, d: {supports: a}}")
    >>> for bar in icicle(to_graph(map)).bars:
    ...     print(bar.claim, bar.row, bar.left, bar.width, bar.stance, bar.unanswered)
    a 0 0 2 for False
    d 1 0 1 for False
    b 1 1 1 against False
    c 2 1 1 for True
    """
    trees = forest(graph, issue, claims)
    widths = _widths(trees.nodes)
    stances = stances_of(graph, issue)
    open_claims = {id for relation in unanswered(graph).values() for id in relation.premises}
    undercut = _undercut(graph)
    rows: dict[str, int] = {}
    # Where the next child of a claim begins; that of None, the next root.
    next_left: dict[str | None, int] = {None: 0}
    bars: list[Bar] = []
    for node in trees.in_order():
        id, parent = node.claim, node.parent
        rows[id] = 0 if parent is None else rows[parent] + 1
        left = next_left[parent]
        next_left[parent] += widths[id]
        next_left[id] = left
        bars.append(
            Bar(
                claim=id,
                parent=parent,
                via=node.via,
                beside=node.beside,
                row=rows[id],
                left=left,
                width=widths[id],
                size=node.size,
                stance=stances.claim(id),
                unanswered=id in open_claims,
                undercut=id in undercut,
            )
        )
    return Icicle(bars, next_left[None], max(rows.values(), default=-1) + 1)


def _widths(nodes: dict[str, Node]) -> dict[str, int]:
    widths: dict[str, int] = {}
    # A claim comes before what stands under it.
    for id, node in reversed(nodes.items()):
        widths[id] = sum(widths[child] for child in node.children) or 1
    return widths


def _undercut(graph: ArgumentGraph) -> set[str]:
    """The claims that take a step which something undercuts."""
    relations = graph.map.relations
    return {
        premise
        for relation in graph.whole_relations
        if relation.kind == "undercuts" and relation.target in relations
        for premise in relations[relation.target].premises
    }
