"""Footnote marks and page breaks, which a printed page puts between the words of a text.

    the money¹ belongs        We will not raise

                              Minutes of the council, page 4

                              taxes this year.

A quote of this passage leaves out the mark and the page head, and changes no word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from argmap.words.normal import FILLER, normal

_HIGH = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_BEHIND_MARK = r".,;:!?'\"\u201d\u00bb)"
_FOOTNOTE = re.compile(
    # A high number stands behind four letters or a mark: that of m² is no footnote.
    rf"(?:(?<=[^\W\d_]{{4}})|(?<=[{_BEHIND_MARK}]))[{_HIGH}]{{1,3}}(?!\w)"
    rf"|(?<=[\w{_BEHIND_MARK}])(?:\[\d{{1,3}}\])+(?!\w)"
    r"|(?<=\S)[\u2020\u2021]+(?!\w)"
)
_ANY_FOOTNOTE = re.compile(rf"[{_HIGH}\u2020\u2021]|\d\]")

MAX_HEAD = 80
"""A longer line is no page head, in code points."""
_NUMBER = re.compile(r"\d+")
_NUMBERED = re.compile(r"\W*#|.*#\W*$")
_PAGE = re.compile(r".*\b(?:page|p\.|pg\.|seite|página|pagina|sida|side) *#")
_GOES_ON = re.compile(r"[^\W_][,;-]?$")


def as_read(text: str) -> str:
    """A text in normal form, of the same length, with footnote marks and page heads blanked out."""
    plain = without_footnotes(normal(text))
    pieces, at = [], 0
    for start, end in _page_breaks(text, plain):
        # The line break stays, for a word that is broken there.
        pieces += [plain[at:start], FILLER * (end - start - 1), "\n"]
        at = end
    return "".join([*pieces, plain[at:]])


def without_footnotes(plain: str) -> str:
    """A text in normal form without the marks of footnotes, of the same length."""
    if not _ANY_FOOTNOTE.search(plain):
        return plain
    return _FOOTNOTE.sub(lambda match: FILLER * len(match[0]), plain)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    """Its words, with one sign for every number and without capitals."""
    turns: bool
    """Whether a form feed stands on it."""

    @property
    def is_short(self) -> bool:
        """Whether it is no longer than the heads of pages are."""
        return len(self.words) <= MAX_HEAD


def _page_breaks(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Where a page turns in the middle of a sentence: from the end of a line to the next words.

    In "We will not raise", blank line, "Minutes of the council, page 4", blank line, "taxes", the
    stretch from behind `raise` to `taxes` is such a place.
    """
    if not _NUMBER.search(plain) or "\n" not in plain:
        return
    lines = list(_lines(text, plain))
    seen: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.words and line.is_short:
            seen[line.words].add(plain[line.start : line.end])

    def is_head(line: _Line) -> bool:
        """Whether a line has a page number: it says so, or it recurs with another number."""
        if not line.is_short or not _NUMBERED.match(line.words):
            return False
        return bool(_PAGE.match(line.words)) or line.turns or len(seen[line.words]) > 1

    before: _Line | None = None
    for is_between, group in groupby(lines, key=lambda each: not each.words or is_head(each)):
        block = list(group)
        if is_between:
            between = block
            continue
        if before is not None and _is_page_break(plain, before, between, block[0]):
            yield before.end, block[0].start
        before = block[-1]


def _is_page_break(plain: str, before: _Line, between: list[_Line], behind: _Line) -> bool:
    """Whether a sentence goes on after a page number that is set off from it."""
    if not any(line.words for line in between):
        return False
    # A line with a number in the middle of running text is text. A page head has a blank line or a
    # form feed on both sides, and the sentence around it is unfinished.
    set_off = all(not line.words or line.turns for line in (between[0], between[-1]))
    return (
        set_off
        and bool(_GOES_ON.search(plain[before.start : before.end].rstrip(f" {FILLER}")))
        and plain[behind.start : behind.end].lstrip(f" {FILLER}")[:1].islower()
    )


def _lines(text: str, plain: str) -> Iterator[_Line]:
    start = 0
    for words in plain.split("\n"):
        end = start + len(words)
        told = words.replace(FILLER, "").strip()
        folded = _NUMBER.sub("#", told.casefold()) if len(told) <= MAX_HEAD else told
        # A form feed is a line break in the normal form: it ends one line and begins another.
        yield _Line(
            start, end, folded, text[max(0, start - 1)] == "\f" or text[end : end + 1] == "\f"
        )
        start = end + 1
