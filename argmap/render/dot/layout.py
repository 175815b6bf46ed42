"""Lengths of lines that keep a drawing from becoming one long strip.

Graphviz puts everything that bears on a claim side by side, and everything that bears on nothing.
With a handful of claims that is what a reader wants; with twenty the picture fits on no page. So some
lines are made longer, and their claims stand on shelves behind one another. Twelve claims that
rebut one stand in three rows of four, and their lines span one, two and three ranks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from math import isqrt
from typing import NamedTuple

from argmap.render.dot.groups import Path
from argmap.render.dot.selection import Selection


class Proportions(NamedTuple):
    """How many boxes may stand side by side."""

    always: int
    per_rank: float
    """As many for each rank of the picture."""
    line: float
    """The room of a line that passes between boxes, as a share of a box."""


UPRIGHT = Proportions(always=6, per_rank=1.5, line=0.12)
SIDEWAYS = Proportions(always=12, per_rank=4, line=0.3)

LOOKAHEAD = 12
"""How many ranks of boxes are counted: further back a picture is seldom at its widest."""


class _Size(NamedTuple):
    """The room that a claim or a junction takes with all that hangs on it."""

    ranks: int
    boxes: list[float]
    """How many stand side by side, by rank."""


_ONE_BOX = _Size(1, [1])

_Shelf = list[tuple[_Size, list[str]]]
"""What stands side by side: each with its size and the ids of what hangs on the claim itself."""


def lengths(
    selection: Selection, paths: Mapping[str, Path], proportions: Proportions
) -> dict[str, int]:
    """How many ranks each relation spans, by id; relations that span one are left out.

    If too much hangs on a claim, it is set out on shelves, one behind the other: in front the claims
    that nothing bears on, at the back the longest chains. A claim or junction hangs where its first
    relation leads, and those of one group stay together.
    """
    hook, relation_at = _hooks(selection)
    waiting = Counter(hook.values())
    hanging: dict[str, dict[str | Path, list[str]]] = defaultdict(dict)
    for id, end in hook.items():
        hanging[end].setdefault(paths[id] or id, []).append(id)
    # What is in a cycle is never ready: its relations stay short.
    ready = [id for id in hook if id not in waiting]
    sizes: dict[str, _Size] = {}
    found: dict[str, int] = {}
    while ready:
        id = ready.pop()
        if id in hanging:
            together = [
                (_side_by_side([sizes[i] for i in ids]), ids) for ids in hanging[id].values()
            ]
            # A junction is too narrow to count.
            shelves, sizes[id] = _shelves(together, int(id not in selection.junctions), proportions)
            for shelf, ranks in zip(shelves[1:], _starts(shelves)[1:], strict=False):
                found.update(
                    (relation_at[i], ranks) for _, ids in shelf for i in ids if i in relation_at
                )
        else:
            sizes[id] = _ONE_BOX
        if id in hook:
            waiting[hook[id]] -= 1
            if not waiting[hook[id]]:
                ready.append(hook[id])
    return found


def _hooks(selection: Selection) -> tuple[dict[str, str], dict[str, str]]:
    """Where each claim and junction hangs, and by which relation where nothing lies between."""
    hook: dict[str, str] = {}
    relation_at: dict[str, str] = {}
    for relation in selection.relations:
        assert relation.target is not None
        if relation.id in selection.junctions:
            hook[relation.id], relation_at[relation.id] = relation.target, relation.id
            for premise in relation.premises:
                hook.setdefault(premise, relation.id)
        elif relation.premises[0] not in hook:
            premise = relation.premises[0]
            hook[premise], relation_at[premise] = relation.target, relation.id
    return hook, relation_at


def _shelves(
    hanging: _Shelf, own_boxes: int, proportions: Proportions
) -> tuple[list[_Shelf], _Size]:
    """Deal what hangs on one thing to as few shelves as keep the proportions; return the size, too.

    What takes few ranks comes first.
    """
    shelves = [hanging]
    if len(hanging) == 1:
        size = hanging[0][0]
        return shelves, _Size(1 + size.ranks, [own_boxes, *size.boxes[: LOOKAHEAD - 1]])
    size = _size(shelves, own_boxes, proportions.line)
    widest = max(size.boxes)
    if widest <= proportions.always:
        return shelves, size
    hanging = sorted(hanging, key=lambda sized: sized[0].ranks)
    # No fewer shelves could do, even if each took as many ranks as the last.
    per_shelf = proportions.per_rank * hanging[-1][0].ranks
    count = max(1, isqrt(int(widest / per_shelf)), int(proportions.line * len(hanging) / per_shelf))
    while count < widest:
        shelves = _dealt(hanging, widest / count)
        size = _size(shelves, own_boxes, proportions.line)
        if max(size.boxes) <= max(proportions.always, proportions.per_rank * size.ranks):
            break
        count += 1 + count // 4
    return shelves, size


def _dealt(hanging: _Shelf, room: float) -> list[_Shelf]:
    """Fill shelves in order, each with about as many boxes as `room` says."""
    shelves: list[_Shelf] = [[]]
    filled: list[float] = []
    for sized in hanging:
        _add(filled, sized[0].boxes, 0)
        if shelves[-1] and max(filled) > room:
            shelves.append([])
            filled = sized[0].boxes[:]
        shelves[-1].append(sized)
    # Single boxes take turns, so that those with lines to the same place stand behind one another.
    flat = sum(max(size.ranks for size, _ in shelf) == 1 for shelf in shelves)
    singles = [sized for shelf in shelves[:flat] for sized in shelf]
    return [singles[i::flat] for i in range(flat)] + shelves[flat:]


def _starts(shelves: list[_Shelf]) -> list[int]:
    """The rank at which each shelf starts, and the rank behind the last one."""
    return list(accumulate((max(size.ranks for size, _ in s) for s in shelves), initial=1))


def _size(shelves: list[_Shelf], own_boxes: int, line: float) -> _Size:
    """The size of something with what hangs on it."""
    starts = _starts(shelves)
    boxes: list[float] = [own_boxes]
    for shelf, start in zip(shelves, starts, strict=False):
        if start > 1:
            passing = line * sum(len(ids) for _, ids in shelf)
            _add(boxes, [passing] * (min(start, LOOKAHEAD) - 1), 1)
        for size, _ in shelf:
            _add(boxes, size.boxes, start)
    return _Size(starts[-1], boxes)


def _side_by_side(sizes: list[_Size]) -> _Size:
    if len(sizes) == 1:
        return sizes[0]
    boxes: list[float] = []
    for size in sizes:
        _add(boxes, size.boxes, 0)
    return _Size(max(size.ranks for size in sizes), boxes)


def _add(boxes: list[float], more: list[float], start: int) -> None:
    """Add boxes to the counts per rank, from the rank `start` on.

    >>> counts = [1, 2]
    >>> _add(counts, [3, 4], 1)
    >>> counts
    [1, 5, 4]
    """
    for rank, count in enumerate(more, start):
        if rank < len(boxes):
            boxes[rank] += count
        elif rank < LOOKAHEAD:
            boxes += [0] * (rank - len(boxes))
            boxes.append(count)


def stacks(
    selection: Selection, paths: Mapping[str, Path], proportions: Proportions
) -> Iterator[tuple[str, str]]:
    """Pairs of claims to set one behind the other, although nothing relates them.

    These are the claims without any relation, in columns, separately for each group.
    """
    ends = {end for r in selection.relations for end in (*r.premises, r.target)}
    groups: dict[Path, list[str]] = defaultdict(list)
    for claim in selection.claims:
        if claim not in ends:
            groups[paths[claim]].append(claim)
    for claims in groups.values():
        ranks = 1
        # No lines pass between them, so they stand closer than others.
        while len(claims) / ranks > max(proportions.always, proportions.per_rank / 2 * ranks):
            ranks += 1
        for start in range(0, len(claims), ranks):
            yield from pairwise(claims[start : start + ranks])
