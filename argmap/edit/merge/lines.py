"""The lines in which two texts differ, found between lines that occur once in each."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MAX_COMPARED = 20_000_000
"""The product of two lengths up to which every pair of lines may be compared."""


class Hunk(NamedTuple):
    """Lines `[start, end)` of one text, in place of lines `[other_start, other_end)` of the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def hunks(lines: Sequence[str], others: Sequence[str]) -> Iterator[Hunk]:
    """Where two texts differ, in order.

    A patience diff (Bram Cohen): lines that occur once in each text, and in the same order, count as
    the same; only the lines between them are compared one by one.

    >>> list(hunks(["a", "b", "c"], ["a", "x", "c"]))
    [Hunk(start=1, end=2, other_start=1, other_end=2)]
    """
    start = other_start = 0
    for end, other_end in [*_anchors(lines, others), (len(lines), len(others))]:
        for hunk in _between(lines[start:end], others[other_start:other_end]):
            yield Hunk(
                start + hunk.start,
                start + hunk.end,
                other_start + hunk.other_start,
                other_start + hunk.other_end,
            )
        start, other_start = end, other_end


def _anchors(lines: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """The longest series of lines that occur once in each text, in the same order in both."""
    counts, other_counts = Counter(lines), Counter(others)
    places = {line: j for j, line in enumerate(others) if other_counts[line] == 1}
    pairs = [
        (i, places[line]) for i, line in enumerate(lines) if counts[line] == 1 and line in places
    ]
    # Longest increasing subsequence by patience sorting: `tails[n]` is the smallest place at
    # which a series of n + 1 lines can end. This takes n log n steps; trying all series would not
    # end.
    tails: list[int] = []
    tail_pairs: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before.append(tail_pairs[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        tail_pairs[length : length + 1] = [number]
    series: list[tuple[int, int]] = []
    number = tail_pairs[-1] if tail_pairs else -1
    while number >= 0:
        series.append(pairs[number])
        number = before[number]
    return series[::-1]


def _between(lines: Sequence[str], others: Sequence[str]) -> Iterator[Hunk]:
    if lines == others:
        return
    if len(lines) * len(others) > MAX_COMPARED:
        # Comparing is quadratic. One coarse hunk is right, too, only less tidy.
        yield Hunk(0, len(lines), 0, len(others))
        return
    # difflib ignores popular lines in long texts, and in a map `speaker: ann` is popular.
    from rapidfuzz.distance import Indel

    held: Hunk | None = None
    for step in Indel.opcodes(lines, others):
        if step.tag == "equal":
            if held:
                yield held
            held = None
        elif held:
            held = Hunk(held.start, step.src_end, held.other_start, step.dest_end)
        else:
            held = Hunk(step.src_start, step.src_end, step.dest_start, step.dest_end)
    if held:
        yield held
