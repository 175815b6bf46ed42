"""How deep a debate goes, and where it goes round in circles."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.graph.paths import LongestPath, cyclic_components, longest_path, where_debates_end
from argmap.model import ATTACKS, DIRECTED_KINDS, ArgumentMap
from tests.graph.test_argument_graph import STREET
from tests.helpers import chain_of, debates, dense_debate, graph_of


def longest_exchange(map: ArgumentMap, root: str | None = None) -> LongestPath:
    return longest_path(to_graph(map).of_kinds(ATTACKS), root)


def weighted(map: ArgumentMap, kinds: frozenset[str]) -> nx.DiGraph[str]:
    """The arcs of a map: half of the step to a relation's node is none, the other is one long."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(map.claims)
    aimed_at = {r.target for r in map.relations.values()}
    for r in map.relations.values():
        if r.kind not in kinds or not r.premises or r.target is None:
            continue
        own_node = len(r.premises) > 1 or r.id in aimed_at
        arcs = [(p, r.id, 0) if own_node else (p, r.target, 1) for p in r.premises]
        arcs += [(r.id, r.target, 1)] if own_node else []
        for start, end, length in arcs:
            parallel = graph.edges.get((start, end), {"length": 0})
            graph.add_edge(start, end, length=max(length, parallel["length"]))
    return graph


def condensed(graph: nx.DiGraph[str]) -> nx.DiGraph[int]:
    """The graph of its strong components; of parallel arcs the longest counts."""
    small = nx.condensation(graph)
    of = small.graph["mapping"]
    for start, end, length in graph.edges(data="length"):
        if of[start] != of[end]:
            edge = small.edges[of[start], of[end]]
            edge["length"] = max(length, edge.get("length", 0))
    return small


@pytest.mark.parametrize("kinds", [ATTACKS, DIRECTED_KINDS], ids=["attacks", "directed"])
def test_the_longest_path_is_that_of_the_condensation(kinds: frozenset[str]) -> None:
    @given(debates(max_relations=12))
    def holds(map: ArgumentMap) -> None:
        expected = nx.dag_longest_path_length(condensed(weighted(map, kinds)), weight="length")
        assert longest_path(to_graph(map).of_kinds(kinds)).length == expected

    holds()


@given(debates(max_relations=12), st.data())
def test_the_longest_path_to_a_claim_is_that_of_its_ancestors(
    map: ArgumentMap, data: st.DataObject
) -> None:
    root = data.draw(st.sampled_from(list(map.claims)))
    small = condensed(weighted(map, ATTACKS))
    at = small.graph["mapping"][root]
    above = small.subgraph({at} | nx.ancestors(small, at))
    expected = nx.dag_longest_path_length(above, weight="length")
    found = longest_exchange(map, root)
    assert found.length == expected
    assert found.claims[0] == root


@given(debates(max_relations=12))
def test_the_claims_of_a_longest_path_follow_from_one_another(map: ArgumentMap) -> None:
    graph = weighted(map, ATTACKS)
    path = longest_exchange(map)
    assert len(set(path.claims)) == len(path.claims)
    assert len(path.claims) >= min(path.length, 1)
    for target, premise in zip(path.claims, path.claims[1:], strict=False):
        # A relation that is undercut stands in the path by one of its premises.
        steps = [r.id for r in map.relations.values() if target in r.premises and r.id in graph]
        assert any(nx.has_path(graph, premise, end) for end in [target, *steps])


@given(debates(max_relations=12))
def test_cycles_are_the_components_that_lead_back_to_themselves(map: ArgumentMap) -> None:
    graph = weighted(map, DIRECTED_KINDS)
    expected = {
        frozenset(c)
        for c in nx.strongly_connected_components(graph)
        if len(c) > 1 or graph.has_edge(*[*c] * 2)
    }
    found = cyclic_components(to_graph(map).of_kinds(DIRECTED_KINDS))
    assert {frozenset(c) for c in found} == expected


@given(debates(max_relations=12))
def test_from_where_debates_end_every_claim_is_reached_backwards(map: ArgumentMap) -> None:
    graph = to_graph(map)
    ends = where_debates_end(graph)
    reached = set(ends).union(*(nx.ancestors(graph, end) for end in ends))
    for left in map.claims.keys() - reached:
        # It leads only to steps that lead nowhere.
        assert any(node in map.relations for node in nx.descendants(graph, left))
    for end in ends:
        assert not nx.ancestors(graph, end) & (set(ends) - {end})


def test_the_longest_exchange_as_claims_from_its_end_backwards() -> None:
    path = longest_exchange(graph_of(STREET).map)
    assert (path.length, path.claims) == (3, ["close", "falls", "rose", "parking"])
    assert not path.cyclic


def test_a_circle_counts_as_one_place_and_is_marked() -> None:
    graph = graph_of(
        """
        claims:
          a: A.
          b: {text: B., rebuts: [a, c]}
          c: {text: C., rebuts: b}
          d: {text: D., rebuts: c}
        """
    )
    path = longest_exchange(graph.map)
    assert path.length == 2
    assert path.cyclic
    assert (path.claims[0], path.claims[-1]) == ("a", "d")


def test_a_claim_that_rebuts_itself_is_a_circle() -> None:
    graph = graph_of("claims: {a: {text: A., rebuts: a}}")
    assert cyclic_components(graph.of_kinds(ATTACKS)) == [["a"]]
    path = longest_exchange(graph.map)
    assert (path.length, path.claims, path.cyclic) == (0, ["a"], True)


def test_a_map_without_claims_has_no_path() -> None:
    assert longest_exchange(ArgumentMap()).claims == []


def test_a_long_exchange_and_a_dense_one_end() -> None:
    assert longest_exchange(chain_of(20_000)).length == 20_000
    assert longest_exchange(dense_debate(2000, 20)).length >= 0
