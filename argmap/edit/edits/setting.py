"""Changing one field of the map, or of something in it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from argmap.edit.edits.base import Edit, EditError, changed, found
from argmap.edit.edits.linking import Link
from argmap.edit.edits.relations import set_detail
from argmap.edit.edits.utterances import set_word
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Node
from argmap.formats.features.elements import default_of
from argmap.formats.native.fields import ELEMENTS, MAP, RELATION
from argmap.formats.native.records import Field
from argmap.formats.native.writing import source_shape, speaker_shape
from argmap.model import REFERENCES_RESOLVED, ArgumentMap


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
        noun = with_field(found(held, self.kind, self.id), self.field, self.value)
        return changed(map, **{section: held | {self.id: noun}})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        section = f"{self.kind}s"
        noun = getattr(after, section)[self.id]
        part = file.element(section, self.id)
        if not part.value.is_mapping and self._write_text(file, noun):
            return
        fields = ELEMENTS[self.kind].written(noun, [ELEMENTS[self.kind].by_name[self.field]])
        file.set_field(section, self.id, self.field, fields.get(self.field))

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
        utterances[self.index] = with_field(utterances[self.index], self.field, self.value)
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
        relation = with_field(relation, self.field, self.value)
        return changed(map, relations=map.relations | {self.id: relation})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        relation = after.relations[self.id]
        if self.field != "kind":
            said = RELATION.written(relation, [RELATION.by_name[self.field]])
            set_detail(file, file.relation(self.id), self.field, said.get(self.field))
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


@dataclass(frozen=True, slots=True)
class SetMap(_Setting):
    """Another value for a field of the map itself, such as `title` or `issues`."""

    field: str
    value: Any

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        value = default_of(map, self.field) if self.value is None else self.value
        # Checked beside an empty map, since all else in the map is sound already.
        value = getattr(with_field(ArgumentMap(), self.field, value, lenient=True), self.field)
        for kind, id in MAP.by_name[self.field].shape.references(value):
            found(getattr(map, f"{kind}s"), kind, id)
        return changed(map, **{self.field: value})

    def write_field(self, file: MapFile, before: ArgumentMap, after: ArgumentMap) -> None:
        """Write the field, which has changed."""
        root, field = file.root, MAP.by_name[self.field]
        said = MAP.written(after, [field])
        written = [part for key in field.all_keys if (part := root.part(key))]
        for part in written[1:] if said else written:
            root.remove(part)
        for key, data in said.items():
            if not written:
                root.put(key, data, MAP.order)
                continue
            part = written[0]
            if part.key != key:
                root.rename(part, key)
            if not field.shape.has_entries or not _write_entries(part.value, data, field):
                root.replace(part, data)

    def holder(self, map: ArgumentMap) -> Any:
        """The map."""
        return map

    def subject(self) -> dict[str, Any]:
        """The map, for the record of the change."""
        return {"kind": "map", "id": None}


def _write_entries(node: Node, data: Any, field: Field) -> bool:
    """Change only the entries of a mapping that are others; whether that says what the data says."""
    if not node.is_mapping or not isinstance(data, dict):
        return False
    kept = [part.key for part in node.parts if part.key in data]
    if not kept or (field.shape.is_ordered and list(data)[: len(kept)] != kept):
        return False
    for part in node.parts:
        if part.key not in data:
            node.remove(part)
    for key, value in data.items():
        entry = node.part(key)
        if entry is None or entry.value.data() != value:
            node.put(key, value)
    return True


def with_field(noun: Any, field: str, value: Any, *, lenient: bool = False) -> Any:
    """An element with another value in a field, checked; raises `EditError` where it does not fit.

    `lenient` does not look after references.
    """
    if value is None or value == []:
        value = default_of(noun, field)
    try:
        context = REFERENCES_RESOLVED if lenient else None
        return type(noun).model_validate({**dict(noun), field: value}, context=context)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise EditError(f"{field} cannot be {str(value)[:60]!r}: {reason.lower()}") from error
