"""One function, in a process that can be stopped at any moment."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from argmap.processes import ending, workers

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

B = TypeVar("B")


def within(seconds: float, function: Callable[..., B], *arguments: Any) -> B:
    """What a function returns or raises, called in a process that can be stopped at any moment.

    Some searches do not look up from their work, so that nothing within their process could stop
    them. Raises `TimeUpError` and `EndedError`.
    """
    context = workers.context()
    here, there = context.Pipe(duplex=False)
    work = (there, os.getpid(), seconds, function, arguments)
    process = context.Process(target=_call, args=work, daemon=True)
    with here:
        try:
            with workers.uninterrupted():
                process.start()
        finally:
            there.close()
        try:
            if not here.poll(seconds):
                raise ending.TimeUpError
            outcome: workers.Outcome = here.recv()
        except (EOFError, ConnectionError):
            process.join()
            raise ending.EndedError(workers.how_it_ended(process)) from None
        finally:
            process.kill()
            process.join()
    made: B = workers.returned(outcome)
    return made


def _call(
    there: Connection,
    parent: int,
    seconds: float,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
) -> None:
    workers.begin_work(parent)
    if not ending.has_death_signal() and hasattr(signal, "setitimer"):
        # A search in C lets no thread look for the parent; the alarm of the system still ends it.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
    workers.send(there, workers.outcome(function, *arguments))
