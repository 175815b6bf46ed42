"""`argmap unite`: several maps combined into one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import format_option, output_file_option, report_option
from argmap.cli.options.parameters import source_root_option
from argmap.cli.printing.messages import say
from argmap.cli.shared.formats import MAP_FORMATS, map_format
from argmap.cli.shared.maps import asked_reading, files_of, no_map_in, read_found, sound
from argmap.cli.shared.source_roots import folder_of, tell_written
from argmap.cli.shared.writing import refuse_existing, write_file
from argmap.edit.unite.uniting import Part, restated, unite
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.source_texts import with_paths_from
from argmap.formats.core.writing import dumps
from argmap.render.json_text import json_text
from argmap.render.reports.unite import report, report_data


@click.command("unite", cls=Command)
@click.argument("maps", nargs=-1, metavar="MAP...", shell_complete=completing.map_file)
@output_file_option("Write to a file (YAML or JSON), not to stdout.")
@format_option(MAP_FORMATS)
@click.option(
    "--restate", is_flag=True, help="Write `restates` for claims in nearly the same words."
)
@report_option("findings")
@source_root_option
def command(
    maps: tuple[str, ...],
    output_file: str | None,
    output_format: str | None,
    restate: bool,
    as_json: bool,
) -> None:
    """Combine several maps into one, such as those of different authors.

    Claims with the same id but other words get different ids (id-2). Speakers and sources with the
    same name become one. Claims of different maps with nearly the same words are listed, and with
    --restate joined. If two maps say different things about one element, the first map wins, and
    argmap says what is left out.

    \b
    argmap unite ours.argmap.yaml theirs.argmap.yaml -o both.argmap.yaml
    argmap unite answers -o class.argmap.yaml --restate
    """
    if as_json and output_file is None:
        raise click.UsageError("--json prints the findings, so the map needs a file: add -o FILE.")
    if not maps:
        raise click.UsageError("name the maps: argmap unite MAP MAP...")
    format = map_format(output_format, output_file)
    # Before the maps are read, so that nobody waits for a refusal.
    refuse_existing(output_file, new_map=True)
    folder = Path(output_file).parent if output_file else Path()
    parts = [_part(loaded, folder) for loaded in _read(maps)]
    united = unite(parts)
    # Near claims are listed in any case; whether they say the same is for a person to decide.
    map = restated(united.map, united.near) if restate else united.map
    text = dumps(map, format)
    if output_file is not None:
        write_file(output_file, [text], new_map=True)
        tell_written(map, output_file)
    else:
        sys.stdout.write(text)
    if as_json:
        sys.stdout.writelines(json_text(report_data(united, restated=restate)))
    else:
        for line in report(united, len(parts), restated=restate):
            say(line)


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
    """A map whose sources have paths relative to the folder of the united map."""
    assert loaded.map is not None
    home = folder_of(loaded.path)
    # Relative paths would lead elsewhere from the folder of the new map.
    map = with_paths_from(loaded.map, home, folder, loaded.source_roots)
    return Part(loaded.path or "", map)
