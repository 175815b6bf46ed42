"""Derived ids of relations: `premise/target`, or `premise/target#2` if another relation has that."""

from __future__ import annotations

import re

from argmap.model import ArgumentMap, Relation, derived_id

_NUMBERED = re.compile(r"(.*)#\d+\Z", re.DOTALL)


def base_id(relation: Relation) -> str:
    """The id that a relation would have if no other joined the same claims."""
    return derived_id(relation.premises, relation.target)


def is_derived(relation: Relation) -> bool:
    """Whether the id of a relation follows from what it joins.

    >>> is_derived(Relation(kind="rebuts", premises=["b"], target="a", id="b/a#2"))
    True
    """
    base = base_id(relation)
    match = _NUMBERED.match(relation.id)
    return relation.id == base or (match is not None and match[1] == base)


def free_id(map: ArgumentMap, premises: list[str], target: str | None) -> str:
    """The id for a new relation: the derived one, with a number if that is taken."""
    base = derived_id(premises, target)
    if base not in map.relations:
        return base
    number = 2
    while f"{base}#{number}" in map.relations:
        number += 1
    return f"{base}#{number}"
