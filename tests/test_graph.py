"""The NetworkX graph of a map, and the walks that every question rests on."""

from __future__ import annotations

from math import prod

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import DIRECTED_KINDS, SIGNS, Links, Steps, to_graph
from argmap.model import ATTACKS, ArgumentMap
from argmap.strong_components import strong_components
from tests.helpers import EXAMPLES, debates, dense_debate, links_of, map_of
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


# -- to_graph -------------------------------------------------------------------------------------


def test_claims_are_nodes_with_what_they_say_and_who_says_it() -> None:
    graph = to_graph(map_of(STREET))
    assert graph.graph == {"title": "The street", "issues": ["close"]}
    assert graph.nodes["walk"] == {
        "type": "claim",
        "text": "People walk.",
        "speakers": ["ada", "ben"],
        "kind": "statement",
        "implicit": False,
    }
    assert graph.nodes["like"]["implicit"]
    assert graph.nodes["close"]["kind"] == "argument"


def test_a_relation_is_an_edge_keyed_by_its_id() -> None:
    graph = to_graph(map_of(STREET))
    assert list(graph.out_edges("falls", keys=True)) == [("falls", "close", "falls/close")]
    assert graph.edges["falls", "close", "falls/close"] == {
        "kind": "rebuts",
        "sign": -1,
        "relation": "falls/close",
        "speakers": ["ada"],
        "scheme": None,
        "symmetric": False,
        "role": None,
    }


def test_linked_premises_meet_in_a_node_of_their_own() -> None:
    graph = to_graph(map_of(STREET))
    assert graph.nodes["walk+like/good"]["type"] == "relation"
    assert set(graph.predecessors("walk+like/good")) == {"walk", "like"}
    assert list(graph.successors("walk+like/good")) == ["good"]
    edges = graph.edges
    assert edges["walk", "walk+like/good", "walk+like/good"]["role"] == "premise"
    assert edges["walk+like/good", "good", "walk+like/good"]["role"] == "conclusion"


def test_a_relation_that_is_aimed_at_is_a_node_of_its_own() -> None:
    graph = to_graph(map_of(STREET))
    assert nx.has_path(graph, "parking", "rose/falls")
    assert list(graph.successors("rose")) == ["rose/falls"]
    assert "parking/rose/falls" not in graph


def test_two_relations_between_one_pair_are_two_edges() -> None:
    graph = to_graph(map_of("claims: {a: A., b: {text: B., supports: a, rebuts: a}}"))
    assert sorted(data["sign"] for *_, data in graph.edges(data=True)) == [-1, 1]


def test_symmetric_relations_have_one_edge_that_says_so() -> None:
    graph = to_graph(map_of("claims: {a: A., b: {text: B., contradicts: a}}"))
    [(_, _, data)] = graph.edges(data=True)
    assert data["symmetric"]
    assert data["sign"] == -1


def test_relations_without_an_end_are_left_out() -> None:
    map = map_of("claims: {a: A., b: B.}")
    data = map.model_dump()
    data["relations"] = {
        "r": {"id": "r", "kind": "rebuts", "premises": ["a"]},
        "s": {"id": "s", "kind": "rebuts", "target": "a"},
    }
    graph = to_graph(ArgumentMap.model_validate(data))
    assert list(graph.nodes) == ["a", "b"]
    assert not graph.edges


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
    graph = to_graph(map_of(STREET))
    [path] = nx.all_simple_edge_paths(graph, first, last)
    assert prod(graph.edges[edge]["sign"] for edge in path) == effect


@given(debates())
def test_every_whole_relation_is_in_the_graph_with_its_sign(map: ArgumentMap) -> None:
    graph = to_graph(map)
    conclusions = {
        key: (data["sign"], end)
        for _, end, key, data in graph.edges(keys=True, data=True)
        if data["role"] != "premise"
    }
    assert conclusions == {r.id: (SIGNS[r.kind], r.target) for r in map.relations.values()}


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_has_a_graph(map: ArgumentMap) -> None:
    graph = to_graph(map)
    assert set(map.claims) <= set(graph)
    assert all(graph.nodes[node]["type"] in ("claim", "relation") for node in graph)


# -- Links ----------------------------------------------------------------------------------------


def test_links_list_what_aims_at_something_and_what_starts_from_it() -> None:
    links = links_of(STREET)
    assert [r.id for r in links.aimed_at("falls")] == ["rose/falls"]
    assert [r.id for r in links.aimed_at("rose/falls")] == ["parking/rose/falls"]
    assert [r.id for r in links.drawn_from("like")] == ["walk+like/good"]
    assert list(links.aimed_at("walk")) == []
    assert list(links.drawn_from("no-such-claim")) == []


def test_asking_links_about_an_unknown_id_adds_nothing() -> None:
    links = links_of(STREET)
    before = set(links.into)
    links.aimed_at("unheard-of")
    assert set(links.into) == before


