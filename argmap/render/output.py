"""An answer, or the answers for many maps, to text in the output format that was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from argmap.diagnostics import Diagnostic
from argmap.render.json_text import compact, json_list, json_text
from argmap.render.reports.diagnostics import diagnostic_data
from argmap.render.terminal.console import IN_A_FILE, Look, printed
from argmap.render.terminal.lines import Lines, piece
from argmap.render.terminal.text import one_line
from argmap.render.terminal.unseen import is_harmless
from argmap.render.view import Record, View, field_text, markdown_text
from argmap.workbooks.sheet import Cell, Sheet

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

OutputFormat = Literal["text", "json", "jsonl", "csv", "tsv", "markdown"]
OUTPUT_FORMATS: tuple[OutputFormat, ...] = get_args(OutputFormat)

SUFFIXES: dict[str, OutputFormat] = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
    ".markdown": "markdown",
}
"""The output format that a file's suffix stands for."""
WORKBOOK = "xlsx"
"""What some answers can be written as besides: the sheets of a workbook."""
HTML = "html"
"""What some answers can be written as besides: a page that stands on its own."""
MORE_SUFFIXES = {
    ".xlsx": WORKBOOK,
    ".html": HTML,
    ".htm": HTML,
    ".sarif": "sarif",
    ".xml": "junit",
}
"""The format beyond those of every command that a file's suffix stands for."""


@dataclass(frozen=True, slots=True)
class Part:
    """The answer about one of several maps, as text; or the problems why there is none."""

    path: str
    text: str = ""
    columns: tuple[str, ...] = ()
    is_empty: bool = False
    has_failed: bool = False
    problems: tuple[Diagnostic, ...] | None = None
    unknown: str | None = None
    """Why the map is left out: it does not have a name that was asked for."""
    sheets: tuple[Sheet, ...] = ()
    """The answer, where a workbook is written."""


def one_answer(view: View, format: OutputFormat, look: Look = IN_A_FILE) -> Iterator[str]:
    """The answer about one map, in pieces of text; `look` is how `text` looks where it goes."""
    if format == "text":
        yield from printed(view, look)
    elif format == "json":
        yield from json_list(view.json_lines()) if view.bare_list else json_text(view.data())
    elif format == "jsonl":
        yield from (compact(data) + "\n" for data in view.json_lines())
    elif format == "markdown":
        yield from (line + "\n" for line in view.markdown())
    else:
        yield from _delimited([view.columns], format)
        yield from _delimited(view.records(), format)


def part_of(path: str, view: View, format: OutputFormat, look: Look = IN_A_FILE) -> Part:
    """The answer about one of several maps; `look` is how `text` looks where it goes."""
    if format == "text":
        text = "".join(printed(_Headed(path, view), look))
    elif format == "json":
        text = compact({"path": path, **view.data()})
    elif format == "jsonl":
        text = "".join(compact({"path": path, **data}) + "\n" for data in view.json_lines())
    elif format == "markdown":
        page = "".join(line + "\n" for line in view.markdown())
        text = f"## {markdown_text(path)}\n\n{page}\n"
    else:
        records = ((path, *record) for record in view.records())
        text = "".join(_delimited(records, format))
    return Part(path, text, view.columns, view.is_empty, view.has_failed)


def part_with_sheets(path: str, view: View) -> Part:
    """The answer about one of several maps for a workbook."""
    sheets = tuple(replace(sheet, rows=[*sheet.rows]) for sheet in view.sheets())
    return Part(path, is_empty=view.is_empty, has_failed=view.has_failed, sheets=sheets)


def joined_sheets(parts: Iterable[Part]) -> Iterator[Sheet]:
    """The sheets of the answers about several maps: those with one name and columns are one, the map in front."""
    found: dict[tuple[str, ...], tuple[Sheet, list[Sequence[Cell]]]] = {}
    for part in parts:
        for sheet in part.sheets:
            _, rows = found.setdefault((sheet.name, *sheet.columns), (sheet, []))
            rows += ((part.path, *row) for row in sheet.rows)
    for sheet, rows in found.values():
        yield replace(sheet, columns=("map", *sheet.columns), rows=rows)


def part_as_html(path: str, view: View) -> Part:
    """The answer about one of several maps as a part of a page."""
    from argmap.render.html_page import path_heading

    text = path_heading(path) + "".join(view.html())
    return Part(path, text, is_empty=view.is_empty, has_failed=view.has_failed)


class _Headed:
    """An answer below the path of its map."""

    def __init__(self, path: str, view: View) -> None:
        self.path = path
        self.view = view

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        rule = "--" if options.ascii_only else "──"
        yield Lines([[piece(f"{rule} {self.path}", "dim")]])
        yield self.view
        yield Lines([[]])


def joined(parts: Iterable[Part], format: OutputFormat) -> Iterator[str]:
    """The answers about several maps, as they come; records have the map's path in front."""
    if format == "json":
        yield from _joined_json(parts)
        return
    headed = format not in ("csv", "tsv")
    for part in parts:
        if part.problems is None and not headed:
            yield from _delimited([("map", *part.columns)], format)
            headed = True
        yield part.text


def _joined_json(parts: Iterable[Part]) -> Iterator[str]:
    failed: list[Mapping[str, Any]] = []
    separator = '{\n  "maps": [\n    '
    for part in parts:
        if part.problems is not None:
            failed.append(failure_data(part))
        else:
            yield separator + part.text
            separator = ",\n    "
    yield '{\n  "maps": []' if separator.startswith("{") else "\n  ]"
    yield f',\n  "failed": {compact(failed)}\n}}\n'


def failure_data(part: Part) -> Mapping[str, Any]:
    """A map about which there is no answer, as JSON data."""
    return {"path": part.path, "diagnostics": [diagnostic_data(d) for d in part.problems or ()]}


def _texts(record: Record) -> list[str]:
    """The fields of a record, each on one line, with nothing that a terminal obeys."""
    texts = [field if isinstance(field, str) else field_text(field) for field in record]
    # Most records hold nothing that has to be made harmless: one look at all of it says so.
    return texts if is_harmless("".join(texts)) else [one_line(text) for text in texts]


def _delimited(records: Iterable[Record], format: OutputFormat) -> Iterator[str]:
    """Records for tables, as CSV or TSV."""
    from argmap.formats.core.delimited import csv_line, tsv_line

    return map(csv_line if format == "csv" else tsv_line, map(_texts, records))
