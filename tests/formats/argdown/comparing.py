"""What of an Argdown export is compared: statements, arguments, structures, relations, the map."""

from __future__ import annotations

import json
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.argdown import read, write_json
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap

Plain = dict[str, Any]


def loaded(text: str, path: str | None = None) -> Loaded:
    return read(SourceText(text, path))


def map_of(text: str) -> ArgumentMap:
    """The map in an Argdown text; fails with the diagnostics where there is none."""
    found = loaded(text)
    assert found.map is not None, "\n".join(map(str, found.diagnostics))
    return found.map


def exported(map: ArgumentMap, settings: Plain | None = None) -> Plain:
    """What argmap exports for a map, compared by `comparable`."""
    plain: Plain = json.loads("".join(write_json(map, settings)))
    return comparable(plain)


def comparable(plain: Plain) -> Plain:
    """An export without what is mere detail: positions, ranges of bold text, and colours."""
    return {
        "statements": {title: _node(node) for title, node in plain["statements"].items()},
        "arguments": {title: _node(node) for title, node in plain["arguments"].items()},
        "relations": [_relation(relation) for relation in plain["relations"]],
        "nodes": _nodes(plain["map"]["nodes"]),
        "edges": [_edge(edge) for edge in plain["map"]["edges"]],
        "sections": [(s["title"], s["level"]) for s in plain.get("sections", [])],
        "tags": sorted(plain.get("tags", {})),
    }


def _node(node: Plain) -> Plain:
    members = [_member(member) for member in node["members"]]
    return {
        "tags": node.get("tags"),
        "data": _data(node.get("data")),
        "section": node.get("section"),
        "members": members,
        "structure": [_member(member) for member in node.get("pcs") or []],
    }


def _member(member: Plain) -> Plain:
    inference = member.get("inference")
    return {
        "title": member.get("title"),
        "reference": bool(member.get("isReference")),
        # The text of a reference is made of its tags; spaces around it mean nothing.
        "text": (member.get("text") or "").strip()
        if member.get("isReference")
        else member.get("text") or "",
        "tags": member.get("tags"),
        "data": _data(member.get("data")),
        "role": member.get("role"),
        "section": member.get("section"),
        "argument": member.get("argumentTitle"),
        "rules": inference and inference.get("inferenceRules"),
        "inference data": _data(inference and inference.get("data")),
    }


def _data(value: Any) -> Any:
    """Data with its numbers as JavaScript has them."""
    if isinstance(value, dict):
        return {key: _data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_data(item) for item in value]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) > 2**53 else value


def _relation(relation: Plain) -> tuple[Any, ...]:
    keys = ("relationType", "from", "fromType", "to", "toType", "conclusionIndex")
    return tuple(relation.get(key) for key in keys)


def _edge(edge: Plain) -> tuple[Any, ...]:
    keys = ("id", "relationType", "from", "to", "fromEquivalenceClass", "toEquivalenceClass")
    return tuple(edge.get(key) for key in keys)


def _nodes(roots: list[Plain]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    pending: list[tuple[Plain, tuple[str, ...]]] = [(root, ()) for root in roots[::-1]]
    while pending:
        node, path = pending.pop()
        tags = tuple(node.get("tags") or ())
        found.append(
            (
                node["id"],
                node["title"],
                node["type"],
                node.get("labelTitle"),
                node.get("labelText") or "",
                node.get("level"),
                tags,
                path,
            )
        )
        pending += [(child, (*path, node["id"])) for child in (node.get("children") or [])[::-1]]
    return found
