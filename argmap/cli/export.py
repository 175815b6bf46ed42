"""`argmap export`: a map in another format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from argmap.cli import completing
from argmap.cli.errors import CommandError
from argmap.cli.group import Command
from argmap.cli.maps import is_single, load_map, split_words
from argmap.cli.options import Choice, map_words, output_file_option
from argmap.cli.output import Output
from argmap.formats.files import text_pieces, write_atomically
from argmap.formats.format import Format
from argmap.formats.registry import find_format, format_names, formats_of_suffix
from argmap.graph import Links
from argmap.model import ArgumentMap
from argmap.queries.selection import find_claim


@click.command("export", cls=Command)
@map_words("[MAP]")
@click.option(
    "--to",
    "to",
    metavar="FORMAT",
    shell_complete=completing.written_format,
    help="The format [default: what the file's suffix says].",
)
@output_file_option("Write to a file, not to stdout.")
@click.option(
    "--cluster",
    type=Choice(["section", "speaker"]),
    metavar="section|speaker",
    help="Drawings: frame what belongs together.",
)
@click.option(
    "--colour-by",
    "--color-by",
    type=Choice(["speaker", "stance", "kind"]),
    metavar="speaker|stance|kind",
    help="Drawings: what colours tell [default: stance].",
)
@click.option(
    "--about",
    metavar="CLAIM",
    shell_complete=completing.claim,
    help="Drawings: only this claim and what bears on it.",
)
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    help="With --about: at most N relations away.",
)
@click.option(
    "--direction",
    type=Choice(["TB", "BT", "LR", "RL"]),
    metavar="TB|BT|LR|RL",
    help="Drawings: where relations point, such as BT, from the bottom to the top.",
)
@click.option(
    "--issue",
    metavar="CLAIM",
    shell_complete=completing.claim,
    help="Drawings: the issue that stances are towards.",
)
@click.option(
    "--judge", is_flag=True, default=None, help="Drawings: mark which claims stand (argmap judge)."
)
@click.option("--legend", is_flag=True, default=None, help="Drawings: explain colours and arrows.")
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    to: str | None,
    output_file: str | None,
    **drawing: Any,
) -> None:
    """Write a map in another format; argmap formats lists them.

    \b
    argmap export debate.yaml -o debate.dot
    argmap export debate.yaml --to dot --cluster speaker --legend | dot -Tsvg -o debate.svg
    argmap export debate.json --to yaml
    """
    maps, rest = split_words(words, named_maps)
    if rest or not is_single(maps):
        raise click.UsageError("export writes one map; name one file.")
    format = _format(to, output_file)
    given = {name: value for name, value in drawing.items() if value is not None}
    if given and format.name != "dot":
        option = "--" + next(iter(given)).replace("_", "-")
        raise click.UsageError(f"{option} is for drawings, and {format.name} is none.")
    if format.is_binary:
        _write_binary(format, maps[0], output_file)
        return
    format.load_writer()
    map = load_map(maps[0]).map
    assert map is not None
    Output("text", output_file).write(_text(format, map, given))


def _format(to: str | None, file: str | None) -> Format:
    if to is not None:
        return find_format(to)
    if file is None:
        choices = ", ".join(format_names(writes=True))
        raise click.UsageError(f"which format? Use --to: {choices}.")
    found = formats_of_suffix(file, writes=True)
    if not found:
        choices = ", ".join(format_names(writes=True))
        raise CommandError(f"the name {file} says no format; use --to: {choices}")
    return found[0]


def _write_binary(format: Format, path: str, file: str | None) -> None:
    if file is None:
        raise click.UsageError(f"{format.name} is no text; write it to a file with -o FILE.")
    write = format.load_binary_writer()
    loaded = load_map(path)
    assert loaded.map is not None
    write_atomically(file, write(loaded.map, loaded.path or ""))


def _text(format: Format, map: ArgumentMap, drawing: dict[str, Any]) -> Iterator[str]:
    if format.name != "dot":
        return text_pieces(map, format)
    from argmap.render.dot import DotStyle, write

    for name in ("about", "issue"):
        if name in drawing:
            drawing[name] = find_claim(Links(map), drawing[name])
    return write(map, DotStyle(**drawing))
