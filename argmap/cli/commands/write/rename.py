"""`argmap rename`: another id for something in a map."""

from __future__ import annotations

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, edit_map, map_argument, writing_options
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.edits.finding import find_element
from argmap.edit.edits.renaming import Rename


@click.command("rename", cls=Command)
@map_argument
@click.argument("old", metavar="OLD", shell_complete=completing.element)
@click.argument("new", metavar="NEW")
@writing_options
def command(map: str, old: str, new: str, writing: Writing) -> None:
    """Give something another id, and all that refers to it.

    Every reference follows: relations, also in ids such as old/b, issues, what judging must find,
    the speakers of utterances. speaker:ann tells a speaker from a claim with the same id. To change
    a name or a text, use argmap set.

    \b
    argmap rename debate.yaml buses-late delays
    argmap rename debate.yaml speaker:ann ann-lee
    """

    def edits(opened: OpenedMap) -> list[Edit]:
        kind, id = find_element(opened.map, old)
        return [Rename(kind, id, new)]

    edit_map(map, edits, writing)
