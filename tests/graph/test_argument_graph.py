"""The graph of a map: a NetworkX graph in the words of the map."""

from __future__ import annotations

from math import prod

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import ArgumentGraph, to_graph
from argmap.model import ATTACKS, SIGNS, ArgumentMap
from tests.helpers import EXAMPLES, debates, graph_of, map_of
from tests.strategies import maps
from tests.thoroughness import examples

STREET = """
title: The street
issue: close
speakers: {ada: Ada, ben: Ben}
claims:
  close: {text: Close the street., kind: argument}
  falls: {text: Trade falls., speaker: ada, rebuts: close}
  rose: {text: Trade rose., speaker: ben, rebuts: falls}
  parking: {text: They had parking., speaker: ada, undercuts: rose/falls}
  walk: {text: People walk., speaker: [ada, ben]}
  like: {text: People like it., implicit: true}
  good: {text: Good for trade., supported-by: [[walk, like]]}
  same: {text: The same again., restates: good}
"""


def test_a_claim_is_a_node_that_holds_it() -> None:
    graph = graph_of(STREET)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.nodes["walk"] == {"claim": graph.map.claims["walk"]}
    assert graph.graph["map"] is graph.map


def test_a_relation_is_an_edge_keyed_by_its_id_that_holds_it() -> None:
    graph = graph_of(STREET)
    assert list(graph.out_edges("falls", keys=True)) == [("falls", "close", "falls/close")]
    assert graph.edges["falls", "close", "falls/close"] == {
        "relation": graph.map.relations["falls/close"],
        "kind": "rebuts",
        "sign": -1,
        "length": 1,
    }


def test_linked_premises_meet_in_a_node_of_their_own() -> None:
    graph = graph_of(STREET)
    together = "walk+like/good"
    assert graph.nodes[together] == {"relation": graph.map.relations[together]}
    assert set(graph.predecessors(together)) == {"walk", "like"}
    assert list(graph.successors(together)) == ["good"]
    edge = graph.edges["walk", together, together]
    assert (edge["sign"], edge["length"]) == (1, 0)
    assert graph.edges[together, "good", together]["length"] == 1


def test_an_undercut_is_an_edge_to_the_node_of_a_relation() -> None:
    graph = graph_of(STREET)
    assert list(graph.successors("rose")) == ["rose/falls"]
    assert graph.edges["parking", "rose/falls", "parking/rose/falls"]["sign"] == -1
    assert "parking/rose/falls" not in graph


def test_two_relations_between_one_pair_are_two_edges() -> None:
    graph = graph_of("claims: {a: A., b: {text: B., supports: a, rebuts: a}}")
    assert sorted(data["sign"] for *_, data in graph.edges(data=True)) == [-1, 1]


def test_relations_without_an_end_are_left_out() -> None:
    map = map_of("claims: {a: A., b: B.}")
    data = map.model_dump()
    data["relations"] = {
        "r": {"id": "r", "kind": "rebuts", "premises": ["a"]},
        "s": {"id": "s", "kind": "rebuts", "target": "a"},
        "t": {"id": "t", "kind": "rebuts", "premises": ["a", "b"]},
    }
    graph = to_graph(ArgumentMap.model_validate(data))
    assert list(graph.nodes) == ["a", "b"]
    assert not graph.edges


def test_one_premise_named_twice_is_linked_to_nothing() -> None:
    graph = graph_of("""
        claims: {a: A., b: B.}
        relations: [{premises: [a, a], kind: supports, target: b}]
    """)
    assert list(graph.nodes) == ["a", "b"]
    assert list(graph.edges) == [("a", "b", "a+a/b")]


@pytest.mark.parametrize(
    ("first", "last", "effect"),
    [
        ("falls", "close", -1),
        ("rose", "close", 1),
        ("rose", "falls", -1),
        ("parking", "falls", 1),
        ("parking", "close", -1),
        ("walk", "good", 1),
        ("same", "good", 1),
    ],
)
def test_the_signs_along_a_path_multiply_to_its_effect(first: str, last: str, effect: int) -> None:
    graph = graph_of(STREET)
    [path] = nx.all_simple_edge_paths(graph, first, last)
    assert prod(graph.edges[edge]["sign"] for edge in path) == effect


@given(debates())
def test_the_lengths_along_a_path_count_relations(map: ArgumentMap) -> None:
    graph = to_graph(map)
    for relation in map.relations.values():
        for premise in relation.premises:
            if relation.target is not None and premise != relation.target:
                assert nx.shortest_path_length(graph, premise, relation.target, "length") <= 1


@given(debates())
def test_every_whole_relation_is_in_the_graph_with_its_sign(map: ArgumentMap) -> None:
    graph = to_graph(map)
    conclusions = {
        key: (data["sign"], end)
        for _, end, key, data in graph.edges(keys=True, data=True)
        if data["length"] == 1
    }
    assert conclusions == {r.id: (SIGNS[r.kind], r.target) for r in map.relations.values()}


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_has_a_graph(map: ArgumentMap) -> None:
    graph = to_graph(map)
    assert set(map.claims) <= set(graph)
    assert set(graph) <= set(map.claims) | set(map.relations)


