"""How large a debate is, and how deep."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import ATTACKS, DIRECTED_KINDS, RELATION_KINDS
from argmap.queries.answers import unanswered
from argmap.queries.stance import issues_of

if TYPE_CHECKING:
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


def stats(graph: ArgumentGraph) -> Stats:
    """The figures of one map. O(n+m)."""
    from argmap.graph.paths import cyclic_components, longest_path

    map = graph.map
    kinds = Counter(r.kind for r in map.relations.values() if r.whole)
    utterances = [u for c in map.claims.values() for u in c.utterances]
    directed = graph.of_kinds(DIRECTED_KINDS)
    return Stats(
        title=map.title,
        claims=len(graph.counted),
        implicit=sum(c.implicit for c in map.claims.values()),
        speakers=len(map.speakers),
        sources=len(map.sources),
        utterances=len(utterances),
        quoted=sum(u.quote is not None for u in utterances),
        reported=sum(u.reported is not None for u in utterances),
        relations={kind: kinds[kind] for kind in RELATION_KINDS},
        incomplete=len(map.relations) - kinds.total(),
        issues=issues_of(graph),
        depth=longest_path(directed).length,
        longest_rebuttal_chain=longest_path(graph.of_kinds(ATTACKS)).length,
        components=len(graph.components()) - _alone(graph),
        cyclic_components=len(cyclic_components(directed)),
        unanswered=len(unanswered(graph)),
    )


def _alone(graph: ArgumentGraph) -> int:
    """How many arguments that are spelled out nothing joins: they are no part of the debate."""
    return sum(
        not graph.relations_into(id) and not graph.relations_from(id) for id in graph.spelled_out
    )
