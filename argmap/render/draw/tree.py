"""A map as a tree: every claim once, below the first claim met that it bears on.

With `b rebuts a` and `c rebuts a, b`, `c` stands below `a` and has a note that it rebuts `b`, too.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import SYMMETRIC_KINDS, Relation
from argmap.render.dot.selection import Selection, among
from argmap.render.draw.extract import Extract

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(slots=True)
class Place:
    """The place of a claim in the tree."""

    claim: str
    relation: Relation | None = None
    """By which relation it stands below another claim; None at a root."""
    is_joined: bool = False
    """Whether another premise of that relation stands before it."""
    below: list[str] = field(default_factory=list)
    also: list[Relation] = field(default_factory=list)
    """The other relations that it is a premise of."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A map as trees."""

    roots: list[str]
    places: dict[str, Place]
    """By claim."""
    relations: list[Relation]
    """Those that the trees hold, as branches or as notes."""


def tree_of(graph: ArgumentGraph, chosen: Extract) -> Tree:
    """The trees of the drawn claims, each claim as near to a root as possible."""
    selection = among(graph, chosen.claims.keys())
    near = _neighbours(graph, selection)
    tree = Tree([], {}, selection.relations)
    beginnings = [id for id, distance in chosen.claims.items() if distance == 0]
    _grow(tree, beginnings, near)
    # Claims in a circle, or with a folded claim above them, are reached from no root.
    for id in chosen.claims:
        if id not in tree.places:
            _grow(tree, [id], near)
    for relation in selection.relations:
        for premise in dict.fromkeys(relation.premises):
            if not _is_branch(tree, relation, premise):
                tree.places[premise].also.append(relation)
    return tree


def _neighbours(
    graph: ArgumentGraph, selection: Selection
) -> dict[str, list[tuple[Relation, tuple[str, ...]]]]:
    """By claim: the relations that bear on it or on a step from it, with the claims to set below it."""
    near: dict[str, list[tuple[Relation, tuple[str, ...]]]] = defaultdict(list)
    for relation in selection.relations:
        assert relation.target is not None
        premises = tuple(dict.fromkeys(relation.premises))
        aimed = graph.map.relations.get(relation.target)
        near[aimed.premises[0] if aimed else relation.target].append((relation, premises))
        if relation.kind in SYMMETRIC_KINDS and len(premises) == 1 and not aimed:
            near[premises[0]].append((relation, (relation.target,)))
    return near


def _grow(
    tree: Tree,
    roots: Iterable[str],
    near: dict[str, list[tuple[Relation, tuple[str, ...]]]],
) -> None:
    """Place some roots, and level by level everything below them that has no place yet."""
    for id in roots:
        tree.roots.append(id)
        tree.places[id] = Place(id)
    # In breadth first, so that a claim stands below the nearest of those it bears on.
    waiting = deque(roots)
    while waiting:
        above = tree.places[waiting.popleft()]
        for relation, ends in near.get(above.claim, ()):
            free = [end for end in ends if end not in tree.places]
            for i, end in enumerate(free):
                tree.places[end] = Place(end, relation, is_joined=i > 0)
            above.below += free
            waiting += free


def _is_branch(tree: Tree, relation: Relation, premise: str) -> bool:
    if tree.places[premise].relation is relation:
        return True
    other = tree.places.get(relation.target or "")
    return relation.kind in SYMMETRIC_KINDS and other is not None and other.relation is relation


def in_order(tree: Tree, start: str) -> Iterator[tuple[Place, int]]:
    """A claim and all below it, each with its level, from the top down."""
    stack = [(start, 0)]
    while stack:
        id, level = stack.pop()
        place = tree.places[id]
        yield place, level
        stack += [(below, level + 1) for below in reversed(place.below)]
