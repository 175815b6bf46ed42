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
    while operations and operations[0][0] == "insert":
        operations = operations[1:]
    while operations and operations[-1][0] == "insert":
        operations = operations[:-1]
    return operations


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
