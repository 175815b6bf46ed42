"""The claims and relations of a map that are drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Relation
from argmap.queries.selection import bearing_on
from argmap.several import refuse_text

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims and relations to draw, in file order."""

    claims: list[str]
    relations: list[Relation]
    junctions: frozenset[str]
    """The relations with a node of their own, because they are linked or aimed at."""


def select(graph: ArgumentGraph, about: str | None = None, depth: int | None = None) -> Selection:
    """The whole map, or `about` and the claims that bear on it through at most `depth` relations.

    A relation is drawn where all its ends are. Raises `KeyError` where there is no such claim.
    """
    claims = graph.map.claims
    return among(
        graph,
        claims.keys() if about is None else bearing_on(graph, claims[about].id, depth).keys(),
    )


def among(graph: ArgumentGraph, chosen: Collection[str]) -> Selection:
    """Some claims, and the relations whose ends are all among them."""
    refuse_text(chosen=chosen)
    relations = _drawable(graph, chosen)
    aimed_at = {r.target for r in relations}
    junctions = frozenset(
        r.id for r in relations if r.id in aimed_at or len(dict.fromkeys(r.premises)) > 1
    )
    return Selection([id for id in graph.map.claims if id in chosen], relations, junctions)


def _drawable(graph: ArgumentGraph, claims: Collection[str]) -> list[Relation]:
    """The relations whose premises and target are drawn, be the target a claim or a relation."""
    relations = graph.map.relations
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
        # Without its relation, an undercut has nothing to aim at, and so on upwards.
        dangling += [r for r in graph.relations_into(lost.id) if r.id in kept]
    return list(kept.values())
