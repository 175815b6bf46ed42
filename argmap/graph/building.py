"""From a map to its graph."""

from __future__ import annotations

from typing import Literal, overload

import networkx as nx

from argmap.graph.argument_graph import ArgumentGraph
from argmap.model import SIGNS, ArgumentMap


@overload
def to_graph(map: ArgumentMap, *, plain: Literal[False] = False) -> ArgumentGraph: ...


@overload
def to_graph(map: ArgumentMap, *, plain: Literal[True]) -> nx.MultiDiGraph[str]: ...


def to_graph(map: ArgumentMap, *, plain: bool = False) -> ArgumentGraph | nx.MultiDiGraph[str]:
    """The graph of a map, which every question takes. O(claims + relations).

    With `plain` the attributes are only texts, numbers and booleans, which NetworkX can write in any
    of its formats: see `argmap.graph.plain`.

    >>> import argmap
    >>> map = argmap.loads("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}}")
    >>> [(start, end, data["sign"]) for start, end, data in argmap.to_graph(map).edges(data=True)]
    [('b', 'b/a', 1), ('c', 'b/a', -1), ('b/a', 'a', -1)]
    """
    graph = ArgumentGraph(map=map)
    for claim in map.claims.values():
        graph.add_node(claim.id, claim=claim)
    aimed_at = {relation.target for relation in graph.whole_relations}
    for relation in map.relations.values():
        if relation.id in aimed_at or (relation.whole and len(set(relation.premises)) > 1):
            graph.add_node(relation.id, relation=relation)
    for relation in graph.whole_relations:
        id, kind = relation.id, relation.kind
        for start, end, length in graph.edges_of(relation):
            # A premise is part of its own relation and speaks for it, whatever the relation does.
            sign = SIGNS[kind] if length else 1
            graph.add_edge(start, end, id, relation=relation, kind=kind, sign=sign, length=length)
    if not plain:
        return graph
    from argmap.graph.plain import plain_graph

    return plain_graph(graph)
