"""`argmap unlink`: remove relations."""

from __future__ import annotations

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.shared.edits import (
    Writing,
    cascade_option,
    map_argument,
    remove_from,
    writing_options,
)
from argmap.edit.requests.relations import relations_named


@click.command("unlink", cls=Command)
@map_argument
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="RELATION...",
    shell_complete=completing.link_words,
)
@cascade_option
@writing_options
def command(map: str, words: tuple[str, ...], cascade: bool, writing: Writing) -> None:
    """Remove relations; the claims stay.

    A relation is named by its id, by the claim whose only relation is meant, or in the words of
    argmap link: PREMISE... KIND TARGET. What undercuts a relation is removed with it: argmap says
    what, and asks on a terminal; in a script it needs --cascade.

    \b
    argmap unlink debate.argmap.yaml buses-late/close-street
    argmap unlink debate.argmap.yaml buses-late rebuts close-street
    """
    remove_from(map, lambda known: relations_named(known, words), cascade, writing)
