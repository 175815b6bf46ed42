"""SADFace JSON: the Simple Argument Description Format of Open Argumentation.

Atoms are claims and schemes are relations. Edges lead from premises to schemes, and from schemes to
their targets. See https://github.com/Open-Argumentation/SADFace. SADFace has no speakers, so they go
under `metadata`, where each program has a place of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, build, fields_at_top
from argmap.formats.foreign.json_nodes import Node, json_root, rest_of, text_in
from argmap.formats.foreign.own_data import KEY, keepsake, kept_id, own_extra, taken_out
from argmap.formats.foreign.scheme_graph import (
    Edge,
    Layout,
    SchemeNode,
    add_relations,
    edges_by_ends,
    says_more,
)
from argmap.model import ArgumentMap, Claim, Relation, RelationKind

NAME = "sadface"

_SUPPORTS = frozenset(("support", "supports", "default support", "pro", "inference"))
_ATTACKS = frozenset(("conflict", "attack", "attacks", "rebut", "rebuts", "con", "dispute"))
_RESTATES = frozenset(("rephrase", "restatement", "restates"))
_NAMES: dict[RelationKind, str] = {
    "supports": "support",
    "rebuts": "conflict",
    "undercuts": "conflict",
    "contradicts": "conflict",
    "restates": "rephrase",
    "qualifies": "support",
}


# -- reading --------------------------------------------------------------------------------------


def read(source: SourceText) -> Loaded:
    """Read a SADFace file."""
    root = json_root(source)

    def fill(builder: Builder) -> bool:
        help = 'a SADFace file lists its nodes: {"nodes": […], "edges": […]}'
        fields = fields_at_top(builder, root, help)
        if fields is None:
            return False
        if "nodes" not in fields or not fields["nodes"].is_sequence:
            builder.report(rules.NotThisFormat, "there is no list of nodes", (0, 1), help)
            return False
        _Reader(builder, fields).read()
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, root: dict[str, Node]) -> None:
        self.builder = builder
        self.root = root
        self.atoms: dict[str, str] = {}
        self.schemes: dict[str, SchemeNode] = {}

    def read(self) -> None:
        # The speakers and sources that argmap kept there come first, since utterances name them.
        self._whole()
        for node in self._list("nodes"):
            self._node(node)
        edges: list[Edge] = []
        raw: dict[str, Any] = {}
        for number, node in enumerate(self._list("edges"), 1):
            fields = node.fields()
            start, end = (text_in(fields, key) or "" for key in ("source_id", "target_id"))
            edges.append(Edge(start, end, node.place))
            name = text_in(fields, "id") or f"edge-{number}"
            is_whole = all(n in self.atoms or n in self.schemes for n in (start, end))
            if is_whole and says_more(name, data := node.data()):
                raw[name] = data
        add_relations(self.builder, self.atoms, self.schemes, edges)
        if raw:
            extra = self.builder.fields.setdefault("extra", {})
            extra[NAME] = extra.get(NAME, {}) | {"edges": raw}

    def _list(self, key: str) -> Iterator[Node]:
        node = self.root.get(key)
        if node is not None and not node.is_sequence and not node.is_null:
            self.builder.report(rules.OddValue, f"{key} is no list; it is left out", node.place)
        for element in node.elements() if node else ():
            if element.is_mapping:
                yield element
            else:
                message = f"{key} holds something that is no object; it is left out"
                self.builder.report(rules.OddValue, message, element.place)

    def _node(self, node: Node) -> None:
        fields = node.fields()
        name = text_in(fields, "id") or ""
        if name in self.atoms or name in self.schemes or not name:
            message = f"the id {name[:60]!r} is used twice" if name else "a node has no id"
            rule = rules.DoubledName if name else rules.OddValue
            self.builder.report(rule, f"{message}; the node is left out", node.place)
            return
        type = text_in(fields, "type")
        # A node without a type is told by its fields: only schemes have a name, only atoms a text.
        if type == "scheme" or (type is None and "name" in fields and "text" not in fields):
            self.schemes[name] = self._scheme(name, fields, node)
            return
        if type not in ("atom", None):
            message = f"a node of the type {type[:60]!r} is read as a claim"
            self.builder.report(rules.UnknownRelationKind, message, node.place)
        found = self._found(fields, "id", "type", "text")
        self.atoms[name] = self.builder.claim(
            name, text_in(fields, "text") or "", node.place, **found
        )

    def _found(self, fields: dict[str, Node], *known: str) -> dict[str, Any]:
        """The data that argmap kept in an element's metadata, and data that the model has no field for."""
        metadata = fields["metadata"].data() if "metadata" in fields else {}
        kept = taken_out(metadata) if self.builder.trusting else {}
        rest = rest_of(fields, frozenset((*known, "metadata")))
        if isinstance(metadata, dict):
            metadata = {key: value for key, value in metadata.items() if key != KEY}
        if metadata:
            rest["metadata"] = metadata
        extra = kept.pop("extra", {}) | ({NAME: rest} if rest else {})
        return kept | ({"extra": extra} if extra else {})

    def _scheme(self, name: str, fields: dict[str, Node], node: Node) -> SchemeNode:
        written = text_in(fields, "name") or ""
        word = written.strip().lower()
        kind: RelationKind = "supports"
        scheme = None
        if word in _ATTACKS:
            kind = "rebuts"
        elif word in _RESTATES:
            kind = "restates"
        elif word and word not in _SUPPORTS:
            # Any other name is that of an argumentation scheme.
            scheme = written
        found = self._found(fields, "id", "type", "name")
        extra = found.pop("extra", {})
        own = extra.get(NAME, {}) | {"id": name}
        # Several words mean support or conflict; the one in the file is written back.
        if scheme is None and written != _NAMES[kind]:
            own["name"] = written
        return SchemeNode(
            kind, node.place, {"scheme": scheme, **found, "extra": extra | {NAME: own}}
        )

    def _whole(self) -> None:
        fields = self.root
        metadata = fields["metadata"].fields() if "metadata" in fields else {}
        core = metadata["core"].data() if "core" in metadata else None
        found = self._found(fields, "nodes", "edges")
        if isinstance(core, dict):
            title = core.pop("title", None)
            if isinstance(title, str) and title:
                found.setdefault("title", title)
            found["extra"] = _with_core(found.get("extra", {}), core)
        self.builder.add_kept(found)
        self.builder.fields |= found


