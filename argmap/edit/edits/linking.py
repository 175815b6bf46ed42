"""Adding and removing relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.edit.edits.base import Edit, EditError, Removal, changed, found, record
from argmap.model import ArgumentMap, Relation


@dataclass(frozen=True, slots=True)
class Link(Edit):
    """A new relation.

    >>> from argmap import loads
    >>> map = loads("claims: {a: A., b: B.}")
    >>> [*Link(Relation(kind="rebuts", premises=["b"], target="a"))(map).relations]
    ['b/a']
    """

    relation: Relation

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        relation = self.relation
        # Claims and relations are both named as targets, so their ids must differ.
        if relation.id in map.relations or relation.id in map.claims:
            raise EditError(f"the id {relation.id!r} is taken; choose another id")
        if not relation.premises:
            raise EditError("a relation needs a premise")
        for premise in relation.premises:
            found(map.claims, "claim", premise)
        if relation.target is not None and relation.target not in map.claims:
            found(map.relations, "claim or relation", relation.target)
        for speaker in relation.speakers:
            found(map.speakers, "speaker", speaker)
        return changed(map, relations={**map.relations, relation.id: relation})

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        return [relation_record("added", self.relation)]


@dataclass(frozen=True, slots=True)
class Unlink(Removal):
    """Remove a relation, and the relations that aim at it.

    >>> from argmap import loads
    >>> map = loads("claims: {a: A., b: {rebuts: a}, c: {undercuts: b/a}}")
    >>> [*Unlink("b/a")(map).relations]
    []
    """

    id: str

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        found(map.relations, "relation", self.id)
        gone = falling(map, {self.id})
        kept = {id: r for id, r in map.relations.items() if id not in gone}
        return changed(map, relations=kept)

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        gone = [r for id, r in before.relations.items() if id not in after.relations]
        # The one that was named comes first; those that fell with it follow.
        first = [r for r in gone if r.id == self.id]
        return [
            relation_record("removed", r) for r in (*first, *(r for r in gone if r.id != self.id))
        ]

    @property
    def subject(self) -> tuple[str, str]:
        """The relation."""
        return "relation", self.id

    def is_there(self, map: ArgumentMap) -> bool:
        """Whether the map has it."""
        return self.id in map.relations


def relation_record(action: str, relation: Relation) -> dict[str, Any]:
    """What happened to a relation, for programs."""
    joined = {"relation": relation.kind, "premises": relation.premises, "target": relation.target}
    return record(action, "relation", relation.id, **joined)


def falling(map: ArgumentMap, ids: set[str]) -> set[str]:
    """These relations, those that aim at them, those that aim at these, and so on.

    An undercut has nothing to undercut once its relation is gone.
    """
    aiming: dict[str, list[str]] = {}
    for relation in map.relations.values():
        if relation.target is not None:
            aiming.setdefault(relation.target, []).append(relation.id)
    gone: set[str] = set()
    ready = list(ids)
    while ready:
        id = ready.pop()
        if id not in gone:
            gone.add(id)
            ready += aiming.get(id, ())
    return gone