def test_a_relation_is_drawn_by_whom_it_names_or_by_those_who_voice_its_premises() -> None:
    links = links_of(
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
    relations = links.map.relations
    assert links.speakers_of(relations["a+b/c"]) == ["ada", "ben"]
    assert links.speakers_of(relations["a/b"]) == ["chair"]


def test_a_symmetric_relation_is_seen_from_both_ends() -> None:
    links = links_of("claims: {a: A., b: {text: B., contradicts: a}, c: {text: C., restates: a}}")
    assert [(r.id, [*ends]) for r, ends in links.across("a", "contradicts")] == [("b/a", ["b"])]
    assert [(r.id, [*ends]) for r, ends in links.across("b", "contradicts")] == [("b/a", ["a"])]
    assert [r.id for r, _ in links.across("a", "restates")] == ["c/a"]


def test_a_claim_that_contradicts_itself_is_seen_once() -> None:
    links = links_of("claims: {a: {text: A., contradicts: a}}")
    assert len(list(links.across("a", "contradicts"))) == 1


def test_restatements_join_into_one_point() -> None:
    links = links_of(
        "claims: {a: A., b: {text: B., restates: a}, c: {text: C., restates: b}, d: D.}"
    )
    assert set(links.same_point("a")) == set(links.same_point("c")) == {"a", "b", "c"}
    assert list(links.same_point("d")) == ["d"]


@given(debates())
def test_components_are_those_of_the_undirected_graph(map: ArgumentMap) -> None:
    graph = to_graph(map)
    expected = {frozenset(c & map.claims.keys()) for c in nx.weakly_connected_components(graph)}
    found = Links(map).components()
    assert {frozenset(c) for c in found} == expected
    order = list(map.claims)
    assert [c for group in found for c in sorted(group, key=order.index)] == [
        c for group in found for c in group
    ]


def test_claims_that_share_only_a_step_are_one_component() -> None:
    links = links_of(
        """
        claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}, d: D.}
        """
    )
    assert links.components() == [["a", "b", "c"], ["d"]]


# -- strongly connected components ----------------------------------------------------------------

successor_lists = st.integers(1, 9).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, n - 1), max_size=4, unique=True), min_size=n, max_size=n
    )
)


@given(successor_lists)
def test_strong_components_are_those_of_networkx(successors: list[list[int]]) -> None:
    graph = nx.DiGraph(dict(enumerate(successors)))
    found = strong_components(successors)
    expected = {frozenset(c) for c in nx.strongly_connected_components(graph)}
    assert {frozenset(c) for c in found} == expected
    assert sum(map(len, found)) == len(successors)


@given(successor_lists)
def test_a_component_stands_after_those_it_leads_to(successors: list[list[int]]) -> None:
    found = strong_components(successors)
    place = {node: i for i, component in enumerate(found) for node in component}
    assert all(place[end] <= place[node] for node, ends in enumerate(successors) for end in ends)


def test_a_long_path_needs_no_recursion() -> None:
    length = 50_000
    assert len(strong_components([[i + 1] for i in range(length)] + [[]])) == length + 1


# -- longest paths --------------------------------------------------------------------------------


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
        assert Steps(Links(map), kinds).longest().length == expected

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
    found = Steps(Links(map), ATTACKS).longest(root)
    assert found.length == expected
    assert found.claims[0] == root


@given(debates(max_relations=12))
def test_the_claims_of_a_longest_path_follow_from_one_another(map: ArgumentMap) -> None:
    graph = weighted(map, ATTACKS)
    path = Steps(Links(map), ATTACKS).longest()
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
    steps = Steps(Links(map), DIRECTED_KINDS)
    assert {frozenset(c) for c in steps.cyclic()} == expected


@given(debates(max_relations=12))
def test_every_node_of_the_steps_has_one_number(map: ArgumentMap) -> None:
    steps = Steps(Links(map), DIRECTED_KINDS)
    assert len(steps.names) == len(set(steps.names)) == len(steps.arcs)
    assert [steps.number[name] for name in steps.names] == list(range(len(steps.names)))


def test_the_longest_exchange_as_claims_from_its_end_backwards() -> None:
    path = Steps(links_of(STREET), ATTACKS).longest()
    assert (path.length, path.claims) == (3, ["close", "falls", "rose", "parking"])
    assert not path.cyclic


def test_a_circle_counts_as_one_place_and_is_marked() -> None:
    links = links_of(
        """
        claims:
          a: A.
          b: {text: B., rebuts: [a, c]}
          c: {text: C., rebuts: b}
          d: {text: D., rebuts: c}
        """
    )
    path = Steps(links, ATTACKS).longest()
    assert path.length == 2
    assert path.cyclic
    assert (path.claims[0], path.claims[-1]) == ("a", "d")


def test_a_claim_that_rebuts_itself_is_a_circle() -> None:
    steps = Steps(links_of("claims: {a: {text: A., rebuts: a}}"), ATTACKS)
    assert steps.cyclic() == [["a"]]
    assert steps.longest().length == 0
    assert steps.longest().cyclic


def test_a_map_without_claims_has_no_path() -> None:
    assert Steps(Links(ArgumentMap()), ATTACKS).longest().claims == []


def test_a_dense_map_is_no_more_work_than_its_arcs() -> None:
    steps = Steps(Links(dense_debate(2000, 20)), ATTACKS)
    assert sum(map(len, steps.arcs)) > 20_000
    assert steps.longest().length >= 0


def test_the_examples_have_a_graph() -> None:
    for path in sorted(EXAMPLES.glob("*.yaml")):
        map = map_of(path.read_text(encoding="utf-8"))
        assert set(map.claims) <= set(to_graph(map)), path
