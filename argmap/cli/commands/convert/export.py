"""`argmap export`: maps in another format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.draw_options import look_options
from argmap.cli.shared.errors import CommandError
from argmap.cli.shared.exports import Conversion, TextWriter, as_it_is
from argmap.cli.shared.maps import asked_reading, graph_of, is_single, map_in, split_words
from argmap.cli.shared.options import Choice, map_words, output_file_option
from argmap.cli.shared.source_roots import source_texts
from argmap.cli.shared.writing import is_forced
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.lookup import find_format, format_names, format_of_suffix
from argmap.model import ArgumentMap
from argmap.queries.selection import find_claim

TAKEN = {
    "dot": ("cluster", "colour_by", "about", "depth", "direction", "issue", "judge", "legend"),
    "html": ("issue", "judge"),
}
"""Which options formats take that are pictures or pages."""
SELECTION_MODES = (
    *("all", "top-level", "with-title", "with-relations"),
    *("not-used-in-argument", "with-more-than-one-relation"),
)
"""As in `argmap.formats.argdown.drawing.selecting`, which is not imported for a list of words."""


@click.command("export", cls=Command)
@map_words("[MAP]...")
@click.option(
    "--to",
    "to",
    metavar="FORMAT",
    shell_complete=completing.written_format,
    help="The format [default: what the file's suffix says].",
)
@output_file_option(
    "Write to a file, not to stdout; for several maps, a folder.",
    "Replace protected files and, in a folder, those that are there already.",
)
@click.option("--strict", is_flag=True, help="Write nothing that would lose something.")
@look_options("Drawings")
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
    "--issue",
    metavar="CLAIM",
    shell_complete=completing.claim,
    help="Drawings and pages: the issue that stances are towards.",
)
@click.option(
    "--judge",
    is_flag=True,
    default=None,
    help="Drawings and pages: mark which claims stand (argmap judge).",
)
@click.option(
    "--statement-selection",
    type=Choice(SELECTION_MODES),
    metavar="MODE",
    help="Argdown: which statements its map shows, such as all or with-title.",
)
@click.option("--legend", is_flag=True, default=None, help="Drawings: explain colours and arrows.")
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    to: str | None,
    output_file: str | None,
    strict: bool,
    statement_selection: str | None,
    **drawing: Any,
) -> None:
    """Write maps in another format; argmap formats lists them.

    What the format has no place for is left out, and said on stderr. A drawing of an Argdown file
    shows what its own tools would: arguments as boxes, and the statements that its settings select.

    \b
    argmap export debate.yaml -o debate.dot
    argmap export debate.yaml --to dot --cluster speaker --legend | dot -Tsvg -o debate.svg
    argmap export debate.yaml --to html -o debate.html
    argmap export debate.yaml --to aif -o debate.json
    argmap export maps/ --to xaif -o corpus/
    """
    maps, rest = split_words(words, named_maps)
    if rest:
        raise click.UsageError(f"{rest[0]!r} is no map; export takes files and folders.")
    many = not is_single(maps) or (output_file is not None and Path(output_file).is_dir())
    if many and to is None:
        raise click.UsageError(f"which format? Use --to: {', '.join(format_names(writes=True))}.")
    format = _format(to, output_file)
    given = {name: value for name, value in drawing.items() if value is not None}
    other = next((name for name in given if name not in TAKEN.get(format.name, ())), None)
    if other is not None:
        option = "--" + other.replace("_", "-")
        raise click.UsageError(f"{option} is for drawings, and {format.name} is none.")
    write_text, draw_with = _writing(format, given, statement_selection)
    reading = asked_reading(draw_with=draw_with)
    conversion = Conversion(format, reading, strict, is_forced() or not many, write_text)
    if not many:
        conversion.one(maps[0], output_file)
    elif output_file is None:
        raise click.UsageError("several maps want a folder; name it with -o FOLDER.")
    else:
        conversion.many(maps, output_file)


def _format(to: str | None, file: str | None) -> Format:
    if to is not None:
        return find_format(to)
    if file is None:
        choices = ", ".join(format_names(writes=True))
        raise click.UsageError(f"which format? Use --to: {choices}.")
    found = format_of_suffix(file)
    if found is None:
        choices = ", ".join(format_names(writes=True))
        raise CommandError(f"the name {file} says no format; use --to: {choices}")
    return found


def _writing(
    format: Format, given: dict[str, Any], statement_selection: str | None
) -> tuple[TextWriter, dict[str, Any] | None]:
    """How maps are written in a format, and with which settings they are read to be drawn."""
    selection = {"statementSelectionMode": statement_selection} if statement_selection else {}
    settings = {"selection": selection} if selection else {}
    if format.name == "dot":
        return partial(_drawing, given, settings), settings
    if format.name == "argdown-json":
        return partial(_argdown_json, settings), None
    if settings:
        raise click.UsageError("--statement-selection is for drawings and for argdown-json.")
    return (partial(_page, given) if format.name == "html" else as_it_is), None


def _drawing(
    given: dict[str, Any], settings: dict[str, Any], loaded: Loaded, format: Format, folder: Path
) -> Iterator[str]:
    from argmap.render.dot.document import DotStyle, write

    map, style = map_in(loaded), given
    if loaded.is_drawing:
        style = {"cluster": "section", "titles": True} | given
    elif settings:
        raise click.UsageError("--statement-selection is for maps that were read from Argdown.")
    return write(map, DotStyle(**_found(style, map)))


def _argdown_json(
    settings: dict[str, Any], loaded: Loaded, format: Format, folder: Path
) -> Iterator[str]:
    from argmap.formats.argdown import write_json
    from argmap.formats.features.losses import reduced

    return write_json(reduced(map_in(loaded), format), settings)


def _page(given: dict[str, Any], loaded: Loaded, format: Format, folder: Path) -> Iterator[str]:
    from argmap.render.page import PageStyle, write

    map = map_in(loaded)
    _ = source_texts(loaded)  # says which texts it may not show
    return write(map, PageStyle(folder, loaded.source_roots, **_found(given, map)))


def _found(given: dict[str, Any], map: ArgumentMap) -> dict[str, Any]:
    """The options with the claims that they name."""
    claims = {name: given[name] for name in ("about", "issue") if name in given}
    return given | {name: find_claim(graph_of(map), claim) for name, claim in claims.items()}
