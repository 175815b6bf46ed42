"""`argmap add speaker`: a new speaker."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli.commands.write.add.options import (
    add_and_print,
    id_option,
    lists,
    text_option,
)
from argmap.cli.group import Command
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.cli.shared.options import Choice
from argmap.edit.change import OpenedMap
from argmap.edit.edits.adding import AddSpeaker
from argmap.edit.edits.base import Edit
from argmap.edit.edits.proposing import offered_id
from argmap.model import STANCES, Speaker


@click.command("speaker", cls=Command)
@map_argument
@text_option("name", "The speaker's name.", required=True)
@id_option("name")
@text_option("role", "What they are.")
@text_option("organisation", "Whom they speak for.")
@click.option("--anonymous", is_flag=True, help="The name is not opened.map.")
@click.option("--collective", is_flag=True, help="Several speak with one voice.")
@click.option("--alias", "aliases", multiple=True, metavar="TEXT", help="Another name; repeatable.")
@click.option("--stance", type=Choice(STANCES), metavar="SIDE", help="for, against, mixed or none.")
@text_option("side", "The side in a formal debate.")
@text_option("team", "The team in a formal debate.")
@writing_options
def command(map: str, id: str | None, name: str, writing: Writing, **fields: Any) -> None:
    """Add a speaker.

    \b
    argmap add speaker debate.yaml --name "Ann Lee" --role mayor
    """
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        added.append(id or offered_id(opened.map.speakers, name, "speaker"))
        return [AddSpeaker(Speaker(id=added[0], name=name, **lists(fields)))]

    add_and_print(map, edits, writing, added)
