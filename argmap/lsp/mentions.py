"""Where the elements of a map are named in a text: where they are defined, and what refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.formats.native.fields import BY_KEYS
from argmap.formats.native.keys import BACKWARD_KINDS, FORWARD_KINDS, UTTERANCE_KEYS
from argmap.formats.native.syntax.document import Document
from argmap.model import ArgumentMap

MentionKind = Literal["claim", "speaker", "source", "speech", "relation"]

SECTIONS: dict[str, MentionKind] = {
    "claims": "claim",
    "speakers": "speaker",
    "sources": "source",
    "speeches": "speech",
}
"""The keys of a map under which elements are defined, each by its id."""

NAMED_BY: dict[str, MentionKind] = {
    **dict.fromkeys((*FORWARD_KINDS, *BACKWARD_KINDS), "claim"),
    **dict.fromkeys(("claim", "premises", "premise", "target", "relation"), "claim"),
    **dict.fromkeys(("issue", "issues"), "claim"),
    **dict.fromkeys(("speaker", "speakers", "via", *BY_KEYS), "speaker"),
    "source": "source",
    "turn": "speech",
}
"""By key: what its value names. A relation may stand wherever a claim can be aimed at."""

_PART_OF_ID = re.compile(r"[^\s+/#]+")
_TITLE = re.compile(r"(?P<open>[\[<])(?P<title>[^\[\]<>\n]+)[\]>](?P<colon>:)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where something is named: offsets in code points, the end exclusive."""

    start: int
    end: int
    kind: MentionKind
    id: str
    is_definition: bool = False

    def names(self, other: Mention) -> bool:
        """Whether both name the same."""
        return (self.kind, self.id) == (other.kind, other.id)


def native_mentions(document: Document, map: ArgumentMap) -> list[Mention]:
    """All mentions in a text in argmap's own format, in its order."""
    if not document.values or not document.is_mapping(0):
        return []
    found = _Finder(document, map).of_map()
    # An alias repeats places that stand in the text once.
    return sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end))


class _Finder:
    def __init__(self, document: Document, map: ArgumentMap) -> None:
        self.document = document
        self.map = map

    def of_map(self) -> Iterator[Mention]:
        document = self.document
        for key, value in document.items(0):
            name = document.text(key)
            section = SECTIONS.get(name or "")
            if section is not None:
                yield from self._section(section, value)
            elif name == "relations":
                yield from self._relations(value)
            elif name in NAMED_BY:
                yield from self._named(NAMED_BY[name], value)

    def _section(self, kind: MentionKind, node: int) -> Iterator[Mention]:
        document = self.document
        if document.is_sequence(node):
            for element in document.elements(node):
                yield from self._at(kind, element, is_definition=True)
            return
        if document.is_mapping(node):
            for key, value in document.items(node):
                yield from self._at(kind, key, is_definition=True)
                yield from self._fields(value)

    def _relations(self, node: int) -> Iterator[Mention]:
        document = self.document
        if document.is_mapping(node):
            for key, value in document.items(node):
                yield from self._at("relation", key, is_definition=True)
                yield from self._fields(value)
        elif document.is_sequence(node):
            for element in document.elements(node):
                yield from self._fields(element)

    def _fields(self, node: int) -> Iterator[Mention]:
        """What the fields of a mapping name, or those of each mapping in a list."""
        document = self.document
        if document.is_sequence(node):
            for element in document.elements(node):
                yield from self._fields(element)
        if not document.is_mapping(node):
            return
        for key, value in document.items(node):
            name = document.text(key) or ""
            if name in NAMED_BY:
                yield from self._named(NAMED_BY[name], value, by_speaker=name in BY_KEYS)
            elif name == "said":
                yield from self._said(value)
            elif name == "id":
                yield from self._at("relation", value, is_definition=True)
            elif name in ("proposed", "evidence"):
                yield from self._fields(value)

    def _said(self, node: int) -> Iterator[Mention]:
        document = self.document
        if document.is_mapping(node):
            keys = {document.text(key) for key, _ in document.items(node)}
            if not keys <= UTTERANCE_KEYS:
                yield from self._named("speaker", node, by_speaker=True)
                return
        for part in document.elements(node) if document.is_sequence(node) else ():
            if document.is_mapping(part):
                keys = {document.text(key) for key, _ in document.items(part)}
                if not keys & {"speaker"}:
                    yield from self._named("speaker", part, by_speaker=True)
                    continue
            yield from self._named("speaker", part)
        if document.is_mapping(node) or document.text(node) is not None:
            yield from self._named("speaker", node)

    def _named(
        self, kind: MentionKind, node: int, *, by_speaker: bool = False
    ) -> Iterator[Mention]:
        """What a value names: a text, each in a list, or the fields of a mapping."""
        document = self.document
        if document.is_sequence(node):
            for element in document.elements(node):
                yield from self._named(kind, element, by_speaker=by_speaker)
        elif document.is_mapping(node):
            if by_speaker:
                for key, value in document.items(node):
                    if document.text(key) in self.map.speakers:
                        yield from self._at("speaker", key)
                    yield from self._fields(value)
            yield from self._fields(node)
        else:
            yield from self._at(kind, node)

    def _at(
        self, kind: MentionKind, node: int, *, is_definition: bool = False
    ) -> Iterator[Mention]:
        """The mention at a text, and in the id of a relation also those of the claims in it."""
        document = self.document
        id = document.text(node)
        if not id or document.starts[node] == document.ends[node]:
            return
        start, end = document.starts[node], document.ends[node]
        at = document.source.text.find(id, start, end)
        if at >= 0:
            start, end = at, at + len(id)
        if kind == "claim" and id not in self.map.claims and not is_definition:
            if at >= 0 and ("/" in id or "+" in id):
                for part in _PART_OF_ID.finditer(id):
                    yield Mention(start + part.start(), start + part.end(), "claim", part[0])
            if "/" in id or id in self.map.relations:
                yield Mention(start, end, "relation", id)
                return
        yield Mention(start, end, kind, id, is_definition)


def argdown_mentions(text: str, map: ArgumentMap) -> list[Mention]:
    """The titles in brackets of an Argdown text that are those of claims."""
    ids = {title: claim.id for claim in map.claims.values() for title in (claim.title, claim.id)}
    return [
        Mention(*match.span("title"), "claim", ids[match["title"]], match["colon"] is not None)
        for match in _TITLE.finditer(text)
        if match["title"] in ids
    ]
