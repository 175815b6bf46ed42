"""The command line: one command, one file, listed in `argmap.cli.group`."""

from __future__ import annotations

import os
import sys

import click

from argmap import __version__
from argmap.cli.group import LazyGroup


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="argmap", message="%(prog)s %(version)s")
def argmap() -> None:
    """Who argued what, in which words, and who answered whom.

    argmap reads a debate from a text file and answers questions about it: argmap VERB [MAP]
    [CLAIM]. The map is a file or - for standard input; without one it is $ARGMAP_MAP, or the
    only map in this folder.
    """


def main() -> None:
    """Run the command line, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        # What a locale cannot show is spelled out rather than fatal.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
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
        click.echo(
            f"Error: the answer cannot be written: {(error.strerror or '').lower()}", err=True
        )
        code = 2
    sys.stderr.flush()
    os._exit(code)
