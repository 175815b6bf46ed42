"""The comments and blank lines of a YAML file, each with what it belongs to.

A comment on a line of its own belongs to what follows it, or, if it is indented deeper than that, to
what precedes it. A comment at the end of a line belongs to what begins on the line.

    # above `a`
    a: Buses are late.  # behind `a`
      # below `a`
    b: Trams are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from argmap.edit.file.extents import Extents
from argmap.formats.native.syntax.document import Document

_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")

Where = Literal["above", "behind", "below"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment or, with an empty text, a blank line."""

    text: str
    where: Where
    node: int
    """The scalar, or the empty pair of brackets, that it belongs to."""
    column: int


def comments_of(document: Document) -> list[Comment]:
    """The comments and blank lines between the values of a YAML document, in their order."""
    return _Gatherer(document).gather()


class _Gatherer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.extents = Extents(document)
        self.text = self.extents.text
        # Copies made for aliases have the offsets of their originals and would be seen twice.
        repeated = {n for at in document.aliases for n in range(at, document.after(at))}
        self.leaves = [
            node
            for node in range(len(document.values))
            if document.after(node) == node + 1 and node not in repeated
        ]
        """The nodes that hold no others: scalars and empty brackets."""
        self.starts = [document.starts[node] for node in self.leaves]
        self.found: list[Comment] = []

    def gather(self) -> list[Comment]:
        """All of them."""
        at = 0
        for index, node in enumerate(self.leaves):
            self._between(at, self.starts[index], index)
            is_scalar = self.document.text(node) is not None
            behind = self.document.ends[node] if is_scalar else self.extents.end(node)
            # `#` inside a block of text is text; only the line of the `|` can hold a comment.
            if self.extents.is_block_text(node):
                header = _HEADER_COMMENT.match(self.text, self.extents.opening(node))
                if header:
                    self.found.append(Comment(header[1].rstrip(), "behind", node, 0))
                behind = self.extents.next_line(self.extents.end(node))
            at = max(at, behind)
        self._between(at, len(self.text), len(self.leaves))
        return self.found

    def _between(self, start: int, end: int, index: int) -> None:
        """Look at the text before the leaf at `index`, which usually has no comment."""
        gap = self.text[start:end]
        breaks = gap.count("\n") + gap.count("\r")
        if "#" in gap or breaks > 1 or (breaks and start == self.extents.line_start(start)):
            self._lines(start, end, index)

    def _lines(self, start: int, end: int, index: int) -> None:
        at = start
        while at < end:
            stop = min(self.extents.next_line(at), end)
            line = self.text[at:stop]
            whole = at == self.extents.line_start(at)
            comment = _COMMENT.search(line)
            if comment:
                own = whole and not line[: comment.start()].strip()
                column = self.extents.column(at + comment.start())
                self._add(comment[0].rstrip(), own, at, column, index)
            elif whole and not line.strip() and line.endswith(("\n", "\r")):
                self._add("", True, at, 0, index)
            at = stop

    def _add(self, text: str, own: bool, at: int, column: int, index: int) -> None:
        following = self.leaves[index] if index < len(self.leaves) else None
        if not own and index:
            self.found.append(Comment(text, "behind", self._begins_line(at, index), column))
        elif following is not None and (not index or column <= self._indent(following)):
            self.found.append(Comment(text, "above", following, column))
        elif index:
            self.found.append(Comment(text, "below", self.leaves[index - 1], column))

    def _indent(self, node: int) -> int:
        """How deep the line stands on which a leaf begins."""
        line = self.extents.line_start(self.document.starts[node])
        at = line
        while self.text[at : at + 1] == " ":
            at += 1
        return at - line

    def _begins_line(self, at: int, index: int) -> int:
        """The first leaf that begins on the line of an offset, else the last one before it."""
        first = bisect_left(self.starts, self.extents.line_start(at))
        return self.leaves[min(first, index - 1)]
