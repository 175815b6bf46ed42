"""`argmap sql`: any other question, as a statement over the tables of maps."""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Sequence

import click

from argmap.cli.asking import closing_line, say
from argmap.cli.errors import CommandError
from argmap.cli.group import Command
from argmap.cli.maps import (
    default_map,
    files_of,
    is_single,
    load_map,
    names_a_map,
    no_map_in,
    read_found,
)
from argmap.cli.options import map_words, output_options
from argmap.cli.output import Output
from argmap.formats.base import Loaded
from argmap.graph import Links
from argmap.queries.sql import StatementError, select, tables_read
from argmap.queries.tables import Tables
from argmap.render.diagnostics import concise
from argmap.render.sql import RowsView, SchemaView


@click.command("sql", cls=Command)
@map_words("[STATEMENT] [MAP]...")
@output_options
def command(words: tuple[str, ...], named_maps: tuple[str, ...], output: Output) -> None:
    """Ask any other question, in SQL.

    The maps become the tables of an SQLite database in memory, which the statement can only read.
    Several maps are in one database; the column `map` tells them apart. Without a statement the
    tables and their columns are listed.

    \b
    argmap sql
    argmap sql "SELECT speaker, text FROM who_argued_what WHERE stance = 'for'" debate.yaml
    argmap sql "SELECT map, count(*) FROM unanswered GROUP BY map" folder -F csv
    """
    statement, maps = _statement_and_maps(words, named_maps)
    if statement is None:
        with Tables() as tables:
            output.answer(SchemaView(tables.schema()))
        return
    try:
        _answer(statement, maps or [default_map()], output)
    except StatementError as error:
        raise CommandError(str(error)) from error


def _statement_and_maps(words: Sequence[str], named: Sequence[str]) -> tuple[str | None, list[str]]:
    """The statement is the word that names no map, wherever it stands."""
    maps = [] if named else [word for word in words if names_a_map(word)]
    others = [word for word in words if word not in maps]
    if len(others) < 2:
        return (others[0] if others else None), [*named, *maps]
    if others[0].lower() in ("select", "with", "values", "explain"):
        raise click.UsageError(f'put the statement between quotes: argmap sql "{others[0]} …".')
    raise click.UsageError(f"{others[1]} is no map; the statement is {others[0]!r}.")


def _answer(statement: str, maps: Sequence[str], output: Output) -> None:
    # A mistake in the statement is found before any map is read.
    wanted = tables_read(statement)
    with Tables() as tables:
        filling = _Filling(tables, wanted)
        several = not is_single(maps)
        if several:
            filling.add_all(maps)
        else:
            filling.add(load_map(maps[0]))
        view = RowsView(select(tables, statement))
        if output.format == "json":
            output.write(view.json_pieces())
        else:
            output.answer(view)
    if several:
        sys.stdout.flush()
        filling.report()


class _Filling:
    """Maps on their way into the tables that a statement reads, one at a time."""

    def __init__(self, tables: Tables, wanted: Collection[str]) -> None:
        self.tables = tables
        self.wanted = wanted
        self.read: set[str] = set()
        self.failed = 0
        self.skipped = 0

    def add_all(self, maps: Sequence[str]) -> None:
        """Put in every map of some files and folders; those that fail are shown and passed over."""
        # Over many maps what one leaves behind must not pile up.
        gc.enable()
        for file, in_folder in files_of(maps):
            if file not in self.read:
                self._take(file, in_folder)
        if not self.read:
            raise no_map_in(maps)

    def _take(self, file: str, in_folder: bool) -> None:
        """Read a file and put it in; on return the map is let go, before the next is read."""
        loaded = read_found(file, in_folder)
        if loaded is None:
            self.skipped += 1
        else:
            self.read.add(file)
            self.add(loaded)

    def add(self, loaded: Loaded) -> None:
        """Put in one map, if it is sound."""
        if loaded.map is not None:
            self.tables.add(loaded.path or "", Links(loaded.map), self.wanted)
            return
        self.failed += 1
        for diagnostic in loaded.diagnostics:
            if diagnostic.severity == "error":
                say(concise(diagnostic))

    def report(self) -> None:
        """Say how many maps were read, failed and skipped; exit 1 where some failed."""
        closing_line(len(self.read), self.failed, self.skipped)
        if self.failed:
            raise click.exceptions.Exit(1)
