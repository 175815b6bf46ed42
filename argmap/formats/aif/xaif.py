"""xAIF: the graph under `AIF`, beside its text and the places of its nodes in OVA."""

from __future__ import annotations

from typing import Any

from argmap.formats.aif.graph import Raw, edge_ends, listed, node_id
from argmap.formats.aif.layout import position

_TABLES = ("schemefulfillments", "descriptorfulfillments", "participants")


def from_xaif(data: Raw) -> Raw | None:
    """The graph of an xAIF file, with the rest under `xaif`; None where there is no graph."""
    # Some tools leave the envelope out and write the graph itself.
    graph = data.get("AIF", data)
    if not isinstance(graph, dict) or not isinstance(graph.get("nodes"), list | None):
        return None
    rest = {key: value for key, value in data.items() if key != "AIF"} if graph is not data else {}
    return {**graph, "xaif": rest}


def to_xaif(raw: Raw, kept: Raw) -> Raw:
    """An xAIF file of a graph, with what was around it when it was read."""
    graph = {**{key: [] for key in _TABLES}, **raw}
    graph["schemefulfillments"] = _fulfilments(raw)
    drawing = kept.get("OVA")
    drawn = _drawing(raw, drawing if isinstance(drawing, dict) else {})
    around = kept or {"text": "", "dialog": True}
    return {"AIF": graph, **around, "OVA": drawn}


def _fulfilments(raw: Raw) -> list[Any]:
    """Which scheme each node follows: as it was, for the nodes that are there, and for new ones."""
    nodes = {node_id(node): node for node in listed(raw, "nodes") if isinstance(node, dict)}
    known = [f for f in listed(raw, "schemefulfillments") if node_id(f) in {None, *nodes}]
    told = {node_id(fulfilment) for fulfilment in known}
    new = [
        {"nodeID": node["nodeID"], "schemeID": node["schemeID"]}
        for id, node in nodes.items()
        if id is not None and id not in told and node.get("schemeID") is not None
    ]
    return known + new


def _drawing(raw: Raw, kept: Raw) -> Raw:
    """Where nodes and edges are drawn: as they were, and new ones besides."""
    nodes = [node for node in listed(raw, "nodes") if node_id(node) is not None]
    there = {node_id(node) for node in nodes}
    old_nodes = [node for node in listed(kept, "nodes") if node_id(node) in {None, *there}]
    drawn = {node_id(node) for node in old_nodes}
    new_nodes = [
        {"nodeID": node["nodeID"], "visible": True, **position(place), "timestamp": ""}
        for place, node in enumerate(nodes)
        if node_id(node) not in drawn
    ]
    edges = [edge for edge in listed(raw, "edges") if isinstance(edge, dict)]
    joined = {edge_ends(edge) for edge in edges}
    old_edges = [
        e for e in listed(kept, "edges") if not isinstance(e, dict) or edge_ends(e) in joined
    ]
    shown = {edge_ends(edge) for edge in old_edges if isinstance(edge, dict)}
    new_edges = [
        {"fromID": edge.get("fromID"), "toID": edge.get("toID"), "visible": True}
        for edge in edges
        if edge_ends(edge) not in shown
    ]
    empty: Raw = {"firstname": "", "surname": "", "url": ""}
    return {**empty, **kept, "nodes": old_nodes + new_nodes, "edges": old_edges + new_edges}
