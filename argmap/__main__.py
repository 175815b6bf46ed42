"""The process that the console script and `python -m argmap` run."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line, and end the process."""
    # A command lives for a second and makes little garbage: collecting it only costs time.
    gc.disable()
    from argmap.cli.printing.streams import prepare_streams

    prepare_streams()
    try:
        if sys.argv[1:2] == ["solve"]:
            # The competition protocol is started thousands of times: it does without click.
            from argmap.cli.commands.ask.solve import run

            sys.exit(run(sys.argv[2:]))
        from argmap.cli.root import argmap

        argmap.main(prog_name="argmap")
    except SystemExit as end:
        _leave(end)
    except OSError:
        # Not even a message can be written.
        os._exit(2)


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
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
