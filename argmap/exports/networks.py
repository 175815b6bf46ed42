"""The graph of a map as GraphML, GEXF and node-link JSON.

For Gephi, yEd, Cytoscape, D3 and other programs that draw networks. `argmap.graph.plain` says which
attributes there are, and NetworkX reads what is written here. The XML formats declare all attributes
before the first element, so the graph is walked twice. Each element is then written at once, where
NetworkX's own writers build a tree of the whole document in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from argmap.formats.foreign.json_data import in_batches
from argmap.formats.foreign.xml import attribute, element_text
from argmap.graph import to_graph
from argmap.model import ArgumentMap

_HEAD = "<?xml version='1.0' encoding='utf-8'?>\n"
_GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_GEXF = (
    '<gexf xmlns="http://www.gexf.net/1.2draft"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd"'
    ' version="1.2">\n  <meta>\n    <creator>argmap</creator>\n  </meta>\n'
    '  <graph defaultedgetype="directed" mode="static">\n'
)

Attributes = dict[str, str | int | bool]
Element = tuple[str, Attributes]
"""The attributes of an XML element itself, as text, and the data it carries."""


def write_graphml(map: ArgumentMap) -> Iterator[str]:
    """Write the graph of a map as GraphML."""
    network = _Network(map)
    keys = _Declared()
    yield _HEAD + _GRAPHML
    for scope, elements in network.parts():
        for name, type in keys.of(scope, elements):
            id = keys.ids[scope, name]
            yield f'  <key id="d{id}" for="{scope}" attr.name="{name}" attr.type="{type}" />\n'
    yield '  <graph edgedefault="directed">\n'
    for scope, elements in network.parts():
        for opening, data in elements:
            pieces = [
                f'<data key="d{keys.ids[scope, name]}">{element_text(_written(value))}</data>\n'
                for name, value in data.items()
            ]
            if scope == "graph":
                yield "".join(f"    {piece}" for piece in pieces)
            else:
                inner = "".join(f"      {piece}" for piece in pieces)
                yield f"    <{scope}{opening}>\n{inner}    </{scope}>\n"
    yield "  </graph>\n</graphml>\n"


def write_gexf(map: ArgumentMap) -> Iterator[str]:
    """Write the graph of a map as GEXF 1.2."""
    network = _Network(map)
    keys = _Declared()
    parts = (("node", network.labelled_nodes), ("edge", network.numbered_edges))
    yield _HEAD + _GEXF
    for scope, elements in parts:
        yield f'    <attributes mode="static" class="{scope}">\n'
        for name, type in keys.of(scope, elements()):
            id = keys.ids[scope, name]
            yield f'      <attribute id="{id}" title="{name}" type="{type}" />\n'
        yield "    </attributes>\n"
    for scope, elements in parts:
        yield f"    <{scope}s>\n"
        for opening, data in elements():
            inner = "".join(
                f'          <attvalue for="{keys.ids[scope, name]}" value="{attribute(_written(value))}" />\n'
                for name, value in data.items()
            )
            yield f"      <{scope}{opening}>\n        <attvalues>\n{inner}        </attvalues>\n"
            yield f"      </{scope}>\n"
        yield f"    </{scope}s>\n"
    yield "  </graph>\n</gexf>\n"


def write_node_link(map: ArgumentMap) -> Iterator[str]:
    """Write the graph of a map as JSON with `nodes` and `edges`, as `networkx.node_link_graph` reads."""
    import networkx as nx

    # The name is given because the default of NetworkX has changed from `links` to `edges`.
    data = nx.node_link_data(to_graph(map, plain=True), edges="edges")
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False)
    for piece in in_batches(encoder.iterencode(data)):
        # JSON files can bring half of a surrogate pair into a text, which UTF-8 cannot hold.
        yield piece.encode("utf-8", "replace").decode("utf-8")
    yield "\n"


class _Declared:
    """The attributes that elements carry, each with a number, in the order in which they appear."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], int] = {}

    def of(self, scope: str, elements: Iterable[Element]) -> Iterator[tuple[str, str]]:
        """The name and the type of each attribute that the elements of one kind carry."""
        for _, data in elements:
            for name, value in data.items():
                if (scope, name) not in self.ids:
                    self.ids[scope, name] = len(self.ids)
                    yield name, _type(value)


class _Network:
    """The plain graph of a map, element by element."""

    def __init__(self, map: ArgumentMap) -> None:
        self.graph = to_graph(map, plain=True)

    def parts(self) -> tuple[tuple[str, Iterable[Element]], ...]:
        """The elements of GraphML, by kind."""
        nodes = ((f' id="{attribute(id)}"', data) for id, data in self.graph.nodes(data=True))
        edges = (
            (f' source="{attribute(u)}" target="{attribute(v)}" id="{attribute(key)}"', data)
            for u, v, key, data in self.graph.edges(data=True, keys=True)
        )
        return ("graph", [("", self.graph.graph)]), ("node", nodes), ("edge", edges)

    def labelled_nodes(self) -> Iterator[Element]:
        """The nodes of GEXF; Gephi shows the label beside a node."""
        for id, data in self.graph.nodes(data=True):
            label = str(data.get("text") or data.get("kind") or id)
            yield f' id="{attribute(id)}" label="{attribute(label)}"', data

    def numbered_edges(self) -> Iterator[Element]:
        """The edges of GEXF, which need numbers; NetworkX reads the relation ids from `networkx_key`."""
        edges = self.graph.edges(data=True, keys=True)
        for number, (start, end, key, data) in enumerate(edges):
            ends = f' source="{attribute(start)}" target="{attribute(end)}"'
            yield f'{ends} id="{number}"', {**data, "networkx_key": key}


def _type(value: str | int | bool) -> str:
    """What the XML formats call the type of a value."""
    # First, since a bool is an int too.
    if isinstance(value, bool):
        return "boolean"
    return "long" if isinstance(value, int) else "string"


def _written(value: str | int | bool) -> str:
    """A value as XML spells it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
