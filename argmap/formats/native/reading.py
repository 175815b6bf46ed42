"""From a document to the model: what a map file says, in the shape `argmap.model` wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import Diagnostic, SourceText
from argmap.formats.core.loaded import Loaded, Native
from argmap.formats.native import keys, rules
from argmap.formats.native.fields import CLAIM, MAP, SOURCE, SPEAKER
from argmap.formats.native.places import Places
from argmap.formats.native.relations import Relations
from argmap.formats.native.slipped import lost_colons, lost_indentation
from argmap.formats.native.syntax.document import Document
from argmap.formats.native.utterances import Utterances
from argmap.formats.native.values import Values
from argmap.model import REFERENCES_RESOLVED, ArgumentMap

_PATH = re.compile(r"(?:[^\s:]*/)?[^/:\n]*\.[A-Za-z0-9]{1,5}\Z")
# A comma parts name and role, unless what follows it belongs to the name: `Ada Lund, Jr., mayor`.
_NAME_ROLE = re.compile(
    r"(?P<name>[^,]+(?:,\s*(?:Jr|Sr|I{1,3}|IV|PhD|MD|MP|MEP|QC|KC)\b\.?)*),\s+(?P<role>.+)",
    re.DOTALL,
)

Plain = dict[str, Any]


def split_name(text: str) -> tuple[str, str | None]:
    """The name and the role in "Name, role"; a "Jr." stays with the name."""
    match = _NAME_ROLE.fullmatch(text)
    return (match["name"], match["role"]) if match else (text, None)


def source_field(text: str) -> str:
    """What a source given as one text says: its `url`, its `path` or its `title`."""
    if re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE):
        return "url"
    # Neither a title with a full stop in it nor `The Hague, p. 3` is a path: a path ends in a
    # suffix.
    return "path" if _PATH.match(text) else "title"


def read_yaml(source: SourceText) -> Loaded:
    """The map in a native YAML text, with everything that is wrong with it."""
    from argmap.formats.native.syntax.yaml_text import parse_yaml

    reader = _Reader(parse_yaml(source))
    return reader.loaded(reader.plain())


def read_roster(source: SourceText) -> Loaded:
    """A map, or nothing but the speakers of one: a list of people needs no claims."""
    from argmap.formats.native.syntax.yaml_text import parse_yaml

    reader = _Reader(parse_yaml(source), needs_claims=False)
    return reader.loaded(reader.plain())


def read_json(source: SourceText) -> Loaded:
    """The map in a native JSON text, with everything that is wrong with it."""
    from argmap.formats.native.syntax.json_text import parse_json

    reader = _Reader(parse_json(source))
    return reader.loaded(reader.plain())


def read_plain(document: Document) -> tuple[Native, list[Diagnostic]] | None:
    """What a document says, in the model's shape but not made a model; None where it has errors.

    With it comes what was noticed besides.
    """
    reader = _Reader(document)
    plain = reader.plain()
    found = reader.diagnostics()
    sound = all(d.severity != "error" for d in found)
    return (Native(reader.places, plain), found) if sound and plain is not None else None


class _Reader:
    def __init__(self, document: Document, *, needs_claims: bool = True) -> None:
        self.document = document
        self._needs_claims = needs_claims
        self.values = Values(document)
        self.places = Places(document)
        self.speakers: dict[str, Plain] = {}
        self.sources: dict[str, Plain] = {}
        self.claims: dict[str, Plain] = {}
        self.values.elements = {
            "speaker": self.speakers,
            "source": self.sources,
            "claim": self.claims,
        }
        self.relations = Relations(self.values)
        self.utterances = Utterances(self.values, self.places.utterances)
        self.known: set[str] = set()
        """The ids of all speakers and of the claims, while these are read."""
        self.said: list[tuple[str, int, dict[str, int]]] = []
        """The claims that have utterances: the id, the node, and the nodes of what is said, by key."""
        self.bearing: list[tuple[str, str, int]] = []
        """The keys of relations under the claims: the claim's id, the key, and the node of its value."""

    def loaded(self, plain: Plain | None) -> Loaded:
        """What was read, as the model; errors leave no map."""
        places = self.places
        if plain is not None:
            places.map = ArgumentMap.model_validate(plain, context=REFERENCES_RESOLVED)
        diagnostics = self.diagnostics()
        sound = all(d.severity != "error" for d in diagnostics)
        return Loaded(
            map=places.map if sound else None,
            diagnostics=diagnostics,
            partial=places.map,
            locate=places.locate,
            native=Native(places, plain),
            source_text=self.document.source,
        )

    def diagnostics(self) -> list[Diagnostic]:
        """All that is wrong with the document, in its order."""
        found = self.document.diagnostics + self.values.diagnostics
        return sorted(found, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0))

    def _fields(self) -> dict[str, int] | None:
        """The map's own keys, each with the node of its value; None where there is no map to read."""
        document, values = self.document, self.values
        if not document.complete:
            return None
        if not document.values or document.is_null(0):
            help = "begin with `claims:` and a line such as `  proposal: What people argue about.`"
            values.diagnostics.append(
                self.values.source.report(rules.NotAMap, "the file is empty", 0, 0, help=help)
            )
            return None
        if not document.is_mapping(0):
            values.report(rules.NotAMap, "this is not an argument map", 0, "it should hold claims:")
            return None
        fields = values.fields(0, keys.MAP_KEYS, "a map")
        if "claims" not in fields and self._needs_claims:
            help = "add `claims:` and a line such as `  proposal: What people argue about.`"
            # The message points at the first key, which is often `claims` misspelt.
            first_key = 1 if len(document.values) > 1 else 0
            values.report(rules.NotAMap, "a map needs claims", first_key, help)
            return None
        return fields

    def plain(self) -> Plain | None:
        """The map as far as it makes sense, as plain dicts; None where there is none to read.

        Elements come before what refers to them, so that each reference can be checked at once.
        """
        fields, values = self._fields(), self.values
        if fields is None:
            return None
        for id, node in self._entries("speakers", fields):
            self.speakers[id] = self._speaker(id, node)
        for id, node in self._entries("sources", fields):
            self.sources[id] = self._source(id, node)
        if "source" in fields:
            self.utterances.source = values.reference(fields["source"], "source")
        for id, node in self._entries("claims", fields):
            self.claims[id] = self._claim(id, node)
        # Utterances and relations may name claims further down, so they wait until all claims are
        # read.
        for id, node, spoken in self.said:
            self.claims[id]["utterances"] = self.utterances.of_claim(node, spoken)
        relations = self.relations
        for id, key, node in self.bearing:
            if key in keys.FORWARD_KINDS:
                relations.forward(key, id, node)
            else:
                relations.backward(keys.BACKWARD_KINDS[key], id, node)
        if "relations" in fields:
            for given_id, node in relations.listed(fields["relations"]):
                relations.long_form(given_id, node)
        drafts = relations.resolved(self.claims)
        self.places.nodes["relations"].extend(d.node for d in drafts)
        # What holds elements has been read above; the rest are fields of the map itself.
        own = {key: node for key, node in fields.items() if key in MAP.by_key}
        return {
            "speakers": self.speakers,
            "sources": self.sources,
            "claims": self.claims,
            "relations": {str(d.id): d.plain() for d in drafts},
            **MAP.read(values, own, "the map's"),
        }

    def _entries(self, kind: str, fields: dict[str, int]) -> Iterator[tuple[str, int]]:
        """The id and the node of each element of a kind, without lines that slipped out of one."""
        if kind not in fields:
            return
        entries = self.values.entries(fields[kind], kind)
        # `rebuts trees` is a slip only if there is something called `trees`.
        known = {id for id, _, _ in entries} | self.speakers.keys()
        slipped = lost_indentation(self.values, kind, entries, known)
        self.known = self.utterances.known = known
        nodes = self.places.nodes[kind]
        for id, key, value in entries:
            if id not in slipped:
                # An empty value has no width: a message about the element points at its key.
                nodes.append(key if self.document.values[value] == "" else value)
                yield id, value

    # -- speakers and sources -------------------------------------------------------------------

    def _speaker(self, id: str, node: int) -> Plain:
        values, plain = self.values, {"id": id}
        if self.document.text(node) is not None:
            name = values.words(node, "the speaker", id)
            if name is not None:
                plain["name"], plain["role"] = split_name(name)  # type: ignore[assignment]
            return plain
        nodes = values.fields(node, keys.SPEAKER_KEYS, f"the speaker {id}")
        return plain | SPEAKER.read(values, nodes, f"{id}'s")

    def _source(self, id: str, node: int) -> Plain:
        values, plain = self.values, {"id": id}
        if self.document.text(node) is not None:
            written = values.words(node, "the source", id)
            return plain if written is None else plain | {source_field(written): written}
        nodes = values.fields(node, keys.SOURCE_KEYS, f"the source {id}")
        return plain | SOURCE.read(values, nodes, f"{id}'s")

    # -- claims and utterances ------------------------------------------------------------------

    def _claim(self, id: str, node: int) -> Plain:
        values = self.values
        claim: Plain = {"id": id}
        if self.document.text(node) is not None:
            claim["text"] = text = values.words(node, "the claim", id) or ""
            lost_colons(values, node, self.known)
            # Quotation marks say that a colon is meant as part of the text.
            if ":" in text and not self.document.quoted(node):
                self._check_space(node, text)
            return claim
        spoken: dict[str, int] = {}
        others: dict[str, int] = {}
        fields = values.fields(node, keys.CLAIM_KEYS, "a claim")
        claim |= CLAIM.read(values, fields, "a claim's", others)
        for key, value in others.items():
            if key in keys.SPOKEN_KEYS:
                spoken[key] = value
            else:
                self.bearing.append((id, key, value))
        if "text" in fields:
            lost_colons(values, fields["text"], self.known)
        if spoken:
            self.said.append((id, node, spoken))
        return claim

    def _check_space(self, node: int, text: str) -> None:
        """Warn where the text of a claim begins like a key: `text:It is too dear`."""
        document = self.document
        between = document.source.text[document.ends[node - 1] : document.starts[node]]
        key, _, rest = text.partition(":")
        if key in keys.CLAIM_KEYS and "\n" in between:
            message = f"{key}: stands in the text, because no space follows its colon"
            self.values.report(rules.MissingSpace, message, node, f"write {key}: {rest}"[:100])
