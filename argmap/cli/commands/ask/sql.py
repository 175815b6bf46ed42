"""`argmap sql`: any other question, as a statement over the tables of maps."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

import click

from argmap.cli.group import Command
from argmap.cli.options.common import corpus_options, map_words, output_options
from argmap.cli.options.judging import timeout_option
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.messages import complain
from argmap.cli.printing.output import Output
from argmap.cli.printing.progress import Progress
from argmap.cli.shared.answers import Corpus, File, in_order, report, show_failure
from argmap.cli.shared.asked import default_map, names_a_map
from argmap.cli.shared.maps import (
    asked_reading,
    files_of,
    is_single,
    load_map,
    no_map_in,
    read_found,
)
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading
from argmap.queries.sql.limits import Clock
from argmap.queries.sql.statement import StatementError, select, tables_read, time_is_up
from argmap.queries.sql.tables import Row, Tables, rows_of
from argmap.render.answers.sql import RowsView, SchemaView
from argmap.render.output import Part

_GRACE = 2.0
"""How many seconds after its time a statement may still end by itself."""
_BETWEEN_LOOKS = 0.5
"""Seconds between two looks at the clock."""


@click.command("sql", cls=Command)
@map_words("[STATEMENT] [MAP]...")
@timeout_option
@corpus_options
@output_options
def command(words: tuple[str, ...], timeout: float, corpus: Corpus, output: Output) -> None:
    """Ask any other question, in SQL.

    The maps become the tables of an SQLite database in memory, which the statement can only read.
    Several maps go into one database; the column `map` tells them apart. Without a statement argmap
    lists the tables and their columns. It gives up on a statement that takes too long, too much
    memory or too many rows (exit 2).

    \b
    argmap sql
    argmap sql "SELECT speaker, text FROM who_argued_what WHERE stance = 'for'" debate.argmap.yaml
    argmap sql "SELECT map, count(*) FROM unanswered GROUP BY map" folder -F csv
    """
    statement, maps = _statement_and_maps(words)
    if statement is None:
        with Tables() as tables:
            output.answer(SchemaView(tables.schema()))
        return
    clock = Clock(timeout)
    try:
        _answer(statement, maps or [default_map()], output, corpus, clock)
    except StatementError as error:
        raise CommandError(str(error)) from error


def _statement_and_maps(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The statement and the maps: the statement is the word that names no map, in any place."""
    maps = [word for word in words if names_a_map(word)]
    others = [word for word in words if word not in maps]
    if len(others) < 2:
        return (others[0] if others else None), maps
    # Without quotes the shell makes several words of a statement.
    if others[0].lower() in ("select", "with", "values", "explain"):
        raise click.UsageError(f'put the statement between quotes: argmap sql "{others[0]} …".')
    raise click.UsageError(f"{others[1]} is no map; the statement is {others[0]!r}.")


@contextmanager
def _stopped_at_last(clock: Clock) -> Iterator[None]:
    """End the process if a statement goes on long after its time.

    SQLite looks at the clock between its steps, and some steps, such as `instr` with two long texts,
    can take for ever: nothing within the process could stop one.
    """
    is_done = Event()

    def watch() -> None:
        while not is_done.wait(_BETWEEN_LOOKS):
            if clock.spent > clock.most + _GRACE:
                complain(f"Error: {time_is_up(clock)}")
                os._exit(2)

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        is_done.set()
        # No process may be started from one that has threads.
        watching.join()


def _answer(
    statement: str, maps: Sequence[str], output: Output, corpus: Corpus, clock: Clock
) -> None:
    # A mistake in the statement is found before any map is read.
    with _stopped_at_last(clock):
        task = _Task(frozenset(tables_read(statement, clock)), asked_reading())
    with Tables() as tables:
        filling = _Filling(tables)
        several = not is_single(maps)
        if several:
            # `__main__` turns the collector off for a short run; over many maps garbage piles up.
            gc.enable()
            files = list(files_of(maps))
            with Progress(len(files), "files") as progress:
                for done, read in enumerate(in_order(task, files, corpus.jobs), 1):
                    progress.show(done)
                    filling.take(read, say_failures=corpus.errors is None)
            if not filling.read:
                raise no_map_in(maps)
        else:
            tables.add(task.rows(load_map(maps[0])))
        with _stopped_at_last(clock):
            view = RowsView(select(tables, statement, clock))
            # Other JSON answers are built whole; this one can have millions of rows.
            if output.format == "json":
                output.write(view.json_pieces())
            else:
                output.answer(view)
    if several:
        sys.stdout.flush()
        report(corpus, len(filling.read), filling.failed, filling.skipped)


Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class _Task:
    """Reads each of several maps, in this process or in another."""

    wanted: frozenset[str]
    reading: Reading

    def __call__(self, file: File) -> tuple[str, Rows | Part] | None:
        """A file's path with its rows, or with the reason why it has none; None if it is no map."""
        loaded = read_found(*file, self.reading)
        if loaded is None:
            return None
        path = loaded.path or ""
        if loaded.map is None:
            return path, Part(path, problems=tuple(loaded.diagnostics))
        return path, self.rows(loaded)

    def failed(self, file: File, part: Part) -> tuple[str, Rows | Part]:
        """A file whose process was ended, with that as the reason why there are no rows."""
        return part.path, part

    def rows(self, loaded: Loaded) -> Rows:
        """The rows of a sound map in the tables that the statement reads."""
        from argmap.graph import to_graph

        assert loaded.map is not None
        tables = rows_of(loaded.path or "", to_graph(loaded.map), self.wanted)
        return {table: list(rows) for table, rows in tables.items()}


class _Filling:
    """Puts maps into the tables, each of them once."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.read: set[str] = set()
        self.failed: list[Part] = []
        self.skipped = 0

    def take(self, read: tuple[str, Rows | Part] | None, *, say_failures: bool) -> None:
        """Put one map in, or count a file that is no map."""
        if read is None:
            self.skipped += 1
            return
        path, made = read
        # Named twice, or also found in a folder: the path is its key in the tables.
        if path in self.read:
            return
        self.read.add(path)
        if not isinstance(made, Part):
            self.tables.add(made)
            return
        self.failed.append(made)
        if say_failures:
            show_failure(made)
