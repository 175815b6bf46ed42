"""What a check of maps has found, shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.diagnostics import Diagnostic
from argmap.render.reports.diagnostics import Report, counts, diagnostic_data
from argmap.render.terminal.lines import Line, Screen
from argmap.render.view import LaidView, Record, markdown_text


class CheckView(LaidView):
    """The diagnostics of one or several maps, in order."""

    columns = ("file", "line", "column", "severity", "code", "name", "message", "help")

    def __init__(self, found: Sequence[Diagnostic]) -> None:
        self.found = found

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.found

    def data(self) -> Mapping[str, Any]:
        """The diagnostics, and how many there are of each severity."""
        number = counts(self.found)
        return {
            "diagnostics": [*self.json_lines()],
            "errors": number["error"],
            "warnings": number["warning"],
            "notes": number["note"],
        }

    def json_lines(self) -> Iterator[Mapping[str, Any]]:
        """One object for each diagnostic."""
        return map(diagnostic_data, self.found)

    def records(self) -> Iterator[Record]:
        """One record for each diagnostic."""
        for d in self.found:
            place = (d.span.line, d.span.column) if d.span else (None, None)
            yield (d.file, *place, d.severity, d.code, d.name, d.message, d.help)

    def markdown(self) -> Iterator[str]:
        """One point for each diagnostic, under its file."""
        file: str | None = None
        for number, d in enumerate(self.found):
            if d.file != file or number == 0:
                file = d.file
                yield from (["", f"## {markdown_text(file or 'map')}", ""][number == 0 :])
            place = f"{d.span.line}:{d.span.column} " if d.span else ""
            yield f"- {place}**{d.severity} {d.code}** {markdown_text(d.message)}"
            if d.help:
                yield f"  - help: {markdown_text(d.help)}"

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Each diagnostic in full, with a blank line below it."""
        return Report(self.found, apart=True).lines(screen)
