"""The claims that a picture shows, and how many it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.graph.paths import where_debates_end
from argmap.graph.ways import distances
from argmap.queries.part import neighbours
from argmap.render.draw.style import DrawStyle

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Extract:
    """The claims to draw, and the folded ones: asked for, but left out for lack of room."""

    asked: dict[str, int]
    """By claim asked for: its distance in relations from where the picture begins; nearest first."""
    claims: dict[str, int]
    """The drawn ones of them."""
    folded: Counter[str]
    """By claim drawn: how many claims that bear on it, or on a relation at it, are folded."""

    @property
    def left_out(self) -> int:
        """How many claims are folded altogether."""
        return len(self.asked) - len(self.claims)

    @property
    def depth(self) -> int:
        """Through how many relations the furthest claim bears on where the picture begins."""
        return max(self.claims.values(), default=0)

    def fewer(self, graph: ArgumentGraph, most: int) -> Extract:
        """The same with at most `most` claims: the furthest away are folded."""
        return _folded(graph, self.asked, list(self.claims)[: max(most, 1)])


def extract(graph: ArgumentGraph, style: DrawStyle) -> Extract:
    """The claims of a map that a style asks for.

    Raises `KeyError` where the map has no claim `style.about`.
    """
    if style.about is not None:
        found = distances(graph, [graph.map.claims[style.about].id])
    else:
        found = _from_beginnings(graph)
    if style.claims is not None:
        asked = set(style.claims)
        found = {id: distance for id, distance in found.items() if id in asked}
    if style.speakers:
        near = _near(graph, style.speakers)
        found = {id: distance for id, distance in found.items() if id in near}
    deep = style.depth
    near_enough = [id for id, distance in found.items() if deep is None or distance <= deep]
    return _folded(graph, found, near_enough[: max(style.most, 1)])


def _from_beginnings(graph: ArgumentGraph) -> dict[str, int]:
    """Every claim with its distance from where the debate begins.

    That is at the issues, and then wherever else a debate ends.
    """
    ends = where_debates_end(graph)
    # A map need not name its issue; then debates begin where their relations end.
    found = distances(graph, graph.map.issues or ends)
    # What leads to steps that lead nowhere begins a debate of its own.
    found = dict.fromkeys(graph.map.claims, 0) | distances(graph, ends) | found
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _near(graph: ArgumentGraph, speakers: tuple[str, ...]) -> set[str]:
    """The claims of some speakers, those they bear on, and those that bear on them."""
    claims = graph.map.claims.values()
    own = {c.id for c in claims if not set(speakers).isdisjoint(c.speakers)}
    return own | neighbours(graph, own)


def _target_claims(graph: ArgumentGraph, target: str | None) -> Iterator[str]:
    """The claim at a target; for a relation, the claims that it joins, and so on along its target."""
    seen: set[str] = set()
    while target is not None and target not in seen:
        seen.add(target)
        if target in graph.map.claims:
            yield target
            return
        relation = graph.map.relations[target]
        yield from relation.premises
        target = relation.target


def _folded(graph: ArgumentGraph, asked: dict[str, int], drawn: Collection[str]) -> Extract:
    kept = {id: asked[id] for id in drawn}
    folded: Counter[str] = Counter()
    for id in asked:
        if id not in kept:
            # Counted at the drawn claim, so that its card can say how much is missing there.
            folded.update(set(_bearing_at(graph, id)) & kept.keys())
    return Extract(asked, kept, folded)


def _bearing_at(graph: ArgumentGraph, claim: str) -> Iterator[str]:
    for relation in graph.relations_from(claim):
        yield from _target_claims(graph, relation.target)
