"""JSON as argmap prints it: a line for each field, a line for each element of a field's list.

Lines that each hold one record are easy to search and to compare, and cost little. However deep
the data is nested (a rebuttal chain can be thousands of steps long), nothing recurses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def json_text(data: Mapping[str, Any]) -> Iterator[str]:
    """A JSON object in pieces that together end with a line break."""
    yield "{"
    for i, (key, value) in enumerate(data.items()):
        yield ",\n  " if i else "\n  "
        yield f"{json.dumps(key, ensure_ascii=False)}: "
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for j, element in enumerate(value):
                yield ",\n    " if j else "[\n    "
                yield compact(element)
            yield "\n  ]"
        else:
            yield compact(value)
    yield "\n}\n" if data else "}\n"


def compact(data: Any) -> str:
    """JSON on one line; lone surrogates, which no file can hold, are escaped."""
    try:
        text = json.dumps(data, ensure_ascii=False)
    except RecursionError:
        text = "".join(_unrolled(data))
    return text if text.isascii() or not _has_surrogate(text) else json.dumps(data)


def _has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


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
