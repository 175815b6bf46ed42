"""Diagnostics for people, for editors, for programs and for code review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.cells import cell_len

from argmap.diagnostics import Diagnostic
from argmap.render.terminal.lines import Line
from argmap.render.terminal.text import shown


def full(diagnostic: Diagnostic) -> Iterator[Line]:
    """A diagnostic with its place, the line itself, carets under what is meant, and the help."""
    severity = diagnostic.severity
    place = _place(diagnostic)
    yield [
        (f"{place}: " if place else "", "title"),
        (f"{severity}[{diagnostic.code}]", severity),
        (f": {shown(diagnostic.message)}", "title"),
    ]
    if diagnostic.span and diagnostic.snippet and diagnostic.snippet.text:
        yield from _excerpt(diagnostic)
    for related in diagnostic.related:
        where = f"{related.span.line}:{related.span.column}"
        yield [("  see: ", "note"), (f"{where}: {shown(related.message)}", "")]
    if diagnostic.help:
        yield [("  help: ", "help"), (shown(diagnostic.help), "")]


def _place(diagnostic: Diagnostic) -> str:
    place = shown(diagnostic.file or "")
    if diagnostic.span:
        place += f":{diagnostic.span.line}:{diagnostic.span.column}"
    return place.removeprefix(":")


def _excerpt(diagnostic: Diagnostic) -> Iterator[Line]:
    span, snippet = diagnostic.span, diagnostic.snippet
    assert span
    assert snippet
    # Tabs would make the carets miss; control characters would be obeyed.
    before = snippet.text[: span.column - 1 - snippet.offset].replace("\t", "    ")
    end = span.end_column - 1 - snippet.offset if span.end_line == span.line else len(snippet.text)
    under = snippet.text[span.column - 1 - snippet.offset : end].replace("\t", "    ")
    after = snippet.text[end:].replace("\t", "    ")
    number = str(span.line)
    margin = " " * len(number)
    dots = "… " if snippet.offset else ""
    yield [(f" {margin} |", "dim")]
    yield [
        (f" {number} | ", "dim"),
        (dots + shown(before) + shown(under) + shown(after), ""),
    ]
    gap = " " * (cell_len(shown(before)) + len(dots))
    carets = "^" * max(cell_len(shown(under.rstrip())), 1)
    yield [(f" {margin} | ", "dim"), (gap + carets, diagnostic.severity)]


def concise(diagnostic: Diagnostic) -> str:
    """A diagnostic on one line: `file:line:column: severity[code]: message`."""
    place = _place(diagnostic)
    text = f"{diagnostic.severity}[{diagnostic.code}]: {shown(diagnostic.message)}"
    return f"{place}: {text}" if place else text


def github(diagnostic: Diagnostic) -> str:
    """A diagnostic as a workflow command of GitHub Actions, shown beside the line in a review."""
    level = {"error": "error", "warning": "warning", "note": "notice"}[diagnostic.severity]
    fields = {"file": diagnostic.file or ""}
    if diagnostic.span:
        span = diagnostic.span
        fields |= {
            "line": str(span.line),
            "col": str(span.column),
            "endLine": str(span.end_line),
            "endColumn": str(span.end_column),
        }
    fields["title"] = f"{diagnostic.code} {diagnostic.name}"
    listed = ",".join(f"{key}={_escaped(value, property=True)}" for key, value in fields.items())
    message = diagnostic.message + (f"; {diagnostic.help}" if diagnostic.help else "")
    return f"::{level} {listed}::{_escaped(shown(message))}"


def _escaped(text: str, *, property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property else text


def diagnostic_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """A diagnostic as JSON data with stable names."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": diagnostic.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "help": diagnostic.help,
        "related": [
            {"message": r.message, "line": r.span.line, "column": r.span.column}
            for r in diagnostic.related
        ],
    }


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many diagnostics there are of each severity."""
    found = {"error": 0, "warning": 0, "note": 0}
    for diagnostic in diagnostics:
        found[diagnostic.severity] += 1
    return found


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """The counts in words: `2 errors, 1 warning`; `no problems` where there are none."""
    found = counts(diagnostics)
    parts = [f"{n} {name}{'s' if n > 1 else ''}" for name, n in found.items() if n]
    return ", ".join(parts) or "no problems"
