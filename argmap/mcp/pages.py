"""Answers in pages that a model can take in, with nothing in them that it would not see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.mcp.errors import CallError
from argmap.render.json_text import compact
from argmap.render.terminal.unseen import CONTROL, is_harmless, spelled

MOST_CHARACTERS = 40_000
"""How long an answer may be, as JSON."""
_DEEPEST = 150
"""How deep an answer may be nested: no client can be sure to read more."""


@dataclass(frozen=True, slots=True)
class Pages:
    """An answer of which some entries can be had at a time."""

    total: Mapping[str, int]
    """How many entries each list has."""
    at: Callable[[int, int], Mapping[str, Any]]
    """The answer with at most so many entries of each list, from an offset on."""

    def page(self, offset: int, limit: int) -> dict[str, Any]:
        """One page; of fewer entries where so many would be too long. Raises `CallError`."""
        wanted = limit
        while True:
            data = dict(self.at(offset, limit))
            length = len(compact(data))
            if length <= MOST_CHARACTERS and not _is_deep(data):
                break
            if limit == 1 or not self.total:
                raise CallError(
                    f"the answer has {length:,} characters; ask for less, with filters such as "
                    "claims, about, speaker, or a smaller depth"
                )
            limit = max(1, limit // 2)
        longest = max(self.total.values(), default=0)
        if offset or longest > offset + limit or limit < wanted:
            data["page"] = {"offset": offset, "limit": limit, "total": dict(self.total)}
            if longest > offset + limit:
                data["page"]["next_offset"] = offset + limit
        return data


def pages_of(data: Mapping[str, Any]) -> Pages:
    """The pages of an answer: of each of its lists some entries at a time."""
    lists = {name: held for name, held in data.items() if isinstance(held, list)}

    def at(offset: int, limit: int) -> Mapping[str, Any]:
        return {
            name: held[offset : offset + limit] if name in lists else held
            for name, held in data.items()
        }

    return Pages({name: len(held) for name, held in lists.items()}, at)


def whole(data: Mapping[str, Any]) -> Pages:
    """An answer of one page."""
    return Pages({}, lambda offset, limit: data)


def spelled_out(data: Any) -> Any:
    """The same data with control characters and what nobody sees spelled out; line breaks stay."""
    if isinstance(data, str):
        return _spelled(data)
    if isinstance(data, Mapping):
        return {_spelled(str(key)): spelled_out(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [spelled_out(value) for value in data]
    return data


def _spelled(text: str) -> str:
    if is_harmless(text):
        return text
    return CONTROL.sub(lambda sign: sign[0] if sign[0] in "\n\t" else spelled(sign[0]), text)


def _is_deep(data: Any) -> bool:
    """Whether data is nested deeper than `_DEEPEST`; found without recursion."""
    waiting = [(data, 1)]
    while waiting:
        held, depth = waiting.pop()
        if depth > _DEEPEST:
            return True
        if isinstance(held, Mapping):
            waiting += [(value, depth + 1) for value in held.values()]
        elif isinstance(held, list | tuple):
            waiting += [(value, depth + 1) for value in held]
    return False
