"""A statement of the user's own: what it can read, that it can do nothing else, what goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.graph import to_graph
from argmap.queries.sql.statement import StatementError, select, tables_read
from argmap.queries.sql.tables import Tables, rows_of
from tests.helpers import map_of

HOSTILE = "'; DROP TABLE claims; -- \0 \" \x1b[2J 👩‍🚀 %s ?"


def answer(statement: str, text: str = HOSTILE) -> list[tuple[Any, ...]]:
    """What a statement selects from a map with one claim of some text."""
    map = map_of("claims: {a: A., b: {text: B., rebuts: a}}")
    map.claims["a"].text = text
    with Tables() as tables:
        tables.add(rows_of("m", to_graph(map), tables_read(statement)))
        return list(select(tables, statement).rows)


def message(statement: str) -> str:
    """Why a statement cannot be answered."""
    with pytest.raises(StatementError) as raised:
        answer(statement)
    return str(raised.value)


# -- reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("SELECT id FROM claims ORDER BY id DESC", [("b",), ("a",)]),
        ("SELECT count(*) FROM relations", [(1,)]),
        ("VALUES (1, NULL)", [(1, None)]),
        ("WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT sum(i) FROM n", [(6,)]),
        ("SELECT value FROM unanswered, json_each(premises)", [("b",)]),
        ("SELECT atom FROM json_tree('[7]') WHERE atom", [(7,)]),
        ("SELECT upper(id) FROM claims WHERE id LIKE 'A';", [("A",)]),
        ("SELECT name FROM sqlite_master WHERE name = 'maps'", [("maps",)]),
        ("-- a comment\nSELECT 1", [(1,)]),
    ],
)  # fmt: skip
def test_whatever_reads_is_answered(statement: str, found: list[tuple[Any, ...]]) -> None:
    assert answer(statement) == found


def test_texts_come_out_as_they_went_in() -> None:
    assert answer("SELECT text FROM claims WHERE id = 'a'") == [(HOSTILE,)]


@pytest.mark.parametrize("explain", ["EXPLAIN", "/* why */ explain query plan"])
def test_a_statement_can_be_explained(explain: str) -> None:
    assert answer(f"{explain} SELECT * FROM claims")


def test_the_tables_a_statement_reads_are_known_before_any_map_is() -> None:
    assert tables_read("SELECT count(*) FROM claims") == {"claims"}
    assert {"utterances", "claims", "speakers"} <= tables_read("SELECT * FROM who_argued_what")


# -- nothing but reading --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO maps VALUES ('x', 'y', 'z')",
        "UPDATE claims SET text = ''",
        "DELETE FROM claims",
        "DROP TABLE claims",
        "CREATE TABLE mine (x)",
        "CREATE TEMP TABLE mine (x)",
        "REPLACE INTO maps VALUES ('x', 'y', 'z')",
        "WITH x AS (SELECT 1) DELETE FROM claims",
        "ATTACH 'other.db' AS other",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA table_info(claims)",
        "BEGIN",
        "ANALYZE",
        "REINDEX",
        "EXPLAIN DELETE FROM claims",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('simple')",
    ],
)
def test_a_statement_can_only_read(
    statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message(statement).startswith("a statement can only read: write one SELECT")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "function", ["readfile('/etc/hostname')", "writefile('x', 'y')", "edit('x')"]
)
def test_no_function_reaches_a_file(function: str) -> None:
    assert message(f"SELECT {function}").startswith(
        ("SQL: no such function", "a statement can only")
    )


def test_the_tables_stay_as_they_are() -> None:
    with Tables() as tables:
        tables.add(rows_of("m", to_graph(map_of("claims: {a: A.}"))))
        for statement in ("DELETE FROM claims", "SELECT 1; DELETE FROM claims"):
            with pytest.raises(StatementError):
                select(tables, statement)
        assert list(select(tables, "SELECT count(*) FROM claims").rows) == [(1,)]


# -- what goes wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELEC 1", 'SQL: near "SELEC": syntax error'),
        ("SELECT (1", "SQL: incomplete input"),
        ("", "the statement is empty; argmap sql alone lists the tables"),
        (" ;\n", "the statement is empty; argmap sql alone lists the tables"),
        ("-- nothing", "SQL: incomplete input"),
        ("SELECT 1; SELECT 2", "there is more than one statement; write one SELECT"),
        (
            "SELECT ?",
            "the statement has a placeholder, which nothing fills; write the value itself",
        ),
        (
            "SELECT :x",
            "the statement has a placeholder, which nothing fills; write the value itself",
        ),
        ("SELECT \udcff", "the statement is not valid Unicode text"),
        ("SELECT * FROM claim", "there is no table 'claim'; did you mean claims?"),
        ("SELECT * FROM main.speeker", "there is no table 'speeker'; did you mean speakers?"),
        ("SELECT txt FROM claims", "there is no column 'txt'; did you mean text?"),
        ("SELECT c.stanse FROM claims c", "there is no column 'stanse'; did you mean stance?"),
        (
            "SELECT quote FROM maps",
            "there is no column 'quote'; utterances, who_argued_what have it",
        ),
        ("SELECT zzz FROM maps", "there is no column 'zzz'; maps has path, title, style, issue"),
        ("SELECT zzz", "there is no column 'zzz'; no table is named; argmap sql alone lists them"),
        ("SELECT abs(-9223372036854775808)", "SQL: integer overflow"),
    ],
)
def test_a_mistake_is_explained(statement: str, said: str) -> None:
    assert message(statement) == said


def test_an_unknown_table_with_no_near_name_lists_the_tables() -> None:
    assert message("SELECT * FROM qqq").startswith(
        "there is no table 'qqq'; there are: maps, claims, "
    )


def test_a_mistake_can_show_late() -> None:
    statement = "WITH t(i) AS (VALUES (1), (2), (-9223372036854775808)) SELECT abs(i) FROM t"
    with Tables() as tables:
        rows = select(tables, statement).rows
        assert next(rows) == (1,)
        with pytest.raises(StatementError, match="integer overflow"):
            list(rows)


def test_a_comment_asks_for_nothing() -> None:
    with Tables() as tables, pytest.raises(StatementError, match="asks for no rows"):
        select(tables, "-- nothing")


def test_rows_that_nobody_fetches_are_no_trouble() -> None:
    with Tables() as tables:
        rows = select(tables, "VALUES (1), (2)").rows
        assert next(rows) == (1,)
    del rows
