"""From a document to the model: what a map file says, in the shape `argmap.model` wants it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from argmap.diagnostics import Diagnostic, Rule
from argmap.formats.base import Loaded
from argmap.formats.native import keys, rules
from argmap.formats.native.document import Document
from argmap.formats.native.places import Places
from argmap.formats.native.relations import Relations
from argmap.formats.native.slipped import lost_colons, lost_indentation
from argmap.formats.native.values import Values
from argmap.model import REFERENCES_RESOLVED, STANCES, ArgumentMap

_PATH = re.compile(r"(?:[^\s:]*/)?[^/:\n]*\.[A-Za-z0-9]{1,5}\Z")
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
    return "path" if _PATH.match(text) else "title"


def read_document(document: Document) -> Loaded:
    """The map a document says, with everything that is wrong with it."""
    reader = _Reader(document)
    plain = reader.read()
    map = None
    if plain is not None:
        map = ArgumentMap.model_validate(plain, context=REFERENCES_RESOLVED)
    reader.places.map = map
    diagnostics = reader.diagnostics()
    sound = all(d.severity != "error" for d in diagnostics)
    return Loaded(
        map=map if sound else None,
        diagnostics=diagnostics,
        partial=map,
        locate=reader.places.locate,
        places=reader.places,
        plain=plain,
        source_text=document.source,
    )


def read_plain(document: Document) -> Plain | None:
    """What a document says, in the model's shape but not made a model; None where it has errors."""
    reader = _Reader(document)
    plain = reader.read()
    sound = all(d.severity != "error" for d in reader.diagnostics())
    return plain if sound else None


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.values = Values(document)
        self.places = Places(document)
        self.speakers: dict[str, Plain] = {}
        self.sources: dict[str, Plain] = {}
        self.claims: dict[str, Plain] = {}
        self.relations = Relations(self.values, self.speaker_list)
        self.known: set[str] = set()
        """The ids of all speakers and of the claims, while these are read."""
        self.source: str | None = None
        """The source every utterance means unless it says otherwise."""

    def diagnostics(self) -> list[Diagnostic]:
        """All that is wrong with the document, in its order."""
        found = self.document.diagnostics + self.values.diagnostics
        return sorted(found, key=lambda d: (d.span.line, d.span.column) if d.span else (0, 0))

    def read(self) -> Plain | None:
        """The map as far as it makes sense, as plain dicts; None where there is nothing to read."""
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
        if "claims" not in fields:
            help = "add `claims:` and a line such as `  proposal: What people argue about.`"
            first_key = 1 if len(document.values) > 1 else 0
            values.report(rules.NotAMap, "a map needs claims", first_key, help)
        return self._build(fields)

    def _build(self, fields: dict[str, int]) -> Plain:
        values = self.values
        if "speakers" in fields:
            self._elements("speakers", fields["speakers"], self.speakers, self._speaker)
        if "sources" in fields:
            self._elements("sources", fields["sources"], self.sources, self._source)
        if "source" in fields:
            self.source = self._reference(
                fields["source"], self.sources, rules.UnknownSource, "source"
            )
        if "claims" in fields:
            self._elements("claims", fields["claims"], self.claims, self._claim)
        if "relations" in fields:
            self.relations.long_form(fields["relations"])
        plain: Plain = {
            "speakers": self.speakers,
            "sources": self.sources,
            "claims": self.claims,
            "relations": self._relations(),
            "issues": self._issues(fields),
        }
        if "title" in fields:
            plain["title"] = values.words(fields["title"], "the", "title")
        if "expect" in fields:
            plain["expect"] = self._expectations(fields["expect"])
        if "extra" in fields:
            plain["extra"] = values.data(fields["extra"], "extra")
        return plain

    def _elements(
        self,
        kind: str,
        node: int,
        elements: dict[str, Plain],
        read: Callable[[str, int], Plain],
    ) -> None:
        nodes = self.places.nodes[kind]
        entries = self.values.entries(node, kind)
        known = {id for id, _, _ in entries} | self.speakers.keys()
        slipped = lost_indentation(self.values, kind, entries, known)
        self.known = known
        for id, key, value in entries:
            if id in slipped:
                continue
            elements[id] = read(id, value)
            nodes.append(key if self.document.values[value] == "" else value)

    def _reference(
        self, node: int, known: dict[str, Plain], rule: type[Rule], what: str
    ) -> str | None:
        """The id of a known element; None where it is null or unknown (which is reported)."""
        id = self.values.text(node, f"a {what}")
        if id is None or id in known:
            return id
        self._unknown(node, id, known, rule, what)
        return None

    def _unknown(
        self, node: int, id: str, known: dict[str, Plain], rule: type[Rule], what: str
    ) -> None:
        message, help = f"there is no {what} {id[:60]!r}", f"add it under {what}s:"
        self.values.unknown(rule, message, node, known, otherwise=help)

    # -- speakers and sources -------------------------------------------------------------------

    def _speaker(self, id: str, node: int) -> Plain:
        values, plain = self.values, {"id": id}
        what = f"the speaker {id}"
        if self.document.text(node) is not None:
            name = values.words(node, "the speaker", id)
            if name is not None:
                plain["name"], plain["role"] = split_name(name)  # type: ignore[assignment]
            return plain
        read: Plain = dict(plain)
        for key, value in values.fields(node, keys.SPEAKER_KEYS, what).items():
            if key in ("anonymous", "collective"):
                read[key] = values.truth(value, key)
            elif key == "aliases":
                read[key] = values.texts(value, key)
            elif key == "stance":
                read[key] = values.choice(value, STANCES, "the stance")
            elif key == "extra":
                read[key] = values.data(value, key)
            elif key == "name":
                read[key] = values.words(value, f"{id}'s", key) or ""
            else:
                read[key] = values.words(value, f"{id}'s", key)
        return read

    def _source(self, id: str, node: int) -> Plain:
        values, plain = self.values, {"id": id}
        what = f"the source {id}"
        if self.document.text(node) is not None:
            written = values.words(node, "the source", id)
            return plain if written is None else plain | {source_field(written): written}
        read: Plain = dict(plain)
        for key, value in values.fields(node, keys.SOURCE_KEYS, what).items():
            if key == "extra":
                read[key] = values.data(value, key)
            else:
                read[key] = values.words(value, f"{id}'s", key)
        return read

    # -- claims and utterances ------------------------------------------------------------------

    def _claim(self, id: str, node: int) -> Plain:
        values, places = self.values, self.places
        claim: Plain = {"id": id}
        places.first_utterance.append(len(places.utterances))
        if self.document.text(node) is not None:
            claim["text"] = text = values.words(node, "the claim", id) or ""
            lost_colons(values, node, self.known)
            if ":" in text and not self.document.quoted(node):
                self._check_space(node, text)
            return claim
        spoken: dict[str, int] = {}
        for key, value in values.fields(node, keys.CLAIM_KEYS, "a claim").items():
            if key == "text":
                claim["text"] = values.words(value, "a claim's", key) or ""
                lost_colons(values, value, self.known)
            elif key in keys.SPOKEN_KEYS:
                spoken[key] = value
            elif key in keys.FORWARD_KINDS:
                self.relations.forward(key, id, value)
            elif key in keys.BACKWARD_KINDS:
                self.relations.backward(keys.BACKWARD_KINDS[key], id, value)
            elif key == "implicit":
                claim[key] = values.truth(value, key)
            elif key in ("tags", "section"):
                claim[key] = values.texts(value, key)
            elif key == "kind":
                claim[key] = values.choice(value, ("statement", "argument"), "kind") or "statement"
            elif key == "weight":
                claim[key] = values.number(value, key)
            elif key == "extra":
                claim[key] = values.data(value, key)
            else:
                claim[key] = values.words(value, "a claim's", key)
        if spoken:
            claim["utterances"] = self._utterances(node, spoken)
        return claim

    def _check_space(self, node: int, text: str) -> None:
        """Warn where the text of a claim begins like a key: `text:It is too dear`."""
        document = self.document
        between = document.source.text[document.ends[node - 1] : document.starts[node]]
        key, _, rest = text.partition(":")
        if key in keys.CLAIM_KEYS and "\n" in between:
            message = f"{key}: stands in the text, because no space follows its colon"
            self.values.report(rules.MissingSpace, message, node, f"write {key}: {rest}"[:100])

    def _utterances(self, node: int, spoken: dict[str, int]) -> list[Plain]:
        """The claim's own utterance, one for each of its speakers, then those under `said:`."""
        said = spoken.pop("said", None)
        utterances: list[Plain] = []
        if "speaker" in spoken:
            speakers = self.speaker_list(spoken.pop("speaker"))
            words = self._words(spoken)
            for speaker in speakers:
                utterances.append({"speaker": speaker, **words})
                self.places.utterances.append(node)
        elif spoken:
            key = next(iter(spoken))
            help = "add `speaker:`, or a line under `speakers:` for a voice without a name"
            self.values.report(
                rules.MissingField, f"a claim has {key} but no speaker", spoken[key], help
            )
        if said is not None:
            utterances += self._said(said)
        return utterances

    def speaker_list(self, node: int) -> list[str]:
        """The ids of one or more speakers; those unknown are reported and left out."""
        only = self.document.text(node)
        if only in self.speakers:
            return [only]
        found = (
            self._reference(n, self.speakers, rules.UnknownSpeaker, "speaker")
            for n in self.values.one_or_more(node)
        )
        return [id for id in found if id is not None]

    def _said(self, node: int) -> list[Plain]:
        document, values = self.document, self.values
        utterances: list[Plain] = []
        if document.is_mapping(node):
            for name, key, value in values.entries(node, "said"):
                # A key is an id, also where it is `null`.
                if name not in self.speakers:
                    self._unknown(key, name, self.speakers, rules.UnknownSpeaker, "speaker")
                    continue
                if document.is_mapping(value):
                    known = keys.UTTERANCE_KEYS - {"speaker"}
                    words = self._words(values.fields(value, known, "an utterance"))
                else:
                    words = self._words({"quote": value})
                utterances.append({"speaker": name, **words})
                self.places.utterances.append(value)
            return utterances
        for item in values.one_or_more(node):
            if not document.is_mapping(item):
                values.misshapen(item, "an utterance", "a mapping", "write {speaker: …, quote: …}")
                continue
            fields = values.fields(item, keys.UTTERANCE_KEYS, "an utterance")
            if "speaker" not in fields:
                help = "add `speaker:` with the id of who said it"
                values.report(rules.MissingField, "an utterance has no speaker", item, help)
                continue
            for speaker in self.speaker_list(fields.pop("speaker")):
                utterances.append({"speaker": speaker, **self._words(fields)})
                self.places.utterances.append(item)
        return utterances

    def _words(self, fields: dict[str, int]) -> Plain:
        """What is known of an utterance besides its speaker."""
        values = self.values
        words: Plain = {}
        if "source" not in fields:
            words["source"] = self.source
        for key, value in fields.items():
            if key == "quote" and self.document.is_sequence(value):
                words[key] = values.texts(value, "a part of a quote")
            elif key == "span":
                words[key] = values.spans(value, "a span")
            elif key == "source":
                words[key] = self._reference(value, self.sources, rules.UnknownSource, "source")
            elif key == "extra":
                words[key] = values.data(value, key)
            else:
                words[key] = values.words(value, "an utterance's", key)
        return words

    # -- the map's own fields -------------------------------------------------------------------

    def _relations(self) -> dict[str, Plain]:
        drafts = self.relations.resolved(self.claims)
        self.places.nodes["relations"].extend(d.node for d in drafts)
        return {str(d.id): d.plain() for d in drafts}

    def _claim_reference(self, node: int) -> str | None:
        return self._reference(node, self.claims, rules.UnknownClaim, "claim")

    def _issues(self, fields: dict[str, int]) -> list[str]:
        nodes = [
            node
            for key in ("issue", "issues")
            if key in fields
            for node in self.values.one_or_more(fields[key])
        ]
        found = (self._claim_reference(node) for node in nodes)
        return [id for id in found if id is not None]

    def _expectations(self, node: int) -> dict[str, str]:
        expected: dict[str, str] = {}
        for id, key, value in self.values.entries(node, "expect"):
            label = self.values.choice(value, ("in", "out", "undecided"), "what is expected")
            if id not in self.claims:
                self._unknown(key, id, self.claims, rules.UnknownClaim, "claim")
            elif label:
                expected[id] = label
        return expected
