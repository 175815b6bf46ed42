"""GraphML, GEXF and node-link JSON, written by NetworkX from the graph of a map.

For Gephi, yEd, Cytoscape, D3 and whatever else draws networks. These formats know numbers, truths
and texts only, so lists become texts, and what a map does not say is left out.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.formats.xml_text import xml_safe
from argmap.graph import to_graph
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    import networkx as nx

_DAY = re.compile(r' lastmodifieddate="[^"]*"')
SEPARATOR = "; "
"""Between several values of one attribute."""


def write_graphml(map: ArgumentMap) -> Iterator[str]:
    """Write the graph of a map as GraphML."""
    import networkx as nx

    yield "<?xml version='1.0' encoding='utf-8'?>\n"
    yield "\n".join(nx.generate_graphml(_flat(map)))
    yield "\n"


def write_gexf(map: ArgumentMap) -> Iterator[str]:
    """Write the graph of a map as GEXF 1.2."""
    import networkx as nx

    graph = _flat(map)
    for node, data in graph.nodes(data=True):
        # What Gephi shows beside a node.
        data["label"] = data.get("text") or data.get("kind") or node
    buffer = io.BytesIO()
    nx.write_gexf(graph, buffer, version="1.2draft")
    # The day on which it is written would make every file different.
    yield _DAY.sub("", buffer.getvalue().decode("utf-8"), count=1)
    yield "\n"


def write_node_link(map: ArgumentMap) -> Iterator[str]:
    """Write the graph of a map as JSON with `nodes` and `edges`, as `networkx.node_link_graph` reads."""
    import networkx as nx

    data = nx.node_link_data(to_graph(map), edges="edges")
    for piece in json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).iterencode(data):
        yield piece.encode("utf-8", "replace").decode("utf-8")
    yield "\n"


def _flat(map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """The graph with attributes that XML can hold: texts, numbers and truths."""
    graph = to_graph(map)
    _flatten(graph.graph)
    for node, data in graph.nodes(data=True):
        names = [map.speakers[s].label for s in data.get("speakers", ())]
        data |= {"speakers": names, "quotes": _quotes(map, node)}
        _flatten(data)
    for _, _, data in graph.edges(data=True):
        data["speakers"] = [map.speakers[s].label for s in data.get("speakers", ())]
        _flatten(data)
    return graph


def _quotes(map: ArgumentMap, node: str) -> list[str]:
    claim = map.claims.get(node)
    return [" … ".join(u.quote_parts) for u in claim.utterances if u.quote_parts] if claim else []


def _flatten(data: dict[str, Any]) -> None:
    for key, value in list(data.items()):
        if value is None or value == []:
            del data[key]
        elif isinstance(value, bool):
            # NetworkX would write them with a capital, which XML's own truths do not have.
            data[key] = "true" if value else "false"
        elif isinstance(value, list):
            data[key] = xml_safe(SEPARATOR.join(value))
        elif isinstance(value, str):
            data[key] = xml_safe(value)
