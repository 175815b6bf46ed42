"""The view of what diagnostics mean: the list of them, or the page about one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.checks.registry import explanation
from argmap.diagnostics import Rule
from argmap.render.terminal.lines import Line, Lines
from argmap.render.terminal.tables import Trimmed
from argmap.render.view import Record, View

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


class RulesView(View):
    """Diagnostics with their codes, names and severities; one of them with its page."""

    columns = ("code", "name", "severity", "about")

    def __init__(self, rules: list[type[Rule]], whole: bool) -> None:
        self.rules = rules
        self.whole = whole

    def data(self) -> Mapping[str, Any]:
        """The pages, or one page."""
        pages = [
            {
                "code": rule.code,
                "name": rule.name(),
                "severity": rule.severity,
                "page": explanation(rule),
            }
            for rule in self.rules
        ]
        return pages[0] if self.whole else {"rules": pages}

    def records(self) -> Iterator[Record]:
        """One record for each diagnostic."""
        for rule in self.rules:
            yield (rule.code, rule.name(), rule.severity, _first_line(rule))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The list, or the page as Markdown."""
        if not self.whole:
            yield Lines(map(_listed, self.rules))
            return
        from argmap.render.terminal.markdown_page import MarkdownPage

        rule = self.rules[0]
        heading: Line = [
            (f"{rule.code} ", "id"),
            (rule.name(), "title"),
            (f" ({rule.severity})", rule.severity),
        ]
        yield Lines([heading, []])
        yield Trimmed(MarkdownPage(explanation(rule)))

    def markdown(self) -> Iterator[str]:
        """The pages as sections."""
        for rule in self.rules:
            yield f"## {rule.code} {rule.name()} ({rule.severity})"
            yield ""
            yield from explanation(rule).splitlines()
            yield ""


def _listed(rule: type[Rule]) -> Line:
    return [
        (f"{rule.code}  ", "id"),
        (f"{rule.severity:<8} ", rule.severity),
        (f"{rule.name():<24} ", "title"),
        (_first_line(rule), ""),
    ]


def _first_line(rule: type[Rule]) -> str:
    return explanation(rule).partition("\n")[0]
