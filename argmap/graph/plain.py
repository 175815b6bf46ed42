"""The graph of a map with attributes that any program can read.

They are only texts, numbers and booleans, and no text holds what XML forbids or alters. So NetworkX
can write the graph as GraphML, GEXF, GML, node-link JSON or an edge list, and reads it back equal.
Several values of one attribute are joined to one text; what a map does not say is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from argmap.model import SYMMETRIC_KINDS, Claim, Relation
from argmap.xml_safe import xml_safe

if TYPE_CHECKING:
    from argmap.graph.argument_graph import ArgumentGraph

SEPARATOR = "; "
"""Between several values of one attribute."""


def plain_graph(graph: ArgumentGraph) -> nx.MultiDiGraph[str]:
    """A graph with plain attributes.

    A claim's node has `type` ("claim"), `text`, `speakers` (their names), `kind`, `implicit` and
    `quotes`; a relation's node has `type` ("relation"), `kind` and `scheme`. An edge has `relation`
    (the id), `kind`, `sign`, `speakers`, `scheme`, `symmetric` and, where the relation is a node,
    `role` ("premise" or "conclusion"). The graph itself has `title` and `issues`.
    """
    map = graph.map
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.graph.update(_said(title=map.title, issues=map.issues))
    for node, data in graph.nodes(data=True):
        known = _of_claim(graph, data["claim"]) if "claim" in data else _of_node(data["relation"])
        plain.add_node(node, **known)
    for start, end, key, data in graph.edges(keys=True, data=True):
        relation: Relation = data["relation"]
        role = None
        if graph.has_own_node(relation):
            role = "conclusion" if data["length"] else "premise"
        plain.add_edge(start, end, key, **_of_edge(graph, relation, data["sign"], role))
    return plain


def _of_claim(graph: ArgumentGraph, claim: Claim) -> dict[str, Any]:
    return _said(
        type="claim",
        text=claim.text,
        speakers=_names(graph, claim.speakers),
        kind=claim.kind,
        implicit=claim.implicit,
        quotes=[" … ".join(u.quote_parts) for u in claim.utterances if u.voices and u.quote_parts],
    )


def _of_node(relation: Relation) -> dict[str, Any]:
    return _said(type="relation", kind=relation.kind, scheme=relation.scheme)


def _of_edge(
    graph: ArgumentGraph, relation: Relation, sign: int, role: str | None
) -> dict[str, Any]:
    return _said(
        relation=relation.id,
        kind=relation.kind,
        sign=sign,
        speakers=_names(graph, graph.speakers_of(relation)),
        scheme=relation.scheme,
        symmetric=relation.kind in SYMMETRIC_KINDS,
        role=role,
    )


def _names(graph: ArgumentGraph, speakers: Iterable[str]) -> list[str]:
    known = graph.map.speakers
    return [known[id].label for id in speakers]


def _said(**attributes: Any) -> dict[str, Any]:
    """The attributes that say something, in a form that XML can hold."""
    said: dict[str, Any] = {}
    for name, value in attributes.items():
        if isinstance(value, list):
            value = SEPARATOR.join(value) or None
        if value is not None:
            said[name] = _plain_text(value) if isinstance(value, str) else value
    return said


def _plain_text(text: str) -> str:
    """Text that XML gives back unchanged: XML turns every kind of line break into a line feed."""
    return xml_safe(text.replace("\r\n", "\n").replace("\r", "\n"))
