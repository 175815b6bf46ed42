"""What argmap says besides its answers, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from argmap.cli.options.everywhere import chosen_colour, is_quiet

if TYPE_CHECKING:
    from rich.console import Console

    from argmap.diagnostics import Diagnostic
    from argmap.render.terminal.lines import Laid


_held_back: list[Laid] | None = None
"""Messages that wait until the pager has ended; None if nothing holds them back."""


def hold_back() -> None:
    """Keep messages for later, because a pager is using the terminal."""
    global _held_back
    _held_back = _held_back or []


def is_held_back() -> bool:
    """Whether messages are kept for later."""
    return _held_back is not None


def say_held_back() -> None:
    """Print the messages that were kept, and from now on print at once."""
    global _held_back
    # Set first, or `_print` would keep them again.
    held, _held_back = _held_back, None
    for message in held or ():
        _print(message)


_gathered: list[str] | None = None
"""A list that collects messages for another process; None if they are printed here."""


@contextmanager
def gathered(messages: list[str]) -> Iterator[None]:
    """Put messages into a list, which the process that started this one prints in its turn."""
    global _gathered
    before, _gathered = _gathered, messages
    try:
        yield
    finally:
        _gathered = before


def say(message: str) -> None:
    """Print something a person may want to know: a note or a summary, which `-q` leaves out."""
    if not is_quiet():
        complain(message)


def complain(message: str) -> None:
    """Print something that went wrong, even with `-q`."""
    from argmap.render.terminal.lines import Said

    if _gathered is not None:
        _gathered.append(message)
    else:
        _print(Said(message))


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics in full; with `-q` only errors."""
    from argmap.render.reports.diagnostics import Report

    _print(Report(d for d in diagnostics if d.severity == "error" or not is_quiet()))


def _print(message: Laid) -> None:
    from argmap.render.terminal.console import show

    if _held_back is None:
        show(console(), message)
    else:
        _held_back.append(message)


def console() -> Console:
    """The one console of messages: while it shows a progress bar, messages go above the bar."""
    return _console(sys.stderr, chosen_colour())


# One console, or Rich would not know that a bar has to make room for a message.
@lru_cache(maxsize=1)
def _console(stream: TextIO, colour: bool | None) -> Console:
    from argmap.render.terminal.console import look_of

    return look_of(stream, colour).console(stream)
