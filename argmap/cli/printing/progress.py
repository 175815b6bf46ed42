"""How far a long job has come, on the console of messages."""

from __future__ import annotations

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING

from argmap.cli.printing.messages import console, is_held_back

if TYPE_CHECKING:
    from rich.live import Live
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_BETWEEN = 0.2
"""Seconds between two looks at how far it is."""


class Progress:
    """How many of how many are done, and how long the rest will take, if a person sees it.

    Whoever counts draws the bar, and never a thread: no process may be started from a process with
    threads. `hide` removes it before something else is written to the terminal.
    """

    def __init__(self, total: int, things: str) -> None:
        self._total = total
        self._things = things
        self._on = total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._last = monotonic()
        self._drawn: tuple[Bar, TaskID] | None = None
        self._shown: Live | Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exception: object) -> None:
        self.hide()

    def show(self, done: int) -> None:
        """Say how many are done, a few times a second."""
        if not self._on or is_held_back() or monotonic() - self._last < _BETWEEN:
            return
        self._last = monotonic()
        if self._drawn is None:
            self._drawn = self._bar()
        bar, task = self._drawn
        bar.update(task, completed=done)
        if self._shown is not bar:
            self.hide()
            bar.start()
            self._shown = bar
        bar.refresh()

    def wait(self, text: str) -> None:
        """Say what argmap waits for, if nobody can count how much of it is done."""
        if not self._on or is_held_back():
            return
        from rich.live import Live
        from rich.text import Text

        self.hide()
        self._shown = Live(
            Text(text),
            console=console(),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._shown.start(refresh=True)

    def hide(self) -> None:
        """Remove the bar, because something else is about to be written."""
        if self._shown is not None:
            self._shown.stop()
            self._shown = None

    def _bar(self) -> tuple[Bar, TaskID]:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        bar = Bar(
            MofNCompleteColumn(),
            TextColumn(self._things),
            BarColumn(),
            TimeRemainingColumn(),
            console=console(),
            auto_refresh=False,
            transient=True,
            # Rich would lead the answers on stdout through this console, which is stderr.
            redirect_stdout=False,
            redirect_stderr=False,
        )
        return bar, bar.add_task("", total=self._total)
