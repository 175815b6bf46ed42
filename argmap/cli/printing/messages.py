"""What argmap says besides its answers, on the console of messages: stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from argmap.cli.shared.global_options import chosen_colour, is_quiet

if TYPE_CHECKING:
    from rich.console import Console

    from argmap.diagnostics import Diagnostic
    from argmap.render.terminal.lines import Laid


_held_back: list[Laid] | None = None
"""What will be said when somebody else does not have the terminal any more."""


def hold_back() -> None:
    """Say nothing for the time being: something else has the terminal."""
    global _held_back
    _held_back = _held_back or []


def is_held_back() -> bool:
    """Whether something else has the terminal."""
    return _held_back is not None


def say_held_back() -> None:
    """Say what was held back, and from now on everything at once."""
    global _held_back
    held, _held_back = _held_back, None
    for message in held or ():
        _print(message)


_gathered: list[str] | None = None
"""What another process will say, in its turn."""


@contextmanager
def gathered(messages: list[str]) -> Iterator[None]:
    """Put what is said into a list; whoever began this process says it."""
    global _gathered
    before, _gathered = _gathered, messages
    try:
        yield
    finally:
        _gathered = before


def say(message: str) -> None:
    """Something a person may want to know: a note or a summary, which `-q` leaves out."""
    if not is_quiet():
        complain(message)


def complain(message: str) -> None:
    """Something that went wrong, which is always said."""
    from argmap.render.terminal.lines import Said

    if _gathered is not None:
        _gathered.append(message)
    else:
        _print(Said(message))


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Diagnostics in full; with `-q` only errors."""
    from argmap.render.reports.diagnostics import Report

    _print(Report(d for d in diagnostics if d.severity == "error" or not is_quiet()))


def _print(message: Laid) -> None:
    from argmap.render.terminal.console import show

    if _held_back is None:
        show(console(), message)
    else:
        _held_back.append(message)


def console() -> Console:
    """The one console of messages: while it shows a bar, what is said stands above that."""
    return _console(sys.stderr, chosen_colour())


@lru_cache(maxsize=1)
def _console(stream: TextIO, colour: bool | None) -> Console:
    from argmap.render.terminal.console import look_of

    return look_of(stream, colour).console(stream)
