"""Giving an element another id, and everything that refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from argmap.edit.edits.base import Edit, EditError, changed, found, record
from argmap.edit.edits.linking import falling
from argmap.edit.edits.relations import (
    aim_of,
    base_id,
    is_derived,
    is_named,
    own_id,
    premise_parts,
    renamed_aim,
    set_detail,
    settle,
)
from argmap.edit.edits.utterances import places_of
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Node, Part
from argmap.formats.native.keys import ELEMENT_KEYS
from argmap.model import (
    ArgumentMap,
    Claim,
    Relation,
    Utterance,
    derived_id,
    is_id,
    is_relation_id,
)

ElementKind = Literal["claim", "speaker", "source", "relation"]


@dataclass(frozen=True, slots=True)
class Rename(Edit):
    """Another id for a claim, a speaker, a source or a relation."""

    kind: ElementKind
    old: str
    new: str

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        held: dict[str, Any] = getattr(map, f"{self.kind}s")
        found(held, self.kind, self.old)
        fits = is_relation_id if self.kind == "relation" else is_id
        if not fits(self.new):
            raise EditError(
                f"{self.new[:80]!r} cannot be an id: letters, digits, - and _ and . make one"
            )
        taken = self.new in held or (
            self.kind in ("claim", "relation")
            and (self.new in map.claims or self.new in map.relations)
        )
        if taken:
            raise EditError(f"the id {self.new!r} is taken; choose another one")
        if self.kind == "source":
            return self._source(map)
        if self.kind == "speaker":
            return self._speaker(map)
        if self.kind == "claim":
            return self._claim(map)
        return _with_relation_ids(map, map, {self.old: self.new})

    # -- in the map -----------------------------------------------------------------------------

    def _now(self, id: str | None) -> str | None:
        return self.new if id == self.old else id

    def _held(self, held: dict[str, Any]) -> dict[str, Any]:
        """The elements with the renamed one in its place."""
        return {
            (self.new if id == self.old else id): (
                noun.model_copy(update={"id": self.new}) if id == self.old else noun
            )
            for id, noun in held.items()
        }

    def _source(self, map: ArgumentMap) -> ArgumentMap:
        claims = {
            claim.id: _with_utterances(claim, "source", self._now)
            if any(u.source == self.old for u in claim.utterances)
            else claim
            for claim in map.claims.values()
        }
        return changed(map, sources=self._held(map.sources), claims=claims)

    def _speaker(self, map: ArgumentMap) -> ArgumentMap:
        claims = {}
        for claim in map.claims.values():
            if any(self.old in (u.speaker, u.via) for u in claim.utterances):
                claim = _with_utterances(claim, "speaker", self._now)
                claim = _with_utterances(claim, "via", self._now)
            claims[claim.id] = claim
        relations = {
            r.id: r.model_copy(update={"speakers": [self._now(s) for s in r.speakers]})
            if self.old in r.speakers
            else r
            for r in map.relations.values()
        }
        speakers = self._held(map.speakers)
        return changed(map, speakers=speakers, claims=claims, relations=relations)

    def _claim(self, map: ArgumentMap) -> ArgumentMap:
        renamed = changed(
            map,
            claims=self._held(map.claims),
            issues=[self._now(id) for id in map.issues],
            expect={self._now(id): label for id, label in map.expect.items()},
            relations={
                r.id: r.model_copy(
                    update={
                        "premises": [self._now(p) for p in r.premises],
                        "target": self._now(r.target) if r.target in map.claims else r.target,
                    }
                )
                if self.old in r.premises or r.target == self.old
                else r
                for r in map.relations.values()
            },
        )
        return _with_relation_ids(map, renamed, {})

    # -- in the file ----------------------------------------------------------------------------

    def write(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Make the same change in the file."""
        if self.kind != "relation":
            section = file.section(f"{self.kind}s")
            section.rename(file.element(f"{self.kind}s", self.old), self.new)
            if self.new in ELEMENT_KEYS[f"{self.kind}s"]:
                # As one text it would look like a field of the element above.
                file.mapping(f"{self.kind}s", self.new)
        if self.kind == "source":
            self._write_source(file, before)
        elif self.kind == "speaker":
            self._write_speaker(file, before)
        elif self.kind == "claim":
            self._write_claim(file)
        if self.kind in ("claim", "relation"):
            self._write_relations(file, before, after)
        if self.kind == "relation":
            settle(file, before, after)

    def _replace(self, file: MapFile, part: Part | None) -> None:
        """Write the new id where a part is the old one."""
        if part is not None and part.value.text == self.old:
            file.replace(part, self.new)

    def _write_source(self, file: MapFile, before: ArgumentMap) -> None:
        self._replace(file, file.root.part("source"))
        for claim in before.claims.values():
            if any(u.source == self.old for u in claim.utterances):
                node = file.element("claims", claim.id).value
                for holder in _utterance_holders(node):
                    self._replace(file, holder.part("source"))

    def _write_speaker(self, file: MapFile, before: ArgumentMap) -> None:
        for claim in before.claims.values():
            if not any(self.old in (u.speaker, u.via) for u in claim.utterances):
                continue
            node = file.element("claims", claim.id).value
            for place in places_of(node):
                self._replace(file, place.speaker)
                holder = place.holder
                if holder is not None and holder.key == self.old and holder.value.parent:
                    holder.value.parent.rename(holder, self.new)
            for mapping in _utterance_holders(node):
                self._replace(file, mapping.part("via"))
        for relation in before.relations.values():
            if self.old in relation.speakers:
                part = file.relation(relation.id)
                for key in ("speaker", "speakers"):
                    for named in _one_or_more(part.value.part(key)):
                        self._replace(file, named)

    def _write_claim(self, file: MapFile) -> None:
        for key in ("issue", "issues"):
            for part in _one_or_more(file.root.part(key)):
                self._replace(file, part)
        expect = file.root.part("expect")
        if expect is not None and expect.value.is_mapping:
            expected = expect.value.part(self.old)
            if expected is not None:
                expect.value.rename(expected, self.new)

    def _write_relations(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        claims = dict(zip(before.claims, after.claims, strict=True))
        ids = dict(zip(before.relations, after.relations, strict=True))
        for was, relation in zip(before.relations.values(), after.relations.values(), strict=True):
            if was is relation:
                continue
            part = file.relation(was.id)
            for premise in premise_parts(part) if self.kind == "claim" else ():
                self._replace(file, premise)
            aim = aim_of(part)
            text = aim.value.text if aim is not None else None
            if aim is not None and text is not None:
                now = renamed_aim(text, was, relation, claims)
                if now != text:
                    file.replace(aim, now)
            if was.id != relation.id:
                self._write_id(file, part, relation)
        file.renamed_relations({was: now for was, now in ids.items() if was != now})

    def _write_id(self, file: MapFile, part: Part, relation: Relation) -> None:
        id = own_id(part)
        if id is not None:
            file.replace(id, relation.id)
        elif is_named(part) and part.value.parent is not None:
            part.value.parent.rename(part, relation.id)
        elif self.kind == "relation":
            set_detail(file, part, "id", relation.id)

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """What changed, the edit itself first."""
        made = [record("renamed", self.kind, self.new, was=self.old)]
        for was, now in zip(before.relations, after.relations, strict=True):
            if was != now and (self.kind != "relation" or was != self.old):
                made.append(record("renamed", "relation", now, was=was))
        return made


def _with_utterances(claim: Claim, field: str, now: Any) -> Claim:
    changed_utterances: list[Utterance] = [
        u.model_copy(update={field: now(getattr(u, field))}) for u in claim.utterances
    ]
    return claim.model_copy(update={"utterances": changed_utterances})


def _with_relation_ids(before: ArgumentMap, map: ArgumentMap, own: dict[str, str]) -> ArgumentMap:
    """The map with new ids for the relations in `own`, and for those whose ids follow.

    The relations of `map` stand under the ids they have in `before`, and may join other claims.
    """
    touched = {id for id, r in map.relations.items() if r is not before.relations[id]}
    affected = falling(before, touched | own.keys())
    ids = dict(own)
    # The id of a relation is longer than that of the relation it aims at, if it follows from it.
    for id in sorted(affected, key=len):
        was = before.relations[id]
        if id not in own and is_derived(was):
            target = ids.get(was.target or "", map.relations[id].target)
            new = derived_id(map.relations[id].premises, target) + id.removeprefix(base_id(was))
            if new != id:
                ids[id] = new
    made: dict[str, Relation] = {}
    for id, relation in map.relations.items():
        if id in affected:
            target = relation.target
            if before.relations[id].target in before.relations:
                target = ids.get(target or "", target)
            relation = relation.model_copy(update={"id": ids.get(id, id), "target": target})
        if relation.id in made or relation.id in map.claims:
            message = f"another relation would have the id {relation.id!r}; rename that one first"
            raise EditError(message)
        made[relation.id] = relation
    return changed(map, relations=made)


def _utterance_holders(claim: Node) -> Iterator[Node]:
    """The mappings in which the words of a claim's utterances are written."""
    if claim.is_mapping:
        yield claim
    said = claim.get("said") if claim.is_mapping else None
    for value in said if said is not None else ():
        if value.is_mapping:
            yield value


def _one_or_more(part: Part | None) -> list[Part]:
    if part is None:
        return []
    return part.value.parts if part.value.is_list else [part]
