"""Searches that must end: run in a process of their own, which can be stopped at any moment.

A SAT solver does not look up from its work, so that nothing within its process could stop it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from argmap.semantics.reduction.reading import NotJudgedError


@dataclass(frozen=True, slots=True)
class InTime:
    """Calls a function in another process; raises `NotJudgedError` where it takes too many seconds."""

    what: str
    """What the function is to find, for the message."""
    seconds: float
    way_out: str = ""
    """What else can be done, for the message."""

    def __call__(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What the function returns; what it raises is raised here."""
        # A forked process has the map already; where there is no fork, it is sent.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context: Any = multiprocessing.get_context(method)
        here, there = context.Pipe(duplex=False)
        work = (there, self.seconds, function, arguments)
        process = context.Process(target=_call, args=work, daemon=True)
        process.start()
        there.close()
        try:
            if not here.poll(self.seconds):
                raise NotJudgedError(
                    f"{self.what} takes longer than {self.seconds:g} seconds to find; "
                    f"give it more with --timeout SECONDS{self.way_out}"
                )
            found, error = here.recv()
        except EOFError:
            raise NotJudgedError(f"the search for {self.what} was stopped") from None
        finally:
            process.kill()
            process.join()
        if error is not None:
            raise error
        return found


def _call(
    there: Connection, seconds: float, function: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    if hasattr(os, "setpgrp"):
        # An interrupt is for the process that waits; and if that is killed, this one ends in time.
        os.setpgrp()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
    try:
        there.send((function(*arguments), None))
    except (NotJudgedError, MemoryError) as error:
        there.send((None, NotJudgedError(str(error) or "the search needs too much memory")))
