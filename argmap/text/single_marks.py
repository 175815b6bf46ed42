"""Passages in single quotation marks, told from apostrophes place by place.

`\u2018` always opens. A straight mark, and the curly one that closes, is an apostrophe as well: *the
sailors' boat*, *rock 'n' roll*, *the '90s*. In the normal form of a text the two look alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from argmap.text.places import Place

_ELIDED = r"(?:em|tis|twas|til|till|cause|bout|n|round|cos|neath|gainst|ere|\d\ds?)\b"
"""What an apostrophe before stands for the beginning of: 'em, the '90s."""
_OPENS = re.compile(
    rf"(?:\u2018(?!\u2018)|(?<![\w.,!?'\u2019)\u2026])'(?!'))(?=[\w(\[\u2026$\u00a3\u20ac\"\u201c])(?!{_ELIDED})",
    re.I,
)
_CLOSES = re.compile(r"(?<=[\w.,!?;:\u2026%)\]\u2014\"\u201d-])'(?!['\w])")
MAX_PASSAGE = 6000
"""In how many characters a mark is closed, if at all."""
_FINAL = frozenset('.,!?;:\u2026\u2014-"\u201d)%]')
"""Behind these, a mark closes; behind an s, it may be that of an owner."""
_GOES_ON = re.compile(r"'\s+[a-z]")
"""the sailors' boat: a word goes on behind it"""


def passages_in_single_marks(
    normal: str, paragraphs: Sequence[Place], quoted: Sequence[Place]
) -> Iterator[list[Place]]:
    """The passages of a text in normal form, each with a part for every paragraph it runs through.

    `quoted` are the passages in double marks, in order: marks within them are nested.
    """
    open_parts: list[Place] = []
    for start, end in paragraphs:
        opening = _OPENS.match(normal, start, end) if open_parts else None
        if open_parts and opening is None:
            # Never closed: an apostrophe after all.
            open_parts = []
        at = start
        while (match := _OPENS.search(normal, at, end)) is not None:
            outer = _around(match.start(), quoted)
            if outer is not None:
                at = outer[1]
                continue
            close = _close(normal, match.end(), end, quoted)
            if close is not None:
                yield [*open_parts, (match.start(), close)]
                at, open_parts = close, []
                continue
            if match.start() == start and normal[start] == "\u2018":
                open_parts.append((start, end))
                at = end
            else:
                at = match.end()


def _around(at: int, quoted: Sequence[Place]) -> Place | None:
    """The passage in double marks around a place, if there is one."""
    index = bisect_right(quoted, (at, at)) - 1
    return quoted[index] if index >= 0 and at < quoted[index][1] else None


def _close(normal: str, start: int, end: int, quoted: Sequence[Place]) -> int | None:
    """Where the mark ends that closes a passage: the first that is no owner's apostrophe."""
    least = None
    end = min(end, start + MAX_PASSAGE)
    following = _OPENS.search(normal, start, end)
    limit = following.start() if following and normal[following.start()] == "\u2018" else end
    for match in _CLOSES.finditer(normal, start, end):
        at = match.start()
        if at >= limit and least is not None:
            break
        is_owner = normal[at - 1] in "sS" and _GOES_ON.match(normal, at)
        if normal[at - 1] in _FINAL or not is_owner:
            return match.end()
        least = least or match.end()
    return least
