"""Passages in quotation marks: in every typographic style, over paragraphs, nested, unbalanced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.text.places import Place
from argmap.text.single_marks import passages_in_single_marks

_MARK = re.compile("[\u201c\u201d\u201e\"\u00ab\u00bb]|``|''(?!')")
_LOW = "\u201e"
"""Opens what either curly mark closes, as German and Polish texts quote."""
_OPENING = frozenset((_LOW, "\u201c", "\u00ab", "``"))
_CLOSING = frozenset(("\u201d", "\u00bb"))
_BEFORE_OPENING = frozenset(" \n([{\u2014-/\u2060:")

MAX_PARAGRAPHS = 12
"""A mark that opens more paragraphs than this in a row, never closed, is no quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage in quotation marks; a part for each paragraph it runs through, marks included."""

    parts: tuple[Place, ...]
    is_closed: bool = True

    @property
    def start(self) -> int:
        """Where its first mark stands."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where its last mark ends."""
        return self.parts[-1][1]


@dataclass(slots=True)
class _Open:
    """A quotation whose end has not been found yet."""

    mark: str
    start: int
    parts: list[Place]
    depth: int = 1


def quotations(normal: str, paragraphs: list[Place]) -> list[Quotation]:
    """All quotations of a text in normal form, in order; a nested one belongs to the outer one.

    Single marks quote where they stand as marks do, outside double ones: a text may have both.
    """
    doubles = list(_in_double_marks(normal, paragraphs))
    quoted = [part for quotation in doubles for part in quotation.parts]
    singles = [
        Quotation(tuple(parts)) for parts in passages_in_single_marks(normal, paragraphs, quoted)
    ]
    # A pair of double marks within a single one is nested in it.
    inside = [part for quotation in singles for part in quotation.parts]
    outer = [q for q in doubles if not _is_within(q.parts[0], inside)]
    return sorted([*outer, *singles], key=lambda quotation: quotation.start)


def _is_within(place: Place, passages: list[Place]) -> bool:
    at = bisect_right(passages, place) - 1
    return at >= 0 and place[1] <= passages[at][1]


def _in_double_marks(normal: str, paragraphs: list[Place]) -> list[Quotation]:
    pattern = _MARK
    found: list[Quotation] = []
    opened: _Open | None = None
    for start, end in paragraphs:
        marks = pattern.finditer(normal, start, end)
        if opened is not None:
            first = next(marks, None)
            # A quotation over several paragraphs repeats its opening mark at the beginning of each
            # and is closed in the last. A paragraph that does not begin with the mark shows that it
            # was none.
            if first is None or first.start() != start or _looks_closing(normal, first):
                found += _unclosed(opened, normal)
                opened = None
                marks = pattern.finditer(normal, start, end)
            else:
                opened.start = start
        opened = _paragraph(normal, marks, opened, found)
        if opened is not None:
            opened.parts.append((opened.start, end))
            opened.depth = 1
            if len(opened.parts) > MAX_PARAGRAPHS:
                opened = None
    if opened is not None:
        found += _unclosed(opened, normal)
    return found


def _paragraph(
    normal: str, marks: Iterator[re.Match[str]], opened: _Open | None, found: list[Quotation]
) -> _Open | None:
    """Read the marks of a paragraph; returns the quotation that is still open at its end."""
    for match in marks:
        mark = match[0]
        if opened is None:
            if not _looks_closing(normal, match):
                opened = _Open(mark, match.start(), [])
        elif mark in _OPENING and (opened.mark != _LOW or mark == _LOW):
            opened.depth += 1
        elif mark not in _CLOSING and _looks_opening(normal, match):
            # The mark before this one was never closed, so nobody knows what it quoted.
            opened = _Open(mark, match.start(), [])
        else:
            opened.depth -= 1
            if opened.depth == 0:
                found.append(Quotation((*opened.parts, (opened.start, match.end()))))
                opened = None
    return opened


def _looks_closing(normal: str, match: re.Match[str]) -> bool:
    if match[0] in _CLOSING:
        return True
    if match[0] in _OPENING:
        return False
    before = normal[match.start() - 1] if match.start() else "\n"
    after = normal[match.end()] if match.end() < len(normal) else "\n"
    return before not in _BEFORE_OPENING and not (after.isalnum() or after in "[($'")


def _looks_opening(normal: str, match: re.Match[str]) -> bool:
    before = normal[match.start() - 1] if match.start() else "\n"
    after = normal[match.end()] if match.end() < len(normal) else "\n"
    return before in _BEFORE_OPENING and (after.isalnum() or after in "[($'\u2018.\u2026")


def _unclosed(opened: _Open, normal: str) -> Iterator[Quotation]:
    """The quotation of a mark that is never closed: the rest of its paragraph, if it begins one."""
    start, end = opened.parts[0]
    at = start
    while at and normal[at - 1] in " \u2060":
        at -= 1
    before = normal[at - 1 : at]
    if before in ("", "\n", ":", ","):
        yield Quotation(((start, end),), is_closed=False)
