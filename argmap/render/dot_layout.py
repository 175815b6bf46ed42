"""What keeps a drawing from becoming one long strip.

Graphviz puts everything that bears on a claim side by side, and so everything that bears on nothing.
With a handful of claims that is what a reader wants; twenty of them make a picture that no page holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from math import ceil, sqrt

from argmap.render.dot_selection import Selection

CROWD = 4
"""More than this many claims in a row are put into several."""


def lengths(selection: Selection, *, sideways: bool) -> dict[str, int]:
    """How many ranks the relations span, by id, where that is not one.

    Claims that nothing bears on, and that bear on one thing alone, take turns in being set back.
    """
    aimed_at = {r.target for r in selection.relations}
    uses = Counter(p for r in selection.relations for p in dict.fromkeys(r.premises))
    leaves: dict[str, list[str]] = defaultdict(list)
    for relation in selection.relations:
        premise = relation.premises[0]
        if (
            relation.target is not None
            and relation.id not in selection.junctions
            and premise not in aimed_at
            and uses[premise] == 1
        ):
            leaves[relation.target].append(relation.id)
    return {
        id: 1 + turn % rows
        for ids in leaves.values()
        if (rows := _rows(len(ids), sideways=sideways)) > 1
        for turn, id in enumerate(ids)
        if turn % rows
    }


def stacks(
    selection: Selection, group_of: Callable[[str], object], *, sideways: bool
) -> Iterator[tuple[str, str]]:
    """Pairs of claims to set one behind the other, though nothing relates them.

    They are the claims without any relation, in columns, separately for each group.
    """
    ends = {end for r in selection.relations for end in (*r.premises, r.target)}
    groups: dict[object, list[str]] = defaultdict(list)
    for claim in selection.claims:
        if claim not in ends:
            groups[group_of(claim)].append(claim)
    for claims in groups.values():
        rows = _rows(len(claims), sideways=sideways)
        for start in range(0, len(claims), rows):
            yield from pairwise(claims[start : start + rows])


def _rows(count: int, *, sideways: bool) -> int:
    """In how many ranks to set claims so that the picture is about twice as wide as high."""
    if count <= CROWD:
        return 1
    # A box is about three times as wide as it is high.
    return ceil(sqrt(count / 6)) if sideways else ceil(sqrt(count / 1.5))
