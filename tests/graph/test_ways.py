"""What bears on what, and how far away it is."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.graph.ways import distances, forwards
from argmap.model import SYMMETRIC_KINDS, ArgumentMap
from tests.graph.test_argument_graph import STREET
from tests.helpers import debates, graph_of


def test_premises_are_one_away_and_what_aims_at_their_step_two() -> None:
    graph = graph_of(STREET)
    assert distances(graph, ["falls"]) == {"falls": 0, "rose": 1, "parking": 2}
    assert distances(graph, ["good"]) == {"good": 0, "walk": 1, "like": 1, "same": 1}
    assert distances(graph, ["good"], 0) == {"good": 0}
    assert distances(graph, []) == {}


@given(debates(max_relations=12), st.data())
def test_distances_are_those_of_rounds_in_which_things_bear(
    map: ArgumentMap, data: st.DataObject
) -> None:
    claim = data.draw(st.sampled_from(list(map.claims)))
    places, claims, distance = {claim: 0}, {claim: 0}, 0
    while distance in places.values():
        edge = {place for place, found in places.items() if found == distance}
        distance += 1
        for r in map.relations.values():
            symmetric = r.kind in SYMMETRIC_KINDS
            if r.id not in places and (r.target in edge or (symmetric and edge & {*r.premises})):
                ends = [*r.premises, *([r.target] if symmetric and r.target in map.claims else [])]
                for place in [r.id, *ends]:
                    places.setdefault(place, distance)
                for end in ends:
                    claims.setdefault(end, distance)
    assert distances(to_graph(map), [claim]) == claims


@given(debates(max_relations=12), st.data())
def test_the_ways_forwards_are_the_edges_of_the_graph_and_symmetric_ones_turned(
    map: ArgumentMap, data: st.DataObject
) -> None:
    end = data.draw(st.sampled_from(list(map.claims)))
    joined = nx.DiGraph()
    joined.add_nodes_from([*map.claims, *map.relations])
    for r in map.relations.values():
        joined.add_edges_from((premise, r.target) for premise in r.premises)
        joined.add_edge(r.id, r.target)
        if r.kind in SYMMETRIC_KINDS and r.target in map.claims:
            joined.add_edges_from((r.target, premise) for premise in r.premises)
    ways = forwards(to_graph(map), end)
    for start in map.claims:
        assert nx.has_path(ways, start, end) == nx.has_path(joined, start, end)
        if nx.has_path(joined, start, end):
            found = nx.shortest_path_length(ways, start, end, weight="length")
            assert found == nx.shortest_path_length(joined, start, end)
