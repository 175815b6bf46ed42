"""How large a debate is, and how deep."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from argmap.graph import DIRECTED_KINDS, Links, Steps
from argmap.model import ATTACKS, RELATION_KINDS
from argmap.queries.answers import unanswered
from argmap.queries.stance import issues_of


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


def stats(links: Links) -> Stats:
    """The figures of one map. O(n+m)."""
    map = links.map
    kinds = Counter(r.kind for r in map.relations.values() if r.whole)
    utterances = [u for c in map.claims.values() for u in c.utterances]
    directed = Steps(links, DIRECTED_KINDS)
    return Stats(
        title=map.title,
        claims=len(links.counted),
        implicit=sum(c.implicit for c in map.claims.values()),
        speakers=len(map.speakers),
        sources=len(map.sources),
        utterances=len(utterances),
        quoted=sum(u.quote is not None for u in utterances),
        reported=sum(u.reported is not None for u in utterances),
        relations={kind: kinds[kind] for kind in RELATION_KINDS},
        incomplete=len(map.relations) - kinds.total(),
        issues=issues_of(links),
        depth=directed.longest().length,
        longest_rebuttal_chain=Steps(links, ATTACKS).longest().length,
        components=len(links.components()) - _alone(links),
        cyclic_components=len(directed.cyclic()),
        unanswered=len(unanswered(links)),
    )


def _alone(links: Links) -> int:
    """How many arguments that are spelled out nothing joins: they are no part of the debate."""
    return sum(not links.aimed_at(id) and not links.drawn_from(id) for id in links.spelled_out)
