"""The relations that two maps share, and their ids in each; both maps use the same claim ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence

from argmap.edit.compare.matching import by_level
from argmap.edit.compare.names import numbered
from argmap.edit.compare.same import agree
from argmap.edit.relation_ids import base_id, is_derived
from argmap.formats.native.fields import RELATION_DETAILS
from argmap.model import ArgumentMap, Relation, derived_id

_DETAILS = tuple(f.name for f in RELATION_DETAILS if f.shape.merging == "whole")
"""Fields in which two versions of one relation must not differ."""


class Either:
    """Ids that are taken in any of several places."""

    def __init__(self, *places: Container[str]) -> None:
        self.places = places

    def __contains__(self, id: object) -> bool:
        return any(id in place for place in self.places)


def joint(relation: Relation, target: str | None) -> Hashable:
    """What a relation joins, and how; `target` is what its target is called in the other map."""
    return relation.kind, tuple(sorted(relation.premises)), target


def relation_names(
    map: ArgumentMap,
    held: Mapping[str, Relation],
    joining: Mapping[Hashable, Sequence[str]],
    claims: Container[str],
) -> dict[str, str]:
    """The ids of a map's relations in another map: that of the same relation there, or a free one.

    `held` are the relations of the other map, `joining` their ids by `joint`, `claims` ids that no
    relation can have. Relations that aim at a relation are the same only if that relation is the same,
    so targets come first. Linear.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    others, own = Either(held, taken, claims), Either(map.relations, map.claims)

    def settle(relation: Relation, known: str | None, target: str | None) -> None:
        names[relation.id] = known or _free_id(relation, target, others, own)
        taken.add(names[relation.id])

    for relation in (relation for level in by_level(map) for relation in level):
        target = names.get(relation.target or "", relation.target)
        candidates = joining.get(joint(relation, target), ())
        same = (c for c in candidates if c not in taken and agree(held[c], relation, _DETAILS))
        settle(relation, next(same, None), target)
    # Relations that aim at one another in a circle have no level. They are the same only together.
    left = [relation for id, relation in map.relations.items() if id not in names]
    other = _not_held(left, held)
    for relation in sorted(left, key=lambda relation: relation.id in other):
        settle(relation, None if relation.id in other else relation.id, relation.target)
    return names


def _free_id(
    relation: Relation, target: str | None, others: Container[str], own: Container[str]
) -> str:
    """The id for a new relation; a derived id follows the new id of its target."""
    derived = is_derived(relation)
    id = relation.id
    if derived and target != relation.target:
        id = derived_id(relation.premises, target) + id.removeprefix(base_id(relation))
    elif id not in others:
        return id
    return numbered(id, Either(others, own), "#" if derived else "-")


def _not_held(left: Iterable[Relation], held: Mapping[str, Relation]) -> set[str]:
    """The relations among those in or at circles that the other map does not have under their ids.

    A relation that leads to one of these is none that the other map has, either.
    """
    aiming: dict[str, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for relation in left:
        aiming[relation.target or ""].append(relation.id)
        known = held.get(relation.id)
        if (
            known is None
            or joint(known, known.target) != joint(relation, relation.target)
            or not agree(known, relation, _DETAILS)
        ):
            waiting.append(relation.id)
    found: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += aiming[id]
    return found
