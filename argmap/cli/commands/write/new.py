"""`argmap new`: a new map to go on from."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path, PurePath
from typing import get_args

import click

from argmap.cli import completion as completing
from argmap.cli.commands.write.add.options import text_option
from argmap.cli.group import Command
from argmap.cli.options.common import format_option
from argmap.cli.options.parameters import Choice, source_root_option
from argmap.cli.printing.errors import CommandError, io_message
from argmap.cli.printing.messages import say
from argmap.cli.shared.formats import MAP_FORMATS
from argmap.cli.shared.maps import STDIN
from argmap.cli.shared.source_roots import tell_written
from argmap.cli.shared.writing import is_dry_run, write_file, writing_flags
from argmap.edit.speech_formats import TURNABLE, speeches_of
from argmap.edit.starting import Round, starter
from argmap.formats.core.file_names import stem
from argmap.formats.core.ids import slug
from argmap.formats.core.source_texts import read_source
from argmap.model import ArgumentMap, DebateStyle, Source
from argmap.render.terminal.text import shown

SUFFIXES = (".yaml", ".yml", ".json")


@click.command("new", cls=Command)
@click.argument("file", metavar="FILE", shell_complete=completing.any_file)
@text_option("title", "What the debate is about.")
@click.option(
    "--article",
    metavar="FILE",
    shell_complete=completing.any_file,
    help="The text that the words are taken from: it becomes the map's source.",
)
@click.option(
    "--speeches",
    "style",
    type=Choice(get_args(DebateStyle)),
    metavar="FORMAT",
    help=f"List the speeches of a debate format: {', '.join(get_args(DebateStyle))}.",
)
@click.option(
    "--first",
    type=Choice(["aff", "neg"]),
    metavar="SIDE",
    help="With --speeches pf: which side begins, aff or neg [default: aff].",
)
@format_option(MAP_FORMATS)
@writing_flags
@source_root_option
def command(
    file: str,
    title: str | None,
    article: str | None,
    style: DebateStyle | None,
    first: str | None,
    output_format: str | None,
) -> None:
    """Write a small map with comments, to put your own claims in.

    It passes argmap check as it is. --speeches makes it a debate by speeches, for argmap flow. - writes to standard output, and a name that ends in .json gives the
    same map in JSON.

    \b
    argmap new debate.argmap.yaml
    argmap new debate.argmap.yaml --title "Should Main Street be closed?" --article hearing.txt
    argmap new round.argmap.yaml --speeches ld
    """
    held = _held(style, first)
    suffix = PurePath(file).suffix.lower()
    as_json = (output_format or suffix.lstrip(".")) == "json"
    if file != STDIN and suffix not in SUFFIXES:
        hint = f"{stem(file)}.argmap.yaml"
        raise click.UsageError(f"a map's name ends in {', '.join(SUFFIXES)}: try {hint}.")
    source = _source(file, article) if article is not None else None
    name = "FILE" if file == STDIN else shlex.quote(file)
    text = starter(shown(name), title, source, as_json=as_json, held=held)
    if source is not None:
        id, path = source
        # The article may be where argmap does not read a map's sources without --source-root.
        tell_written(ArgumentMap(sources={id: Source(id=id, path=path)}), file)
    if file == STDIN:
        sys.stdout.write(text)
        return
    try:
        write_file(file, [text], new_map=True)
    except FileNotFoundError as error:
        raise CommandError(f"{io_message(error)}; make the folder first") from error
    if not is_dry_run():
        say(f"{shown(file)} written; next: argmap check {shown(name)}")


def _held(style: DebateStyle | None, first: str | None) -> Round | None:
    """The speeches that are asked for."""
    if first is not None and style not in TURNABLE:
        raise click.UsageError("--first says which side begins with --speeches pf.")
    return Round(style, speeches_of(style, neg_first=first == "neg")) if style else None


def _source(file: str, article: str) -> tuple[str, str]:
    """The id and the path, as seen from the map, of the article; it must be a text."""
    found = read_source(Path(article))
    if found.problem is not None:
        raise CommandError(f"{article} {found.problem}")
    folder = Path() if file == STDIN else Path(file).parent
    try:
        path = PurePath(os.path.relpath(article, folder)).as_posix()
    except ValueError:
        # On Windows no relative path leads to another drive.
        path = Path(article).resolve().as_posix()
    return slug(PurePath(article).stem, "article"), path
