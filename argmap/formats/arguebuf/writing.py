"""Writing arguebuf JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.formats.arguebuf.message import KINDS, NAME, SCHEMA_VERSION, TYPES, scheme_value, words
from argmap.formats.foreign.own_data import KEY, keepsake, kept_id, name_in, own_extra
from argmap.formats.foreign.scheme_graph import Ends, Layout, edges_by_ends
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance

_TIMESTAMP = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)\Z", re.ASCII
)


def write(map: ArgumentMap) -> Iterator[str]:
    """Write a map as arguebuf JSON, in pieces."""
    shape = _Writer(map).shape()
    for piece in json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).iterencode(shape):
        # A map can hold half of a surrogate pair, which UTF-8 cannot.
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
            # The message has one major claim. Several issues are kept beside it.
            if len(map.issues) == 1:
                kept.pop("issues")
        shape |= {"schemaVersion": SCHEMA_VERSION} | extra
        return _with_kept(shape, kept)

    def _atom(self, claim: Claim) -> dict[str, Any]:
        extra = own_extra(claim, NAME)
        atom: dict[str, Any] = {"text": claim.text}
        reference = extra.pop("reference", None)
        shown = {"id", "text"}
        # A participant voices the atom, so nobody who denies it can be one.
        first = next((u for u in claim.utterances if u.voices), None)
        if first is not None:
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
            # The message counts an offset within a resource, so without one it would mean nothing.
            if (offset := _offset(utterance)) is not None:
                reference["offset"] = offset
        if any(quote):
            reference["text"] = " […] ".join(quote)
        return reference

    def _scheme(self, relation: Relation) -> dict[str, Any]:
        extra = own_extra(relation, NAME)
        type = TYPES[relation.kind]
        value, is_named = scheme_value(type, relation.scheme)
        scheme: dict[str, Any] = {type: value}
        if "type" in extra and relation.kind in ("supports", "undercuts"):
            scheme = {}
            del extra["type"]
        if "premiseDescriptors" in extra:
            scheme["premiseDescriptors"] = extra.pop("premiseDescriptors")
        shown = ["scheme"] if is_named else []
        natural = KINDS[type] if scheme else "supports"
        kept = self.layout.relation_keepsake(relation, natural, shown)
        return _with_kept({"scheme": scheme, **extra}, kept)


def _unique_names(elements: Mapping[str, Speaker] | Mapping[str, Source]) -> dict[str, str]:
    """The names of speakers or sources, or their ids if two have the same name."""
    names = {id: name_in(element, NAME) for id, element in elements.items()}
    once = len(set(names.values())) == len(names)
    return names if once else {id: id for id in elements}


def _as_read(utterance: Utterance) -> Utterance:
    """The utterance as far as a participant and a reference can say it."""
    quote = utterance.quote if isinstance(utterance.quote, str) else None
    found = words(quote, utterance.source, _offset(utterance))
    return Utterance(speaker=utterance.speaker, **found)


def _offset(utterance: Utterance) -> int | None:
    """The beginning of the words, if they are in one piece and the message's integers reach so far."""
    start = utterance.span[0][0] if len(utterance.span) == 1 else None
    return start if start is not None and start < 2**31 else None


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
    """A part of the message with the data that argmap keeps beside that of other programs."""
    userdata = shape.pop("userdata", {})
    if kept:
        userdata = {**userdata, KEY: kept} if isinstance(userdata, dict) else {KEY: kept}
    return {**shape, "userdata": userdata} if userdata else shape
