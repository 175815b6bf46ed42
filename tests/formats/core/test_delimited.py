"""CSV that any reader takes apart into the very cells, and in which nothing is a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.formats.core.delimited import csv_line, guarded, tsv_line
from tests.strategies import texts

cells = st.one_of(
    texts, st.text(max_size=8), st.text("=+-@,;\"'\r\n\t \x85\u2028\ufeffa1", max_size=6)
)
rows = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4)


@given(rows)
def test_what_is_read_back_is_what_was_written(rows: list[list[str]]) -> None:
    text = "".join(map(csv_line, rows))
    expected = [[guarded(cell) for cell in row] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == expected
    assert list(csv.reader(text.splitlines(keepends=True))) == expected


@given(cells)
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    written = guarded(cell)
    assert written.removeprefix("'") == cell or written == cell
    begins = written.strip()[:1]
    assert begins not in ("=", "@")
    assert begins not in ("+", "-") or _is_number(written)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_rows_of_tsv_are_guarded_too() -> None:
    assert tsv_line(["=a", "b", "-3"]) == "'=a\tb\t-3\n"


def test_both_writers_of_tables_write_the_same_cells() -> None:
    said = 'claims: {a: {text: "one\\rtwo, \\"three\\"", note: "=HYPERLINK(1)"}}'
    table = argmap.dumps(argmap.loads(said), "csv-claims")
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert row["text"] == 'one\rtwo, "three"'
    assert row["note"] == "'=HYPERLINK(1)"
