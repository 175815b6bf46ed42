"""The strongly connected components that solving takes attack graphs apart into."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from argmap.semantics.components import strong_components

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
