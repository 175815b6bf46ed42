"""What every gradual semantics must do, whatever the graph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics.gradual import GRADUAL, gradual
from argmap.semantics.gradual.bipolar import BipolarGraph, strengths

weights = st.sampled_from([0, 0.5, 1]) | st.floats(0, 1)


@st.composite
def graphs(draw: st.DrawFn, *, acyclic: bool = False) -> BipolarGraph:
    own = draw(st.lists(weights, min_size=1, max_size=6))
    ends = st.tuples(st.integers(0, len(own) - 1), st.integers(0, len(own) - 1))
    if acyclic:
        ends = ends.filter(lambda pair: pair[0] < pair[1])
    pairs = st.just([]) if acyclic and len(own) == 1 else st.lists(ends, max_size=8)
    return BipolarGraph.from_pairs(own, draw(pairs), draw(pairs))


@pytest.mark.parametrize("name", GRADUAL)
@given(graph=graphs())
def test_strengths_stay_between_0_and_1(name: str, graph: BipolarGraph) -> None:
    assert all(0 <= value <= 1 for value in strengths(graph, gradual(name)).values)


@pytest.mark.parametrize("name", GRADUAL)
@given(graph=graphs())
def test_what_rests_is_what_the_others_make_of_it(name: str, graph: BipolarGraph) -> None:
    semantics = gradual(name)
    answer = strengths(graph, semantics)
    if answer.restless:
        return
    for node, value in enumerate(answer.values):
        against = [answer.values[a] for a in graph.attackers[node]]
        for_it = [answer.values[s] for s in graph.supporters[node]]
        expected = semantics.strength(graph.weights[node], against, for_it)
        assert value == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("name", GRADUAL)
@given(graph=graphs(acyclic=True))
def test_without_cycles_there_is_always_an_answer(name: str, graph: BipolarGraph) -> None:
    assert strengths(graph, gradual(name)).restless == []


@pytest.mark.parametrize("name", GRADUAL)
def test_an_attack_weakens_and_a_support_does_not(name: str) -> None:
    semantics = gradual(name)
    assert semantics.strength(0.5, [0.5], []) < 0.5 <= semantics.strength(0.5, [], [0.5])


def test_a_cycle_without_rest_is_named() -> None:
    # They creep towards 0 and 1 ever more slowly, and the third has nothing to do with them.
    graph = BipolarGraph.from_pairs([1, 1, 0.5], attacks=[(0, 0), (0, 1), (1, 0)])
    answer = strengths(graph, gradual("df-quad"))
    assert answer.restless == [0, 1]
    assert answer.values[2] == 0.5


def test_a_supposed_strength_stays_whatever_bears_on_it() -> None:
    graph = BipolarGraph([0.5, 0.5], [[1], [0]], [[], []], [(), ()], fixed={0: 1.0})
    assert strengths(graph, gradual("h-categorizer")).values == [1.0, 0.25]


def test_a_step_is_as_strong_as_its_weakest_premise() -> None:
    graph = BipolarGraph([0.9, 0.3, None, 0.5], [[], [], [], [2]], [[]] * 4, [(), (), (0, 1), ()])
    answer = strengths(graph, gradual("quadratic-energy"))
    assert answer.values[2] == 0.3
    assert answer.values[3] < 0.5


def test_a_chain_of_many_thousands_and_a_large_cycle_come_to_an_end() -> None:
    count = 20_000
    ring = [(i, (i + 1) % count) for i in range(count)]
    for attacks in (ring[:-1], ring):
        graph = BipolarGraph.from_pairs([0.5] * count, attacks)
        assert strengths(graph, gradual("quadratic-energy")).restless == []
