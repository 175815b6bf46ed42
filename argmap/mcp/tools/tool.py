"""What a tool is: a question about a map, something argmap knows, or a change of a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from argmap.mcp.desk import Desk
from argmap.mcp.tools.arguments import Argument

Given = Mapping[str, Any]
"""The values of all arguments of a call, by name."""


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that an assistant can call."""

    name: str
    summary: str
    arguments: tuple[Argument, ...]
    answer: Callable[[Desk, Given], dict[str, Any]]
    """The answer as JSON data; raises `CallError`, and the errors that commands report."""
    writes: bool = False
    destroys: bool = False
    """Whether it can take away what stands in a map."""
