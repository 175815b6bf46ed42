"""What argmap says besides its answers, on the console of messages: stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

    from argmap.diagnostics import Diagnostic
    from argmap.render.lines import Lines


def say(message: str) -> None:
    """Something a person may want to know."""
    from argmap.render.lines import Lines
    from argmap.render.text import shown

    _print(Lines([[(shown(line), "")] for line in message.split("\n")]))


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Diagnostics in full."""
    from argmap.render.diagnostics import full
    from argmap.render.lines import Lines

    _print(Lines(line for diagnostic in diagnostics for line in full(diagnostic)))


def _print(lines: Lines) -> None:
    from argmap.render.console import show

    show(console(sys.stderr), lines)


@lru_cache(maxsize=1)
def console(stream: TextIO) -> Console:
    """The one console of messages: while it shows a bar, what is said stands above that."""
    from argmap.render.console import look_of

    return look_of(stream).console(stream)
