"""How large a debate is, and how deep."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings

from argmap.graph import to_graph
from argmap.model import ArgumentMap, Relation
from argmap.queries.breakdown import breakdown
from argmap.queries.stats import stats
from tests.helpers import EXAMPLES, chain_of, debates, dense_debate, graph_of, map_of
from tests.strategies import maps
from tests.thoroughness import examples


def test_everything_is_counted() -> None:
    found = stats(
        graph_of(
            """
            title: The street
            speakers: {ada: Ada, ben: Ben, silent: Silent}
            sources: {log: log.txt}
            claims:
              close: Close it.
              falls: {text: Trade falls., speaker: ada, quote: it falls, rebuts: close}
              rose:
                text: Trade rose.
                said: [{speaker: ben, reported: up}, {speaker: ada, source: log}]
                rebuts: falls
              parking: {text: Parking., undercuts: rose/falls, qualifies: close}
              hidden: {text: Hidden., implicit: true, supports: close}
              island: An island.
            """
        )
    )
    assert (found.title, found.claims, found.implicit) == ("The street", 6, 1)
    assert (found.speakers, found.sources) == (3, 1)
    assert (found.utterances, found.quoted, found.reported) == (3, 1, 1)
    assert found.relations == {
        "supports": 1,
        "rebuts": 2,
        "undercuts": 1,
        "qualifies": 1,
        "contradicts": 0,
        "restates": 0,
    }
    assert found.issues == ["close"]
    assert (found.depth, found.longest_rebuttal_chain) == (3, 3)
    assert (found.components, found.cyclic_components) == (2, 0)
    assert found.unanswered == 1


def test_depth_follows_supports_and_the_longest_exchange_does_not() -> None:
    found = stats(
        graph_of(
            "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., supports: b}, "
            "d: {text: D., supports: c}}"
        )
    )
    assert (found.depth, found.longest_rebuttal_chain) == (3, 1)


def test_a_circle_counts_once() -> None:
    found = stats(
        graph_of(
            "claims: {a: A., b: {text: B., rebuts: [a, c]}, c: {text: C., rebuts: b}, "
            "d: {text: D., supports: c}}"
        )
    )
    assert (found.cyclic_components, found.depth, found.longest_rebuttal_chain) == (1, 2, 1)


def test_all_declared_issues_are_named() -> None:
    assert stats(graph_of("issues: [b, a]\nclaims: {a: A., b: B.}")).issues == ["b", "a"]


def test_a_conflict_that_aims_at_nothing_is_no_rebuttal() -> None:
    map = map_of("claims: {a: A., b: {text: B., rebuts: a}}")
    for id, premises in (("loose", ["a"]), ("looser", [])):
        map.relations[id] = Relation(id=id, kind="rebuts", premises=premises)
    found = stats(to_graph(map))
    assert (found.relations["rebuts"], found.unanswered, found.incomplete) == (1, 1, 2)
    kinds = {row["kind"]: row["objections"] for row in breakdown(to_graph(map), "kind").rows}
    assert kinds["rebuts"] == 1


def test_an_empty_map_has_figures_too() -> None:
    found = stats(to_graph(ArgumentMap()))
    assert (found.claims, found.depth, found.components, found.issues) == (0, 0, 0, [])


def test_the_examples_have_the_depth_they_promise() -> None:
    lights_out = map_of((EXAMPLES / "lights-out.argmap.yaml").read_text(encoding="utf-8"))
    assert stats(to_graph(lights_out)).longest_rebuttal_chain >= 6
    cartels = map_of((EXAMPLES / "cartels.argmap.yaml").read_text(encoding="utf-8"))
    assert stats(to_graph(cartels)).longest_rebuttal_chain <= 2


@given(debates())
def test_components_are_those_of_the_graph(map: ArgumentMap) -> None:
    assert stats(to_graph(map)).components == nx.number_weakly_connected_components(to_graph(map))


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_has_figures(map: ArgumentMap) -> None:
    found = stats(to_graph(map))
    assert sum(found.relations.values()) + found.incomplete == len(map.relations)
    # Supports can close a circle that rebuttals alone leave open.
    assert found.cyclic_components or found.longest_rebuttal_chain <= found.depth


def test_a_chain_of_five_thousand_and_a_dense_map() -> None:
    assert stats(to_graph(chain_of(5000))).depth == 5000
    assert stats(to_graph(dense_debate(2000, 20))).cyclic_components >= 1
