"""Changing one field of the map, or of something in it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from argmap.edit.base import Edit, EditError, changed, found
from argmap.edit.linking import Link
from argmap.edit.map_file import MAP_ORDER, SOURCE_ORDER, SPEAKER_ORDER, MapFile
from argmap.edit.relations import set_detail
from argmap.edit.utterances import set_word
from argmap.formats.elements import default_of
from argmap.formats.native.writing import number, source_shape, speaker_shape
from argmap.model import ArgumentMap

CLAIM_FIELDS = ("text", "title", "kind", "implicit", "section", "tags", "note", "weight", "extra")


class _Setting(Edit):
    """Another value for one field. Where that is the value it has, nothing is touched."""

    field: str

    @abstractmethod
    def holder(self, map: ArgumentMap) -> Any:
        """What the field belongs to."""

    @abstractmethod
    def subject(self) -> dict[str, Any]:
        """What the field belongs to, for the record of the change."""

    @abstractmethod
    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""

    def write(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Make the same change in the file."""
        if self.changes(before, after):
            self.write_field(file, before, after)

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The change, if it is one."""
        was, now = (getattr(self.holder(map), self.field) for map in (before, after))
        if was == now:
            return []
        return [
            {"action": "changed", **self.subject(), "field": self.field, "was": was, "now": now}
        ]


@dataclass(frozen=True, slots=True)
class SetField(_Setting):
    """Another value for a field of a claim, a speaker or a source."""

    kind: Literal["claim", "speaker", "source"]
    id: str
    field: str
    value: Any
    """As the model has it; None, an empty text or list where there is none any more."""

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        section = f"{self.kind}s"
        held: dict[str, Any] = getattr(map, section)
        noun = _with_field(found(held, self.kind, self.id), self.field, self.value)
        return changed(map, **{section: held | {self.id: noun}})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        section = f"{self.kind}s"
        noun = getattr(after, section)[self.id]
        part = file.element(section, self.id)
        if not part.value.is_mapping and self._write_text(file, noun):
            return
        shapes: dict[str, Any] = {"claim": _claim_shape, "speaker": speaker_shape}
        shape = shapes.get(self.kind, source_shape)(noun)
        if isinstance(shape, str):
            keys = SPEAKER_ORDER if self.kind == "speaker" else SOURCE_ORDER
            shape = {key: getattr(noun, key) for key in keys if getattr(noun, key)}
        file.set_field(section, self.id, self.field, shape.get(self.field))

    def _write_text(self, file: MapFile, noun: Any) -> bool:
        """Write an element that is one text as one text again, where it still says all."""
        section = file.section(f"{self.kind}s")
        part = file.element(f"{self.kind}s", self.id)
        if self.kind == "claim":
            if self.field != "text":
                return False
            shape: Any = noun.text
        else:
            shape = (speaker_shape if self.kind == "speaker" else source_shape)(noun)
            shape = shape or None
        if isinstance(shape, dict):
            return False
        section.replace(part, shape)
        return True

    def holder(self, map: ArgumentMap) -> Any:
        """The element."""
        return getattr(map, f"{self.kind}s")[self.id]

    def subject(self) -> dict[str, Any]:
        """The element, for the record of the change."""
        return {"kind": self.kind, "id": self.id}


@dataclass(frozen=True, slots=True)
class SetUtterance(_Setting):
    """Another value for a field of one utterance of a claim, counted from 0."""

    claim: str
    index: int
    field: str
    value: Any

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        claim = found(map.claims, "claim", self.claim)
        if not 0 <= self.index < len(claim.utterances):
            count = len(claim.utterances)
            raise EditError(f"{self.claim} has no utterance {self.index + 1}; it has {count}")
        if self.field == "speaker":
            found(map.speakers, "speaker", self.value)
        if self.field == "source" and self.value is not None:
            found(map.sources, "source", self.value)
        utterances = [*claim.utterances]
        utterances[self.index] = _with_field(utterances[self.index], self.field, self.value)
        voiced = claim.model_copy(update={"utterances": utterances})
        return changed(map, claims=map.claims | {self.claim: voiced})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        set_word(file, after.claims[self.claim], self.index, self.field)

    def holder(self, map: ArgumentMap) -> Any:
        """The utterance."""
        return map.claims[self.claim].utterances[self.index]

    def subject(self) -> dict[str, Any]:
        """The utterance, for the record of the change."""
        return {"kind": "utterance", "id": self.claim, "number": self.index + 1}


@dataclass(frozen=True, slots=True)
class SetRelation(_Setting):
    """Another value for a field of a relation."""

    id: str
    field: str
    value: Any

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        relation = found(map.relations, "relation", self.id)
        for speaker in self.value or () if self.field == "speakers" else ():
            found(map.speakers, "speaker", speaker)
        relation = _with_field(relation, self.field, self.value)
        return changed(map, relations=map.relations | {self.id: relation})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        relation = after.relations[self.id]
        if self.field != "kind":
            value = getattr(relation, self.field)
            set_detail(
                file, file.relation(self.id), self.field, value or (value if value == "" else None)
            )
            return
        part = file.relation(self.id)
        if part.value.is_mapping and part.value.part("kind") is not None:
            part.value.put("kind", relation.kind)
            return
        # With its premise or its target, the kind is the key that the relation stands under.
        without = changed(
            before, relations={i: r for i, r in before.relations.items() if i != self.id}
        )
        file.remove(part)
        Link(relation).write(file, without, after)

    def holder(self, map: ArgumentMap) -> Any:
        """The relation."""
        return map.relations[self.id]

    def subject(self) -> dict[str, Any]:
        """The relation, for the record of the change."""
        return {"kind": "relation", "id": self.id}


MapField = Literal["title", "issues", "expect"]


@dataclass(frozen=True, slots=True)
class SetMap(_Setting):
    """Another value for a field of the map itself: `title`, `issues` or `expect`."""

    field: MapField
    value: Any

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        value = self.value
        if self.field == "issues":
            value = list(value or ())
        elif self.field == "expect":
            value = dict(value or {})
        for id in value if self.field != "title" else ():
            found(map.claims, "claim", id)
        return changed(map, **{self.field: value})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        root = file.root
        value = getattr(after, self.field)
        if self.field == "issues":
            self._write_issues(file, value)
        elif self.field == "expect":
            self._write_expect(file, before, after)
        elif value is None:
            root.drop(self.field)
        else:
            root.put(self.field, value, MAP_ORDER)

    def _write_issues(self, file: MapFile, issues: list[str]) -> None:
        root = file.root
        written = [part for key in ("issue", "issues") if (part := root.part(key))]
        for part in written[1:] if issues else written:
            root.remove(part)
        if not issues:
            return
        key, data = ("issue", issues[0]) if len(issues) == 1 else ("issues", issues)
        if not written:
            root.put(key, data, MAP_ORDER)
            return
        if written[0].key != key:
            root.rename(written[0], key)
        root.replace(written[0], data)

    def _write_expect(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        section = file.root.part("expect")
        if not after.expect or section is None or not section.value.parts:
            file.root.drop("expect")
            if after.expect:
                file.root.put("expect", dict(after.expect), MAP_ORDER)
            return
        for id in before.expect:
            if id not in after.expect:
                section.value.drop(id)
        for id, label in after.expect.items():
            if before.expect.get(id) != label:
                section.value.put(id, label)

    def holder(self, map: ArgumentMap) -> Any:
        """The map."""
        return map

    def subject(self) -> dict[str, Any]:
        """The map, for the record of the change."""
        return {"kind": "map", "id": None}


def _with_field(noun: Any, field: str, value: Any) -> Any:
    """An element with another value in a field, checked; raises `EditError` where it does not fit."""
    if value is None or value == []:
        value = default_of(noun, field)
    try:
        return type(noun).model_validate({**dict(noun), field: value})
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise EditError(f"{field} cannot be {str(value)[:60]!r}: {reason.lower()}") from error


def _claim_shape(claim: Any) -> dict[str, Any]:
    """The fields of a claim as they are written, those that say nothing left out."""
    fields = {key: getattr(claim, key) for key in CLAIM_FIELDS}
    shape = {key: value for key, value in fields.items() if value or value == ""}
    if claim.kind == "statement":
        del shape["kind"]
    if claim.weight is not None:
        shape["weight"] = number(claim.weight)
    if len(claim.section) == 1:
        shape["section"] = claim.section[0]
    return shape
