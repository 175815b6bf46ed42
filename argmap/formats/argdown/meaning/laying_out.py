"""A map laid out as an Argdown document: headings, each claim, and under it what bears on it.

A relation that has several premises, a scheme or a note, or that something aims at, becomes a
premise-conclusion structure. What Argdown cannot express goes into the front matter.
"""

from __future__ import annotations

from collections import defaultdict

from argmap.formats.argdown.language import config
from argmap.formats.argdown.language.document import (
    Block,
    Child,
    Content,
    Data,
    Document,
    Heading,
    Member,
)
from argmap.formats.argdown.language.escaping import one_line
from argmap.formats.argdown.language.markup import marked_up
from argmap.formats.argdown.language.writing import tag_sign
from argmap.formats.argdown.meaning.front_matter import OWN, strange_fields
from argmap.formats.argdown.meaning.own_fields import own_fields
from argmap.formats.argdown.meaning.speech import Names
from argmap.formats.argdown.meaning.stored import claim_data, kept_front_matter, own_extra
from argmap.formats.argdown.meaning.structuring import Structures
from argmap.formats.argdown.meaning.titling import titles_of
from argmap.formats.native.fields import RELATION, RELATION_DETAILS
from argmap.model import ArgumentMap, Claim, Relation

_SIGNS = {"supports": "+", "rebuts": "-", "undercuts": "<_"}

_TOLD = tuple(field for field in RELATION_DETAILS if field.name != "extra")


class LayingOut:
    """Makes the document of one map."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.settings = config.settings(kept_front_matter(map))
        self.is_strict = config.of(self.settings, "model").get("mode") == "strict"
        self.titles = titles_of(map)
        self.names = Names(map)
        self.structures = Structures(map, self.titles, self.names, self.reference)
        self.under: dict[str, list[Child]] = defaultdict(list)
        """By claim: the relations that stand under its definition."""
        self.unwritten: list[Relation] = []
        """The relations that Argdown cannot express."""
        self.detailed: list[Relation] = []
        """The relations that are written, but without who draws them and why."""

    def document(self) -> Document:
        """The whole document."""
        self._place_relations()
        document = Document(self._blocks())
        data: Data = {"title": self.map.title} if self.map.title is not None else {}
        own = own_fields(self.map, self.names, self.titles, self.unwritten, self.detailed)
        kept = kept_front_matter(self.map)
        own |= strange_fields(kept)
        if own:
            data[OWN] = own
        data.update((k, v) for k, v in kept.items() if k != OWN)
        document.front_matter = data or None
        return document

    def reference(self, id: str) -> Member:
        """A reference to a claim."""
        claim = self.map.claims[id]
        return Member(claim.kind, self.titles[id], is_reference=True)

    # -- relations ------------------------------------------------------------------------------

    def _place_relations(self) -> None:
        for relation in self.map.relations.values():
            if relation.id in self.structures.written:
                continue
            if not self._place(relation):
                self.unwritten.append(relation)
            elif RELATION.written(relation, _TOLD):
                self.detailed.append(relation)

    def _place(self, relation: Relation) -> bool:
        """Put a relation into its place in the document; returns whether it has one."""
        if len(relation.premises) != 1 or relation.target is None:
            return False
        premise, target, kind = relation.premises[0], relation.target, relation.kind
        claims = self.map.claims
        if target not in claims:
            return self.structures.aim(relation, self.under)
        is_statement = claims[target].kind == "statement"
        if kind == "contradicts":
            if self.is_strict and own_extra(relation.extra).get("kind") == "contrary":
                self._put(target, "-", premise)
                return True
            if not is_statement or claims[premise].kind != "statement":
                return False
            self._put(premise, "><", target)
        elif kind == "undercuts" and is_statement:
            # Written under the statement, it would be read as an undercut of an earlier inference.
            self._put(premise, "_>", target)
        elif kind in _SIGNS and not self.structures.is_spelled_out(target):
            self._put(target, _SIGNS[kind], premise)
        else:
            return False
        return True

    def _put(self, under: str, sign: str, claim: str) -> None:
        self.under[under].append(Child(sign, self.reference(claim)))

    # -- blocks ---------------------------------------------------------------------------------

    def _blocks(self) -> list[Block]:
        sections: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        inner: dict[tuple[str, ...], dict[tuple[str, ...], None]] = defaultdict(dict)
        for claim in self.map.claims.values():
            path = tuple(one_line(name) or "…" for name in claim.section)
            sections[path].append(claim)
            for depth in range(len(path)):
                inner[path[:depth]][path[: depth + 1]] = None
        blocks: list[Block] = []
        pending: list[tuple[str, ...]] = [()]
        while pending:
            path = pending.pop()
            if path:
                blocks.append(Heading(len(path), Content(path[-1])))
            for claim in sections.get(path, ()):
                blocks.extend(self._claim(claim))
            pending.extend(reversed(inner.get(path, {})))
        return blocks

    def _claim(self, claim: Claim) -> list[Block]:
        """The blocks of a claim: its definition, its other utterances, its structure."""
        text = one_line(claim.text)
        member = Member(claim.kind, self.titles[claim.id], is_reference=not text)
        pieces = claim_data(self.names, claim)
        if text:
            plain = Content(text, self._tags_in(text, claim.tags))
            member.content = marked_up(claim, self.settings) or plain
        else:
            member.content = Content()
        missing = [_clean_tag(tag) for tag in claim.tags if tag not in member.content.tags]
        member.children = self.under.pop(claim.id, [])
        if pieces:
            member.data = pieces[0]
            if text:
                member.content.text = f"{text} "
        after = [self._more(claim, Content(), data) for data in pieces[1:]]
        if missing and text:
            after.insert(0, self._more(claim, Content(tags=missing), None))
        elif missing:
            member.content.tags = missing
        structure = self.structures.of(claim.id)
        # Argdown gives a structure to the argument right before it, so nothing may come between.
        own: list[Block] = [*after, member, structure] if structure else [member, *after]
        return [*own, *self.structures.beside(claim.id)]

    def _tags_in(self, text: str, tags: list[str]) -> list[str]:
        if not config.has_tags_in_text(self.settings):
            return []
        return [tag for tag in tags if tag_sign(tag) in text]

    def _more(self, claim: Claim, content: Content, data: Data | None) -> Member:
        more = self.reference(claim.id)
        more.content, more.data = content, data
        return more


def _clean_tag(tag: str) -> str:
    return one_line(tag).replace(")", "]") or "…"
