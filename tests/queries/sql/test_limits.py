"""A statement may take so much time, memory and room, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from argmap.queries.sql.limits import Clock, Limits
from argmap.queries.sql.statement import StatementError, select, tables_read
from argmap.queries.sql.tables import Tables

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {} FROM n"
SMALL = Limits(memory=5_000_000, text=100_000, rows=500, answer=200_000)


@pytest.fixture
def tables() -> Iterator[Tables]:
    with Tables() as tables:
        yield tables


def refused(tables: Tables, statement: str, **limits: object) -> str:
    with pytest.raises(StatementError) as error:
        list(select(tables, statement, **limits).rows)  # type: ignore[arg-type]
    return str(error.value)


def ticking(most: float) -> Clock:
    """A clock on which a second goes by whenever it is looked at."""
    seconds = count()
    return Clock(most, now=lambda: float(next(seconds)))


@pytest.mark.parametrize(
    "statement",
    [
        ENDLESS.format("count(*)"),
        ENDLESS.format("group_concat(i % 2, '')"),
        "SELECT count(*) FROM json_each('[' || hex(zeroblob(20)) || ']') a, "
        "({0}) b, ({0}) c".format(ENDLESS.format("i")),
    ],
)
def test_time_is_limited(tables: Tables, statement: str) -> None:
    said = refused(tables, statement, clock=ticking(5), limits=Limits(rows=10**9))
    assert said.startswith("the statement takes longer than 5 seconds; ask for less")
    assert "--timeout SECONDS" in said


def test_the_time_in_which_rows_are_shown_does_not_count(tables: Tables) -> None:
    clock = ticking(1_000)
    for _ in select(tables, "VALUES (1), (2), (3)", clock).rows:
        for _ in range(5_000):
            clock.now()
    assert not clock.is_over


@pytest.mark.parametrize(
    "statement",
    [
        "WITH RECURSIVE n(i, x) AS (SELECT 1, hex(randomblob(500)) UNION "
        "SELECT i + 1, hex(randomblob(500)) FROM n) SELECT count(*) FROM n",
        ENDLESS.format("i") + " ORDER BY hex(randomblob(500))",
    ],
)
def test_memory_is_limited(tables: Tables, statement: str) -> None:
    said = refused(tables, statement, limits=Limits(memory=5_000_000))
    assert said == "the statement needs more than 5 MB of memory; ask for less at once"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT zeroblob(900000)",
        "SELECT randomblob(900000)",
        "SELECT replace(hex(zeroblob(40000)), '00', hex(zeroblob(40000)))",
    ],
)
def test_a_text_is_limited(tables: Tables, statement: str) -> None:
    assert "makes a text of more than" in refused(tables, statement, limits=SMALL)


def test_the_number_of_rows_is_limited(tables: Tables) -> None:
    said = refused(tables, ENDLESS.format("i"), limits=SMALL)
    assert said == "the answer has more than 500 rows; add a LIMIT"


def test_the_size_of_the_answer_is_limited(tables: Tables) -> None:
    said = refused(tables, ENDLESS.format("hex(zeroblob(4000))"), limits=SMALL)
    assert said.startswith("the answer is larger than")


def test_what_keeps_within_the_limits_is_answered(tables: Tables) -> None:
    rows = select(tables, ENDLESS.format("i") + " LIMIT 500", limits=SMALL).rows
    assert sum(1 for _ in rows) == 500
    assert tables_read("SELECT * FROM claims", Clock(1)) == {"claims"}


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH '/tmp/x.db' AS x",
        "PRAGMA hard_heap_limit = 0",
        "PRAGMA writable_schema = 1",
        "SELECT load_extension('x')",
        "SELECT * FROM pragma_database_list",
        "CREATE TEMP TABLE t (a)",
        "VACUUM INTO '/tmp/x.db'",
        "DETACH main",
    ],
)
def test_a_statement_reads_and_does_nothing_else(tables: Tables, statement: str) -> None:
    assert "can only read" in refused(tables, statement)
