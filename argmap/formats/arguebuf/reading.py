"""Reading arguebuf JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.arguebuf.message import KINDS, NAME, SCHEMA_VERSION, scheme_name, words
from argmap.formats.core.loaded import Loaded
from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, build, fields_at_top
from argmap.formats.foreign.json_nodes import Node, json_root, rest_of, text_in
from argmap.formats.foreign.own_data import KEY, kept_in
from argmap.formats.foreign.scheme_graph import Edge, SchemeNode, add_relations, says_more

_KNOWN_AT_TOP = frozenset(
    ["nodes", "edges", "resources", "participants", "majorClaim", "major_claim", "userdata"]
)


def read(source: SourceText) -> Loaded:
    """Read an arguebuf file."""
    root = json_root(source)

    def fill(builder: Builder) -> bool:
        help = 'an arguebuf file has its nodes by id: {"nodes": {…}, "edges": {…}}'
        fields = fields_at_top(builder, root, help)
        if fields is None:
            return False
        if "nodes" not in fields or not fields["nodes"].is_mapping:
            builder.report(rules.NotThisFormat, "there are no nodes by their ids", (0, 1), help)
            return False
        _Reader(builder, fields).read()
        return True

    return build(source, NAME, fill)


class _Reader:
    def __init__(self, builder: Builder, root: dict[str, Node]) -> None:
        self.builder = builder
        self.root = root
        self.speakers: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self.atoms: dict[str, str] = {}
        self.schemes: dict[str, SchemeNode] = {}

    def read(self) -> None:
        # Atoms name participants and resources, and edges name atoms and schemes, so each is read
        # after what it refers to, wherever it stands in the file.
        for name, _, node in self._entries("participants"):
            self.speakers[name] = self._speaker(name, node)
        for name, _, node in self._entries("resources"):
            self.sources[name] = self._source(name, node)
        for name, key, node in self._entries("nodes"):
            self._node(name, key, node)
        edges, raw = self._edges()
        add_relations(self.builder, self.atoms, self.schemes, edges)
        self._whole(raw)

    def _entries(self, key: str) -> Iterator[tuple[str, Node, Node]]:
        node = self.root.get(key)
        seen: set[str] = set()
        for name, at, value in node.named() if node else ():
            if name in seen:
                message = f"the id {name[:60]!r} is used twice; the second one is left out"
                self.builder.report(rules.DoubledName, message, at.place)
            elif not value.is_mapping:
                message = f"{key} holds something that is no object; it is left out"
                self.builder.report(rules.OddValue, message, value.place)
            else:
                seen.add(name)
                yield name, at, value

    def _kept(self, fields: dict[str, Node]) -> dict[str, Any]:
        return kept_in(fields.get("userdata")) if self.builder.trusting else {}

    def _rest(self, fields: dict[str, Node], *known: str) -> dict[str, Any]:
        """The data that the model has no field for, to be kept under the format's key in `extra`."""
        rest = rest_of(fields, frozenset((*known, "userdata")))
        return _with_userdata(rest, fields.get("userdata"))

    def _speaker(self, name: str, node: Node) -> str:
        fields = node.fields()
        label = text_in(fields, "name") or ""
        kept = self._kept(fields)
        found = _merged({}, kept, self._rest(fields, "name"))
        return self.builder.speaker(name, label, node.place, **found)

    def _source(self, name: str, node: Node) -> str:
        fields = node.fields()
        rest = self._rest(fields, "title", "source", "timestamp")
        title, url = text_in(fields, "title"), text_in(fields, "source")
        found: dict[str, Any] = {"title": title, "date": text_in(fields, "timestamp")}
        # The message lets `source` be any text. In the model only an address is a URL.
        if url and "://" in url:
            found["url"] = url
        elif url:
            rest["source"] = url
        found = _merged(found, self._kept(fields), rest)
        return self.builder.add_source(name, title or "", node.place, **found)

    def _node(self, name: str, key: Node, node: Node) -> None:
        fields = node.fields()
        if "scheme" in fields:
            self.schemes[name] = self._scheme(name, fields, node)
        elif "atom" in fields and fields["atom"].is_mapping:
            self.atoms[name] = self._atom(name, fields, node)
        else:
            message = f"the node {name[:60]!r} is neither an atom nor a scheme; it is left out"
            self.builder.report(rules.OddValue, message, key.place)

    def _atom(self, name: str, fields: dict[str, Node], node: Node) -> str:
        atom = fields["atom"].fields()
        rest = self._rest(fields, "atom")
        rest |= rest_of(atom, frozenset(("text", "participant", "reference")))
        text = text_in(atom, "text") or ""
        speaker = self._named(atom.get("participant"), self.speakers, "participant")
        reference = atom.get("reference")
        found: dict[str, Any] = {}
        if speaker is not None:
            found["utterances"] = [{"speaker": speaker, **self._words(reference)}]
        elif reference is not None and reference.is_mapping:
            rest["reference"] = reference.data()
        found = _merged(found, self._kept(fields), rest)
        return self.builder.claim(name, text, node.place, **found)

    def _words(self, reference: Node | None) -> dict[str, Any]:
        """What an utterance says of its words, from a reference to a resource."""
        if reference is None or not reference.is_mapping:
            return {}
        fields = reference.fields()
        source = self._named(fields.get("resource"), self.sources, "resource")
        offset = fields["offset"].integer if "offset" in fields else None
        return words(text_in(fields, "text"), source, offset)

    def _named(self, node: Node | None, known: dict[str, str], what: str) -> str | None:
        name = node.text if node else None
        if not name or node is None:
            return None
        if name not in known:
            self.builder.dangling(f"there is no {what} {name[:60]!r}", node.place)
        return known.get(name)

    def _scheme(self, name: str, fields: dict[str, Node], node: Node) -> SchemeNode:
        scheme = fields["scheme"].fields()
        type = next((type for type in KINDS if type in scheme), None)
        rest = self._rest(fields, "scheme") | rest_of(scheme, frozenset(KINDS))
        kept = self._kept(fields)
        if type in (None, "preference") and "kind" not in kept:
            message = f"the scheme {name[:60]!r} has no type; it is read as support"
            if type:
                message = f"the scheme {name[:60]!r} is a preference; it is read as a qualification"
            self.builder.report(rules.UnknownRelationKind, message, node.place)
        found = {"scheme": scheme_name(scheme[type].text)} if type else {}
        if type is None:
            # Remembered, so that writing leaves the type out again.
            rest["type"] = None
        extra = {"id": name, **rest}
        return SchemeNode(
            KINDS.get(type or "", "supports"), node.place, _merged(found, kept, extra)
        )

    def _edges(self) -> tuple[list[Edge], dict[str, Any]]:
        edges: list[Edge] = []
        raw: dict[str, Any] = {}
        for name, _, node in self._entries("edges"):
            fields = node.fields()
            start, end = text_in(fields, "source") or "", text_in(fields, "target") or ""
            edges.append(Edge(start, end, node.place))
            is_whole = all(n in self.atoms or n in self.schemes for n in (start, end))
            if is_whole and says_more(name, data := node.data()):
                raw[name] = data
        return edges, raw

    def _whole(self, edges: dict[str, Any]) -> None:
        rest = self._rest(self.root, *_KNOWN_AT_TOP)
        if rest.get("schemaVersion") == SCHEMA_VERSION:
            del rest["schemaVersion"]
        if edges:
            rest["edges"] = edges
        found: dict[str, Any] = {}
        major = self.root.get("majorClaim") or self.root.get("major_claim")
        issue = self._named(major, self.atoms, "atom")
        if issue is not None:
            found["issues"] = [issue]
        self.builder.fields |= _merged(found, self._kept(self.root), rest)


def _with_userdata(rest: dict[str, Any], userdata: Node | None) -> dict[str, Any]:
    """The data that the model has no field for, with the data of other programs."""
    data = userdata.data() if userdata is not None else {}
    if isinstance(data, dict):
        data.pop(KEY, None)
    return rest | ({"userdata": data} if data else {})


def _merged(found: dict[str, Any], kept: dict[str, Any], rest: dict[str, Any]) -> dict[str, Any]:
    """The fields of an element: those of the format, those that argmap kept, and the foreign rest."""
    extra = dict(kept.pop("extra", {}))
    if rest:
        extra[NAME] = rest
    return found | kept | ({"extra": extra} if extra else {})
