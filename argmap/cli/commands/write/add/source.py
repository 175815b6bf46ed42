"""`argmap add source`: a new source."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

import click

from argmap.cli.commands.write.add.options import (
    add_and_print,
    id_option,
)
from argmap.cli.group import Command
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.cli.shared.field_options import field_options, given_fields
from argmap.edit.change import OpenedMap
from argmap.edit.edits.adding import AddSource
from argmap.edit.edits.base import Edit
from argmap.edit.edits.proposing import offered_id
from argmap.model import Source


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
    named = given["title"] or (PurePath(given["path"]).stem if given["path"] else given["url"])
    if not named:
        raise click.UsageError("say which: give a --title, a --path or a --url.")
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        # Otherwise the id of an address would begin with `https-www`.
        words = re.sub(r"^[a-z]+://(www\.)?", "", named or "")
        added.append(id or offered_id(opened.map.sources, words, "source"))
        return [AddSource(Source(id=added[0], **given_fields(opened.map, "source", given)))]

    add_and_print(map, edits, writing, added)
