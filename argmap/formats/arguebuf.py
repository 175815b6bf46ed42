"""arguebuf JSON: the files of the arguebuf libraries, a protobuf message as JSON.

Atoms are claims with a participant and a reference to a resource; schemes are relations. See
https://github.com/recap-utr/arg-services (`graph/v1/graph.proto`) for the message.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats import foreign_rules as rules
from argmap.formats.base import Loaded
from argmap.formats.building import Builder, build, fields_at_top
from argmap.formats.keepsakes import (
    KEY,
    keepsake,
    kept_id,
    kept_in,
    name_in,
    own_extra,
)
from argmap.formats.scheme_graph import (
    Edge,
    Ends,
    Layout,
    SchemeNode,
    add_relations,
    edges_by_ends,
    says_more,
)
from argmap.formats.tree import Node, json_root, rest_of
from argmap.model import ArgumentMap, Claim, Relation, RelationKind, Source, Speaker, Utterance

NAME = "arguebuf"

_KINDS: dict[str, RelationKind] = {
    "support": "supports",
    "attack": "rebuts",
    "rephrase": "restates",
    "preference": "qualifies",
}
_TYPES = {kind: type for type, kind in _KINDS.items()} | {
    "undercuts": "attack",
    "contradicts": "attack",
}
SUPPORT_SCHEMES = frozenset(
    re.findall(
        r"\w+",
        """
    POSITION_TO_KNOW EXPERT_OPINION WITNESS_TESTIMONY POPULAR_OPINION POPULAR_PRACTICE EXAMPLE
    ANALOGY PRACTICAL_REASONING_FROM_ANALOGY COMPOSITION DIVISION OPPOSITIONS
    RHETORICAL_OPPOSITIONS ALTERNATIVES VERBAL_CLASSIFICATION VERBAL_CLASSIFICATION_DEFINITION
    VERBAL_CLASSIFICATION_VAGUENESS VERBAL_CLASSIFICATION_ARBITRARINESS
    INTERACTION_OF_ACT_AND_PERSON VALUES POSITIVE_VALUES NEGATIVE_VALUES SACRIFICE
    THE_GROUP_AND_ITS_MEMBERS PRACTICAL_REASONING TWO_PERSON_PRACTICAL_REASONING WASTE SUNK_COSTS
    IGNORANCE EPISTEMIC_IGNORANCE CAUSE_TO_EFFECT CORRELATION_TO_CAUSE SIGN ABDUCTIVE
    EVIDENCE_TO_HYPOTHESIS CONSEQUENCES POSITIVE_CONSEQUENCES NEGATIVE_CONSEQUENCES
    PRAGMATIC_ALTERNATIVES THREAT FEAR_APPEAL DANGER_APPEAL NEED_FOR_HELP DISTRESS COMMITMENT
    ETHOTIC GENERIC_AD_HOMINEM PRAGMATIC_INCONSISTENCY INCONSISTENT_COMMITMENT
    CIRCUMSTANTIAL_AD_HOMINEM BIAS BIAS_AD_HOMINEM GRADUALISM SLIPPERY_SLOPE
    PRECEDENT_SLIPPERY_SLOPE SORITES_SLIPPERY_SLOPE VERBAL_SLIPPERY_SLOPE FULL_SLIPPERY_SLOPE
    CONSTITUTIVE_RULE_CLAIMS RULES EXCEPTIONAL_CASE PRECEDENT PLEA_FOR_EXCUSE PERCEPTION MEMORY
        """,
    )
)
"""The schemes that the message has a value for."""

SCHEMA_VERSION = 1

_TIMESTAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)\Z", re.ASCII
)
_KNOWN_AT_TOP = frozenset(
    ["nodes", "edges", "resources", "participants", "majorClaim", "major_claim", "userdata"]
)


# -- reading --------------------------------------------------------------------------------------


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
        """What the model has no field for, under the format's key in `extra`."""
        rest = rest_of(fields, frozenset((*known, "userdata")))
        return with_userdata(rest, fields.get("userdata"))

    def _speaker(self, name: str, node: Node) -> str:
        fields = node.fields()
        label = _text(fields, "name") or ""
        kept = self._kept(fields)
        found = merged({}, kept, self._rest(fields, "name"))
        return self.builder.speaker(name, label, node.place, **found)

    def _source(self, name: str, node: Node) -> str:
        fields = node.fields()
        rest = self._rest(fields, "title", "source", "timestamp")
        title, url = _text(fields, "title"), _text(fields, "source")
        found: dict[str, Any] = {"title": title, "date": _text(fields, "timestamp")}
        if url and "://" in url:
            found["url"] = url
        elif url:
            rest["source"] = url
        found = merged(found, self._kept(fields), rest)
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
        text = _text(atom, "text") or ""
        speaker = self._named(atom.get("participant"), self.speakers, "participant")
        reference = atom.get("reference")
        found: dict[str, Any] = {}
        if speaker is not None:
            found["utterances"] = [{"speaker": speaker, **self._words(reference)}]
        elif reference is not None and reference.is_mapping:
            rest["reference"] = reference.data()
        found = merged(found, self._kept(fields), rest)
        return self.builder.claim(name, text, node.place, **found)

    def _words(self, reference: Node | None) -> dict[str, Any]:
        """What an utterance says of its words, from a reference to a resource."""
        if reference is None or not reference.is_mapping:
            return {}
        fields = reference.fields()
        source = self._named(fields.get("resource"), self.sources, "resource")
        offset = fields["offset"].integer if "offset" in fields else None
        return words(_text(fields, "text"), source, offset)

    def _named(self, node: Node | None, known: dict[str, str], what: str) -> str | None:
        name = node.text if node else None
        if not name or node is None:
            return None
        if name not in known:
            self.builder.dangling(f"there is no {what} {name[:60]!r}", node.place)
        return known.get(name)

    def _scheme(self, name: str, fields: dict[str, Node], node: Node) -> SchemeNode:
        scheme = fields["scheme"].fields()
        type = next((type for type in _KINDS if type in scheme), None)
        rest = self._rest(fields, "scheme") | rest_of(scheme, frozenset(_KINDS))
        kept = self._kept(fields)
        if type in (None, "preference") and "kind" not in kept:
            message = f"the scheme {name[:60]!r} has no type; it is read as support"
            if type:
                message = f"the scheme {name[:60]!r} is a preference; it is read as a qualification"
            self.builder.report(rules.UnknownRelationKind, message, node.place)
        found = {"scheme": _scheme_name(scheme[type].text)} if type else {}
        if type is None:
            rest["type"] = None
        extra = {"id": name, **rest}
        return SchemeNode(
            _KINDS.get(type or "", "supports"), node.place, merged(found, kept, extra)
        )

    def _edges(self) -> tuple[list[Edge], dict[str, Any]]:
        edges: list[Edge] = []
        raw: dict[str, Any] = {}
        for name, _, node in self._entries("edges"):
            fields = node.fields()
            start, end = _text(fields, "source") or "", _text(fields, "target") or ""
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
        self.builder.fields |= merged(found, self._kept(self.root), rest)