def _with_core(extra: dict[str, Any], core: dict[str, Any]) -> dict[str, Any]:
    own = dict(extra.get(NAME, {}))
    metadata = own.pop("metadata", {})
    if not isinstance(metadata, dict):
        return extra
    metadata = {key: value for key, value in metadata.items() if key != "core"}
    if core:
        metadata["core"] = core
    if metadata:
        own["metadata"] = metadata
    kept = {key: value for key, value in extra.items() if key != NAME}
    return kept | ({NAME: own} if own else {})


# -- writing --------------------------------------------------------------------------------------


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as SADFace JSON, in pieces."""
    layout = Layout(map, NAME)
    extra = own_extra(map, NAME)
    raw = edges_by_ends(extra.pop("edges", {}), "source_id", "target_id")
    shape = {
        "edges": _edges(layout, raw),
        "metadata": _metadata(map, extra.pop("metadata", {})),
        "nodes": [
            *(_atom(layout, claim) for claim in map.claims.values()),
            *(_scheme(layout, relation) for relation in map.relations.values()),
        ],
        "resources": [],
    }
    for piece in json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).iterencode(
        shape | extra
    ):
        # A map can hold half of a surrogate pair, which UTF-8 cannot.
        yield piece.encode("utf-8", "replace").decode("utf-8")
    yield "\n"


def _edges(layout: Layout, raw: dict[Any, tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    edges: list[dict[str, Any]] = []
    used: set[str] = set()
    for number, (start, end) in enumerate(layout.edges(), 1):
        name, data = raw.get((start, end), ("", {}))
        while not name or name in used:
            name, number = f"edge-{number}", number + len(raw) + 1
        used.add(name)
        edges.append({**data, "id": name, "source_id": start, "target_id": end})
    return edges


def _metadata(map: ArgumentMap, metadata: Any) -> Any:
    kept = keepsake(map, {"claims", "relations", "title"}, NAME)
    # SADFace has no elements for them, so even their foreign data has to go here.
    for kind, elements in (("speakers", map.speakers), ("sources", map.sources)):
        if elements:
            kept[kind] = {
                id: e.model_dump(mode="json", exclude_defaults=True) for id, e in elements.items()
            }
    if map.title == "":
        kept["title"] = map.title
    if not isinstance(metadata, dict):
        if not map.title and not kept:
            return metadata
        metadata = {}
    core = metadata.get("core")
    if isinstance(core, dict | None) or map.title:
        core = dict(core) if isinstance(core, dict) else {}
    if map.title:
        core["title"] = map.title
    return {**metadata, "core": core} | ({KEY: kept} if kept else {})


def _atom(layout: Layout, claim: Claim) -> dict[str, Any]:
    kept = kept_id(claim, NAME) | keepsake(claim, {"id", "text"}, NAME)
    shape = {"id": layout.claims[claim.id], "type": "atom", "text": claim.text, "sources": []}
    return _with_kept(shape | own_extra(claim, NAME), kept)


def _scheme(layout: Layout, relation: Relation) -> dict[str, Any]:
    extra = own_extra(relation, NAME)
    name = str(extra.pop("name", "") or _NAMES[relation.kind])
    natural: RelationKind = "supports"
    shown: list[str] = []
    if _NAMES[relation.kind] == "conflict":
        natural = "rebuts"
    elif _NAMES[relation.kind] == "rephrase":
        natural = "restates"
    elif (
        relation.scheme
        and relation.scheme.strip().lower() not in _SUPPORTS | _ATTACKS | _RESTATES | {""}
    ):
        name, shown = relation.scheme, ["scheme"]
    kept = layout.relation_keepsake(relation, natural, shown)
    shape = {"id": layout.relations[relation.id], "type": "scheme", "name": name}
    return _with_kept(shape | extra, kept)


def _with_kept(shape: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    metadata = shape.pop("metadata", {})
    if not isinstance(metadata, dict):
        # Only a mapping has room for both, and what argmap keeps is needed to read the map again.
        return shape | {"metadata": {KEY: kept} if kept else metadata}
    return shape | {"metadata": metadata | ({KEY: kept} if kept else {})}
