"""What of a map is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from argmap.graph import Links
from argmap.model import SYMMETRIC_KINDS, Relation


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims and relations to draw, in file order."""

    claims: list[str]
    relations: list[Relation]
    junctions: frozenset[str]
    """The relations with a node of their own, because they are linked or aimed at."""


def select(links: Links, about: str | None = None, depth: int | None = None) -> Selection:
    """The whole map, or `about` and the claims that bear on it through at most `depth` relations.

    A relation is drawn where all its ends are. Raises `KeyError` where there is no such claim.
    """
    claims = links.map.claims
    chosen = claims.keys() if about is None else bearing_on(links, claims[about].id, depth).keys()
    relations = _drawable(links, chosen)
    aimed_at = {r.target for r in relations}
    junctions = frozenset(
        r.id for r in relations if r.id in aimed_at or len(dict.fromkeys(r.premises)) > 1
    )
    return Selection([id for id in claims if id in chosen], relations, junctions)


def bearing_on(links: Links, claim: str, depth: int | None = None) -> dict[str, int]:
    """A claim and the claims that bear on it: by id, through how many relations at least.

    One relation away is a premise of what aims at the claim, or the other end of a symmetric
    relation; what aims at a relation is one further away than that relation's premises.
    """
    distances = {claim: 0}
    reached: set[str] = set()
    level, distance = [claim], 0
    while level and (depth is None or distance < depth):
        distance += 1
        next_level: list[str] = []
        for relation in _bearing_relations(links, level):
            if relation.id in reached:
                continue
            reached.add(relation.id)
            next_level.append(relation.id)
            for end in _far_ends(links, relation):
                if end not in distances:
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


def _far_ends(links: Links, relation: Relation) -> Iterator[str]:
    """The claims that bear through a relation: its premises, and of a symmetric one both ends."""
    yield from relation.premises
    if relation.kind in SYMMETRIC_KINDS and relation.target in links.map.claims:
        yield relation.target


def _drawable(links: Links, claims: Collection[str]) -> list[Relation]:
    """The relations whose premises and target are drawn, be the target a claim or a relation."""
    relations = links.map.relations
    kept = {
        r.id: r
        for r in relations.values()
        if r.whole
        and (r.target in claims or r.target in relations)
        and all(p in claims for p in r.premises)
    }
    dangling = [r for r in kept.values() if r.target not in claims and r.target not in kept]
    while dangling:
        lost = dangling.pop()
        del kept[lost.id]
        dangling += [r for r in links.aimed_at(lost.id) if r.id in kept]
    return list(kept.values())
