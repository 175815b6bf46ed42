"""How deep a debate goes, and where it goes round in circles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from argmap.graph.argument_graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class LongestPath:
    """A longest path: how many relations it follows, and its claims from its end backwards."""

    length: int
    claims: list[str]
    cyclic: bool
    """Whether it passes through a cycle, which counts as one place."""


def longest_path(steps: nx.DiGraph[str], root: str | None = None) -> LongestPath:
    """The longest path in what `ArgumentGraph.of_kinds` gives, or the longest that ends at `root`.

    The nodes of a cycle count as one place, so the answer is found in O(nodes + edges).

    In `d rebuts c rebuts b rebuts a`, the longest path is 3 long and its claims are a, b, c, d. If a
    rebuts c as well, then a, b and c are one place, and the longest path is 1 long: d rebuts c.
    """
    if root is not None:
        steps = restricted(steps, {root} | nx.ancestors(steps, root))
    if not steps:
        return LongestPath(0, [], cyclic=False)
    try:
        order = list(nx.topological_sort(steps))
    except nx.NetworkXUnfeasible:
        return _longest_over_cycles(steps, root)
    path = nx.dag_longest_path(steps, weight="length", default_weight=0, topo_order=order)
    length = sum(steps.edges[edge]["length"] for edge in pairwise(path))
    return LongestPath(length, _claims(steps, path[::-1]), cyclic=False)


def cyclic_components(steps: nx.DiGraph[str]) -> list[list[str]]:
    """The groups of nodes that lead back to themselves, each in the order of the graph."""
    place = {node: number for number, node in enumerate(steps)}
    components = nx.strongly_connected_components(steps)
    found = [sorted(c, key=place.__getitem__) for c in components if _is_cyclic(steps, c)]
    return sorted(found, key=lambda component: place[component[0]])


def where_debates_end(graph: ArgumentGraph) -> list[str]:
    """The claims that bear on nothing, and one of each cycle that leads nowhere else; in file order.

    Going backwards from these reaches every claim, except those that lead only to a relation without
    a target or to relations that aim at one another in a circle.
    """
    return [claims[0] for claims in graph.claims_of(nx.attracting_components(graph))]


def restricted(steps: nx.DiGraph[str], kept: set[str]) -> nx.DiGraph[str]:
    """What `ArgumentGraph.of_kinds` gives, with only some of its nodes, in the same order."""
    # A subgraph of NetworkX would stand in the order of a set, which changes from run to run.
    left = steps.copy()
    left.remove_nodes_from([node for node in steps if node not in kept])
    return left


def _is_cyclic(steps: nx.DiGraph[str], component: set[str]) -> bool:
    return len(component) > 1 or steps.has_edge(*[next(iter(component))] * 2)


def _longest_over_cycles(steps: nx.DiGraph[str], root: str | None) -> LongestPath:
    small = _condensed(steps)
    path = nx.dag_longest_path(small, weight="length", default_weight=0)
    length = sum(small.edges[edge]["length"] for edge in pairwise(path))
    if root is not None:
        # The step into the root's place may be of length 0, and then the longest path may stop
        # before it. Nothing that is longer than 0 can be left: it would make a longer path.
        path += nx.shortest_path(small, path[-1], small.graph["mapping"][root])[1:]
    place = {node: number for number, node in enumerate(steps)}
    crossed = [small.edges[edge]["step"] for edge in pairwise(path)]
    last = root or (
        crossed[-1][1] if crossed else min(_members(small, path[-1]), key=place.__getitem__)
    )
    # Within a cycle the path comes in and goes out at different nodes.
    nodes = [last, *(node for start, end in reversed(crossed) for node in (end, start))]
    cyclic = any(_is_cyclic(steps, _members(small, component)) for component in path)
    return LongestPath(length, _claims(steps, list(dict.fromkeys(nodes))), cyclic)


def _members(small: nx.DiGraph[int], component: int) -> set[str]:
    members: set[str] = small.nodes[component]["members"]
    return members


def _condensed(steps: nx.DiGraph[str]) -> nx.DiGraph[int]:
    """Each cycle as one node; on each edge the longest `step` between two of them."""
    small: nx.DiGraph[int] = nx.condensation(steps)
    of = small.graph["mapping"]
    length: int
    for start, end, length in steps.edges(data="length"):
        if of[start] != of[end]:
            edge = small.edges[of[start], of[end]]
            if length > edge.get("length", -1):
                edge.update(length=length, step=(start, end))
    return small


def _claims(steps: nx.DiGraph[str], backwards: Iterable[str]) -> list[str]:
    """A path as claims: where it passes a relation's node, one of its premises stands for the node."""
    nodes = list(backwards)
    claims: list[str] = []
    for name, before in zip(nodes, [*nodes[1:], None], strict=True):
        relation = steps.nodes[name].get("relation")
        if relation is None:
            claims.append(name)
        elif before not in relation.premises:
            claims += relation.premises[:1]
    return list(dict.fromkeys(claims))
