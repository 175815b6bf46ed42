"""Changing one field of the map, or of an element in it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from argmap.edit.edits.base import Edit, EditError, changed, found
from argmap.formats.features.elements import default_of
from argmap.formats.native.fields import MAP
from argmap.model import REFERENCES_RESOLVED, ArgumentMap


class _Setting(Edit):
    """Set one field. If it has that value already, the file stays as it is."""

    field: str

    @abstractmethod
    def holder(self, map: ArgumentMap) -> Any:
        """What the field belongs to."""

    @abstractmethod
    def subject(self) -> dict[str, Any]:
        """What the field belongs to, for the record of the change."""

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The change; empty if the field had that value already."""
        was, now = (getattr(self.holder(map), self.field) for map in (before, after))
        if was == now:
            return []
        return [
            {"action": "changed", **self.subject(), "field": self.field, "was": was, "now": now}
        ]


@dataclass(frozen=True, slots=True)
class SetField(_Setting):
    """Another value for a field of a claim, a speaker or a source.

    >>> from argmap import loads
    >>> map = loads("claims: {a: A.}")
    >>> SetField("claim", "a", "text", "Agreed.")(map).claims["a"].text
    'Agreed.'
    """

    kind: Literal["claim", "speaker", "source"]
    id: str
    field: str
    value: Any
    """In the type of the model; None, an empty text or an empty list empties the field."""

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        section = f"{self.kind}s"
        held: dict[str, Any] = getattr(map, section)
        noun = with_field(found(held, self.kind, self.id), self.field, self.value)
        return changed(map, **{section: held | {self.id: noun}})

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
        # Checked in an empty map, because everything else in the map is sound already.
        value = getattr(with_field(ArgumentMap(), self.field, value, lenient=True), self.field)
        for kind, id in MAP.by_name[self.field].shape.references(value):
            found(getattr(map, f"{kind}s"), kind, id)
        return changed(map, **{self.field: value})

    def holder(self, map: ArgumentMap) -> Any:
        """The map."""
        return map

    def subject(self) -> dict[str, Any]:
        """The map, for the record of the change."""
        return {"kind": "map", "id": None}


def with_field(noun: Any, field: str, value: Any, *, lenient: bool = False) -> Any:
    """An element with another value in a field, checked; raises `EditError` if it does not fit.

    With `lenient`, references are not checked.
    """
    if value is None or value == []:
        value = default_of(noun, field)
    try:
        context = REFERENCES_RESOLVED if lenient else None
        # model_copy would take any value unchecked.
        return type(noun).model_validate({**dict(noun), field: value}, context=context)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise EditError(f"{field} cannot be {str(value)[:60]!r}: {reason.lower()}") from error
