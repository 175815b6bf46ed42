"""`argmap add source`: a new source."""

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
from argmap.edit.requests.elements import new_source


@click.command("source", cls=Command)
@map_argument
@id_option("title, the path or the address")
@field_options("source")
@writing_options
def command(map: str, id: str | None, writing: Writing, **given: Any) -> None:
    """Add a source.

    \b
    argmap add source debate.argmap.yaml --title "Council hearing" --path hearing.txt
    """
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        source, found = new_source(opened.map, given, id)
        added.append(source)
        return found

    add_and_print(map, edits, writing, added)
