"""A document as an Argdown text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from argmap.formats.argdown.language import data as values
from argmap.formats.argdown.language.document import (
    Block,
    Content,
    Data,
    Document,
    Heading,
    Inference,
    ItemList,
    Member,
    Structure,
)
from argmap.formats.argdown.language.escaping import escaped

_PLAIN = re.compile(r"[A-Za-z\u00C0-\u024F][\w ./'-]*\Z")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
# The lexer finds the end of data and of front matter without knowing YAML, so a brace or `==`
# within a quoted text has to be written by its number.
_IN_STRING = re.compile("[}\r\u2028\u2029\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]|=(?==)")

WORDLESS = "[\u2028]"
"""Stands for a statement without title and words; no real title is a line separator."""
LONGEST_KEY = 1_000
"""The longest key that YAML accepts without a `?` before it, in code points."""

Said = Callable[[Member, bool], str]
"""The text of a definition, with escapes; the flag says whether it begins a line."""


def spelled_out(content: Content, begins_line: bool) -> str:
    """A content as it is written."""
    if content.source is not None:
        return content.source
    return escaped(content.text or "", content.tags, begins_line=begins_line).rstrip(" \t")


def _own_content(member: Member, begins_line: bool) -> str:
    return spelled_out(member.content, begins_line)


def write_document(
    document: Document,
    said: Said = _own_content,
    data: Callable[[Member], Data | None] = lambda member: member.data,
) -> Iterator[str]:
    """The text of a document in pieces; `said` and `data` give what its members say."""
    if document.front_matter:
        yield front_matter(document.front_matter)
    writer = _Writer(said, data)
    first = True
    for block in document.blocks:
        if not first:
            yield "\n"
        first = False
        yield from writer.block(block)


class _Writer:
    def __init__(self, said: Said, data: Callable[[Member], Data | None]) -> None:
        self.said = said
        self.data = data

    def block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield self._heading(block)
        elif isinstance(block, Structure):
            yield from self._structure(block)
        elif isinstance(block, ItemList):
            for number, member in enumerate(block.members, 1):
                sign = f"{number}. " if block.ordered else "* "
                yield from self._member(member, sign, 0, 4)
        else:
            yield from self._member(block, "", 0, 2)

    def _heading(self, heading: Heading) -> str:
        text = spelled_out(heading.content, False)
        line = f"{'#' * heading.level} {text}"
        if heading.data is None:
            return f"{line}\n"
        # Without words, a heading is one only if its data stand on the next line.
        between = " " if text.strip() else "\n"
        return f"{line}{between}{flow(heading.data)}\n"

    def _structure(self, structure: Structure) -> Iterator[str]:
        for number, step in enumerate(structure.steps, 1):
            if step.inference is not None:
                yield from self._inference(step.inference)
            yield from self._member(step.member, f"({step.number or number}) ", 0, 4)

    def _inference(self, inference: Inference) -> Iterator[str]:
        rules = ", ".join(_rule(rule) for rule in inference.rules)
        parts = [rules] if rules else []
        if inference.data is not None:
            parts.append(flow(inference.data))
        yield f"-- {' '.join(parts)} --\n" if parts else "----\n"
        for child in inference.children:
            yield from self._member(child.member, f"{child.sign} ", 4, 6)

    def _member(self, root: Member, sign: str, indent: int, below: int) -> Iterator[str]:
        """The lines of a member and of all relations under it; `below` is the indentation of these."""
        pending: list[tuple[Member, str, int, int]] = [(root, sign, indent, below)]
        while pending:
            member, sign, indent, below = pending.pop()
            yield self._lines(member, sign, indent)
            pending.extend(
                (child.member, f"{child.sign} ", below, below + 2)
                for child in reversed(member.children)
            )

    def _lines(self, member: Member, sign: str, indent: int) -> str:
        opening, closing = ("<", ">") if member.kind == "argument" else ("[", "]")
        content, data = member.content, self.data(member)
        start = " " * indent + sign
        if member.is_reference:
            tags = (content.text or "").strip(" \t") or " ".join(map(tag_sign, content.tags))
            line = f"{start}{opening}{member.title}{closing}{' ' * bool(tags)}{tags}"
            if data is None:
                return f"{line}\n"
            # The line break counts as a space of the text, so it has to stay.
            broken = content.text == " " and not member.children
            spaced = not tags or content.text is None or content.text.endswith(" ")
            gap = _break(indent) if broken else " " * spaced
            return f"{line}{gap}{flow(data)}\n"
        titled = member.title is not None and not member.numbered
        text = content.text or ""
        # For other programs, spaces around a text and a line break before it are part of it.
        broken = text.startswith(" ")
        said = self.said(member, broken or (not titled and not start))
        if not titled and not member.children and not said.strip(" \t"):
            said = WORDLESS
        gap = _break(indent + 2) if broken else " " * titled
        line = (
            f"{start}{opening}{member.title}{closing}:"
            if titled
            else start.rstrip() * broken or start
        )
        line = f"{line}{gap}{said}"
        spaced = text.endswith(" ")
        if data is None:
            return f"{line}{' ' * spaced}\n"
        return f"{line}{' ' if spaced else _break(indent)}{flow(data)}\n"


def _rule(rule: str) -> str:
    # A rule without a name is written as a no-break space, which no program skips.
    return escaped(rule).replace(",", "\\,").replace("--", "-\\-") or "\u00a0"


def _break(indent: int) -> str:
    return "\n" + " " * indent


def tag_sign(tag: str) -> str:
    """A tag as it is written."""
    if re.fullmatch(r"[A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+", tag):
        return f"#{tag}"
    # Even within a tag, `]:` or `>:` would make a definition of an earlier bracket in the line.
    inner = re.sub(r"([\]>]):", r"\1 :", tag.replace(")", "]"))
    return f"#({inner})"


def front_matter(data: Data) -> str:
    """The front matter that says this, with its signs and the empty line after it."""
    lines = "".join(f"{_key(key)}: {_value(value)}\n" for key, value in data.items())
    return f"===\n{lines}===\n\n"


def flow(data: Data) -> str:
    """Data in braces on one line."""
    return _value(data)


def _value(root: Any) -> str:
    """Any value as flow YAML, without recursion."""
    pieces: list[str] = []
    pending: list[Any] = [root]
    while pending:
        value = pending.pop()
        if isinstance(value, _Piece):
            pieces.append(value)
        elif isinstance(value, dict):
            pending.append(_Piece("}"))
            parts: list[Any] = []
            for key, item in value.items():
                name = _key(str(key))
                # A longer key needs a sign before it, and a space after it.
                name = f"? {name} " if len(name) > LONGEST_KEY else name
                parts += [_Piece(f"{', ' * bool(parts)}{name}: "), item]
            pending.extend(reversed([_Piece("{"), *parts]))
        elif isinstance(value, (list, tuple)):
            parts = []
            for item in value:
                parts += [_Piece(", " * bool(parts)), item]
            pending.extend(reversed([_Piece("["), *parts, _Piece("]")]))
        else:
            pieces.append(_scalar(value))
    return "".join(pieces)


class _Piece(str):
    """A piece of YAML that is written as it is."""


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    text = str(value)
    plain = _PLAIN.match(text) and not text.endswith(" ") and values.scalar(text) == text
    if plain or (values.TIMESTAMP.match(text) and text.isprintable()):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, without a sign that would end the data or front matter around it."""
    return _IN_STRING.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(text, ensure_ascii=False))


def _key(key: str) -> str:
    return key if _KEY.match(key) and values.scalar(key) == key else quoted(key)
