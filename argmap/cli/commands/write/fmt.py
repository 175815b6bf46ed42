"""`argmap fmt`: the one canonical layout of a map's file."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import map_to_edit, refusals, refuse_foreign
from argmap.cli.shared.errors import CommandError
from argmap.cli.shared.maps import STDIN, files_of, load_map, no_map_in
from argmap.cli.shared.messages import say
from argmap.cli.shared.output import Output
from argmap.cli.shared.writing import force_option
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
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@force_option()
def command(files: tuple[str, ...], check: bool, diff: bool) -> None:
    """Lay maps out in the one canonical way; what they say stays the same.

    Comments stay with what they belong to, and a blank line between claims stays. Of a folder, all
    maps in it are meant; - reads standard input and writes to standard output.

    \b
    argmap fmt debate.yaml
    argmap fmt --check maps
    """
    changed, failed, count = 0, 0, 0
    for file, in_folder in _maps(files):
        count += 1
        try:
            changed += _format(file, check=check, diff=diff)
        except CommandError as error:
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
    if failed or (changed and check):
        raise click.exceptions.Exit(1)


def _maps(files: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """The files that are meant; in folders those in argmap's own format."""
    for file, in_folder in files_of(files):
        if not in_folder or (file.endswith((".yaml", ".yml", ".json")) and is_map(file)):
            yield file, in_folder


def _format(file: str, *, check: bool, diff: bool) -> bool:
    """Lay one file out; whether that changes it."""
    if file == STDIN:
        return _format_stdin(check=check, diff=diff)
    with map_to_edit(file) as map:
        change = map.lay_out(dry_run=check or diff)
    differs = change.old != change.new
    if diff:
        _show(file, change.old, change.new)
    elif differs:
        say(f"{shown(file)} {'would change' if check else 'changed'}")
    return differs


def _format_stdin(*, check: bool, diff: bool) -> bool:
    loaded = load_map(STDIN)
    refuse_foreign(loaded, STDIN)
    with refusals(STDIN):
        old, new = loaded.text, laid_out(loaded)
    if diff:
        _show(STDIN, old, new)
    elif not check:
        sys.stdout.write(new)
    return old != new


def _show(file: str, old: str, new: str) -> None:
    Output().show(Lines(shown_diff(file, old, new)))
