"""`argmap export`: maps in another format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from argmap.cli import completion as completing
from argmap.cli.conversion.conversion import Conversion, TextWriter, as_it_is
from argmap.cli.conversion.many import into_database, into_folder
from argmap.cli.group import Command
from argmap.cli.options.common import (
    corpus_options,
    format_option,
    map_words,
    output_file_option,
    selection_options,
)
from argmap.cli.options.drawing import legend_option, look_options, style_option
from argmap.cli.options.judging import verdict_options
from argmap.cli.options.parameters import Choice
from argmap.cli.shared.answers import Corpus
from argmap.cli.shared.asked import split_words
from argmap.cli.shared.formats import written_format
from argmap.cli.shared.maps import asked_reading, graph_of, is_single, map_in
from argmap.cli.shared.source_roots import source_texts
from argmap.formats.core.file_names import stem
from argmap.formats.core.format import Format
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.lookup import format_names
from argmap.queries.asked import Asked, shown_around
from argmap.queries.judging.asked import AskedJudging
from argmap.render.web_links import is_web_link

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

TAKEN = {"dot": ("cluster", "colour_by", "direction", "legend", "plain")}
"""By format that is a picture: the options that it takes."""
SELECTION_MODES = (
    *("all", "top-level", "with-title", "with-relations"),
    *("not-used-in-argument", "with-more-than-one-relation"),
)
"""As in `argmap.formats.argdown.drawing.selecting`, which is not imported for a list of words."""


@click.command("export", cls=Command)
@map_words("[MAP]...")
@format_option(
    shell_complete=completing.written_format,
    help=f"The format [default: what the file's suffix says]: {', '.join(format_names(writes=True))}.",
)
@output_file_option(
    "Write to a file, not to stdout; for several maps, a folder, or one database (.db)."
)
@click.option(
    "--each", is_flag=True, help="With several maps, write a database for each into a folder."
)
@click.option("--strict", is_flag=True, help="Write nothing that would lose something.")
@selection_options
@verdict_options
@look_options("Drawings")
@legend_option
@style_option
@click.option(
    "--statement-selection",
    type=Choice(SELECTION_MODES),
    metavar="MODE",
    help="Argdown: which statements its map shows, such as all or with-title.",
)
@click.option("--with-sources", is_flag=True, help="HTML: show the texts of the sources, whole.")
@click.option(
    "--base-url",
    metavar="URL",
    help="HTML: where the page will stand, for previews of it; a folder ends with /.",
)
@corpus_options
def command(
    words: tuple[str, ...],
    output_format: str | None,
    output_file: str | None,
    each: bool,
    strict: bool,
    asked: Asked,
    judging: AskedJudging | None,
    statement_selection: str | None,
    with_sources: bool,
    base_url: str | None,
    corpus: Corpus,
    **look: Any,
) -> None:
    """Write maps in another format; argmap formats lists them.

    What the format cannot hold is left out, and argmap says so on stderr. A drawing of an Argdown file
    shows what Argdown's own tools would: arguments as boxes, and the statements that its settings select.
    Filters leave the claims that fit, with the relations between them; drawings and pages also show
    what those bear on and what bears on them. Several maps become one database, or files in a folder.

    \b
    argmap export debate.argmap.yaml -o debate.dot
    argmap export debate.argmap.yaml --to dot --cluster speaker | dot -Tsvg -o debate.svg
    argmap export debate.argmap.yaml --to html -o debate.html
    argmap export debate.argmap.yaml --to aif -o debate.json
    argmap export maps/ --to xaif -o corpus/
    argmap export maps/ -o corpus.db
    """
    maps, rest = split_words(words)
    if rest:
        raise click.UsageError(f"{rest[0]!r} is no map; export takes files and folders.")
    given = {name: value for name, value in look.items() if value is not None}
    style = given.pop("style", None)
    if style is not None:
        given["plain"] = style == "plain"
    # An existing folder can also be named for a single map.
    names_folder = output_file is not None and Path(output_file).is_dir()
    many = not is_single(maps) or names_folder
    format = written_format(output_format, None if names_folder else output_file)
    _check(format, asked, judging, given)
    if with_sources and format.name != "html":
        raise click.UsageError(f"--with-sources is for html, and {format.name} is none.")
    url = _page_address(base_url, format, output_file, is_one=not many) if base_url else None
    page = {"url": url, "with_sources": with_sources}
    write_text, draw_with = _writing(format, asked, judging, given, statement_selection, page)
    conversion = Conversion(format, asked_reading(draw_with=draw_with), strict, asked, write_text)
    if not many:
        conversion.one(maps[0], output_file)
    elif output_file is None:
        raise click.UsageError("several maps need a folder; name it with -o FOLDER.")
    elif format.name == "sqlite" and not each and not names_folder:
        into_database(conversion, maps, output_file, corpus)
    elif output_format is None and not names_folder:
        raise click.UsageError(
            f"several maps need a folder, and {output_file} is the name of one {format.name} file; "
            f"use -o FOLDER --to {format.name}."
        )
    else:
        into_folder(conversion, maps, output_file, corpus)


def _check(
    format: Format, asked: Asked, judging: AskedJudging | None, given: dict[str, Any]
) -> None:
    """Refuse an option that means nothing in a format, instead of ignoring it."""
    other = next((name for name in given if name not in TAKEN.get(format.name, ())), None)
    if judging is not None and not format.is_drawing:
        other = "judge"
    # Filters by stance need --issue in every format.
    if asked.issue is not None and not format.is_drawing and not asked.selection.stances:
        other = "issue"
    if other is not None:
        option = "--style" if other == "plain" else "--" + other.replace("_", "-")
        raise click.UsageError(f"{option} is for drawings, and {format.name} is none.")
    if format.name == "sqlite" and not asked.is_everything:
        raise click.UsageError("a database holds maps whole; a statement chooses, with WHERE.")


def _writing(
    format: Format,
    asked: Asked,
    judging: AskedJudging | None,
    given: dict[str, Any],
    statement_selection: str | None,
    page: dict[str, Any],
) -> tuple[TextWriter, dict[str, Any] | None]:
    """How maps are written in a format, and with which settings Argdown is read for a drawing."""
    selection = {"statementSelectionMode": statement_selection} if statement_selection else {}
    settings = {"selection": selection} if selection else {}
    if format.name == "dot":
        return partial(_drawing, asked, judging, {"legend": True} | given, settings), settings
    if format.name == "argdown-json":
        return partial(_argdown_json, settings), None
    if settings:
        raise click.UsageError("--statement-selection is for drawings and for argdown-json.")
    return (partial(_page, asked, judging, page) if format.name == "html" else as_it_is), None


def _page_address(base_url: str, format: Format, output_file: str | None, *, is_one: bool) -> str:
    """Where a page will stand: the address given, or the file's name in the folder given."""
    if format.name != "html":
        raise click.UsageError(f"--base-url is for html, and {format.name} is none.")
    if not is_one:
        raise click.UsageError("--base-url says where one page will stand; name one map.")
    if not base_url.startswith(("https://", "http://")) or not is_web_link(base_url):
        raise click.UsageError(
            f"{base_url} is no address of the web; write one such as https://example.org/debates/."
        )
    if not base_url.endswith("/"):
        return base_url
    if output_file is None:
        raise click.UsageError(
            "--base-url names a folder; name the page in it, or write it with -o."
        )
    return base_url + quote(Path(output_file).name)


