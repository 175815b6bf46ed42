"""A workbook as a spreadsheet reads it: every text is a text, whatever it looks like."""

from __future__ import annotations

import re

import pytest

from argmap.workbooks.sheet import NoWorkbookError, Sheet
from argmap.workbooks.workbook import MAX_CELL, workbook
from tests.workbooks.reading import read

pytest.importorskip("xlsxwriter")

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://a.example","x")',
    "{=1+1}",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "http://a.example",
    "file:///etc/passwd",
    "<r><t>bold</t></r>",
    "<b>&amp;",
    "_x0041_",
    "0042",
    "  spaces  ",
    "two\nlines",
    "😀",
]


def test_every_text_is_written_as_a_text() -> None:
    rows = [[text] for text in HOSTILE]
    ((name, cells),) = read(workbook([Sheet("Quotes", ["words"], rows)])).items()
    assert name == "Quotes"
    assert [row[0].rstrip() for row in cells] == [
        "text words",
        *(f"text {t}".rstrip() for t in HOSTILE),
    ]


def test_numbers_and_truth_values_are_what_they_are() -> None:
    cells = read(workbook([Sheet("S", ["a", "b", "c"], [[1, 2.5, True], [None, "", 2**60]])]))["S"]
    assert cells[1] == ["n 1", "n 2.5", "b 1"]
    assert cells[2] == [f"text {2**60}"]


def test_what_a_cell_cannot_hold_is_cut_or_replaced() -> None:
    long = "é😀" * 30_000
    cells = read(workbook([Sheet("S", ["a"], [[long], ["a\x00b\ud800c"]])]))["S"]
    assert cells[1][0].endswith("…")
    assert len(cells[1][0].removeprefix("text ").encode("utf-16-le")) // 2 <= MAX_CELL
    assert cells[2] == ["text a\ufffdb\ufffdc"]


def test_names_of_sheets_fit_and_differ() -> None:
    names = ["a[b]:c*d?", "A b  c d ", "History", "", "x" * 40, "x" * 50, "'quoted'"]
    made = read(workbook([Sheet(name, ["a"], []) for name in names]))
    assert len(made) == len(names)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) for name in made)


def test_the_same_tables_give_the_same_bytes() -> None:
    sheets = [Sheet("S", ["a"], [["x"], [1]])]
    assert workbook(sheets) == workbook(sheets)


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.workbooks.workbook.MAX_ROWS", 3)
    with pytest.raises(NoWorkbookError, match="write CSV"):
        workbook([Sheet("S", ["a"], [["x"]] * 3)])
