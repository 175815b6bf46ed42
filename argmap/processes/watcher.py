"""Runs a program for a process, and ends it when that process has ended.

This file is started as a script of its own, without argmap on its path, where the system has no signal
for children whose parent has ended. So it imports nothing but the standard library.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

BESIDE = "--beside"
"""The first word where the program has the streams of this process."""


def _watch(command: Sequence[str]) -> None:
    """Run a program with the input that comes in, and end it when the line it came by is cut."""
    size = int.from_bytes(sys.stdin.buffer.read(8), "big")
    input = sys.stdin.buffer.read(size)
    program = subprocess.Popen(command, stdin=subprocess.PIPE)

    def end_when_cut() -> None:
        while os.read(0, 1):
            pass
        program.kill()

    threading.Thread(target=end_when_cut, daemon=True).start()
    program.communicate(input)
    os._exit(program.returncode if program.returncode >= 0 else 128 - program.returncode)


def _accompany(command: Sequence[str]) -> None:
    """Run a program on the streams of this process, and end it when the parent has ended."""
    parent = os.getppid()
    program = subprocess.Popen(command)
    # The keyboard interrupts the program; this process only waits for it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.close(0)
    while True:
        try:
            code = program.wait(0.2)
            os._exit(code if code >= 0 else 128 - code)
        except subprocess.TimeoutExpired:
            if os.getppid() != parent:
                program.terminate()


if __name__ == "__main__":
    if sys.argv[1] == BESIDE:
        _accompany(sys.argv[2:])
    else:
        _watch(sys.argv[1:])
