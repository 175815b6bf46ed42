"""How large a debate is, and how deep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, DIRECTED_KINDS, FORCES, RELATION_KINDS
from argmap.queries.answers import unanswered
from argmap.queries.part import Part, part_of
from argmap.queries.stance import issues_of

if TYPE_CHECKING:
    import networkx as nx

    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Stats:
    """The answer to "how large is it?"; lengths are counted in relations."""

    title: str | None
    claims: int
    implicit: int
    speakers: int
    sources: int
    utterances: int
    quoted: int
    """Utterances in the speaker's own words."""
    reported: int
    relations: dict[str, int]
    """By kind, those with a premise and a target."""
    incomplete: int
    """Relations without a premise or a target: they join nothing, so that no other figure counts them."""
    issues: list[str]
    depth: int
    longest_rebuttal_chain: int
    components: int
    cyclic_components: int
    unanswered: int
    forces: dict[str, int]
    """Utterances by what they do with their claim."""


def stats(graph: ArgumentGraph, part: Part | None = None) -> Stats:
    """The figures of one map, or of a part of it. O(n+m).

    Of a part, depth, the longest chain and circles are those among its claims; an objection is
    unanswered only if nothing in the whole map answers it.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {rebuts: a}, c: {rebuts: b}, d: {supports: c}}")
    >>> found = stats(to_graph(map))
    >>> found.depth, found.longest_rebuttal_chain, found.unanswered
    (3, 2, 1)
    """
    from argmap.graph.paths import cyclic_components, longest_path

    map = graph.map
    part = part or part_of(graph)
    kinds = Counter(r.kind for r in part.relations if r.whole)
    utterances = [u for c in part.claims for u in part.words_of(c)]
    joined = _Joined(graph, part)
    directed = joined.of_kinds(DIRECTED_KINDS)
    open_relations = unanswered(graph)
    forces = Counter(u.force for u in utterances)
    return Stats(
        title=map.title,
        claims=len(joined.counted),
        implicit=sum(c.implicit for c in part.claims),
        speakers=len(part.speakers),
        sources=len(part.sources),
        utterances=len(utterances),
        quoted=sum(u.quote is not None for u in utterances),
        reported=sum(u.reported is not None for u in utterances),
        relations={kind: kinds[kind] for kind in RELATION_KINDS},
        incomplete=len(part.relations) - kinds.total(),
        issues=issues_of(graph),
        depth=longest_path(directed).length,
        longest_rebuttal_chain=longest_path(joined.of_kinds(ATTACKS)).length,
        components=joined.components,
        cyclic_components=len(cyclic_components(directed)),
        unanswered=sum(r.id in open_relations for r in part.relations),
        forces={force: forces[force] for force in FORCES},
    )


class _Joined:
    """The claims of a part, and how they hang together."""

    def __init__(self, graph: ArgumentGraph, part: Part) -> None:
        self.graph = graph
        self.ids = None if part.is_whole else {c.id for c in part.claims}
        self.counted = part.claims if self.ids is not None else graph.counted

    def of_kinds(self, kinds: Collection[str]) -> nx.DiGraph[str]:
        """The relations of some kinds between the claims."""
        from argmap.graph.paths import restricted

        whole = self.graph.of_kinds(kinds)
        if self.ids is None:
            return whole
        # A relation that is linked or aimed at is a node of its own: it belongs where its premises do.
        ids = self.ids
        inside = {r.id for r in self.graph.map.relations.values() if ids.issuperset(r.premises)}
        return restricted(whole, {node for node in whole if node in ids or node in inside})

    @property
    def components(self) -> int:
        """How many groups of claims there are that no relation joins to another group."""
        if self.ids is None:
            return len(self.graph.components()) - _alone(self.graph)
        # Two claims of a part belong together even if only claims outside it join them.
        groups = (self.ids & set(group) for group in self.graph.components())
        return sum(bool(group) for group in groups)


def _alone(graph: ArgumentGraph) -> int:
    """How many spelled-out arguments no relation joins to anything: these are no part of the debate."""
    return sum(
        not graph.relations_into(id) and not graph.relations_from(id) for id in graph.spelled_out
    )
