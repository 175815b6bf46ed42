"""What of a map is drawn, and what keeps the drawing from becoming one long strip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

from argmap.graph import Links
from argmap.model import SYMMETRIC_KINDS, Relation


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims and relations to draw, in file order."""

    claims: list[str]
    relations: list[Relation]
    junctions: frozenset[str]
    """The relations with a node of their own, because they are linked or aimed at."""

    def unrelated(self) -> list[str]:
        """The claims without a relation among those drawn."""
        ends = {end for r in self.relations for end in (*r.premises, r.target)}
        return [claim for claim in self.claims if claim not in ends]


def select(links: Links, about: str | None, depth: int | None) -> Selection:
    """The whole map, or `about` and the claims that bear on it through at most `depth` relations.

    Every relation whose ends are all drawn is drawn. Raises `KeyError` where there is no such claim.
    """
    claims = links.map.claims
    chosen = claims.keys() if about is None else bearing_on(links, claims[about].id, depth)
    relations = _drawable(links, chosen)
    aimed_at = {r.target for r in relations.values()}
    junctions = frozenset(
        r.id for r in relations.values() if r.id in aimed_at or len(set(r.premises)) > 1
    )
    return Selection([id for id in claims if id in chosen], list(relations.values()), junctions)


def bearing_on(links: Links, claim: str, depth: int | None) -> dict[str, int]:
    """A claim and the claims that bear on it: by id, through how many relations at least.

    Through one bears a premise of what aims at it, or the other end of a symmetric relation; what
    aims at a relation bears on it through one more.
    """
    distances = {claim: 0}
    reached: dict[str, int] = {}
    level, distance = [claim], 0
    while level and (depth is None or distance < depth):
        distance += 1
        next_level: list[str] = []
        for relation in _bearing_relations(links, level):
            if relation.id not in reached:
                reached[relation.id] = distance
                next_level.append(relation.id)
                ends = _ends(relation) if relation.kind in SYMMETRIC_KINDS else relation.premises
                for end in ends:
                    if end in links.map.claims and end not in distances:
                        distances[end] = distance
                        next_level.append(end)
        level = next_level
    return distances


def _bearing_relations(links: Links, ids: list[str]) -> Iterator[Relation]:
    for id in ids:
        yield from links.aimed_at(id)
        for relation in links.drawn_from(id):
            if relation.kind in SYMMETRIC_KINDS:
                yield relation


def _ends(relation: Relation) -> list[str]:
    return [*relation.premises, relation.target or ""]


def _drawable(links: Links, claims: dict[str, int] | Iterator[str]) -> dict[str, Relation]:
    """The relations whose premises and target are all drawn, be the target a claim or a relation."""
    return {}
