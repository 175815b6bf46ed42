"""The icicle of a map as the page has it: figures only, so that thousands of claims stay small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.model import Relation
from argmap.queries.whole.icicle import icicle

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


def icicle_data(
    graph: ArgumentGraph, issue: str | None, claims: Sequence[str], relations: Sequence[Relation]
) -> dict[str, Any]:
    """The icicle of the claims that a page has, in the order of reading.

    A bar is `[claim, parent, via, left, width, beside, undercut]`: the claims and the relation by
    their places among those of the page, -1 for none; `beside` and `undercut` are 1 or 0.
    """
    found = icicle(graph, issue, claims)
    claim_at: dict[str | None, int] = {id: place for place, id in enumerate(claims)}
    relation_at = {relation.id: place for place, relation in enumerate(relations)}
    bars = [
        [
            claim_at[bar.claim],
            claim_at.get(bar.parent, -1),
            relation_at[bar.via.id] if bar.via else -1,
            bar.left,
            bar.width,
            int(bar.beside),
            int(bar.undercut),
        ]
        for bar in found.bars
    ]
    return {"width": found.width, "rows": found.rows, "bars": bars}