def _drawing(
    asked: Asked,
    judging: AskedJudging | None,
    given: dict[str, Any],
    settings: dict[str, Any],
    loaded: Loaded,
    format: Format,
    folder: Path,
) -> Iterator[str]:
    from argmap.render.dot.document import DotStyle, write

    map, style = map_in(loaded), given
    # As Argdown's own tools draw its files; options of the user come after, and win.
    if loaded.is_drawing:
        style = {"cluster": "section"} | given
    elif settings:
        raise click.UsageError("--statement-selection is for maps that were read from Argdown.")
    graph = graph_of(map)
    if asked.selection.about is not None:
        selection = asked.in_map(graph)
        style = style | {"about": selection.about, "depth": selection.depth}
    return write(map, DotStyle(**style, **_shown(graph, asked, judging)))


def _argdown_json(
    settings: dict[str, Any], loaded: Loaded, format: Format, folder: Path
) -> Iterator[str]:
    from argmap.formats.argdown import write_json
    from argmap.formats.features.losses import reduced

    return write_json(reduced(map_in(loaded), format), settings)


def _page(
    asked: Asked,
    judging: AskedJudging | None,
    page: dict[str, Any],
    loaded: Loaded,
    format: Format,
    folder: Path,
) -> Iterator[str]:
    from argmap.render.page import PageStyle, write

    map = map_in(loaded)
    _ = source_texts(loaded)  # says which texts it may not show
    name = None if loaded.path in (None, "<stdin>") else stem(loaded.path)
    shown = _shown(graph_of(map), asked, judging)
    return write(map, PageStyle(folder, loaded.source_roots, name=name, **page, **shown))


def _shown(graph: ArgumentGraph, asked: Asked, judging: AskedJudging | None) -> dict[str, Any]:
    """What a drawing or a page shows of a map, and which verdicts."""
    shown: dict[str, Any] = {"issue": asked.issue_in(graph), "claims": shown_around(graph, asked)}
    if judging is not None:
        shown |= {"labels": judging.labels(graph), "semantics": judging.semantics}
    return shown
