"""Giving an element another id, also in every reference to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from argmap.edit.compare.names import Names, renamed
from argmap.edit.edits.base import Edit, EditError, found, record
from argmap.edit.relation_ids import base_id, is_derived
from argmap.model import ArgumentMap, is_id, is_relation_id

ElementKind = Literal["claim", "speaker", "source", "relation"]


@dataclass(frozen=True, slots=True)
class Rename(Edit):
    """Another id for a claim, a speaker, a source or a relation.

    Derived ids of relations follow: when `a` becomes `motion`, `b/a` becomes `b/motion`.

    >>> from argmap import loads
    >>> map = loads("{issue: a, claims: {a: A., b: {rebuts: a}}}")
    >>> after = Rename("claim", "a", "motion")(map)
    >>> after.issues, [*after.relations]
    (['motion'], ['b/motion'])
    """

    kind: ElementKind
    old: str
    new: str

    def __call__(self, map: ArgumentMap) -> ArgumentMap:
        """The changed map."""
        self._check(map)
        after = renamed(map, Names(**{f"{self.kind}s": {self.old: self.new}}))
        for was, now in zip(map.relations.values(), after.relations.values(), strict=True):
            if was is not now and was.id != self.old and is_derived(was):
                # `renamed` would number a derived id that is taken. But files do not contain derived
                # ids, so the relation could be read with another one.
                wanted = base_id(now) + was.id.removeprefix(base_id(was))
                if now.id != wanted:
                    message = (
                        f"another relation would have the id {wanted!r}; rename that one first"
                    )
                    raise EditError(message)
        return after

    def _check(self, map: ArgumentMap) -> None:
        held: dict[str, Any] = getattr(map, f"{self.kind}s")
        found(held, self.kind, self.old)
        fits = is_relation_id if self.kind == "relation" else is_id
        if not fits(self.new):
            raise EditError(
                f"{self.new[:80]!r} cannot be an id: letters, digits, - and _ and . make one"
            )
        # Claims and relations are both named as targets, so their ids must differ.
        taken = self.new in held or (
            self.kind in ("claim", "relation")
            and (self.new in map.claims or self.new in map.relations)
        )
        if taken:
            raise EditError(f"the id {self.new!r} is taken; choose another one")

    def renames(self, before: ArgumentMap, after: ArgumentMap) -> Names:
        """The element itself, and the relations whose derived ids changed with it."""
        relations = {
            was: now
            for was, now in zip(before.relations, after.relations, strict=True)
            if was != now
        }
        own = {} if self.kind == "relation" else {f"{self.kind}s": {self.old: self.new}}
        return Names(relations=relations, **own)

    def changes(self, before: ArgumentMap, after: ArgumentMap) -> list[dict[str, Any]]:
        """The changes, the edit itself first."""
        made = [record("renamed", self.kind, self.new, was=self.old)]
        for was, now in self.renames(before, after).relations.items():
            if self.kind != "relation" or was != self.old:
                made.append(record("renamed", "relation", now, was=was))
        return made
