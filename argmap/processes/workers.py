"""What processes that work for this one have in common: how they begin, and send what they found."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from argmap.processes import ending

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Outcome = tuple[bool, Any]
"""Whether something was returned, and what was; or else the exception that was raised."""


def context() -> Any:
    """How workers are started: forked only on Linux, and only where no other thread runs.

    A forked worker has all that its parent has read already. Elsewhere a worker is a new process of
    Python: the libraries of macOS do not outlive a fork, nor do locks that another thread holds.
    """
    import multiprocessing

    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let an interrupt from the keyboard wait: within a start it leaves `multiprocessing` half done."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_work(parent: int) -> None:
    """Make this process one that works for another, and does not outlive it."""
    # An interrupt from the keyboard is for the process that waits, and which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        # It was started `uninterrupted`, and what it starts itself can be interrupted.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if ending.has_death_signal():
        ending.die_with(parent)
    else:
        threading.Thread(target=_leave_after_parent, daemon=True).start()


def _leave_after_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def outcome(function: Callable[..., Any], *arguments: Any) -> Outcome:
    """What a function returns or raises."""
    try:
        return True, function(*arguments)
    except Exception as error:
        return False, error


def returned(outcome: Outcome) -> Any:
    """Return what was returned elsewhere, or raise what was raised there."""
    was_returned, made = outcome
    if not was_returned:
        raise made
    return made


def send(line: Connection, outcome: Outcome) -> None:
    """Send an outcome; one that cannot be sent becomes an error that can."""
    import pickle

    try:
        sent = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
        if not outcome[0]:
            # An exception may well be written down and still not be read again.
            pickle.loads(sent)
    except Exception as error:
        made = outcome[1]
        said = f"{type(made).__name__}: {made}" if not outcome[0] else str(error)
        sent = pickle.dumps((False, RuntimeError(said)))
    line.send_bytes(sent)


def how_it_ended(process: Any) -> str:
    """What became of a process that is no more."""
    code = process.exitcode or 0
    if code >= 0:
        return f"its process ended with {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"its process was ended by {name}"
