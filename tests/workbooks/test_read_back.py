"""A workbook opened by another program says what the CSV says, and begins with a head that stays in sight."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.helpers import EXAMPLES, invoke

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")

HOSTILE = """\
issue: i
speeches: {"=1+1": aff, "-NC": neg}
speakers: {a: {name: "=A", side: aff}, n: {name: "@N", side: neg}}
claims:
  i: I.
  one: {text: "=cmd|' /C calc'!A0", speaker: a, turn: "=1+1", supports: i}
  two: {text: "+1 {=2}", speaker: n, turn: "-NC", rebuts: one}
  long: {text: "https://example.org/ 007", speaker: n, turn: "-NC", rebuts: i}
"""


def as_in_csv(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)


def rows_of(path: Path, sheet: str) -> list[list[str]]:
    table = openpyxl.load_workbook(path)[sheet]
    # Nothing is a formula, whatever it begins with.
    assert {cell.data_type for row in table.iter_rows() for cell in row} <= {"s", "n", "b"}
    return [[as_in_csv(cell) for cell in row] for row in table.iter_rows(values_only=True)]


def table_of(*words: str | Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(invoke(*words, "-F", "csv").out)))


@pytest.mark.parametrize("name", ["uniforms", "tram", "night-shops", "phones", "hostile"])
def test_the_flow_of_a_debate(name: str, tmp_path: Path) -> None:
    map = EXAMPLES / f"{name}.argmap.yaml"
    if name == "hostile":
        map = tmp_path / "hostile.yaml"
        map.write_text(HOSTILE, encoding="utf-8")
    made = tmp_path / "flow.xlsx"
    assert invoke("flow", map, "-o", made).code == 0
    for sheet, words in (("Flow", ["--sheet"]), ("Points", [])):
        table = table_of("flow", map, *words)
        # CSV keeps a text that a spreadsheet would take for a formula from being one with a mark.
        plain = [[cell.removeprefix("'") for cell in row] for row in table]
        assert rows_of(made, sheet) == plain
        assert openpyxl.load_workbook(made)[sheet].freeze_panes == "A2"


def test_the_sheet_of_a_fact_checker(tmp_path: Path) -> None:
    """For people it has more about each quote than the CSV; what both have is the same, row by row."""
    map = EXAMPLES / "lights-out.argmap.yaml"
    made = tmp_path / "check.xlsx"
    invoke("verify", map, "--attribution", "-o", made)
    [name] = openpyxl.load_workbook(made).sheetnames
    head, *rows = rows_of(made, name)
    shown = [dict(zip(head, row, strict=True)) for row in rows]
    columns, *table = table_of("verify", map, "--attribution")
    said = [dict(zip(columns, row, strict=True)) for row in table]
    pairs = {"claim": "claim", "place": "place", "quote": "verdict", "attribution": "attribution"}
    pairs |= {"in the source": "in_source", "remarks": "remark"}
    assert len(said) > 20
    assert [[row[column] for column in pairs] for row in shown] == [
        [row[column] for column in pairs.values()] for row in said
    ]
    words = [row["words"].replace("“", "").replace("”", "") for row in shown]
    assert words == [row["said"] for row in said]
