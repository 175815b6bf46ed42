"""One statement by the user, which can read the tables and change nothing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from argmap.queries.sql.limits import MEGABYTE, Clock, Counted, LimitError, Limits
from argmap.queries.sql.tables import Table, Tables

Value = str | int | float | bytes | None

_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_FORBIDDEN_FUNCTIONS = frozenset(
    {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}
)
"""Functions that reach outside the database; not every build of SQLite has them all."""

_INSTRUCTIONS_BETWEEN_SIGNALS = 100_000
_EXPLAIN = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*explain\b", re.IGNORECASE | re.DOTALL)
_UNKNOWN = re.compile(r'no such (table|column): "?(.*?)"?(?: - .*)?$', re.DOTALL)


class StatementError(ValueError):
    """A statement that cannot be answered; the message says why, and what may have been meant."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a statement: the names of its columns, and its rows as they are found."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


def tables_read(statement: str, clock: Clock | None = None) -> set[str]:
    """The tables that a statement reads, also through views.

    Raises `StatementError` if the statement is wrong: that needs no map, so none has to be read first.

    >>> sorted(tables_read("SELECT speaker, claim FROM utterances JOIN maps ON path = map"))
    ['maps', 'utterances']
    """
    clock = clock or Clock()
    if not statement.strip(" \t\n;"):
        raise StatementError("the statement is empty; argmap sql alone lists the tables")
    with Tables() as tables:
        guard = _guarded(tables, clock, Limits())
        plan = statement if _EXPLAIN.match(statement) else f"EXPLAIN {statement}"
        with _explained(tables, statement, guard), clock:
            tables.connection.execute(plan)
    return guard.read


def select(
    tables: Tables, statement: str, clock: Clock | None = None, limits: Limits | None = None
) -> Rows:
    """The rows that a statement selects; from then on nobody can write to the tables.

    `clock` says how long the statement may work. Raises `StatementError` at once or while rows are
    fetched, also when a limit is reached. Ctrl-C raises `KeyboardInterrupt` even in the middle of a
    long computation.
    """
    clock = clock or Clock()
    guard = _guarded(tables, clock, limits or Limits())
    with _explained(tables, statement, guard), clock:
        cursor = tables.connection.execute(statement)
    if cursor.description is None:
        raise StatementError("the statement asks for no rows; write one SELECT")
    columns = tuple(column[0] for column in cursor.description)
    return Rows(columns, _fetched(cursor, tables, statement, guard))


def _fetched(
    cursor: sqlite3.Cursor, tables: Tables, statement: str, guard: _Guard
) -> Iterator[tuple[Value, ...]]:
    counted = Counted(guard.limits)
    with _explained(tables, statement, guard):
        while True:
            with guard.clock:
                row = next(cursor, None)
            if row is None:
                return
            counted.add(row)
            yield row


class _Guard:
    """Lets a statement read and nothing else; records what it reads, and whether it was refused."""

    def __init__(self, clock: Clock, limits: Limits) -> None:
        self.clock = clock
        self.limits = limits
        self.read: set[str] = set()
        self.refused = False

    def __call__(
        self, action: int, first: str | None, second: str | None, base: str | None, by: str | None
    ) -> int:
        is_function = action == sqlite3.SQLITE_FUNCTION
        if action not in _ALLOWED or (is_function and second in _FORBIDDEN_FUNCTIONS):
            self.refused = True
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_READ and first is not None:
            self.read.add(first)
        return sqlite3.SQLITE_OK


def _guarded(tables: Tables, clock: Clock, limits: Limits) -> _Guard:
    guard, connection = _Guard(clock, limits), tables.connection
    # The guard of an earlier statement would refuse what is set up here.
    connection.set_authorizer(None)
    # SQLite sets these up at their first use, in a way that the guard would take for a write.
    connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")
    limits.lay_on(connection)
    connection.execute("PRAGMA query_only = ON")
    connection.set_authorizer(guard)
    # Python hears of Ctrl-C only when it is called.
    connection.set_progress_handler(lambda: clock.is_over, _INSTRUCTIONS_BETWEEN_SIGNALS)
    return guard


@contextmanager
def _explained(tables: Tables, statement: str, guard: _Guard) -> Iterator[None]:
    """Turn what SQLite says about a statement into what its author needs to know."""
    try:
        yield
    except sqlite3.Error as error:
        # Only the clock and Ctrl-C interrupt a statement, and SQLite does not say which of them did.
        if "interrupted" in str(error) and not guard.clock.is_over:
            raise KeyboardInterrupt from None
        raise StatementError(_message(tables, statement, str(error), guard)) from error
    except MemoryError:
        most = guard.limits.memory // MEGABYTE
        raise StatementError(
            f"the statement needs more than {most} MB of memory; ask for less at once"
        ) from None
    except LimitError as error:
        raise StatementError(str(error)) from error
    except UnicodeEncodeError as error:
        raise StatementError("the statement is not valid Unicode text") from error


def _message(tables: Tables, statement: str, said: str, guard: _Guard) -> str:
    if guard.refused or "authoriz" in said:
        return "a statement can only read: write one SELECT (argmap export --to sqlite writes a database)"
    if "one statement" in said:
        return "there is more than one statement; write one SELECT"
    if "bind" in said:
        return "the statement has a placeholder, which nothing fills; write the value itself"
    if "interrupted" in said:
        return time_is_up(guard.clock)
    if "too big" in said:
        most = guard.limits.text // MEGABYTE
        return f"the statement makes a text of more than {most} MB; ask for less at once"
    unknown = _UNKNOWN.match(said)
    if unknown is None:
        return f"SQL: {said}"
    kind, name = unknown[1], unknown[2].rpartition(".")[2]
    schema = tables.schema()
    hint = _table_meant(name, schema) if kind == "table" else _column_meant(name, schema, statement)
    return f"there is no {kind} {name!r}; {hint}"


def time_is_up(clock: Clock) -> str:
    """The message that a statement has worked too long, and what to do about it."""
    return (
        f"the statement takes longer than {clock.most:g} seconds; "
        "ask for less, or give it more time with --timeout SECONDS"
    )


def _table_meant(name: str, schema: list[Table]) -> str:
    from argmap.diagnostics import did_you_mean

    names = [table.name for table in schema]
    return did_you_mean(name, names) or f"there are: {', '.join(names)}"


def _column_meant(name: str, schema: list[Table], statement: str) -> str:
    """Which column was meant: one in the tables that the statement names, or else in any."""
    from argmap.diagnostics import did_you_mean

    words = set(re.findall(r"\w+", statement.lower()))
    named = [table for table in schema if table.name in words]
    near = did_you_mean(name, _columns(named or schema))
    if near:
        return near
    elsewhere = [table.name for table in schema if name.lower() in table.columns]
    if elsewhere:
        return f"{', '.join(elsewhere)} {'has' if len(elsewhere) == 1 else 'have'} it"
    known = [f"{table.name} has {', '.join(table.columns)}" for table in named]
    return "; ".join(known) or "no table is named; argmap sql alone lists them"


def _columns(tables: Iterable[Table]) -> list[str]:
    return list(dict.fromkeys(column for table in tables for column in table.columns))
