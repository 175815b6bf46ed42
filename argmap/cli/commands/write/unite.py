"""`argmap unite`: several maps brought into one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.errors import CommandError
from argmap.cli.shared.maps import asked_reading, files_of, no_map_in, read_found, sound
from argmap.cli.shared.messages import say
from argmap.cli.shared.options import output_file_option
from argmap.cli.shared.source_roots import (
    folder_of,
    source_root_option,
    tell_written,
)
from argmap.cli.shared.writing import write_file
from argmap.edit.unite.uniting import Part, restated, unite
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.lookup import format_of_suffix
from argmap.formats.core.source_texts import with_paths_from
from argmap.formats.core.writing import dumps
from argmap.render.json_text import json_text
from argmap.render.reports.unite import report, report_data


@click.command("unite", cls=Command)
@click.argument("maps", nargs=-1, metavar="MAP...", shell_complete=completing.map_file)
@output_file_option("Write to a file (YAML or JSON), not to stdout.")
@click.option(
    "--restate", is_flag=True, help="Write `restates` for claims in nearly the same words."
)
@click.option("--json", "as_json", is_flag=True, help="With -o: print what was found as JSON.")
@source_root_option
def command(maps: tuple[str, ...], output_file: str | None, restate: bool, as_json: bool) -> None:
    """Bring several maps, of different authors say, into one.

    Claims with one id and other words are told apart (id-2). Speakers and sources with one name
    become one. Claims of different maps in nearly the same words are named, and with --restate joined.
    Of what two maps say differently of one element, the first says it; what is left out is said.

    \b
    argmap unite ours.yaml theirs.yaml -o both.yaml
    argmap unite answers -o class.yaml --restate
    """
    if as_json and output_file is None:
        raise click.UsageError("--json prints the findings, so the map needs a file: add -o FILE.")
    if not maps:
        raise click.UsageError("name the maps: argmap unite MAP MAP...")
    format = _format(output_file)
    folder = Path(output_file).parent if output_file else Path()
    parts = [_part(loaded, folder) for loaded in _read(maps)]
    united = unite(parts)
    map = restated(united.map, united.near) if restate else united.map
    text = dumps(map, format)
    if output_file is not None:
        write_file(output_file, [text])
        tell_written(map, output_file)
    else:
        sys.stdout.write(text)
    if as_json:
        sys.stdout.writelines(json_text(report_data(united, restated=restate)))
    else:
        for line in report(united, len(parts), restated=restate):
            say(line)


def _format(file: str | None) -> str:
    named = format_of_suffix(file) if file else None
    if named is not None and named.name not in ("yaml", "json"):
        raise CommandError(
            f"the united map is written in YAML or JSON, not in {named.name}; argmap export does that"
        )
    return named.name if named else "yaml"


def _read(paths: tuple[str, ...]) -> Iterator[Loaded]:
    """The maps in files and folders, which must be sound."""
    found = False
    for file, in_folder in files_of(paths):
        loaded = read_found(file, in_folder, asked_reading())
        if loaded is not None:
            found = True
            yield sound(loaded)
    if not found:
        raise no_map_in(paths)


def _part(loaded: Loaded, folder: Path) -> Part:
    """A map with the paths of its sources as they are from the folder of the united map."""
    assert loaded.map is not None
    home = folder_of(loaded.path)
    map = with_paths_from(loaded.map, home, folder, loaded.source_roots)
    return Part(loaded.path or "", map)
