"""Answers in every output format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.core.delimited import guarded
from argmap.render.output import SUFFIXES, OutputFormat, Part, joined, one_answer, part_of
from argmap.render.terminal.console import IN_A_FILE, Look
from argmap.render.terminal.lines import Line, Screen
from argmap.render.view import LaidView, Record, View, field_text
from tests.strategies import texts


class TableView(LaidView):
    """A view of any records."""

    columns = ("name", "text", "count", "open")

    def __init__(self, rows: list[tuple[str, str | None, int, bool]]) -> None:
        self.rows = rows

    def data(self) -> Mapping[str, Any]:
        return {"rows": [dict(zip(self.columns, row, strict=True)) for row in self.rows]}

    def records(self) -> Iterator[Record]:
        yield from self.rows

    def lines(self, screen: Screen) -> Iterator[Line]:
        for row in self.rows:
            yield [(row[0], "id")]


rows = st.lists(st.tuples(texts, st.none() | texts, st.integers(), st.booleans()), max_size=4)
SIMPLE = TableView([("a", "one", 1, True), ("b", None, 2, False)])


def written(view: View, format: OutputFormat) -> str:
    return "".join(one_answer(view, format))


def test_text_is_what_a_terminal_shows() -> None:
    assert written(SIMPLE, "text") == "a\nb\n"


def test_tables_have_a_heading() -> None:
    assert written(SIMPLE, "csv") == "name,text,count,open\na,one,1,yes\nb,,2,no\n"
    assert written(SIMPLE, "tsv") == "name\ttext\tcount\topen\na\tone\t1\tyes\nb\t\t2\tno\n"


def test_a_markdown_table() -> None:
    assert written(SIMPLE, "markdown").splitlines() == [
        "| name | text | count | open |",
        "| --- | --- | --- | --- |",
        "| a | one | 1 | yes |",
        "| b |  | 2 | no |",
    ]


@given(rows)
def test_csv_reads_back(found: list[tuple[str, str | None, int, bool]]) -> None:
    view = TableView(found)
    read = list(csv.reader(io.StringIO(written(view, "csv"), newline="")))
    assert read == [list(view.columns), *([csv_field(f) for f in row] for row in found)]


def csv_field(field: str | int | bool | None) -> str:
    """What a cell of CSV says: a text on one line, and never a formula."""
    return guarded(field_text(field))


@pytest.mark.parametrize(
    "formula", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "  =1", "\u2009=1", "＝1"]
)
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_no_table_holds_a_formula(formula: str, format: OutputFormat) -> None:
    line = written(TableView([(formula, "-1.5", -2, True)]), format).splitlines()[1]
    assert line.replace('"', "")[0] == "'"
    assert [cell.strip('"') for cell in re.split("[,\t]", line)][-3:] == ["-1.5", "-2", "yes"]


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n", "\x0b", "\x85", "\u2028"])
def test_a_line_break_in_a_cell_ends_no_row(line_break: str) -> None:
    text = written(TableView([(f"a{line_break}b", None, 1, True)]), "csv")
    for lines in (io.StringIO(text, newline=""), text.splitlines(keepends=True)):
        assert list(csv.reader(lines))[1:] == [["a b", "", "1", "yes"]]


@given(rows)
def test_tsv_has_as_many_fields_on_every_line(
    found: list[tuple[str, str | None, int, bool]],
) -> None:
    lines = written(TableView(found), "tsv").split("\n")
    assert lines.pop() == ""
    assert {line.count("\t") for line in lines} == {3}
    assert len(lines) == len(found) + 1


@given(rows)
def test_json_and_json_lines_read_back(found: list[tuple[str, str | None, int, bool]]) -> None:
    view = TableView(found)
    assert json.loads(written(view, "json")) == view.data()
    assert [json.loads(line) for line in written(view, "jsonl").split("\n")[:-1]] == [view.data()]


@given(rows)
def test_every_row_of_a_markdown_table_has_as_many_cells(
    found: list[tuple[str, str | None, int, bool]],
) -> None:
    for line in written(TableView(found), "markdown").split("\n")[:-1]:
        unescaped = line.replace("\\\\", "").replace("\\|", "")
        assert unescaped.count("|") == 5


# -- several maps ---------------------------------------------------------------------------------


def of_many(format: OutputFormat, look: Look = IN_A_FILE) -> str:
    """Three maps, the second of which could not be read."""
    parts = [
        part_of("a.yaml", SIMPLE, format, look),
        Part("b|ad.yaml", problems=()),
        part_of("c|d.yaml", SIMPLE, format, look),
    ]
    return "".join(joined(parts, format))


def test_json_of_several_maps_has_their_answers_and_what_failed() -> None:
    read = json.loads(of_many("json"))
    assert read == {
        "maps": [{"path": "a.yaml", **SIMPLE.data()}, {"path": "c|d.yaml", **SIMPLE.data()}],
        "failed": [{"path": "b|ad.yaml", "diagnostics": []}],
    }
    assert json.loads("".join(joined([], "json"))) == {"maps": [], "failed": []}


def test_json_lines_of_several_maps_are_one_object_each() -> None:
    read = [json.loads(line) for line in of_many("jsonl").splitlines()]
    assert [found["path"] for found in read] == ["a.yaml", "c|d.yaml"]


def test_tables_of_several_maps_have_one_heading_and_a_column_for_the_map() -> None:
    read = list(csv.reader(io.StringIO(of_many("csv"))))
    assert read[0] == ["map", "name", "text", "count", "open"]
    assert [row[0] for row in read[1:]] == ["a.yaml"] * 2 + ["c|d.yaml"] * 2
    assert of_many("tsv").startswith("map\tname\t")


def test_markdown_of_several_maps_has_a_section_each() -> None:
    headings = [line for line in of_many("markdown").splitlines() if line.startswith("#")]
    assert headings == ["## a.yaml", "## c\\|d.yaml"]


def test_as_text_each_map_has_a_heading() -> None:
    assert of_many("text") == "── a.yaml\na\nb\n\n── c|d.yaml\na\nb\n\n"
    assert of_many("text", Look(encoding="ascii")).startswith("-- a.yaml\n")


@pytest.mark.parametrize("format", get_args(OutputFormat))
def test_every_format_has_a_suffix(format: OutputFormat) -> None:
    assert format in SUFFIXES.values()
