"""Diagnostics for people, for editors and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from argmap.diagnostics import Diagnostic
from argmap.render.terminal.lines import Laid, Line, Screen, flow
from argmap.render.terminal.text import cells, cut, cut_left, shown


class Report(Laid):
    """Diagnostics in full, laid out for the width of the terminal."""

    def __init__(self, diagnostics: Iterable[Diagnostic], *, apart: bool = False) -> None:
        """`apart` leaves a line free below each of them."""
        self._diagnostics = diagnostics
        self._end: list[Line] = [[]] if apart else []

    def lines(self, screen: Screen) -> Iterator[Line]:
        """One diagnostic after the other."""
        for diagnostic in self._diagnostics:
            yield from full(diagnostic, screen if screen.hints else None)
            yield from self._end


def full(diagnostic: Diagnostic, screen: Screen | None = None) -> Iterator[Line]:
    """A diagnostic with its place, the line itself, carets under the place, and the help.

    With a screen, sentences are broken between words, and a long line is cut around the place;
    without one, each stays on one line, for programs.
    """
    severity = diagnostic.severity
    place = _place(diagnostic)
    head: Line = [
        (f"{place}: " if place else "", "title"),
        (f"{severity}[{diagnostic.code}]", severity),
        (": ", "title"),
    ]
    yield from _sentence(head, diagnostic.message, "title", screen)
    if diagnostic.span and diagnostic.snippet and diagnostic.snippet.text:
        yield from _excerpt(diagnostic, screen)
    for related in diagnostic.related:
        where = f"{related.span.line}:{related.span.column}"
        yield from _sentence([("  see: ", "note")], f"{where}: {related.message}", "", screen)
    if diagnostic.help:
        yield from _sentence([("  help: ", "help")], diagnostic.help, "", screen)


def _sentence(head: Line, text: str, style: str, screen: Screen | None) -> Iterator[Line]:
    """A sentence behind a head; on a screen it goes on below, indented."""
    line = [*head, (shown(text), style)]
    yield from [line] if screen is None else flow(line, screen.width)


def _place(diagnostic: Diagnostic) -> str:
    place = shown(diagnostic.file or "")
    if diagnostic.span:
        place += f":{diagnostic.span.line}:{diagnostic.span.column}"
    return place.removeprefix(":")


def _excerpt(diagnostic: Diagnostic, screen: Screen | None) -> Iterator[Line]:
    span, snippet = diagnostic.span, diagnostic.snippet
    assert span
    assert snippet
    # Tabs would make the carets miss; control characters would be obeyed.
    text = snippet.text
    start = span.column - 1 - snippet.offset
    # A span over several lines is marked to the end of its first line, the only one shown.
    end = span.end_column - 1 - snippet.offset if span.end_line == span.line else len(text)
    before, under, after = (
        shown(part.replace("\t", "    ")) for part in (text[:start], text[start:end], text[end:])
    )
    number = str(span.line)
    margin = " " * len(number)
    before = ("… " if snippet.offset else "") + before
    if screen is not None:
        room = max(screen.width - len(number) - 4, 16)
        before, under, after = _in_sight(before, under, after, room, screen.ellipsis)
    yield [(f" {margin} |", "dim")]
    yield [(f" {number} | ", "dim"), (before + under + after, "")]
    carets = "^" * max(cells(under.rstrip()), 1)
    yield [(f" {margin} | ", "dim"), (" " * cells(before) + carets, diagnostic.severity)]


def _in_sight(
    before: str, under: str, after: str, room: int, ellipsis: str
) -> tuple[str, str, str]:
    """A line of a file cut to the room: the marked part, with as much around it as fits."""
    under = cut(under, room - 2 * len(ellipsis), ellipsis)
    around = room - cells(under)
    # Each side gets half of the room, or more if the other side needs less.
    before = cut_left(before, max(around // 2, around - cells(after)), ellipsis)
    after = cut(after, around - cells(before), ellipsis)
    return before, under, after


def concise(diagnostic: Diagnostic) -> str:
    """A diagnostic on one line: `file:line:column: severity[code]: message`."""
    place = _place(diagnostic)
    text = f"{diagnostic.severity}[{diagnostic.code}]: {shown(diagnostic.message)}"
    return f"{place}: {text}" if place else text


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
