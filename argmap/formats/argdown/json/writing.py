"""The JSON that the Argdown tools export: statements, arguments, relations, sections, and the map.

The front matter is added, so that the data argmap keeps there comes back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from argmap.formats.argdown.drawing.derived_map import derive_map
from argmap.formats.argdown.drawing.shapes import DerivedMap, MapEdge, MapGroup, MapNode
from argmap.formats.argdown.language import config
from argmap.formats.argdown.language.data import TIMESTAMP
from argmap.formats.argdown.language.document import Content
from argmap.formats.argdown.meaning.from_model import document_of
from argmap.formats.argdown.meaning.resolved import (
    Inferred,
    Node,
    Occurrence,
    Relation,
    Resolved,
    Section,
)
from argmap.formats.argdown.meaning.resolving import resolve
from argmap.formats.foreign.json_data import in_batches
from argmap.model import ArgumentMap

Plain = dict[str, Any]


def write_json(map: ArgumentMap, settings: dict[str, Any] | None = None) -> Iterator[str]:
    """The JSON of a map in pieces; `settings` go over those of the map itself."""
    document = document_of(map)
    own = config.settings(document.front_matter)
    resolved = resolve(document, config.merged(own, settings or {}))
    plain = exported(resolved, derive_map(resolved))
    if document.front_matter:
        plain["frontMatter"] = document.front_matter
    encoder = json.JSONEncoder(ensure_ascii=False, indent=2, default=str)
    yield from in_batches(encoder.iterencode(plain))
    yield "\n"


def exported(resolved: Resolved, derived: DerivedMap) -> Plain:
    """A resolved document with its map as plain data, in the shape of the reference implementation."""
    return {
        "arguments": {title: _node(node) for title, node in resolved.arguments.items()},
        "statements": {title: _node(node) for title, node in resolved.statements.items()},
        "relations": [_relation(r) for r in resolved.relations],
        "map": {
            "nodes": _tree(derived.tree),
            "edges": [_edge(e) for e in derived.edges],
        },
        "sections": _sections(resolved.sections),
        "tags": {
            tag: {"tag": tag, "cssClass": _css_class(tag), "occurrenceIndex": index}
            for index, tag in enumerate(resolved.tags)
        },
    }


def _node(node: Node) -> Plain:
    plain: Plain = {
        "type": "argument" if node.is_argument else "equivalence-class",
        "relations": [_relation(r) for r in node.relations.values()],
        "members": [_occurrence(m) for m in node.members],
    }
    if node.is_argument:
        plain["pcs"] = [_occurrence(s) for s in node.structure]
    plain["title"] = node.title
    if node.tags:
        plain["tags"] = list(node.tags)
    if node.data is not None:
        plain["data"] = _data(node.data)
    if node.section is not None:
        plain["section"] = node.section.id
    if not node.is_argument:
        plain.update(_uses(node))
    return plain


def _uses(node: Node) -> Plain:
    roles = {m.role for m in node.members}
    uses = {
        "isUsedAsTopLevelStatement": node.top_level,
        "isUsedAsRelationStatement": node.in_relation,
        "isUsedAsPremise": "premise" in roles,
        "isUsedAsIntermediaryConclusion": "intermediary-conclusion" in roles,
        "isUsedAsMainConclusion": "main-conclusion" in roles,
    }
    return {key: True for key, used in uses.items() if used}


def _occurrence(occurrence: Occurrence) -> Plain:
    plain: Plain = {"type": "statement"}
    if occurrence.role:
        plain["role"] = occurrence.role
    if occurrence.is_top_level:
        plain["isTopLevel"] = True
    content = occurrence.content
    if content.text is not None:
        plain["text"] = content.text
    elif occurrence.role == "argument-description":
        plain["text"] = ""
    if content.ranges:
        plain["ranges"] = _ranges(content)
    if content.tags:
        plain["tags"] = content.tags
    plain["title"] = occurrence.title
    if occurrence.is_reference:
        plain["isReference"] = True
    if occurrence.data is not None:
        plain["data"] = _data(occurrence.data)
    if occurrence.section is not None:
        plain["section"] = occurrence.section.id
    if occurrence.argument is not None:
        plain["argumentTitle"] = occurrence.argument
    if occurrence.inference is not None:
        plain["inference"] = _inference(occurrence.inference)
    return plain


def _inference(inferred: Inferred) -> Plain:
    plain: Plain = {
        "type": "inference",
        "relations": [_relation(r) for r in inferred.relations],
        "inferenceRules": inferred.inference.rules,
        "conclusionIndex": inferred.conclusion,
        "argumentTitle": inferred.argument,
    }
    if inferred.inference.data is not None:
        plain["data"] = _data(inferred.inference.data)
    return plain


def _ranges(content: Content) -> list[Plain]:
    """The ranges of a text, counted in UTF-16 units as JavaScript does."""
    text = content.text or ""
    names = {"link": "url", "tag": "tag"}
    return [
        {
            "type": r.type,
            "start": _units(text, r.start),
            "stop": _units(text, r.stop + 1) - 1,
            **({names.get(r.type, "title"): r.value} if r.value else {}),
        }
        for r in content.ranges
    ]


def _units(text: str, index: int) -> int:
    if text.isascii():
        return index
    return index + sum(ord(c) > 0xFFFF for c in text[:index])


def _relation(relation: Relation) -> Plain:
    plain: Plain = {
        "type": "relation",
        "relationType": relation.kind,
        "from": relation.source.title,
        "fromType": "argument" if relation.source.is_argument else "equivalence-class",
    }
    target = relation.target
    if isinstance(target, Inferred):
        return plain | {
            "to": target.argument,
            "toType": "inference",
            "conclusionIndex": target.conclusion,
        }
    to_type = "argument" if target.is_argument else "equivalence-class"
    return plain | {"to": target.title, "toType": to_type}


def _edge(edge: MapEdge) -> Plain:
    plain: Plain = {
        "id": edge.id,
        "type": "map-edge",
        "relationType": edge.kind,
        "from": edge.source.id,
        "to": edge.target.id,
    }
    if edge.source_statement is not None:
        plain["fromEquivalenceClass"] = edge.source_statement
    if edge.target_statement is not None:
        plain["toEquivalenceClass"] = edge.target_statement
    return plain


def _tree(roots: list[MapNode | MapGroup]) -> list[Plain]:
    """The nodes in their groups, without recursion."""
    found: list[Plain] = []
    pending: list[tuple[MapNode | MapGroup, list[Plain]]] = [(r, found) for r in reversed(roots)]
    while pending:
        node, into = pending.pop()
        if isinstance(node, MapNode):
            into.append(_map_node(node))
            continue
        children: list[Plain] = []
        into.append(_group(node, children))
        pending.extend((child, children) for child in reversed(node.children))
    return found


def _map_node(shown: MapNode) -> Plain:
    plain: Plain = {
        "id": shown.id,
        "title": shown.node.title,
        "type": "argument-map-node" if shown.is_argument else "statement-map-node",
    }
    if shown.label_title is not None:
        plain["labelTitle"] = shown.label_title
    if shown.label_text is not None:
        plain["labelText"] = shown.label_text
    if shown.node.tags:
        plain["tags"] = list(shown.node.tags)
    return plain


def _group(group: MapGroup, children: list[Plain]) -> Plain:
    section = group.section
    plain: Plain = {
        "id": section.id,
        "title": section.title,
        "type": "group-map-node",
        "level": group.level,
        "labelTitle": section.title,
        "children": children,
    }
    if section.is_closed is not None:
        plain["isClosed"] = section.is_closed
    if group.parent is not None:
        plain["parent"] = group.parent
    return plain


def _sections(roots: list[Section]) -> list[Plain]:
    found: list[Plain] = []
    pending: list[tuple[Section, list[Plain]]] = [(r, found) for r in reversed(roots)]
    while pending:
        section, into = pending.pop()
        children: list[Plain] = []
        plain: Plain = {
            "type": "section",
            "id": section.id,
            "level": section.level,
            "title": section.title,
            "children": children,
        }
        if section.heading.content.tags:
            plain["tags"] = section.heading.content.tags
        if section.heading.data is not None:
            plain["data"] = _data(section.heading.data)
        if section.is_group is not None:
            plain["isGroup"] = section.is_group
        if section.is_closed is not None:
            plain["isClosed"] = section.is_closed
        if section.parent is not None:
            plain["parent"] = section.parent.id
        into.append(plain)
        pending.extend((child, children) for child in reversed(section.children))
    return found


def _css_class(tag: str) -> str:
    # The name of the class is made as the Argdown tools make it.
    id = f"tag-{tag}".lower()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        id = id.replace(umlaut, letters)
    return re.sub(r"[^a-z0-9\-]", "", re.sub(r"\s", "-", id))


def _data(value: Any) -> Any:
    """Data as JSON has it: dates become points in time, as in the reference implementation."""
    if isinstance(value, dict):
        return {key: _data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_data(item) for item in value]
    match = TIMESTAMP.match(value) if isinstance(value, str) else None
    if match is None:
        return value
    year, month, day, hour, minute, second = match.groups(default="0")
    return (
        f"{year}-{month:0>2}-{day:0>2}T{hour:0>2}:{minute}:{second}.000Z"
        if match[4]
        else (f"{year}-{month:0>2}-{day:0>2}T00:00:00.000Z")
    )
