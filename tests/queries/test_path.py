"""The shortest way one claim bears on another."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import SIGNS
from argmap.queries.path import path
from tests.helpers import graph_of
from tests.strategies import maps

DEBATE = """
    claims:
      dog: Get a dog.
      bark: {text: It barks., rebuts: dog}
      quiet: {text: Whippets do not., rebuts: bark}
      study: {text: A study says so., supports: quiet}
      old: {text: The study is old., undercuts: study/quiet}
      mostly: {text: Mostly., qualifies: bark}
      noisy: {text: Dogs are noisy., restates: bark}
      cat: {text: Get a cat., contradicts: dog}
"""


def steps(start: str, end: str) -> list[tuple[str, str, str]]:
    answer = path(graph_of(DEBATE), start, end)
    return [(s.start, s.relation.kind, s.end) for s in answer.steps]


def effect(start: str, end: str) -> str | None:
    return path(graph_of(DEBATE), start, end).effect


def test_the_way_goes_relation_by_relation() -> None:
    assert steps("quiet", "dog") == [("quiet", "rebuts", "bark"), ("bark", "rebuts", "dog")]


def test_two_rebuttals_make_a_support() -> None:
    assert effect("quiet", "dog") == "for"
    assert effect("bark", "dog") == "against"


def test_an_undercut_goes_through_the_step_it_hits() -> None:
    assert steps("old", "quiet") == [
        ("old", "undercuts", "study/quiet"),
        ("study/quiet", "supports", "quiet"),
    ]
    assert effect("old", "quiet") == "against"
    assert effect("old", "dog") == "against"


def test_a_limit_has_no_effect() -> None:
    assert effect("mostly", "dog") is None


def test_symmetric_relations_are_followed_both_ways() -> None:
    assert steps("bark", "noisy") == [("bark", "restates", "noisy")]
    assert effect("dog", "cat") == "against"


def test_there_may_be_no_way() -> None:
    answer = path(graph_of(DEBATE), "dog", "bark")
    assert (answer.found, answer.steps, answer.effect) == (False, [], None)


@given(maps(), st.data())
def test_the_way_is_as_short_as_any_and_holds_together(map, data) -> None:
    if not map.claims:
        return
    start, end = (data.draw(st.sampled_from(list(map.claims))) for _ in range(2))
    answer = path(to_graph(map), start, end)
    graph = nx.DiGraph()
    graph.add_nodes_from([*map.claims, *map.relations])
    for relation in map.relations.values():
        if relation.whole:
            # Through a relation's own node where it has one, at the price of one step.
            for premise in relation.premises:
                graph.add_edge(premise, relation.target)
                if relation.kind in ("contradicts", "restates") and relation.target in map.claims:
                    graph.add_edge(relation.target, premise)
        if relation.target is not None:
            graph.add_edge(relation.id, relation.target)
    assert answer.found == nx.has_path(graph, start, end)
    if answer.found:
        assert len(answer.steps) == nx.shortest_path_length(graph, start, end)
        places = [start, *(s.end for s in answer.steps)]
        assert [s.start for s in answer.steps] == places[:-1]
        assert places[-1] == end
        sign = 1
        for step in answer.steps:
            sign *= SIGNS[step.relation.kind]
        assert answer.effect == {1: "for", -1: "against", 0: None}[sign]