def words(text: str | None, source: str | None, offset: int | None) -> dict[str, Any]:
    """The words of an utterance and where they stand; an offset is one only in a source."""
    found: dict[str, Any] = {}
    if text:
        found["quote"] = text
    if source is not None:
        found["source"] = source
        if text and offset is not None and offset >= 0:
            found["span"] = [(offset, offset + len(text))]
    return found


def with_userdata(rest: dict[str, Any], userdata: Node | None) -> dict[str, Any]:
    """What the model has no field for, with what other programs keep for themselves."""
    data = userdata.data() if userdata is not None else {}
    if isinstance(data, dict):
        data.pop(KEY, None)
    return rest | ({"userdata": data} if data else {})


def merged(
    found: dict[str, Any], kept: dict[str, Any], rest: dict[str, Any], format: str = NAME
) -> dict[str, Any]:
    """The fields of an element: as the format says them, what argmap kept, and the foreign rest."""
    extra = dict(kept.pop("extra", {}))
    if rest:
        extra[format] = rest
    return found | kept | ({"extra": extra} if extra else {})


def _text(fields: dict[str, Node], key: str) -> str | None:
    return fields[key].text if key in fields else None


def _scheme_name(value: str | None) -> str | None:
    """`SUPPORT_EXPERT_OPINION` as people write it; None for the default."""
    _, _, name = (value or "").partition("_")
    return name.replace("_", " ").lower() if name not in ("", "DEFAULT", "UNSPECIFIED") else None


