"""Which lines can be folded away: what is indented below a line, runs of comments, headings."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_HEADING = re.compile(r"(#{1,6}) ")


class Fold(NamedTuple):
    """Lines, counted from 0, of which the first stays in sight."""

    first: int
    last: int
    kind: Literal["region", "comment"] = "region"


def folds(text: str, *, is_argdown: bool = False) -> list[Fold]:
    """All folds of a text, in the order of their first lines."""
    lines = re.split(r"\r\n|\r|\n", text)
    found = _indented(lines)
    found += _sections(lines) if is_argdown else _comments(lines)
    return sorted(set(found))


def _indented(lines: list[str]) -> list[Fold]:
    found: list[Fold] = []
    open_lines: list[tuple[int, int]] = []
    last = -1
    for number, line in enumerate([*lines, "end"]):
        content = line.lstrip(" \t")
        if not content:
            continue
        indent = len(line) - len(content)
        while open_lines and open_lines[-1][0] >= indent:
            _, first = open_lines.pop()
            if last > first:
                found.append(Fold(first, last))
        open_lines.append((indent, number))
        last = number
    return found


def _comments(lines: list[str]) -> list[Fold]:
    found: list[Fold] = []
    first: int | None = None
    for number, line in enumerate([*lines, ""]):
        is_comment = line.lstrip().startswith("#")
        if is_comment and first is None:
            first = number
        elif not is_comment and first is not None:
            if number - 1 > first:
                found.append(Fold(first, number - 1, "comment"))
            first = None
    return found


def _sections(lines: list[str]) -> list[Fold]:
    found: list[Fold] = []
    open_at: list[tuple[int, int]] = []
    for number, line in enumerate([*lines, "# "]):
        heading = _HEADING.match(line)
        if heading is None:
            continue
        while open_at and open_at[-1][0] >= len(heading[1]):
            _, first = open_at.pop()
            last = number - 1
            while last > first and not lines[last].strip():
                last -= 1
            if last > first:
                found.append(Fold(first, last))
        open_at.append((len(heading[1]), number))
    return found
