"""The command line: one command, one file, listed in `argmap.cli.group`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        # What a locale cannot show is spelled out rather than fatal.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        if sys.argv[1:2] == ["solve"]:
            # The competition protocol is started thousands of times: it does without click.
            from argmap.cli.solve import run

            sys.exit(run(sys.argv[2:]))
        from argmap.cli.root import argmap

        argmap.main(prog_name="argmap")
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> None:
    """End the process at once: the system frees a large map faster than Python, object by object."""
    code = end.code if isinstance(end.code, int) else 0
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0
    except OSError as error:
        reason = (error.strerror or "").lower()
        print(f"Error: the answer cannot be written: {reason}", file=sys.stderr)
        code = 2
    sys.stderr.flush()
    os._exit(code)
