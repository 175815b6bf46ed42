"""The command `argmap` itself: the group that all commands are in."""

from __future__ import annotations

import click

from argmap import __version__
from argmap.cli.group import LazyGroup


@click.group(cls=LazyGroup)
@click.version_option(
    __version__, "-V", "--version", prog_name="argmap", message="%(prog)s %(version)s"
)
def argmap() -> None:
    """Who argued what, in which words, and who answered whom.

    argmap reads a debate from a text file and answers questions about it: argmap VERB [MAP]
    [CLAIM]. The map is a file or - for standard input; without one it is $ARGMAP_MAP, or the
    only map in this folder.
    """
