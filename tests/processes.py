"""Processes that tests start: however a test goes, they have ended when it has."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PATIENCE = 120
"""Seconds after which something is taken to be stuck, on the busiest machine."""


def end(process: subprocess.Popen[Any]) -> None:
    """End a process that leads a session of its own, with all that it started, and close its pipes."""
    if hasattr(os, "killpg"):
        # What has ended, and all of its own too, has no group any more.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()
    process.wait()


@contextmanager
def running(*command: str | Path, **settings: Any) -> Iterator[subprocess.Popen[Any]]:
    """A process for the time of a block; `settings` are those of `Popen`."""
    process = subprocess.Popen([*map(str, command)], start_new_session=True, **settings)
    try:
        yield process
    finally:
        end(process)


def children() -> list[str]:
    """The command lines of the living processes that this one has started, where Linux tells.

    Those that Python's multiprocessing keeps for itself end with this process.
    """
    found = []
    for tasks in Path("/proc/self/task").glob("*/children"):
        for number in tasks.read_text().split():
            with suppress(OSError):
                words = Path("/proc", number, "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if words and "multiprocessing" not in words:
                    found.append(words.strip())
    return found
