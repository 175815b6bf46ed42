"""`argmap add speaker`: a new speaker."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli.commands.write.add.options import (
    add_and_print,
    id_option,
)
from argmap.cli.group import Command
from argmap.cli.options.fields import field_options
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.requests.elements import new_speaker


@click.command("speaker", cls=Command)
@map_argument
@id_option("name")
@field_options("speaker", required=("name",))
@writing_options
def command(map: str, id: str | None, writing: Writing, **given: Any) -> None:
    """Add a speaker.

    \b
    argmap add speaker debate.argmap.yaml --name "Ann Lee" --role mayor
    """
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        speaker, found = new_speaker(opened.map, given, id)
        added.append(speaker)
        return found

    add_and_print(map, edits, writing, added)
