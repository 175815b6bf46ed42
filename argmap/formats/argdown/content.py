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
_GOES_ON = CONTENT | {t.BOLD_END, t.ITALIC_END}

Report = Callable[[str, Token], None]
"""Told what is wrong (`"unclosed"` or `"link"`) and at which token."""


def read_content(tokens: list[Token], index: int, text: str, report: Report) -> tuple[Content, int]:
    """The content that begins at a token, and the index of the first token after it.

    `text` is the whole document. Line breaks become one space; the last one becomes none.
    """
    first = index
    content = Content(place=(tokens[index].start, tokens[index].start))
    said = ""
    open_ranges: list[tuple[Token, Range]] = []
    end = tokens[index].start
    while True:
        token = tokens[index]
        kind = token.kind
        if kind == t.TEXT:
            said += token.value
            content.plain = content.plain and text[token.start : token.end] == token.value
        elif kind == t.NEWLINE:
            if tokens[index + 1].kind in CONTENT and not said.endswith(" "):
                said += " "
        elif kind in CONTENT:
            said = _sign(content, said, token, text, open_ranges, report)
        elif open_ranges and kind == _CLOSES[open_ranges[-1][0].kind]:
            _, range = open_ranges.pop()
            range.stop = max(len(said) - 1, 0)
            said += " " * token.value.endswith(" ")
        else:
            break
        if kind != t.NEWLINE:
            end = token.end
        index += 1
    for token, _ in open_ranges:
        report("unclosed", token)
    if not content.plain:
        content.source = _source(tokens[first:index], text)
    content.text = said or None
    content.place = (content.place[0], end)
    return content, index


def _sign(
    content: Content,
    said: str,
    token: Token,
    text: str,
    open_ranges: list[tuple[Token, Range]],
    report: Report,
) -> str:
    """What has been said with a tag, a mention, a link, or the beginning of a range."""
    kind, start = token.kind, len(said)
    if kind in _RANGE_TYPES:
        range = Range(_RANGE_TYPES[kind], start, start)
        content.ranges.append(range)
        content.plain = False
        open_ranges.append((token, range))
        return said
    if kind == t.LINK:
        match = _LINK.search(token.value)
        content.plain = False
        if match is None:
            report("link", token)
            return said + token.value
        said += match[1]
        content.ranges.append(Range("link", start, len(said) - 1, match[2]))
        return said + " " * token.value.endswith(" ")
    image = text[token.start : token.end]
    said += image
    if kind == t.TAG:
        if token.value not in content.tags:
            content.tags.append(token.value)
        content.ranges.append(Range("tag", start, len(said) - 1, token.value))
    else:
        type = "statement-mention" if kind == t.STATEMENT_MENTION else "argument-mention"
        title = image[2:].rstrip(" \t")[:-1]
        content.ranges.append(Range(type, start, len(said) - 1, title))
    return said


def _source(tokens: list[Token], text: str) -> str:
    """What was written, on one line and without comments."""
    said = ""
    for token in tokens:
        if token.kind != t.NEWLINE:
            said += text[token.start : token.end]
        elif not said.endswith(" "):
            said += " "
    return said.strip(" \t")
