"""JSON as argmap prints it: a line for each field, a line for each element of a field's list.

Lines that each hold one record are easy to search and to compare, and cost little. However deep
the data is nested (a rebuttal chain can be thousands of steps long), nothing recurses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.render.terminal.unseen import CONTROL, escaped, is_harmless

_encode = json.JSONEncoder(ensure_ascii=False).encode


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
        text = _encode(data)
    except RecursionError:
        text = "".join(_unrolled([data]))[1:-1]
    # Only strings can hold such characters, so the same data is read back.
    return text if is_harmless(text) else CONTROL.sub(lambda match: escaped(match[0]), text)


def _unrolled(data: Any) -> Iterator[str]:
    """JSON of any depth, with a stack instead of recursion."""
    stack: list[Iterator[str | _Nested]] = [iter([_Nested(data)])]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, str):
            yield item
        elif isinstance(item.data, dict):
            stack.append(_object(item.data))
        else:
            stack.append(_array(item.data))


class _Nested:
    """A dict or list still to be written, told apart from text that is written as it is."""

    __slots__ = ("data",)

    def __init__(self, data: Any) -> None:
        self.data = data


def _is_nested(value: Any) -> bool:
    """Whether a value holds others that could hold others."""
    if isinstance(value, (list, tuple)):
        return any(isinstance(element, (dict, list, tuple)) for element in value)
    return isinstance(value, dict)


def _object(data: Mapping[str, Any]) -> Iterator[str | _Nested]:
    # Neighbours that hold nothing are written in one go.
    run: dict[str, Any] = {}
    separator = "{"
    for key, value in data.items():
        if not _is_nested(value):
            run[key] = value
            continue
        if run:
            yield separator + _encode(run)[1:-1]
            run, separator = {}, ", "
        yield f"{separator}{_encode(key)}: "
        yield _Nested(value)
        separator = ", "
    if run:
        yield separator + _encode(run)[1:-1] + "}"
    else:
        yield "{}" if separator == "{" else "}"


def _array(data: Iterable[Any]) -> Iterator[str | _Nested]:
    separator = "["
    for value in data:
        yield separator
        yield _Nested(value) if _is_nested(value) else _encode(value)
        separator = ", "
    yield "[]" if separator == "[" else "]"
