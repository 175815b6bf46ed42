"""A call of a tool, from what a client sends to what a model reads; no call ends in a traceback."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from argmap.diagnostics import did_you_mean
from argmap.mcp.deadline import TimeUp
from argmap.mcp.desk import Desk
from argmap.mcp.errors import CallError
from argmap.mcp.pages import spelled_out
from argmap.mcp.tools.arguments import checked
from argmap.mcp.tools.tool import Tool

ORDER = (
    *("who", "chain", "sides", "gaps", "why", "judge", "check", "verify", "show", "search"),
    *("path", "stats", "schema", "formats", "schemes", "explain"),
    *("new", "add", "link", "unlink", "set", "rename", "remove", "draft", "propose", "accept"),
)
"""The tools, those that only read first."""


Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a call is answered."""

    data: dict[str, Any]
    is_error: bool = False


@cache
def all_tools() -> dict[str, Tool]:
    """Every tool by name."""
    from argmap.mcp.tools import asking, editing, knowing, starting

    found = (*asking.tools(), *knowing.TOOLS, *starting.TOOLS, *editing.TOOLS)
    by_name = {tool.name: tool for tool in found}
    return {name: by_name[name] for name in ORDER}


def tools_of(desk: Desk) -> list[Tool]:
    """The tools that an assistant has: with `--read-only` those that write nothing."""
    return [tool for tool in all_tools().values() if not (desk.is_read_only and tool.writes)]


def call(desk: Desk, name: str, arguments: Mapping[str, Any] | None) -> Reply:
    """Answer a call; what cannot be answered is an error that says what to do instead."""
    try:
        return Reply(in_time(desk, lambda: spelled_out(_answer(desk, name, arguments or {}))))
    except CallError as error:
        return Reply(spelled_out({"error": str(error), **error.details}), is_error=True)


def in_time(desk: Desk, function: Callable[..., Made], *arguments: Any) -> Made:
    """What a function returns, in the time that a call may take; every error is a `CallError`."""
    try:
        with desk.deadline.running():
            return function(*arguments)
    except TimeUp:
        raise CallError(
            f"it took longer than {desk.deadline.seconds:g} seconds and was given up; nothing was "
            "written. Ask for less, with filters, or let a person start argmap mcp with more --timeout"
        ) from None
    except Exception as error:
        raise _explained(error) from error


def _answer(desk: Desk, name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    tool = all_tools().get(name)
    if tool is None:
        near = did_you_mean(name[:80], all_tools()) or f"there are: {', '.join(all_tools())}"
        raise CallError(f"there is no tool {name[:80]!r}; {near}")
    if tool.writes and desk.is_read_only:
        raise CallError(
            f"{name} writes, and this server only reads; a person can start it otherwise"
        )
    return tool.answer(desk, checked(name, tool.arguments, arguments))


def _explained(error: Exception) -> CallError:
    """What an assistant is told of an error; of one that should not be, as little as is needed."""
    # Imported here: most calls succeed, and `--skill` needs none of these.
    from argmap.checks.registry import UnknownRuleError
    from argmap.formats.core.format import UnknownFormatError
    from argmap.queries.selection import UnknownNameError
    from argmap.queries.turns import TurnError
    from argmap.schemes.finding import UnknownSchemeError
    from argmap.semantics.reduction.reading import NotJudgedError
    from argmap.semantics.sat import NoSolverError

    if isinstance(error, CallError):
        return error
    if isinstance(error, TurnError):
        return CallError(f"{error}; {error.help}" if error.help else str(error))
    known = (UnknownRuleError, UnknownFormatError, UnknownNameError, UnknownSchemeError)
    if isinstance(error, (*known, NotJudgedError, NoSolverError)):
        return CallError(str(error))
    if isinstance(error, FileExistsError):
        return CallError(f"{error.filename} is there already; choose another name")
    if isinstance(error, OSError):
        return CallError(f"{error.filename or 'a file'}: {(error.strerror or 'failed').lower()}")
    if isinstance(error, RecursionError | MemoryError):
        return CallError("the map is too deep or too large for this question; ask for less of it")
    return CallError(
        f"argmap made a mistake ({type(error).__name__}); nothing was written. Ask in another way"
    )
