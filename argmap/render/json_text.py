"""JSON as argmap prints it: a line for each field, a line for each element of a field's list.

Lines that each hold one record are easy to search and to compare, and cost little. However deep
the data is nested (a rebuttal chain can be thousands of steps long), nothing recurses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.render.text import CONTROL


def json_text(data: Mapping[str, Any]) -> Iterator[str]:
    """A JSON object in pieces that together end with a line break."""
    yield "{"
    for i, (key, value) in enumerate(data.items()):
        yield ",\n  " if i else "\n  "
        yield f"{compact(key)}: "
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for j, element in enumerate(value):
                yield ",\n    " if j else "[\n    "
                yield compact(element)
            yield "\n  ]"
        else:
            yield compact(value)
    yield "\n}\n" if data else "}\n"


def json_list(elements: Iterable[Any]) -> Iterator[str]:
    """A JSON list in pieces that together end with a line break, one line for each element."""
    separator = "[\n  "
    for element in elements:
        yield separator + compact(element)
        separator = ",\n  "
    yield "[]\n" if separator.startswith("[") else "\n]\n"


def compact(data: Any) -> str:
    """JSON on one line; what a terminal might obey, and what no file can hold, is escaped."""
    try:
        text = json.dumps(data, ensure_ascii=False)
    except RecursionError:
        text = "".join(_unrolled(data))
    # Only strings can hold such characters, so the same data is read back.
    return text if text.isprintable() else CONTROL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _unrolled(data: Any) -> Iterator[str]:
    """JSON of any depth, with a stack instead of recursion."""
    stack: list[Any] = [iter([_Value(data)])]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, str):
            yield item
        elif isinstance(item.data, dict):
            stack.append(_object(item.data))
        elif isinstance(item.data, (list, tuple)):
            stack.append(_array(item.data))
        else:
            yield json.dumps(item.data, ensure_ascii=False)


class _Value:
    """A value still to be written, told apart from text that is written as it is."""

    def __init__(self, data: Any) -> None:
        self.data = data


def _object(data: Mapping[str, Any]) -> Iterator[str | _Value]:
    yield "{"
    for i, (key, value) in enumerate(data.items()):
        yield f"{', ' if i else ''}{json.dumps(key, ensure_ascii=False)}: "
        yield _Value(value)
    yield "}"


def _array(data: list[Any] | tuple[Any, ...]) -> Iterator[str | _Value]:
    yield "["
    for i, value in enumerate(data):
        if i:
            yield ", "
        yield _Value(value)
    yield "]"
