"""JSON texts as plain data, quickly; where that fails, with a located message for everything wrong.

For formats that are JSON objects of programs. The native file has its own reader, which keeps the
position of every value.
"""

from __future__ import annotations

import json
import re
from math import inf
from typing import Any

from argmap.diagnostics import Diagnostic, SourceText

MAX_DEPTH = 90
"""What is kept under `extra` stands a few levels deeper in a map file, which ends at 100."""

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


def json_data(source: SourceText) -> tuple[Any, list[Diagnostic]]:
    """The value of a JSON text, and what is wrong with it; None and errors where it is not JSON.

    Whatever it holds can be kept in a map: no half characters, no infinite numbers, no bottomless
    nesting.
    """
    try:
        data = json.loads(source.text, parse_constant=str)
        is_whole = not _HALF_CHARACTER.search(source.text) or _has_whole_characters(data)
        if is_whole and _is_harmless(data):
            return data, []
    except (ValueError, RecursionError):
        pass
    return _carefully(source)


def _has_whole_characters(data: Any) -> bool:
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_harmless(data: Any) -> bool:
    """Whether a value nests no deeper than a map can, and all its numbers are finite."""
    level = [data] if isinstance(data, dict | list) else []
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for value in level:
            for item in value.values() if type(value) is dict else value:
                kind = type(item)
                if kind is dict or kind is list:
                    below.append(item)
                elif kind is float and item in (inf, -inf):
                    return False
        if not below:
            return True
        level = below
    return False


def _carefully(source: SourceText) -> tuple[Any, list[Diagnostic]]:
    """By the parser of the native file: slower, but it finds and bounds everything that is wrong."""
    from argmap.formats.native import rules
    from argmap.formats.native.json_text import parse_json

    document = parse_json(source)
    if not document.complete or any(d.severity == "error" for d in document.diagnostics):
        return None, document.diagnostics
    data = document.plain_data(0) if document.values else None
    if not _is_harmless(data):
        help = f"nothing in it may be nested more than {MAX_DEPTH} levels deep"
        return None, [source.report(rules.TooDeep, "this is nested too deep", 0, 1, help=help)]
    return data, document.diagnostics
