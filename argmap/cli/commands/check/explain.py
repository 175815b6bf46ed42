"""`argmap explain`: the page about a diagnostic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from argmap.checks.registry import UnknownRuleError, all_rules, explanation, find_rule
from argmap.cli.group import Command
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.output import Output
from argmap.cli.shared import completions as completing
from argmap.cli.shared.options import output_options
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


@click.command("explain", cls=Command)
@click.argument("code", required=False, shell_complete=completing.rule)
@output_options
def command(code: str | None, output: Output) -> None:
    """What a diagnostic means, why it matters, and what to write instead.

    CODE is a code (AM012) or a name (colon-in-text). Without one, all are listed.

    \b
    argmap explain AM012
    argmap explain empty-text
    """
    try:
        rules = [find_rule(code)] if code else all_rules()
    except UnknownRuleError as error:
        raise CommandError(str(error)) from error
    output.answer(RulesView(rules, whole=code is not None))
