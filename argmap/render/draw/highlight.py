"""What a picture shows in full while all else is faded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Relation
from argmap.queries.answers import unanswered

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

OPEN = "unanswered"
"""The word for all objections that nothing answers."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """The claims and relations that stand out; None: nothing is faded."""

    claims: frozenset[str] | None = None
    relations: frozenset[str] = frozenset()

    def fades(self, claim: str) -> bool:
        """Whether a claim is faded."""
        return self.claims is not None and claim not in self.claims

    def fades_line(self, relation: Relation) -> bool:
        """Whether a relation is faded."""
        return self.claims is not None and relation.id not in self.relations


def highlighted(graph: ArgumentGraph, words: Iterable[str]) -> Highlight:
    """What stands out: `unanswered` objections, what speakers say, and claims; each with its relations.

    >>> from argmap import loads, to_graph
    >>> graph = to_graph(loads("claims: {a: A., b: {rebuts: a}, c: {rebuts: b}}"))
    >>> sorted(highlighted(graph, ["unanswered"]).claims or ())
    ['c']
    """
    words = frozenset(words)
    if not words:
        return Highlight()
    map = graph.map
    chosen = {claim.id for claim in map.claims.values() if not words.isdisjoint(claim.speakers)}
    chosen |= words & map.claims.keys()
    lines = {
        relation.id
        for claim in chosen
        for relation in (*graph.relations_into(claim), *graph.relations_from(claim))
    }
    if OPEN in words:
        found = unanswered(graph)
        lines |= found.keys()
        chosen |= {id for relation in found.values() for id in relation.premises}
    return Highlight(frozenset(chosen), frozenset(lines))
