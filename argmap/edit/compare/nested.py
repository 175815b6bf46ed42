"""Nested data, such as the document that a file came from: which of its values have changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Changed = tuple[str, object, object]
"""The path to a value (`aif.nodes.3.text`), what it was, and what it is; None if there was or is none."""


def changed_values(name: str, before: object, after: object) -> list[Changed]:
    """The values in which two pieces of data differ, each with the path to it.

    Lists are compared from both ends, so that an item inserted at the front is one change and not one
    for each item after it.

    >>> changed_values("extra", {"n": [1, 2]}, {"n": [0, 1, 2]})
    [('extra.n.0', None, 0)]
    """
    found: list[Changed] = []
    stack: list[Changed] = [(name, before, after)]
    while stack:
        path, old, new = stack.pop()
        # For Python 1, 1.0 and True are equal; in a file they are not.
        if old == new and type(old) is type(new):
            continue
        inner = list(_inside(path, old, new))
        if inner:
            stack.extend(reversed(inner))
        else:
            found.append((path, old, new))
    return found


def _inside(path: str, old: Any, new: Any) -> Iterator[Changed]:
    """The items of two mappings or two lists in pairs; none if the two are of different kinds."""
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key in dict.fromkeys([*old, *new]):
            yield f"{path}.{key}", old.get(key), new.get(key)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        start, ends = alike_ends(old, new)
        # Without a common item, nobody can say which of them correspond: the list changed as a whole.
        if not ends and not start and len(old) != len(new):
            return
        stop, other_stop = len(old) - ends, len(new) - ends
        for i in range(start, max(stop, other_stop)):
            yield (
                f"{path}.{i}",
                old[i] if i < stop else None,
                new[i] if i < other_stop else None,
            )


def alike_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many items (or letters) are the same before the first change, and after the last one.

    >>> alike_ends("the bus is late", "the tram is late")
    (4, 8)
    """
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    ends = 0
    while ends < most - start and old[-1 - ends] == new[-1 - ends]:
        ends += 1
    return start, ends
