"""The graph with plain attributes, which NetworkX writes and reads back in its own formats."""

from __future__ import annotations

import io
from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given, settings

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from tests.graph.test_argument_graph import STREET
from tests.helpers import map_of
from tests.strategies import maps
from tests.thoroughness import examples

Graph = nx.MultiDiGraph


def by_file(write: Callable[..., None], read: Callable[..., Graph]) -> Callable[[Graph], Graph]:
    def there_and_back(graph: Graph) -> Graph:
        buffer = io.BytesIO()
        write(graph, buffer)
        buffer.seek(0)
        return read(buffer)

    return there_and_back


def by_node_link(graph: Graph) -> Graph:
    return nx.node_link_graph(nx.node_link_data(graph, edges="edges"), edges="edges")


def by_gml(graph: Graph) -> Graph:
    return nx.parse_gml("\n".join(nx.generate_gml(graph)))


def by_edge_list(graph: Graph) -> Graph:
    # An edge list knows nothing of nodes, and ends a node's name at its delimiter.
    lines = nx.generate_edgelist(graph, delimiter="\t")
    return nx.parse_edgelist(lines, delimiter="\t", create_using=nx.MultiDiGraph)


FORMATS = {
    "GraphML": by_file(nx.write_graphml, lambda file: nx.read_graphml(file, force_multigraph=True)),
    "GEXF": by_file(nx.write_gexf, nx.read_gexf),
    "GML": by_gml,
    "node-link": by_node_link,
}


def test_claims_say_what_they_say_and_who_says_it() -> None:
    graph = to_graph(map_of(STREET), plain=True)
    assert graph.graph == {"title": "The street", "issues": "close"}
    assert graph.nodes["walk"] == {
        "type": "claim",
        "text": "People walk.",
        "speakers": "Ada; Ben",
        "kind": "statement",
        "implicit": False,
    }
    assert graph.nodes["like"]["implicit"]
    assert graph.nodes["walk+like/good"] == {"type": "relation", "kind": "supports"}


def test_relations_say_what_they_do_and_who_draws_them() -> None:
    edges = to_graph(map_of(STREET), plain=True).edges
    assert edges["falls", "close", "falls/close"] == {
        "relation": "falls/close",
        "kind": "rebuts",
        "sign": -1,
        "speakers": "Ada",
        "symmetric": False,
    }
    assert edges["walk", "walk+like/good", "walk+like/good"]["role"] == "premise"
    assert edges["walk+like/good", "good", "walk+like/good"]["role"] == "conclusion"
    assert edges["same", "good", "same/good"]["symmetric"]


@pytest.mark.parametrize("format", FORMATS)
def test_any_map_is_written_and_read_back_equal(format: str) -> None:
    @settings(max_examples=examples(40))
    @given(maps())
    def holds(map: ArgumentMap) -> None:
        graph = to_graph(map, plain=True)
        again = FORMATS[format](graph)
        assert set(again.nodes) == set(graph.nodes)
        assert edges_of(again) == edges_of(graph)
        for node, known in graph.nodes(data=True):
            found = again.nodes[node]
            assert {name: found[name] for name in known} == known

    holds()


def edges_of(graph: Graph) -> list[tuple[str, str, str, int]]:
    """Which relation leads from where to where; formats differ in what they do with keys."""
    data = graph.edges(data=True)
    return sorted((u, v, d["relation"], d["sign"], bool(d["symmetric"])) for u, v, d in data)


def test_an_edge_list_keeps_the_edges() -> None:
    graph = to_graph(map_of(STREET), plain=True)
    assert edges_of(by_edge_list(graph)) == edges_of(graph)
