"""Where the values of a document begin and end in its text, to the last bracket."""

from __future__ import annotations

import re
from collections import deque

from argmap.formats.native.syntax.document import Document

PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
"""The anchor and the tag of a node, with the spaces after them."""
_ANCHORED = re.compile(r"&\S+\s+")
_TRIVIA = re.compile(r"(?:[\s,]|(?<=\s)#[^\r\n]*)*")
_COLON = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*:")
_BREAK = re.compile(r"\r\n|\r|\n")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_COMMENT_LINE = re.compile(r"([ \t]*)(?:#[^\r\n]*)?(?:\r\n|\r|\n)")
_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")


class Extents:
    """The stretches of text that nodes take up. `text` is the document's, always with a final line break."""

    def __init__(self, document: Document) -> None:
        self.document = document
        text = document.source.text
        self.newline = found[0] if (found := _BREAK.search(text)) else "\n"
        # Nearly all files use `\n` alone; asking once keeps the search for line starts fast.
        self._has_returns = "\r" in text
        self.text = text if text.endswith(("\n", "\r")) else text + self.newline

    def start(self, node: int) -> int:
        """The offset of a node's first code point."""
        alias = self.document.aliases.get(node)
        return alias[0] if alias else self.document.starts[node]

    def end(self, node: int) -> int:
        """The offset after a node's last code point; for a block of text, before its line break."""
        document = self.document
        while True:
            if node in document.aliases:
                return document.aliases[node][1]
            if document.text(node) is not None:
                return self._scalar_end(node)
            # A loop and not recursion: a block ends where its last entry does, however deep that
            # lies.
            key, last = self._last_entry(node)
            if self.in_flow(node):
                inside = self.opening(node) + 1 if last is None else self.entry_end(key, last)
                return self.skip_trivia(inside) + 1
            if last is None:
                return document.starts[node]
            if key is not None and not self.has_value(key, last):
                return self.entry_end(key, last)
            node = last

    def entry_end(self, key: int | None, value: int) -> int:
        """The offset after a value; if there is none, after the colon of its key."""
        if key is None or self.has_value(key, value):
            return self.end(value)
        return self.after_colon(key) or self.end(key)

    def skip_trivia(self, offset: int) -> int:
        """The offset of what follows spaces, line breaks, commas and comments."""
        match = _TRIVIA.match(self.text, offset)
        return match.end() if match else offset

    def opening(self, node: int) -> int:
        """The offset of a node's own first mark, behind an anchor or a tag."""
        start = self.start(node)
        match = PROPERTIES.match(self.text, start)
        return match.end() if match else start

    def in_flow(self, node: int) -> bool:
        """Whether a mapping or list is written with brackets."""
        at = self.opening(node)
        return self.text[at : at + 1] in ("{", "[") and node not in self.document.aliases

    def raw(self, node: int) -> str:
        """A scalar as it is written: without its anchor, and where it stands if an alias repeats it."""
        start, end = self.document.starts[node], self._scalar_end(node)
        anchor = _ANCHORED.match(self.text, start, end)
        return self.text[anchor.end() if anchor else start : end]

    def is_block_text(self, node: int) -> bool:
        """Whether a scalar is written as a block, with `|` or `>`."""
        if self.document.text(node) is None or node in self.document.aliases:
            return False
        at = self.opening(node)
        return at < self.document.ends[node] and self.text[at : at + 1] in ("|", ">")

    def keeps_breaks(self, node: int) -> bool:
        """Whether a node ends in a block of text to which the blank lines below it belong."""
        leaf = self.document.after(node) - 1
        return self.is_block_text(leaf) and "+" in self._header(leaf)

    def _header(self, node: int) -> str:
        """The first line of a block of text: `|` or `>`, and what it says of indents and breaks."""
        at = self.opening(node)
        return self.text[at : self.line_end(at)].split("#")[0]

    def _scalar_end(self, node: int) -> int:
        document = self.document
        start, end = document.starts[node], document.ends[node]
        if not self.is_block_text(node):
            return max(start, end)
        if "+" not in self._header(node):
            # libyaml ends a block of text at what follows it, behind the blank lines. Only the block
            # is sliced: all the text before it, for each block, would be quadratic in the file.
            end = start + len(self.text[start:end].rstrip(" \t\r\n"))
        elif self.text[end - 1 : end] in ("\n", "\r"):
            end -= 2 if self.text[end - 2 : end] == "\r\n" else 1
        return max(end, start + 1)

    def _last_entry(self, node: int) -> tuple[int | None, int | None]:
        """The last value in a mapping or list, with its key if it has one; None if it is empty."""
        if self.document.is_mapping(node):
            entries = deque(self.document.items(node), maxlen=1)
            return entries[0] if entries else (None, None)
        elements = deque(self.document.elements(node), maxlen=1)
        return None, elements[0] if elements else None

    def has_value(self, key: int, value: int) -> bool:
        """Whether a value is written out: the parser may place an empty one at what follows it."""
        written = self.document.text(value) != "" or self.document.quoted(value)
        return written or value in self.document.aliases

    def after_colon(self, key: int) -> int | None:
        """The offset after the colon that follows a key; None if the key has no colon."""
        match = _COLON.match(self.text, self.end(key))
        return match.end() if match else None

    # -- lines ----------------------------------------------------------------------------------

    def line_start(self, offset: int) -> int:
        """The offset at which the line of an offset begins."""
        if self._has_returns and self.text[offset - 1 : offset + 1] == "\r\n":
            offset -= 1
        start = self.text.rfind("\n", 0, offset) + 1
        if self._has_returns and "\r" in self.text[start:offset]:
            start = self.text.rfind("\r", 0, offset) + 1
        return start

    def line_end(self, offset: int) -> int:
        """The offset of the line break that ends the line of an offset."""
        match = _BREAK.search(self.text, offset)
        return match.start() if match else len(self.text)

    def next_line(self, offset: int) -> int:
        """The offset at which the line after that of an offset begins."""
        match = _BREAK.search(self.text, offset)
        return match.end() if match else len(self.text)

    def column(self, offset: int) -> int:
        """The 0-based column of an offset."""
        return offset - self.line_start(offset)

    def begins_line(self, offset: int) -> bool:
        """Whether there are only spaces before an offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip(" \t")

    def after_comments(self, offset: int, column: int) -> int:
        """The beginning of the line behind comments that stand deeper than a column.

        Such comments, right below an entry that begins at that column, belong to the entry.
        """
        kept = at = offset
        while at < len(self.text) and (match := _COMMENT_LINE.match(self.text, at)):
            at = match.end()
            if match[0].strip():
                if len(match[1]) <= column:
                    break
                kept = at
        return kept

    def blank_before(self, offset: int) -> bool:
        """Whether the line before that of an offset is blank."""
        start = self.line_start(offset)
        return start > 0 and _BLANK.match(self.text, self.line_start(start - 1)) is not None

    def comments(self, node: int) -> list[str]:
        """The comments inside a mapping or list, or after the `|` or `>` of a text."""
        document = self.document
        if document.text(node) is not None:
            return self._header_comments(node)
        found: list[str] = []
        at = self.start(node)
        for part in range(node + 1, document.after(node)):
            if part in document.aliases or document.text(part) is None:
                continue
            if document.starts[part] < at:
                continue
            found += _COMMENT.findall(self.text[at : document.starts[part]])
            found += self._header_comments(part)
            at = max(document.ends[part], at)
        return found + _COMMENT.findall(self.text[at : self.end(node)])

    def comments_before(self, node: int, offset: int) -> list[str]:
        """The comments from an offset on to where a node begins."""
        return _COMMENT.findall(self.text[offset : self.start(node)])

    def _header_comments(self, node: int) -> list[str]:
        if not self.is_block_text(node):
            return []
        at = self.opening(node)
        return _COMMENT.findall(self.text[at : self.line_end(at)])
