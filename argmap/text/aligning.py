"""The nearest passage: how the words of a quote become those of a stretch of text."""

from __future__ import annotations

from collections.abc import Sequence

Operation = tuple[str, int, int, int, int]
"""A step from the words of a quote to those of a passage: `equal`, `insert` or `delete`, then which
words of the quote and which of the passage."""

MAX_WIDENED = 5
"""No more words at the edge of a passage are taken for what other words were put in place of."""


def aligned(said: Sequence[str], found: Sequence[str]) -> list[Operation]:
    """How one list of words becomes another, from the first word they share to the last."""
    from rapidfuzz.distance import Indel

    operations = [
        (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Indel.opcodes(said, found)
    ]
    return _begin_late(_end_early(operations, found), found)


def _begin_late(operations: list[Operation], found: Sequence[str]) -> list[Operation]:
    """Without what comes before: the first words are the last of those it could be."""
    while len(operations) > 1:
        name, a, b, c, d = operations[0]
        if name == "insert":
            operations = operations[1:]
            continue
        between, following = operations[1], operations[2:3]
        is_stray = name == "equal" and between[0] == "insert" and _is_equal(following)
        if not is_stray or found[c:d] != found[between[4] - (d - c) : between[4]]:
            break
        _, _, end, _, last = following[0]
        operations = [("equal", a, end, between[4] - (b - a), last), *operations[3:]]
    return operations


def _end_early(operations: list[Operation], found: Sequence[str]) -> list[Operation]:
    """Without what comes behind: the last words are the first of those it could be."""
    while len(operations) > 1:
        name, a, b, c, d = operations[-1]
        if name == "insert":
            operations = operations[:-1]
            continue
        between, before = operations[-2], operations[-3:-2]
        is_stray = name == "equal" and between[0] == "insert" and _is_equal(before)
        if not is_stray or found[c:d] != found[between[3] : between[3] + (d - c)]:
            break
        _, start, _, first, _ = before[0]
        operations = [*operations[:-3], ("equal", start, b, first, between[3] + (b - a))]
    return operations


def _is_equal(operations: list[Operation]) -> bool:
    return bool(operations) and operations[0][0] == "equal"


def widened(window: int, operations: list[Operation], count: int) -> tuple[int, list[Operation]]:
    """A passage with as many more words at either end as the quote has others there.

    The passage begins at word `window` of a text of `count` words; its own first word is 0 then.
    """
    found = [op for op in operations if op[4] > op[3]]
    if not found:
        return window, operations
    first, last = found[0][3], found[-1][4]
    lead = min(_deleted(operations[0]), MAX_WIDENED)
    trail = min(_deleted(operations[-1]), MAX_WIDENED, count - window - last)
    if lead and window + first >= lead:
        operations = [operations[0], ("insert", 0, 0, first - lead, first), *operations[1:]]
        first -= lead
    if trail > 0:
        operations = [*operations, ("insert", 0, 0, last, last + trail)]
    moved = [(name, a, b, c - first, d - first) for name, a, b, c, d in operations]
    return window + first, moved


def _deleted(operation: Operation) -> int:
    return operation[2] - operation[1] if operation[0] == "delete" else 0
