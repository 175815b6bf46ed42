"""References of a merged map to elements that one side removed and the other uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from argmap.edit.compare.same import says_other
from argmap.edit.merge.conflicts import OTHER, PLURALS, Conflicts, ElementKind
from argmap.edit.merge.values import Side
from argmap.formats.native.fields import CLAIM, MAP, RELATION, UTTERANCE
from argmap.model import ArgumentMap, Claim, Relation

Place = tuple[ElementKind, str]
"""An element, by kind and id."""


def mended(
    fields: Mapping[str, Any],
    kept: ArgumentMap,
    other: ArgumentMap,
    prefer: Side,
    conflicts: Conflicts,
) -> ArgumentMap:
    """The map of these fields, changed so that every reference leads somewhere.

    If the preferred side (`kept`) uses what the other side removed, that element comes back. If the
    other side uses what the preferred side removed, the use goes. Both are conflicts. With ours
    preferred, ours adding `b/a` and theirs removing `a`, the claim `a` comes back. Each element is
    looked at once, and again only when something it refers to is gone.
    """
    mender = _Mender(dict(fields), kept, other, prefer, conflicts)
    mender.run()
    return ArgumentMap(**mender.fields)


class _Mender:
    def __init__(
        self,
        fields: dict[str, Any],
        kept: ArgumentMap,
        other: ArgumentMap,
        prefer: Side,
        conflicts: Conflicts,
    ) -> None:
        self.fields = fields
        self.kept = kept
        self.other = other
        self.prefer = prefer
        self.conflicts = conflicts
        self.users: dict[str, list[str]] = defaultdict(list)
        """The relations that aim at each relation."""
        for id in fields["relations"]:
            self._note_user(id)

    def run(self) -> None:
        """Bring back or take out until nothing is missing."""
        waiting: list[Place] = [("claim", id) for id in self.fields["claims"]]
        waiting += [("relation", id) for id in self.fields["relations"]]
        for plural in ("claims", "relations"):
            kept, other = getattr(self.kept, plural), getattr(self.other, plural)
            for id in list(self.fields[plural]):
                if id in kept and id not in other:
                    waiting += self._with_relations(id)
        waiting += self._named_by_map()
        # From the back, as a stack, so that what an element draws along comes right after it.
        waiting.reverse()
        while waiting:
            waiting += self._settle(waiting.pop())

    def _named_by_map(self) -> list[Place]:
        """Look after what the map's own fields name; what is brought back for them."""
        back: list[Place] = []
        for field in MAP.referring:
            for kind, id in list(field.shape.references(self.fields[field.name])):
                if id not in self.fields[f"{kind}s"]:
                    found = self._missing(cast(ElementKind, kind), id, f"its {field.name}")
                    back += found
                    if not found:
                        gone = {kind: {id: None}}
                        named = field.shape.renamed(self.fields[field.name], gone)
                        self.fields[field.name] = named
        return back

    def _settle(self, place: Place) -> Iterable[Place]:
        """Look after the references of one element; what else has to be looked at then."""
        kind, id = place
        element = self.fields[PLURALS[kind]].get(id)
        if element is None:
            return []
        back: list[Place] = []
        lost: list[Place] = []
        for needed_kind, needed in _references(element, self.fields):
            if needed not in self.fields[PLURALS[needed_kind]]:
                found = self._missing(needed_kind, needed, id)
                back += found
                if not found:
                    lost.append((needed_kind, needed))
        if lost:
            back += self._do_without(element, lost)
        return back

    def _missing(self, kind: ElementKind, id: str, needed_by: str) -> list[Place]:
        """Bring an element back if the preferred side has it; else the list is empty."""
        held = getattr(self.kept, PLURALS[kind])
        # A target that is gone could be either; only the sides know what it was.
        if kind == "relation" and id in self.kept.claims:
            kind, held = "claim", self.kept.claims
        if id in held:
            self.conflicts.one_removed(kind, id, OTHER[self.prefer], needed_by)
            self.fields[PLURALS[kind]][id] = held[id]
            if kind == "relation":
                self._note_user(id)
            joining = self._with_relations(id) if kind in ("claim", "relation") else []
            return [(kind, id), *joining]
        if kind == "relation" and id in self.other.claims:
            kind = "claim"
        self.conflicts.one_removed(kind, id, self.prefer, needed_by)
        return []

    @cached_property
    def _joining(self) -> dict[str, list[str]]:
        """The relations of the preferred side by the claims they join, and what they aim at."""
        joining: dict[str, list[str]] = defaultdict(list)
        for relation in self.kept.relations.values():
            for end in {*relation.premises, relation.target}:
                if end is not None:
                    joining[end].append(relation.id)
        return joining

    @cached_property
    def _aiming_elsewhere(self) -> set[str]:
        """The preferred side's relations that would aim at another step than they do there.

        If the other side turned a support into a rebuttal, an argument for the support does not argue
        for the rebuttal.
        """
        kept, now = self.kept.relations, self.fields["relations"]
        waiting = [id for id in kept if id in now and says_other(kept[id], now[id])]
        found: set[str] = set()
        while waiting:
            target = waiting.pop()
            for id in self._joining.get(target, ()):
                if kept[id].target == target and id not in found:
                    found.add(id)
                    waiting.append(id)
        return found

    def _with_relations(self, id: str) -> list[Place]:
        """Bring back the relations at a claim or relation that the other side had to remove with it."""
        back: list[Place] = []
        relations = self.fields["relations"]
        waiting = [id]
        while waiting:
            for joined in self._joining.get(waiting.pop(), ()):
                if joined not in relations and joined not in self._aiming_elsewhere:
                    relations[joined] = self.kept.relations[joined]
                    self._note_user(joined)
                    back.append(("relation", joined))
                    waiting.append(joined)
        return back

    def _note_user(self, id: str) -> None:
        target = self.fields["relations"][id].target
        if target is not None:
            self.users[target].append(id)

    def _do_without(self, element: Claim | Relation, lost: list[Place]) -> Iterable[Place]:
        """An element of the other side that uses what the preferred side removed."""
        if isinstance(element, Claim):
            gone = set(lost)
            kept = self.kept.claims.get(element.id)
            utterances = [
                u
                for u in element.utterances
                if ("speaker", u.speaker) not in gone and ("source", u.source) not in gone
            ]
            if kept is not None:
                utterances = kept.utterances
            update = {"utterances": utterances}
            self.fields["claims"][element.id] = CLAIM.renamed(
                element.model_copy(update=update), _gone(lost)
            )
            return [("claim", element.id)]
        own = self.kept.relations.get(element.id)
        # The preferred side's own version of it refers to nothing that is gone.
        if own is not None and own != element:
            self.fields["relations"][element.id] = own
            return [("relation", element.id)]
        del self.fields["relations"][element.id]
        return [("relation", user) for user in self.users[element.id]]


def _gone(lost: Iterable[Place]) -> dict[str, dict[str, str | None]]:
    """Removed elements by kind, as renames to nothing."""
    names: dict[str, dict[str, str | None]] = defaultdict(dict)
    for kind, id in lost:
        names[kind][id] = None
    return names


def _references(element: Any, fields: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """The references of an element. A target that does not exist counts as a relation."""
    if isinstance(element, Claim):
        yield from CLAIM.references(element)
        for utterance in element.utterances:
            yield from UTTERANCE.references(utterance)
    elif isinstance(element, Relation):
        yield from RELATION.references(element)
        target = element.target
        if target is not None:
            yield "claim" if target in fields["claims"] else "relation", target
