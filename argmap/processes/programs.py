"""Programs: run to their end, or fed with what they show."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import IO

from argmap.processes import ending, watcher


def run(
    command: Sequence[str], *, input: bytes = b"", seconds: float | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end. Raises `TimeUpError`, and `OSError` where it cannot be started."""
    try:
        if not ending.has_death_signal():
            return _run_watched(command, input, seconds)
        return subprocess.run(
            command,
            input=input,
            capture_output=True,
            check=False,
            timeout=seconds,
            preexec_fn=partial(ending.die_with, os.getpid()),
        )
    except subprocess.TimeoutExpired:
        raise ending.TimeUpError from None


def _run_watched(
    command: Sequence[str], input: bytes, seconds: float | None
) -> subprocess.CompletedProcess[bytes]:
    """Run a program through a process that ends it when its standard input is closed."""
    import shutil

    program = shutil.which(command[0])
    if program is None:
        raise FileNotFoundError(2, os.strerror(2), command[0])
    watching = [sys.executable, "-I", watcher.__file__, program, *command[1:]]
    pipe = subprocess.PIPE
    with subprocess.Popen(watching, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        # What is no longer the process's own is left open by `communicate`.
        line, process.stdin = process.stdin, None
        assert line is not None
        feeding = threading.Thread(target=_feed, args=(line, input), daemon=True)
        feeding.start()
        try:
            out, errors = process.communicate(timeout=seconds)
        finally:
            feeding.join()
            line.close()
    return subprocess.CompletedProcess(command, process.returncode, out, errors)


def _feed(line: IO[bytes], input: bytes) -> None:
    line.write(len(input).to_bytes(8, "big") + input)
    line.flush()


def fed(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a program that reads what is written to it and shows that on our terminal.

    It is asked to end, and not killed, when this process has ended: it may have to put the terminal
    in order. Raises `OSError` where it cannot be started.
    """
    if ending.has_death_signal():
        words, begin = [*command], partial(ending.die_with, os.getpid(), signal.SIGTERM)
    else:
        import shutil

        program = shutil.which(command[0])
        if program is None:
            raise FileNotFoundError(2, os.strerror(2), command[0])
        words, begin = (
            [sys.executable, "-I", watcher.__file__, watcher.BESIDE, program, *command[1:]],
            None,
        )
    # Without a buffer of ours nothing waits in it when the program has stopped reading.
    return subprocess.Popen(
        words, stdin=subprocess.PIPE, bufsize=0, env=environment, preexec_fn=begin
    )
