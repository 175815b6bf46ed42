"""From the bytes of a file to a text, or a diagnostic for bytes that are not text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from argmap.content import NamedFiles
from argmap.diagnostics import Diagnostic, SourceText
from argmap.formats.native.rules import NotUtf8

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 8_192
"""A file without a zero byte among this many is taken for text."""


class Decoded(NamedTuple):
    """The text of a file, and what is wrong with its bytes."""

    path: str | None
    source: SourceText | None
    """None where the file is binary."""
    problem: Diagnostic | None = None


def source_text(
    text: str,
    path: str | None,
    roots: Sequence[Path] = (),
    named_files: NamedFiles | None = None,
) -> SourceText:
    """A text to read, without the mark that some editors put before UTF-8."""
    return SourceText(text.removeprefix("\ufeff"), path, tuple(roots), named_files)


def decoded(
    content: bytes,
    path: str | None,
    roots: Sequence[Path] = (),
    named_files: NamedFiles | None = None,
) -> Decoded:
    """The text of a file's content; bytes that are not UTF-8 become replacement signs.

    `roots` and `named_files` say which other files the text may name (`SourceText`).
    """
    if content.startswith(_UTF_16):
        message, help = "the file is UTF-16 text, not UTF-8", "save it as UTF-8"
        return Decoded(path, None, NotUtf8.report(message, file=path, help=help))
    if b"\0" in content[:_LOOKED_AT]:
        help = "a map is a UTF-8 text file; argmap formats lists what can be read"
        problem = NotUtf8.report("the file is binary, not text", file=path, help=help)
        return Decoded(path, None, problem)
    try:
        return Decoded(path, source_text(content.decode("utf-8"), path, roots, named_files))
    except UnicodeDecodeError as error:
        source = source_text(content.decode("utf-8", "replace"), path, roots, named_files)
        return Decoded(path, source, _not_utf8(source, content, error.start))


def _not_utf8(source: SourceText, content: bytes, start: int) -> Diagnostic:
    """The first byte of a file that is not UTF-8, at its place in the text."""
    # The error counts bytes and a place counts code points.
    offset = len(content[:start].decode("utf-8", "replace").removeprefix("\ufeff"))
    count = source.text.count("\ufffd")
    more = f" (the first of {count})" if count > 1 else ""
    message = f"the byte 0x{content[start]:02X} is not UTF-8{more}"
    return source.report(NotUtf8, message, offset, offset + 1, help="save the file as UTF-8")
