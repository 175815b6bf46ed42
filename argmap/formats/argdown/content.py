"""Running text: from its tokens to the text they stand for, with its tags, links and ranges."""

from __future__ import annotations

import re
from collections.abc import Callable

from argmap.formats.argdown import tokens as t
from argmap.formats.argdown.document import Content, Range
from argmap.formats.argdown.tokens import CONTENT, LINE_END, Token

_LINK = re.compile(rf"\[([^{LINE_END}]+)\]\(([^{LINE_END}]+)\)")
_CLOSES = {t.BOLD_START: t.BOLD_END, t.ITALIC_START: t.ITALIC_END}
_RANGE_TYPES = {t.BOLD_START: "bold", t.ITALIC_START: "italic"}
_RANGE_ENDS = (t.BOLD_END, t.ITALIC_END)

Report = Callable[[str, Token], None]
"""Told what is wrong (`"unclosed"` or `"link"`) and at which token."""


def read_content(
    tokens: list[Token], index: int, text: str, report: Report, *, has_tags: bool = True
) -> tuple[Content, int]:
    """The content that begins at a token, and the index of the first token after it.

    `text` is the whole document. Line breaks become one space; the last one becomes none. `has_tags`
    says whether the tags in a text are part of it.
    """
    first, start = index, tokens[index].start
    end = start
    said = ""
    is_plain = True
    signs: _Signs | None = None
    while True:
        token = tokens[index]
        kind = token.kind
        if kind == t.TEXT:
            said += token.value
            is_plain = is_plain and text[token.start : token.end] == token.value
        elif kind == t.NEWLINE:
            if tokens[index + 1].kind in CONTENT and not said.endswith(" "):
                said += " "
        elif kind in CONTENT or (signs is not None and signs.is_closed_by(kind)):
            signs = signs or _Signs(text, report, has_tags)
            said = signs.read(token, said)
        else:
            break
        if kind != t.NEWLINE:
            end = token.end
        index += 1
    content = Content(said or None, place=(start, end), plain=is_plain)
    if signs is not None:
        signs.finish(content)
    if not content.plain:
        content.source = _source(tokens[first:index], text)
    return content, index


class _Signs:
    """What is said by signs in one content: tags, mentions, links, bold and italic ranges."""

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

    def read(self, token: Token, said: str) -> str:
        """What has been said with a token."""
        kind, start = token.kind, len(said)
        if kind in _RANGE_TYPES:
            self.plain = False
            self.ranges.append(Range(_RANGE_TYPES[kind], start, start))
            self.open.append((token, self.ranges[-1]))
            return said
        if kind in _RANGE_ENDS:
            self.open.pop()[1].stop = max(start - 1, 0)
            return said + " " * token.value.endswith(" ")
        if kind == t.LINK:
            return self._link(token, said)
        if kind == t.TAG:
            self.tags[token.value] = None
            if not self.has_tags:
                self.plain = False
                return said
        image = self.text[token.start : token.end]
        said += image
        if kind == t.TAG:
            self.ranges.append(Range("tag", start, len(said) - 1, token.value))
        else:
            type = "statement-mention" if kind == t.STATEMENT_MENTION else "argument-mention"
            title = image[2:].rstrip(" \t")[:-1]
            self.ranges.append(Range(type, start, len(said) - 1, title))
        return said

    def _link(self, token: Token, said: str) -> str:
        self.plain = False
        match = _LINK.search(token.value)
        if match is None:
            self.report("link", token)
            return said + token.value
        start = len(said)
        said += match[1]
        self.ranges.append(Range("link", start, len(said) - 1, match[2]))
        return said + " " * token.value.endswith(" ")

    def finish(self, content: Content) -> None:
        """Put what was found into a content, and report ranges that are still open."""
        for token, _ in self.open:
            self.report("unclosed", token)
        content.tags, content.ranges = list(self.tags), self.ranges
        content.plain = content.plain and self.plain


def _source(tokens: list[Token], text: str) -> str:
    """What was written, on one line and without comments."""
    said = ""
    for token in tokens:
        if token.kind != t.NEWLINE:
            said += text[token.start : token.end]
        elif not said.endswith(" "):
            said += " "
    return said.strip(" \t")
