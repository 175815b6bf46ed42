"""`argmap add source`: a new source."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

import click

from argmap.cli.commands.write.add.options import (
    add_and_print,
    id_option,
    text_option,
)
from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.edit.change import OpenedMap
from argmap.edit.edits.adding import AddSource
from argmap.edit.edits.base import Edit
from argmap.edit.edits.proposing import offered_id
from argmap.model import Source


@click.command("source", cls=Command)
@map_argument
@text_option("title", "The source's title.")
@id_option("title, the path or the address")
@text_option("author", "Who wrote it.")
@text_option("publisher", "Who published it.")
@text_option("date", "When.")
@text_option("url", "Its address.")
@click.option(
    "--path",
    metavar="FILE",
    shell_complete=completing.any_file,
    help="A local text, relative to the map's folder.",
)
@writing_options
def command(map: str, id: str | None, writing: Writing, **fields: Any) -> None:
    """Add a source.

    \b
    argmap add source debate.yaml --title "Council hearing" --path hearing.txt
    """
    named = fields["title"] or (PurePath(fields["path"]).stem if fields["path"] else fields["url"])
    if not named:
        raise click.UsageError("say which: give a --title, a --path or a --url.")
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        words = re.sub(r"^[a-z]+://(www\.)?", "", named or "")
        added.append(id or offered_id(opened.map.sources, words, "source"))
        return [AddSource(Source(id=added[0], **fields))]

    add_and_print(map, edits, writing, added)