# -- writing --------------------------------------------------------------------------------------


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as arguebuf JSON, in pieces."""
    shape = _Writer(map).shape()
    for piece in json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).iterencode(shape):
        yield piece.encode("utf-8", "replace").decode("utf-8")
    yield "\n"


class _Writer:
    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.layout = Layout(map, NAME)
        self.speakers = _unique_names(map.speakers)
        self.sources = _unique_names(map.sources)

    def shape(self) -> dict[str, Any]:
        """The message as plain dicts."""
        map, layout = self.map, self.layout
        extra = own_extra(map, NAME)
        raw_edges = edges_by_ends(extra.pop("edges", {}))
        kept = keepsake(map, {"claims", "relations", "speakers", "sources"}, NAME)
        nodes = {layout.claims[c.id]: self._atom(c) for c in map.claims.values()}
        nodes |= {layout.relations[r.id]: self._scheme(r) for r in map.relations.values()}
        shape: dict[str, Any] = {"nodes": nodes, "edges": _edges(layout, raw_edges)}
        shape["resources"] = {self.sources[s.id]: _resource(s) for s in map.sources.values()}
        shape["participants"] = {
            self.speakers[s.id]: _participant(s) for s in map.speakers.values()
        }
        if map.issues:
            shape["majorClaim"] = layout.claims[map.issues[0]]
            if len(map.issues) == 1:
                kept.pop("issues")
        shape |= {"schemaVersion": SCHEMA_VERSION} | extra
        return _with_kept(shape, kept)

    def _atom(self, claim: Claim) -> dict[str, Any]:
        extra = own_extra(claim, NAME)
        atom: dict[str, Any] = {"text": claim.text}
        reference = extra.pop("reference", None)
        shown = {"id", "text"}
        if claim.utterances:
            first = claim.utterances[0]
            atom["participant"] = self.speakers[first.speaker]
            reference = self._reference(first)
            if claim.utterances == [_as_read(first)]:
                shown.add("utterances")
        if reference:
            atom["reference"] = reference
        kept = kept_id(claim, NAME) | keepsake(claim, shown, NAME)
        return _with_kept({"atom": atom, **extra}, kept)

    def _reference(self, utterance: Utterance) -> dict[str, Any]:
        quote = utterance.quote_parts
        reference: dict[str, Any] = {}
        if utterance.source is not None:
            reference["resource"] = self.sources[utterance.source]
            if (offset := _offset(utterance)) is not None:
                reference["offset"] = offset
        if any(quote):
            reference["text"] = " […] ".join(quote)
        return reference

    def _scheme(self, relation: Relation) -> dict[str, Any]:
        extra = own_extra(relation, NAME)
        type = _TYPES[relation.kind]
        value, is_named = _scheme_value(type, relation.scheme)
        scheme: dict[str, Any] = {type: value}
        if "type" in extra and relation.kind in ("supports", "undercuts"):
            scheme = {}
            del extra["type"]
        if "premiseDescriptors" in extra:
            scheme["premiseDescriptors"] = extra.pop("premiseDescriptors")
        shown = ["scheme"] if is_named else []
        natural = _KINDS[type] if scheme else "supports"
        kept = self.layout.relation_keepsake(relation, natural, shown)
        return _with_kept({"scheme": scheme, **extra}, kept)


def _unique_names(elements: Mapping[str, Speaker] | Mapping[str, Source]) -> dict[str, str]:
    """What speakers or sources are called; where two have one name, by their ids."""
    names = {id: name_in(element, NAME) for id, element in elements.items()}
    once = len(set(names.values())) == len(names)
    return names if once else {id: id for id in elements}


def _as_read(utterance: Utterance) -> Utterance:
    """The utterance as far as a participant and a reference can say it."""
    quote = utterance.quote if isinstance(utterance.quote, str) else None
    found = words(quote, utterance.source, _offset(utterance))
    return Utterance(speaker=utterance.speaker, **found)


def _offset(utterance: Utterance) -> int | None:
    """Where the words begin, if they stand in one piece, and the message's integers reach so far."""
    start = utterance.span[0][0] if len(utterance.span) == 1 else None
    return start if start is not None and start < 2**31 else None


def _scheme_value(type: str, scheme: str | None) -> tuple[str, bool]:
    """The value of the enumeration for a scheme, and whether it is read as the same name."""
    word = (scheme or "").upper().replace(" ", "_")
    if type == "support" and word in SUPPORT_SCHEMES:
        value = f"SUPPORT_{word}"
        return value, _scheme_name(value) == scheme
    return f"{type.upper()}_DEFAULT", scheme is None


def _participant(speaker: Speaker) -> dict[str, Any]:
    kept = kept_id(speaker, NAME) | keepsake(speaker, {"id", "name"}, NAME)
    return _with_kept({"name": speaker.name, **own_extra(speaker, NAME)}, kept)


def _resource(source: Source) -> dict[str, Any]:
    extra = own_extra(source, NAME)
    shape: dict[str, Any] = {"text": extra.pop("text", "")}
    shown = {"id"}
    if source.title is not None:
        shape["title"] = source.title
        shown.add("title")
    if source.url and "://" in source.url:
        shape["source"] = source.url
        shown.add("url")
    if source.date and _TIMESTAMP.match(source.date):
        shape["timestamp"] = source.date
        shown.add("date")
    return _with_kept({**shape, **extra}, kept_id(source, NAME) | keepsake(source, shown, NAME))


def _edges(layout: Layout, raw: Mapping[Ends, tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    edges: dict[str, Any] = {}
    for number, (start, end) in enumerate(layout.edges(), 1):
        name, data = raw.get((start, end), ("", {}))
        while not name or name in edges:
            name, number = f"edge-{number}", number + len(raw) + 1
        edges[name] = {**data, "source": start, "target": end}
    return edges


def _with_kept(shape: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """A part of the message with what argmap keeps beside the data of other programs."""
    userdata = shape.pop("userdata", {})
    if kept:
        userdata = {**userdata, KEY: kept} if isinstance(userdata, dict) else {KEY: kept}
    return {**shape, "userdata": userdata} if userdata else shape
