"""Plain directed graphs of a map, for questions of reach: what bears on what, and how."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from argmap.graph.argument_graph import ArgumentGraph
from argmap.model import SYMMETRIC_KINDS, Relation
from argmap.several import refuse_text


def distances(
    graph: ArgumentGraph, claims: Iterable[str], depth: int | None = None
) -> dict[str, int]:
    """Some claims and the claims that bear on any of them: by id, how many relations away; nearest first.

    The premises of a relation that aims at a claim are one relation away from it, and so is the other
    end of a symmetric relation. What aims at a relation is one further away than that relation's
    premises. `depth` is how far to look. O((n + m) log n).

    In `c undercuts b/a`, where `b rebuts a`, b is 1 away from a and c is 2 away.
    """
    refuse_text(claims=claims)
    sources = list(dict.fromkeys(claims))
    if not sources:
        return {}
    found = nx.multi_source_dijkstra_path_length(
        _backwards(graph), sources, cutoff=depth, weight="length"
    )
    known = graph.map.claims
    return {node: int(distance) for node, distance in found.items() if node in known}


def _backwards(graph: ArgumentGraph) -> nx.DiGraph[str]:
    """From each target to what bears on it; a symmetric relation leads from and to all its ends."""
    back: nx.DiGraph[str] = nx.DiGraph()
    back.add_nodes_from(graph)
    for relation in graph.whole_relations:
        target = relation.target or ""
        leads_back = _leads_back(graph, relation)
        if not graph.has_own_node(relation):
            _add(back, target, relation.premises[0], relation, 1)
            if leads_back:
                _add(back, relation.premises[0], target, relation, 1)
            continue
        symmetric = relation.kind in SYMMETRIC_KINDS
        for begin in (target, *(relation.premises if symmetric else ())):
            _add(back, begin, relation.id, relation, 1)
        for end in (*relation.premises, *([target] if leads_back else [])):
            _add(back, relation.id, end, relation, 0)
    return back


def forwards(graph: ArgumentGraph, end: str) -> nx.DiGraph[str]:
    """From each premise to what it bears on, by `relation`; symmetric relations lead both ways.

    A symmetric relation that is a node has a second node for the way back. With one node for both
    ways, a path could come in from one premise and go out to another, which does not bear on it. If
    `end` is a relation, its own premises do not lead to it: they are part of it.
    """
    ways: nx.DiGraph[str] = nx.DiGraph()
    ways.add_nodes_from(graph)
    for relation in graph.whole_relations:
        for start, stop, length in graph.edges_of(relation):
            if length or stop != end:
                _add(ways, start, stop, relation, length)
        if _leads_back(graph, relation):
            target = relation.target or ""
            if graph.has_own_node(relation):
                back = f"{relation.id} back"  # no id has a space
                _add(ways, target, back, relation, 0)
                for premise in relation.premises:
                    _add(ways, back, premise, relation, 1)
            else:
                _add(ways, target, relation.premises[0], relation, 1)
    return ways


def _leads_back(graph: ArgumentGraph, relation: Relation) -> bool:
    return relation.kind in SYMMETRIC_KINDS and relation.target in graph.map.claims


def _add(ways: nx.DiGraph[str], start: str, stop: str, relation: Relation, length: int) -> None:
    """Add an edge; of parallel edges the shortest is kept, and of equally short ones the first."""
    known = ways.get_edge_data(start, stop)
    if known is None or length < known["length"]:
        ways.add_edge(start, stop, relation=relation, length=length)
