"""Parsing a large file while the program still imports what it needs: they take about as long."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.beside import beside

if TYPE_CHECKING:
    from argmap.diagnostics import SourceText
    from argmap.formats.native.document import Document

LARGE = 400_000
"""Bytes from which a file is worth a process."""

_begun: tuple[str, Callable[[], bytes | None]] | None = None
"""A text, and what gives its tape, written down."""


def begin(path: str) -> bool:
    """Begin to parse a file of YAML, if it is large; whether that was begun."""
    global _begun
    try:
        if not path.endswith((".yaml", ".yml")) or os.stat(path).st_size < LARGE:  # noqa: PTH116
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            text = file.read().decode("utf-8").removeprefix("\ufeff")
    except (OSError, ValueError):
        # Whatever it is, reading the file in earnest will say so.
        return False
    _begun = text, beside(lambda: _tape(text))
    return True


def parsed(source: SourceText) -> Document | None:
    """The document of a text that was begun; None if it was not, or if there is something to say."""
    global _begun
    if _begun is None or _begun[0] != source.text:
        return None
    (_, tape_of), _begun = _begun, None
    tape = tape_of()
    if tape is None:
        return None
    from argmap.formats.native.document import Document

    document = Document(source)
    document.values, starts, ends = marshal.loads(tape)
    document.starts.frombytes(starts)
    document.ends.frombytes(ends)
    return document


def _tape(text: str) -> bytes | None:
    from argmap.diagnostics import SourceText
    from argmap.formats.native.yaml_text import parse_yaml

    document = parse_yaml(SourceText(text))
    if document.diagnostics or not document.complete:
        return None
    # A tape is text, two constants and offsets: for these, this is twice as fast as pickling.
    written = document.values, document.starts.tobytes(), document.ends.tobytes()
    return marshal.dumps(written, 2)
