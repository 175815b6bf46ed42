"""`argmap fmt`: the one canonical layout of a map's file."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import check_option
from argmap.cli.options.parameters import source_root_option
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.shared.edits import map_to_edit, refusals, refuse_foreign
from argmap.cli.shared.git import names_revision
from argmap.cli.shared.maps import STDIN, files_of, load_map, no_map_in
from argmap.cli.shared.writing import is_dry_run, writing_flags
from argmap.edit.change import laid_out
from argmap.formats.core.reading import is_map
from argmap.render.reports.changes import shown_diff
from argmap.render.terminal.lines import Lines
from argmap.render.terminal.text import shown
from argmap.render.wording import plural


@click.command("fmt", cls=Command)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", shell_complete=completing.map_file
)
@check_option("where a file would change, and write nothing")
@click.option("--diff", is_flag=True, help="Show what would change, like --dry-run.")
@writing_flags
@source_root_option
def command(files: tuple[str, ...], check: bool, diff: bool) -> None:
    """Lay maps out in the one canonical way; what they say stays the same.

    Comments stay with what they belong to, and blank lines between claims stay. Given a folder, it
    lays out all maps in it; - reads standard input and writes to standard output.

    \b
    argmap fmt debate.argmap.yaml
    argmap fmt --check maps
    """
    diff = diff or is_dry_run()
    changed, failed, count = 0, 0, 0
    for file, in_folder in _maps(files):
        count += 1
        try:
            changed += _format(file, check=check, diff=diff)
        except CommandError as error:
            # One file that fails is the end; of several, the others are still laid out.
            if len(files) == 1 and not in_folder:
                raise
            error.show()
            failed += 1
    if not count:
        raise no_map_in(files)
    if count > 1:
        would = "would change" if check or diff else "changed"
        more = f", {failed} failed" if failed else ""
        say(f"{plural(count, 'map')}: {changed} {would}{more}.")
    # Without --check a map that was laid out is what was asked for, and no failure.
    if failed or (changed and check):
        raise click.exceptions.Exit(1)


def _maps(files: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The files that are meant; in folders only those in argmap's own format."""
    for file, in_folder in files_of(files):
        # A folder may hold maps of other tools, which have no canonical layout of argmap's.
        if not in_folder or (file.endswith((".yaml", ".yml", ".json")) and is_map(file)):
            yield file, in_folder


def _format(file: str, *, check: bool, diff: bool) -> bool:
    """Lay one file out; returns whether that changes it."""
    if file == STDIN or names_revision(file):
        return _format_text(file, check=check, diff=diff)
    with map_to_edit(file) as map:
        change = map.lay_out(dry_run=check or diff)
    differs = change.old != change.new
    if diff:
        _show(file, change.old, change.new)
    elif differs:
        say(f"{shown(file)} {'would change' if check else 'changed'}")
    return differs


def _format_text(file: str, *, check: bool, diff: bool) -> bool:
    """Lay out what cannot be written to, standard input or `REV:path`, on standard output."""
    loaded = load_map(file)
    refuse_foreign(loaded, file)
    with refusals(file):
        old, new = loaded.text, laid_out(loaded)
    if diff:
        _show(file, old, new)
    elif not check:
        sys.stdout.write(new)
    return old != new


def _show(file: str, old: str, new: str) -> None:
    Output().show(Lines(shown_diff(file, old, new)))
