"""JSON texts as plain data, read quickly, or with a located message for everything wrong.

This is for formats that programs write as JSON objects. The native file has its own reader, which
keeps the position of every value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from math import isfinite
from typing import Any

from argmap.diagnostics import Diagnostic, SourceText

_CONTAINERS = frozenset({dict, list})

MAX_DEPTH = 90
"""Data under `extra` is a few levels deeper in a map file, whose limit is 100."""


def in_batches(pieces: Iterable[str], count: int = 2_000) -> Iterator[str]:
    """Join many small pieces of a text to a few large ones; `JSONEncoder.iterencode` yields tiny ones."""
    waiting = iter(pieces)
    while batch := list(islice(waiting, count)):
        yield "".join(batch)


def json_data(source: SourceText) -> tuple[Any, list[Diagnostic]]:
    """The value of a JSON text, and what is wrong with it; None and errors where it is not JSON.

    Whatever it holds can be kept in a map: no half characters, no infinite numbers, no bottomless
    nesting.
    """
    try:
        # Python reads NaN and Infinity, which are not JSON. As texts they do no harm in a map.
        data = json.loads(source.text, parse_constant=str)
        if _has_whole_characters(source.text, data) and _is_harmless(data):
            return data, []
    except (ValueError, RecursionError):
        pass
    return _carefully(source)


def _has_whole_characters(text: str, data: Any) -> bool:
    """Whether no half of a character stands in a text, or is spelled as `\\ud800` in it."""
    try:
        # Only these escapes can bring half a character into a text of whole ones.
        if "\\ud" in text or "\\uD" in text:
            json.dumps(data, ensure_ascii=False).encode()
        elif not text.isascii():
            text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_harmless(data: Any) -> bool:
    """Whether a value nests no deeper than a map can, and all its numbers are finite."""
    # Level by level, since a recursion would end at deep nesting before the bound is reached.
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(MAX_DEPTH):
        inner = (value.values() if type(value) is dict else value for value in level)
        values = list(chain.from_iterable(inner))
        kinds = set(map(type, values))
        if float in kinds and not all(isfinite(v) for v in values if type(v) is float):
            return False
        if not kinds & _CONTAINERS:
            return True
        level = [value for value in values if type(value) in _CONTAINERS]
    return False


def _carefully(source: SourceText) -> tuple[Any, list[Diagnostic]]:
    """Read with the parser of the native file: slower, but it finds and limits all that is wrong."""
    from argmap.formats.native import rules
    from argmap.formats.native.syntax.json_text import parse_json

    document = parse_json(source)
    if not document.complete or any(d.severity == "error" for d in document.diagnostics):
        return None, document.diagnostics
    data = document.plain_data(0) if document.values else None
    if not _is_harmless(data):
        help = f"nothing in it may be nested more than {MAX_DEPTH} levels deep"
        return None, [source.report(rules.TooDeep, "this is nested too deep", 0, 1, help=help)]
    return data, document.diagnostics
