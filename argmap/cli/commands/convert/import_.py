"""`argmap import`: maps of other tools, turned into maps of argmap."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli import completion as completing
from argmap.cli.conversion.conversion import Conversion
from argmap.cli.conversion.many import into_folder
from argmap.cli.group import Command
from argmap.cli.options.common import corpus_options, format_option, output_file_option
from argmap.cli.options.parameters import source_root_option
from argmap.cli.shared.answers import Corpus
from argmap.cli.shared.formats import MAP_FORMATS, map_format
from argmap.cli.shared.maps import asked_reading, is_single
from argmap.formats.core.lookup import find_format


@click.command("import", cls=Command)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", shell_complete=completing.map_file
)
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    shell_complete=completing.read_format,
    help="What the files are [default: what they look like].",
)
@format_option(MAP_FORMATS)
@output_file_option("The new map; for several files, a folder.")
@click.option("--strict", is_flag=True, help="Write nothing that would lose something.")
@corpus_options
@source_root_option
def command(
    files: tuple[str, ...],
    source_format: str | None,
    output_format: str | None,
    output_file: str | None,
    strict: bool,
    corpus: Corpus,
) -> None:
    """Turn maps of other tools into maps of argmap, in YAML or JSON.

    A folder is read with its subfolders, and each file keeps its place in the new folder. argmap
    formats lists what can be read. What a map has no field for is kept under extra, and written back
    on export to the same format.

    \b
    argmap import nodeset17938.json -o debate.argmap.yaml
    argmap import corpus/ -o maps/
    argmap import saved.json --from ova2 -o debate.argmap.yaml
    """
    # A format that cannot be read is reported once, before any file is opened.
    if source_format is not None:
        find_format(source_format, reads=True).load_reader()
    reading = asked_reading(source_format)
    if is_single(files) and not (output_file and Path(output_file).is_dir()):
        to = find_format(map_format(output_format, output_file))
        Conversion(to, reading, strict).one(files[0], output_file)
        return
    if output_file is None:
        raise click.UsageError("several maps need a folder; name it with -o FOLDER.")
    # The name of a folder says no format.
    to = find_format(output_format or "yaml")
    into_folder(Conversion(to, reading, strict), files, output_file, corpus)
