"""OVA2's own JSON: nodes with their places on the screen, edges that hold both their nodes.

A node's `participantID` says whose locution it is; `majorClaim` marks the issue.
"""

from __future__ import annotations

from typing import Any

from argmap.formats.aif.draft import Draft
from argmap.formats.aif.graph import STEPS, Raw, edge_ends, listed, node_id
from argmap.formats.aif.layout import position
from argmap.formats.aif.origins import EXTRA, node_of
from argmap.formats.aif.texts import text_of
from argmap.formats.foreign.own_data import KEY
from argmap.model import ArgumentMap

_COLOURS = {"I": "b", "RA": "g", "CA": "r", "MA": "o", "TA": "p", "YA": "y", "L": "b"}
_NOTHING: Raw = {}
"""One for all new nodes: most of a large file would be empty objects."""
_SAID = ("words", "reported", "start", "via", "turn")
"""Fields in the entry of a locution besides its person; OVA2 has no entries, so nodes hold them."""


def from_ova2(data: Raw) -> Raw | None:
    """The graph of an OVA2 file in the shape of AIFdb, the rest under `ova2`; None without a graph."""
    if not isinstance(data.get("nodes"), list | None):
        return None
    nodes = [_node_from(node) for node in listed(data, "nodes")]
    apart = ("nodes", "edges", "participants", KEY)
    rest = {key: value for key, value in data.items() if key not in apart}
    return {
        "nodes": nodes,
        "edges": [_edge_from(edge) for edge in listed(data, "edges")],
        "locutions": [_locution(node) for node in nodes if _has_person(node)],
        "participants": [_participant_from(p) for p in listed(data, "participants")],
        "ova2": rest,
        **({KEY: data[KEY]} if KEY in data else {}),
    }


def to_ova2(raw: Raw, kept: Raw) -> Raw:
    """An OVA2 file of a graph, with what was around it when it was read."""
    said = (entry for entry in listed(raw, "locutions") if isinstance(entry, dict))
    entries = {node_id(entry): entry for entry in said}
    nodes = [
        _node_to(node, entries.get(node_id(node)), place)
        for place, node in enumerate(listed(raw, "nodes"))
    ]
    # OVA2 repeats both nodes in each edge; they must be the same as in the list.
    by_id = {text_of(node.get("id")): node for node in nodes if isinstance(node, dict)}
    analysis: Raw = {"txt": "", "plain_txt": "", "documentTitle": "", "documentSource": ""}
    return {
        "nodes": nodes,
        "edges": [_edge_to(edge, by_id) for edge in listed(raw, "edges")],
        "participants": [_participant_to(p) for p in listed(raw, "participants")],
        "analysis": analysis,
        **kept,
        **({KEY: raw[KEY]} if KEY in raw else {}),
    }


def described(map: ArgumentMap) -> ArgumentMap:
    """A map that was read from OVA2, with its title and its issues."""
    raw = map.extra[EXTRA]
    analysis = raw["ova2"].get("analysis")
    title = text_of(analysis.get("documentTitle")) if isinstance(analysis, dict) else ""
    major = {
        node_id(n) for n in raw["nodes"] if isinstance(n, dict) and n.get("majorClaim") is True
    }
    issues = [claim.id for claim in map.claims.values() if node_of(claim) in major]
    return map.model_copy(update={"title": title or None, "issues": issues})


def with_description(data: Raw, draft: Draft) -> Raw:
    """An OVA2 file with the title and the issues of the map."""
    major = {draft.keys[claim] for claim in draft.map.issues}
    for node in data["nodes"]:
        if isinstance(node, dict) and node.get("type") == "I":
            is_major = text_of(node.get("id")) in major
            # A file without the field has none added for claims that are no issue.
            if is_major or "majorClaim" in node:
                node["majorClaim"] = is_major
    analysis = data["analysis"] if isinstance(data.get("analysis"), dict) else {}
    if text_of(analysis.get("documentTitle")) != (draft.map.title or ""):
        data["analysis"] = {**analysis, "documentTitle": draft.map.title or ""}
    return data


def _node_from(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    shaped = {"nodeID" if key == "id" else key: value for key, value in node.items()}
    # What OVA2 calls the scheme is its number; its name is the text.
    if "scheme" in shaped:
        shaped["schemeID"] = shaped.pop("scheme")
    return shaped


def _node_to(node: Any, entry: Raw | None, place: int) -> Any:
    if not isinstance(node, dict):
        return node
    shaped = {"id" if key == "nodeID" else key: value for key, value in node.items()}
    is_step = text_of(node.get("type")) in STEPS
    shaped.pop("scheme", None)
    shaped["scheme"] = text_of(shaped.pop("schemeID", "0" if is_step else "")) or "0"
    if "x" not in shaped:
        shaped |= _drawn(text_of(node.get("type")), place)
    if entry is not None:
        shaped["participantID"] = entry.get("personID", "")
        shaped |= {key: entry[key] for key in _SAID if entry.get(key) is not None}
    return shaped


def _drawn(type: str, place: int) -> Raw:
    return {
        **position(place),
        "w": 180,
        "h": 60,
        "color": _COLOURS.get(type, "m"),
        "descriptors": _NOTHING,
        "cqdesc": _NOTHING,
        "visible": True,
        "participantID": "0",
    }


def _edge_from(edge: Any) -> Any:
    if not isinstance(edge, dict):
        return edge
    ends = {f"{end}ID": _end_id(edge.get(end)) for end in ("from", "to")}
    return ends | {key: value for key, value in edge.items() if key not in ("from", "to")}


def _end_id(end: Any) -> Any:
    return end.get("id") if isinstance(end, dict) else end


def _edge_to(edge: Any, nodes: dict[str, Raw]) -> Any:
    if not isinstance(edge, dict):
        return edge
    start, end = (nodes.get(id, {"id": id}) for id in edge_ends(edge))
    rest = {k: v for k, v in edge.items() if k not in ("fromID", "toID", "edgeID", "formEdgeID")}
    return {"from": start, "to": end, "visible": True, **rest}


def _has_person(node: Any) -> bool:
    if not isinstance(node, dict) or node.get("type") != "L":
        return False
    return text_of(node.get("participantID")) not in ("", "0") or any(key in node for key in _SAID)


def _locution(node: Raw) -> Raw:
    said = {key: node[key] for key in _SAID if key in node}
    return {"nodeID": node.get("nodeID"), "personID": node.get("participantID"), **said}


def _participant_from(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {"participantID" if key == "id" else key: value for key, value in entry.items()}


def _participant_to(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {"id" if key == "participantID" else key: value for key, value in entry.items()}
