"""`argmap remove`: remove something, and what depends on it."""

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
from argmap.edit.requests.changes import removals


@click.command("remove", cls=Command)
@map_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=completing.element)
@click.option(
    "--utterance",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Of the claim, only its Nth utterance.",
)
@cascade_option
@writing_options
def command(
    map: str, ids: tuple[str, ...], number: int | None, cascade: bool, writing: Writing
) -> None:
    """Remove claims, speakers, sources or relations.

    With a claim argmap removes its relations and what undercuts these; with a speaker their
    utterances; with a source every mention of it. It says what else is removed, and asks on a
    terminal; in a script it needs --cascade. No reference is ever left dangling. speaker:ann tells a
    speaker from a claim with the same id.

    \b
    argmap remove debate.argmap.yaml buses-late
    argmap remove debate.argmap.yaml ann --cascade
    argmap remove debate.argmap.yaml buses-late --utterance 2
    """
    remove_from(map, lambda known: removals(known, ids, number), cascade, writing)
