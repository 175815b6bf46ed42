"""Changes of a text as an editor applies them: small stretches, none of which touches another."""

from __future__ import annotations

from typing import NamedTuple


class TextEdit(NamedTuple):
    """A stretch of a text, in code points, and what stands there afterwards."""

    start: int
    end: int
    new: str


def edits_between(old: str, new: str) -> list[TextEdit]:
    """The edits that turn one text into another: line by line where no line came or went.

    >>> edits_between("a: A\\nb: B\\n", "a: A\\nb: C\\n")
    [TextEdit(start=8, end=9, new='C')]
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) != len(after):
        return _trimmed(0, old, new)
    edits: list[TextEdit] = []
    at = 0
    for was, now in zip(before, after, strict=True):
        edits += _trimmed(at, was, now)
        at += len(was)
    return edits


def applied(text: str, edits: list[TextEdit]) -> str:
    """The text after edits that do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _trimmed(at: int, was: str, now: str) -> list[TextEdit]:
    """The one edit between two texts, without what they have in common at either end."""
    if was == now:
        return []
    start = _common(was, now)
    end = _common(was[start:][::-1], now[start:][::-1])
    return [TextEdit(at + start, at + len(was) - end, now[start : len(now) - end])]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