@given(debates())
def test_what_networkx_makes_of_a_graph_is_one_too(map: ArgumentMap) -> None:
    graph = to_graph(map)
    half = list(graph)[: len(graph) // 2]
    for made in (
        graph.copy(),
        graph.subgraph(half).copy(),
        graph.reverse(),
        graph.reverse().reverse(),
    ):
        assert isinstance(made, ArgumentGraph)
        assert made.map == map
    assert nx.utils.graphs_equal(graph.copy(), graph)


def test_a_graph_without_a_map_is_empty() -> None:
    graph = ArgumentGraph()
    assert (len(graph), graph.map, graph.components()) == (0, ArgumentMap(), [])


# -- in the words of the map ----------------------------------------------------------------------


def test_what_aims_at_something_and_what_starts_from_it() -> None:
    graph = graph_of(STREET)
    assert [r.id for r in graph.relations_into("falls")] == ["rose/falls"]
    assert [r.id for r in graph.relations_into("rose/falls")] == ["parking/rose/falls"]
    assert [r.id for r in graph.relations_into("walk+like/good")] == []
    assert [r.id for r in graph.relations_from("like")] == ["walk+like/good"]
    assert graph.is_aimed_at("falls")
    assert not graph.is_aimed_at("walk+like/good")
    assert graph.is_premise("like")
    assert not graph.is_premise("close")


def test_asking_about_an_unknown_id_gives_nothing_and_adds_nothing() -> None:
    graph = graph_of(STREET)
    before = list(graph)
    assert graph.relations_into("unheard-of") == []
    assert graph.relations_from("unheard-of") == []
    assert list(graph.objections("unheard-of")) == []
    assert not graph.is_aimed_at("unheard-of")
    assert list(graph) == before


@given(debates(max_relations=14))
def test_relations_stand_in_file_order_however_many_join_two_claims(map: ArgumentMap) -> None:
    graph = to_graph(map)
    relations = map.relations.values()
    for id in [*map.claims, *map.relations]:
        assert graph.relations_into(id) == [r for r in relations if r.target == id]
    for id in map.claims:
        assert graph.relations_from(id) == [r for r in relations if id in r.premises]


@given(debates(max_relations=14))
def test_objections_are_attacks_on_a_place_and_contradictions_at_either_end(
    map: ArgumentMap,
) -> None:
    graph = to_graph(map)
    for id in [*map.claims, *map.relations]:
        expected = [
            r
            for r in map.relations.values()
            if (r.kind in ATTACKS and r.target == id)
            or (r.kind == "contradicts" and id in (*r.premises, r.target))
        ]
        assert list(graph.objections(id)) == expected


def test_a_relation_is_drawn_by_whom_it_names_or_by_those_who_voice_its_premises() -> None:
    graph = graph_of(
        """
        speakers: {ada: Ada, ben: Ben, chair: The chair}
        claims:
          a: {text: A., speaker: ada}
          b: {text: B., speaker: [ben, ada]}
          c: {text: C.}
        relations:
          - {kind: supports, premises: [a, b], target: c}
          - {kind: contradicts, premises: a, target: b, speakers: [chair]}
        """
    )
    relations = graph.map.relations
    assert graph.speakers_of(relations["a+b/c"]) == ["ada", "ben"]
    assert graph.speakers_of(relations["a/b"]) == ["chair"]


def test_a_symmetric_relation_is_seen_from_both_ends() -> None:
    graph = graph_of("claims: {a: A., b: {text: B., contradicts: a}, c: {text: C., restates: a}}")
    assert [(r.id, [*ends]) for r, ends in graph.across("a", "contradicts")] == [("b/a", ["b"])]
    assert [(r.id, [*ends]) for r, ends in graph.across("b", "contradicts")] == [("b/a", ["a"])]
    assert [r.id for r, _ in graph.across("a", "restates")] == ["c/a"]


def test_a_claim_that_contradicts_itself_is_seen_once() -> None:
    graph = graph_of("claims: {a: {text: A., contradicts: a}}")
    assert len(list(graph.across("a", "contradicts"))) == 1


def test_restatements_join_into_one_point() -> None:
    graph = graph_of(
        "claims: {a: A., b: {text: B., restates: a}, c: {text: C., restates: b}, d: D.}"
    )
    assert list(graph.same_point("c")) == ["a", "b", "c"]
    assert graph.same_point("a") is graph.same_point("b")
    assert list(graph.same_point("d")) == ["d"]


@given(debates())
def test_components_are_those_of_the_undirected_graph(map: ArgumentMap) -> None:
    joined = nx.Graph()
    joined.add_nodes_from(map.claims)
    for r in map.relations.values():
        joined.add_edges_from((premise, r.id) for premise in r.premises)
        joined.add_edge(r.id, r.target)
    found = to_graph(map).components()
    expected = {frozenset(c & map.claims.keys()) for c in nx.connected_components(joined)}
    assert {frozenset(c) for c in found} == expected
    order = list(map.claims).index
    assert all(group == sorted(group, key=order) for group in found)
    assert found == sorted(found, key=lambda group: order(group[0]))


def test_claims_that_share_only_a_step_are_one_component() -> None:
    graph = graph_of(
        """
        claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}, d: D.}
        """
    )
    assert graph.components() == [["a", "b", "c"], ["d"]]


@given(debates(max_relations=14), st.data())
def test_of_kinds_has_the_edges_of_these_kinds_and_no_other(
    map: ArgumentMap, data: st.DataObject
) -> None:
    graph = to_graph(map)
    kinds = data.draw(st.sets(st.sampled_from(sorted(SIGNS))))
    steps = graph.of_kinds(kinds)
    expected = {(u, v) for u, v, kind in graph.edges(data="kind") if kind in kinds}
    assert set(steps.edges) == expected
    for u, v, length in steps.edges(data="length"):
        parallel = [d["length"] for d in graph.get_edge_data(u, v).values() if d["kind"] in kinds]
        assert length == max(parallel)


def test_the_examples_have_a_graph() -> None:
    for path in sorted(EXAMPLES.glob("*.yaml")):
        map = map_of(path.read_text(encoding="utf-8"))
        assert set(map.claims) <= set(to_graph(map)), path
