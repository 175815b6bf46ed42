"""An answer, or the answers for many maps, to text in the output format that was asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from argmap.render.json_text import compact, json_text
from argmap.render.view import Record, View, field_text

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


@dataclass(frozen=True, slots=True)
class Answered:
    """A map's path with the answer about it, or with why there is none."""

    path: str
    view: View | None
    failure: Mapping[str, Any] | None = None


def one_answer(view: View, format: OutputFormat) -> Iterator[str]:
    """The answer about one map, in pieces of text; `text` gives records, as for a pipe."""
    if format == "json":
        yield from json_text(view.data())
    elif format == "jsonl":
        yield from (compact(data) + "\n" for data in view.json_lines())
    elif format == "markdown":
        yield from (line + "\n" for line in view.markdown())
    else:
        header = [view.columns] if format in ("csv", "tsv") else []
        yield from _delimited([*header], view.records(), format)


def many_answers(answers: Iterable[Answered], format: OutputFormat) -> Iterator[str]:
    """The answers about several maps, as they come; records get the map's path in front."""
    if format == "json":
        yield from _json_of_many(answers)
    elif format == "jsonl":
        for answer in answers:
            if answer.view is not None:
                yield from (
                    compact({"path": answer.path, **data}) + "\n"
                    for data in answer.view.json_lines()
                )
    elif format == "markdown":
        for answer in answers:
            if answer.view is not None:
                yield f"## {field_text(answer.path)}\n\n"
                yield from (line + "\n" for line in answer.view.markdown())
                yield "\n"
    else:
        yield from _delimited_of_many(answers, format)


def _json_of_many(answers: Iterable[Answered]) -> Iterator[str]:
    yield '{\n  "maps": ['
    failed: list[Mapping[str, Any]] = []
    separator = "\n    "
    for answer in answers:
        if answer.view is None:
            failed.append(answer.failure or {})
            continue
        yield separator + compact({"path": answer.path, **answer.view.data()})
        separator = ",\n    "
    yield "]" if separator == "\n    " else "\n  ]"
    yield f',\n  "failed": {compact(failed)}\n}}\n'


def _delimited_of_many(answers: Iterable[Answered], format: OutputFormat) -> Iterator[str]:
    named = False
    for answer in answers:
        if answer.view is None:
            continue
        header: list[Record] = []
        if not named and format in ("csv", "tsv"):
            header = [("map", *answer.view.columns)]
        named = True
        records = ((answer.path, *record) for record in answer.view.records())
        yield from _delimited(header, records, format)


def _texts(record: Record) -> list[str]:
    """The fields of a record, each on one line."""
    texts = [field if isinstance(field, str) else field_text(field) for field in record]
    # Most records hold nothing that has to be made harmless: one look at all of it says so.
    return texts if "".join(texts).isprintable() else [field_text(text) for text in texts]


def _delimited(
    header: list[Record], records: Iterable[Record], format: OutputFormat
) -> Iterator[str]:
    rows = (_texts(r) for part in (header, records) for r in part)
    if format != "csv":
        yield from ("\t".join(row) + "\n" for row in rows)
        return
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in rows:
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
