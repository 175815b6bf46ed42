"""Stance is reach in the signed double cover, whoever computes the reach."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.stance import stances_of
from tests.graph.cover import double_cover, stances
from tests.helpers import debates, map_of
from tests.thoroughness import examples


def computed(map: ArgumentMap, issue: str) -> dict[str, str]:
    answer = stances_of(to_graph(map), issue)
    return {id: found[issue] for id, found in answer.of_claims.items() if issue in found}


@settings(max_examples=examples(400))
@given(debates(max_relations=12), st.data())
def test_stance_is_reach_in_the_cover(map: ArgumentMap, data: st.DataObject) -> None:
    issue = data.draw(st.sampled_from(list(map.claims)))
    reached = nx.ancestors(double_cover(map, issue), (issue, 1))
    assert computed(map, issue) == stances(map, reached, issue)


def test_an_undercut_contradiction_goes_against_the_direction_in_which_it_is_used() -> None:
    map = map_of(
        """
        issue: close
        claims:
          close: Close the street.
          walk: {text: People walk., supports: close}
          drive: {text: People drive., contradicts: walk}
          both: {text: They do both., undercuts: drive/walk}
        """
    )
    expected = {"close": "for", "walk": "for", "drive": "against", "both": "for"}
    assert computed(map, "close") == expected
    reached = nx.ancestors(double_cover(map, "close"), ("close", 1))
    assert stances(map, reached, "close") == expected


def test_a_backend_of_networkx_finds_the_same() -> None:
    pytest.importorskip("graphblas_algorithms")
    pytest.importorskip("scipy")

    @settings(max_examples=examples(20), deadline=None)
    @given(debates(max_relations=12), st.data())
    def holds(map: ArgumentMap, data: st.DataObject) -> None:
        issue = data.draw(st.sampled_from(list(map.claims)))
        reached = nx.ancestors(double_cover(map, issue), (issue, 1), backend="graphblas")
        assert computed(map, issue) == stances(map, set(reached), issue)

    holds()


def test_sparse_matrices_find_the_same() -> None:
    sparse = pytest.importorskip("scipy.sparse")

    @settings(max_examples=examples(20), deadline=None)
    @given(debates(max_relations=12), st.data())
    def holds(map: ArgumentMap, data: st.DataObject) -> None:
        issue = data.draw(st.sampled_from(list(map.claims)))
        cover = double_cover(map, issue)
        order = list(cover)
        backwards = nx.to_scipy_sparse_array(cover, order).T
        found = sparse.csgraph.breadth_first_order(
            backwards, order.index((issue, 1)), return_predecessors=False
        )
        assert computed(map, issue) == stances(map, {order[i] for i in found}, issue)

    holds()
