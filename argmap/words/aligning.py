"""The nearest passage: how the words of a quote become those of a stretch of text."""

from __future__ import annotations

from collections.abc import Sequence

Operation = tuple[str, int, int, int, int]
"""A step from the words of a quote to those of a passage: `equal`, `insert` or `delete`, then which
words of the quote and which of the passage."""

MAX_WIDENED = 5
"""At most this many words are added at an edge of a passage, in return for words of the quote."""


def aligned(said: Sequence[str], found: Sequence[str]) -> list[Operation]:
    """How one list of words becomes another, from the first word they share to the last.

    >>> aligned(["we", "will", "not", "pay"], ["then", "we", "will", "pay", "them"])
    [('equal', 0, 2, 1, 3), ('delete', 2, 3, 3, 3), ('equal', 3, 4, 3, 4)]

    The quote's `we will` are words 1 and 2 of the passage, its `not` is missing there, and its `pay`
    is word 3. The passage's `then` and `them` lie outside what both share, and are left out.
    """
    # Indel and not Levenshtein: a replaced word then shows as a deletion and an insertion, which is
    # how a reader sees it. difflib would not find the shortest difference.
    from rapidfuzz.distance import Indel

    operations = [
        (op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Indel.opcodes(said, found)
    ]
    return _compact(_trimmed(operations), found)


def _trimmed(operations: list[Operation]) -> list[Operation]:
    """Leave out what the passage has before the first shared word and after the last one."""
    equal = [i for i, operation in enumerate(operations) if operation[0] == "equal"]
    if not equal:
        return [operation for operation in operations if operation[0] == "delete"]
    return [
        operation
        for i, operation in enumerate(operations)
        if equal[0] <= i <= equal[-1] or operation[0] == "delete"
    ]


def _compact(operations: list[Operation], found: Sequence[str]) -> list[Operation]:
    """Move the first words as late, and the last ones as early, as they can stand.

    The shortest difference may match a common word such as `the` far ahead of the rest of the
    passage. Where the same word also stands just before the rest, that one is meant.
    """
    while len(operations) > 2 and _is_stray(operations[:3]):
        (_, a, b, c, d), between, (_, _, end, _, last) = operations[:3]
        if found[c:d] != found[between[4] - (d - c) : between[4]]:
            break
        operations = [("equal", a, end, between[4] - (b - a), last), *operations[3:]]
    while len(operations) > 2 and _is_stray(operations[-3:]):
        (_, start, _, first, _), between, (_, a, b, c, d) = operations[-3:]
        if found[c:d] != found[between[3] : between[3] + (d - c)]:
            break
        operations = [*operations[:-3], ("equal", start, b, first, between[3] + (b - a))]
    return operations


def _is_stray(operations: Sequence[Operation]) -> bool:
    """Whether only words of the passage separate two runs of shared words."""
    return [operation[0] for operation in operations] == ["equal", "insert", "equal"]


def widened(window: int, operations: list[Operation], count: int) -> tuple[int, list[Operation]]:
    """A passage with more words at either end: as many as the quote has of its own there.

    The passage begins at word `window` of a text of `count` words; its own first word is 0 then.
    """
    found = [op for op in operations if op[4] > op[3]]
    if not found:
        return window, operations
    first, last = found[0][3], found[-1][4]
    lead = min(_deleted(operations[0]), MAX_WIDENED)
    trail = min(_deleted(operations[-1]), MAX_WIDENED, count - window - last)
    # Words that differ at the very edge of a quote have no shared word beside them, so without this
    # the reader would be shown what is missing but not what the source says instead.
    if lead and window + first >= lead:
        operations = [operations[0], ("insert", 0, 0, first - lead, first), *operations[1:]]
        first -= lead
    if trail > 0:
        operations = [*operations, ("insert", 0, 0, last, last + trail)]
    moved = [(name, a, b, c - first, d - first) for name, a, b, c, d in operations]
    return window + first, moved


def _deleted(operation: Operation) -> int:
    return operation[2] - operation[1] if operation[0] == "delete" else 0
