"""The signed double cover of a map: stance as plain reach, for other hands to compute.

Each claim has two nodes, one for each side: a premise that goes for its target leads from its nodes to
those of its target on the same side, one that goes against it crosses over. A claim is for the issue if
its positive node reaches the issue's, against it if its negative node does.
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from argmap.model import SIGNS, SYMMETRIC_KINDS, ArgumentMap, Relation, Stance

Arc = tuple[str, str, int]
"""From, to, and the sign of the step."""

STANCES: dict[frozenset[int], Stance] = {
    frozenset({1}): "for",
    frozenset({-1}): "against",
    frozenset({1, -1}): "mixed",
}


def double_cover(map: ArgumentMap, issue: str) -> nx.DiGraph:
    """The cover, without steps out of the issue."""
    cover = nx.DiGraph()
    cover.add_node((issue, 1))
    for start, end, sign in arcs(map, issue):
        if sign and start != issue:
            cover.add_edges_from(((start, side * sign), (end, side)) for side in (1, -1))
    return cover


def arcs(map: ArgumentMap, issue: str) -> Iterator[Arc]:
    """The steps of a map; a symmetric relation that is a node is one for either direction.

    What aims at such a relation bears on the direction in which it is used, so whoever came over it
    from outside must not go back over it: they have nodes of their own, which lead to copies of its
    ends that do not lead there.
    """
    aimed_at = {r.target for r in map.relations.values()}
    over: dict[str, list[Arc]] = {}
    for r in map.relations.values():
        if r.whole:
            has_node = len(r.premises) > 1 or r.id in aimed_at
            over[r.id] = list(inside(map, r) if has_node else direct(map, r))
            yield from over[r.id]
    for r in map.relations.values():
        if r.whole and turns(map, r) and r.id in aimed_at:
            for way, _, ends in ways(map, r):
                for end in ends:
                    copy = issue if end == issue else f"{end} not over {r.id}"
                    yield f"{r.id} {way} from outside", copy, SIGNS[r.kind]
                    others = [arc for id, found in over.items() if id != r.id for arc in found]
                    yield from ((copy, to, sign) for start, to, sign in others if start == end)


def direct(map: ArgumentMap, r: Relation) -> Iterator[Arc]:
    """A relation without a node."""
    for _, starts, ends in ways(map, r):
        yield from ((starts[0], node, SIGNS[r.kind]) for node in nodes(map, ends[0]))


def inside(map: ArgumentMap, r: Relation) -> Iterator[Arc]:
    """A relation that is a node, from its own ends."""
    for way, starts, ends in ways(map, r):
        yield from ((start, f"{r.id} {way}", 1) for start in starts)
        yield from (
            (f"{r.id} {way}", node, SIGNS[r.kind]) for end in ends for node in nodes(map, end)
        )


def ways(map: ArgumentMap, r: Relation) -> list[tuple[str, list[str], list[str]]]:
    """The directions in which a relation leads, each with where it begins and ends."""
    premises, target = list(dict.fromkeys(r.premises)), [r.target or ""]
    there = ("there", premises, target)
    return [there, ("back", target, premises)] if turns(map, r) else [there]


def turns(map: ArgumentMap, r: Relation) -> bool:
    """Whether a relation leads both ways."""
    return r.kind in SYMMETRIC_KINDS and r.target in map.claims


def nodes(map: ArgumentMap, end: str) -> list[str]:
    """The nodes that aiming at a claim or relation leads to."""
    relation = map.relations.get(end)
    if relation is None:
        return [end]
    if turns(map, relation):
        return [f"{end} {way} from outside" for way in ("there", "back")]
    return [f"{end} there"]


def stances(map: ArgumentMap, reached: set[tuple[str, int]], issue: str) -> dict[str, Stance]:
    """What the nodes that reach the issue's say of the claims."""
    found = {id: frozenset(s for s in (1, -1) if (id, s) in reached) for id in map.claims}
    return {id: STANCES[sides] for id, sides in found.items() if sides} | {issue: "for"}
