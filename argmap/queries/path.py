"""The shortest way one claim bears on another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from argmap.model import SIGNS, Relation

if TYPE_CHECKING:
    import networkx as nx

    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class PathStep:
    """One relation on the way, from a claim or relation to a claim or relation."""

    relation: Relation
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Path:
    """The answer to "how does this bear on that?"."""

    graph: ArgumentGraph
    start: str
    end: str
    steps: list[PathStep]
    found: bool

    @property
    def effect(self) -> Literal["for", "against"] | None:
        """What the first claim does to the last: the product of the signs; None if it limits it."""
        sign = 1
        for step in self.steps:
            sign *= SIGNS[step.relation.kind]
        if not self.found or sign == 0:
            return None
        return "for" if sign > 0 else "against"


def path(graph: ArgumentGraph, start: str, end: str) -> Path:
    """The shortest way from a claim to another (or to a relation). O((n + m) log n).

    Relations are followed from premise to target, symmetric ones both ways; from a relation that is
    aimed at, the way goes on to what it aims at.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}}")
    >>> found = path(to_graph(map), "c", "a")
    >>> [step.relation.id for step in found.steps], found.effect
    (['c/b/a', 'b/a'], 'for')
    """
    import networkx as nx

    from argmap.graph.ways import forwards

    ways = forwards(graph, end)
    try:
        nodes = nx.shortest_path(ways, start, end, weight="length")
    except nx.NetworkXNoPath:
        return Path(graph, start, end, [], found=False)
    return Path(graph, start, end, list(_steps(ways, nodes)), found=True)


def _steps(ways: nx.DiGraph[str], nodes: list[str]) -> Iterator[PathStep]:
    """The relations along a way; a premise, its relation's own node and the target are one step."""
    begun = nodes[0]
    for at, after in pairwise(nodes):
        edge = ways.edges[at, after]
        # An edge of length 0 only enters a relation's own node: the step is not complete yet.
        if edge["length"]:
            yield PathStep(edge["relation"], begun, after)
            begun = after
