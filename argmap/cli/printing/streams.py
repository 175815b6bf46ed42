"""The three standard streams, prepared before anything is read or written."""

from __future__ import annotations

import os
import sys
from typing import Literal, TextIO


def prepare_streams() -> None:
    """Open what is closed, and write UTF-8 with plain line breaks to whatever is no terminal."""
    _open_closed()
    sys.stdin = sys.stdin or _nowhere(0, "r")
    sys.stdout = sys.stdout or _nowhere(1, "w")
    sys.stderr = sys.stderr or _nowhere(2, "w")
    # Files are the same on every system: Windows would write its own encoding and line breaks.
    for stream in (sys.stdout, sys.stderr):
        _say_in_utf_8(stream)


def _open_closed() -> None:
    """Open the null device for each standard stream that is closed.

    The system gives out the lowest number that is free: a file that is opened while standard output
    is closed would get what is meant for standard output.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _nowhere(number: int, mode: Literal["r", "w"]) -> TextIO:
    """Python's stream for a number that was closed when Python started."""
    return open(number, mode, encoding="utf-8", closefd=False)


def _say_in_utf_8(stream: TextIO) -> None:
    """Make a stream write any text, however the locale and the environment are set.

    A terminal is given what it can show. What it cannot show is spelled out, and so is the one thing
    that UTF-8 has no bytes for: the undecodable part of a file's name.
    """
    # A program that calls `main` may have put another object in the place of the stream.
    if not hasattr(stream, "reconfigure"):
        return
    if stream.isatty():
        stream.reconfigure(errors="backslashreplace")
    else:
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
