"""Running text: from its tokens to the text they mean, with its tags, links and ranges."""

from __future__ import annotations

import re
from collections.abc import Callable

from argmap.formats.argdown.language import tokens as t
from argmap.formats.argdown.language.document import Content, Range
from argmap.formats.argdown.language.tokens import CONTENT, LINE_END, Token

_LINE_END = re.compile(f"[{LINE_END}]")
_CLOSES = {t.BOLD_START: t.BOLD_END, t.ITALIC_START: t.ITALIC_END}
_RANGE_TYPES = {t.BOLD_START: "bold", t.ITALIC_START: "italic"}
_RANGE_ENDS = (t.BOLD_END, t.ITALIC_END)

Report = Callable[[str, Token], None]
"""Called with what is wrong (`"unclosed"` or `"link"`) and at which token."""


def read_content(
    tokens: list[Token], index: int, text: str, report: Report, *, has_tags: bool = True
) -> tuple[Content, int]:
    """The content that begins at a token, and the index of the first token after it.

    `text` is the whole document. Line breaks become one space; the last one becomes none. `has_tags`
    says whether the tags in a text are part of it.
    """
    first, start = index, tokens[index].start
    end = start
    said = _Said()
    is_plain = True
    # Made when the first sign comes, because most texts have none.
    signs: _Signs | None = None
    while True:
        token = tokens[index]
        kind = token.kind
        if kind == t.TEXT:
            said.add(token.value)
            is_plain = is_plain and text[token.start : token.end] == token.value
        elif kind == t.NEWLINE:
            # A line break is a space only in the middle of a text.
            if tokens[index + 1].kind in CONTENT and not said.ends_in_space:
                said.add(" ")
        elif kind in CONTENT or (signs is not None and signs.is_closed_by(kind)):
            signs = signs or _Signs(text, report, has_tags)
            signs.read(token, said)
        else:
            break
        if kind != t.NEWLINE:
            end = token.end
        index += 1
    content = Content(said.text() or None, place=(start, end), plain=is_plain)
    if signs is not None:
        signs.finish(content)
    if not content.plain:
        content.source = _source(tokens[first:index], text)
    return content, index


class _Said:
    """The text so far, in pieces, so that many small pieces cost no more than a few large ones."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        """Add a piece, which may be empty."""
        if piece:
            self.pieces.append(piece)
            self.length += len(piece)

    @property
    def ends_in_space(self) -> bool:
        """Whether the text so far ends in a space."""
        return bool(self.pieces) and self.pieces[-1].endswith(" ")

    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)


class _Signs:
    """The signs in one content: tags, mentions, links, bold and italic ranges."""

    def __init__(self, text: str, report: Report, has_tags: bool) -> None:
        self.text = text
        self.report = report
        self.has_tags = has_tags
        self.tags: dict[str, None] = {}
        self.ranges: list[Range] = []
        self.open: list[tuple[Token, Range]] = []
        self.plain = True

    def is_closed_by(self, kind: str) -> bool:
        """Whether a kind of token ends the range that is open."""
        return bool(self.open) and kind == _CLOSES[self.open[-1][0].kind]

    def read(self, token: Token, said: _Said) -> None:
        """Add what a token says."""
        kind, start = token.kind, said.length
        if kind in _RANGE_TYPES:
            self.plain = False
            self.ranges.append(Range(_RANGE_TYPES[kind], start, start))
            self.open.append((token, self.ranges[-1]))
        elif kind in _RANGE_ENDS:
            # `stop` is the last character of a range and not the one after it, as in the reference.
            self.open.pop()[1].stop = max(start - 1, 0)
            said.add(" " * token.value.endswith(" "))
        elif kind == t.LINK:
            self._link(token, said)
        elif kind == t.TAG:
            self._tag(token, said)
        else:
            image = self.text[token.start : token.end]
            said.add(image)
            type = "statement-mention" if kind == t.STATEMENT_MENTION else "argument-mention"
            title = image[2:].rstrip(" \t")[:-1]
            self.ranges.append(Range(type, start, said.length - 1, title))

    def _tag(self, token: Token, said: _Said) -> None:
        self.tags[token.value] = None
        if not self.has_tags:
            self.plain = False
            return
        start = said.length
        said.add(self.text[token.start : token.end])
        self.ranges.append(Range("tag", start, said.length - 1, token.value))

    def _link(self, token: Token, said: _Said) -> None:
        self.plain = False
        found = _title_and_address(token.value)
        if found is None:
            self.report("link", token)
            said.add(token.value)
            return
        start = said.length
        title, address = found
        said.add(title)
        self.ranges.append(Range("link", start, said.length - 1, address))
        said.add(" " * token.value.endswith(" "))

    def finish(self, content: Content) -> None:
        """Put what was found into a content, and report ranges that are still open."""
        for token, _ in self.open:
            self.report("unclosed", token)
        content.tags, content.ranges = list(self.tags), self.ranges
        content.plain = content.plain and self.plain


def _title_and_address(link: str) -> tuple[str, str] | None:
    """The title and the address of `[title](address)`; None where a line break stands between.

    The address ends with the link, and the title reaches as far as it can.
    """
    line = _LINE_END.split(link)[-1].rstrip(" \t")
    opening = line.find("[")
    middle = line.rfind("](", opening + 2, len(line) - 2)
    if opening < 0 or middle < 0:
        return None
    return line[opening + 1 : middle], line[middle + 2 : -1]


def _source(tokens: list[Token], text: str) -> str:
    """The text as it was written, but on one line and without comments."""
    said = _Said()
    for token in tokens:
        if token.kind != t.NEWLINE:
            said.add(text[token.start : token.end])
        elif not said.ends_in_space:
            said.add(" ")
    return said.text().strip(" \t")
