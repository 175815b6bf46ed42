"""`argmap explain`: the page about a diagnostic."""

from __future__ import annotations

import click

from argmap.checks.registry import UnknownRuleError, all_rules, find_rule
from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import output_options
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.output import Output
from argmap.render.reference.rules import RulesView


@click.command("explain", cls=Command)
@click.argument("code", required=False, shell_complete=completing.rule)
@output_options
def command(code: str | None, output: Output) -> None:
    """What a diagnostic means, why it matters, and what to write instead.

    CODE is a code (AM012) or a name (colon-in-text). Without one, it lists all.

    \b
    argmap explain AM012
    argmap explain empty-text
    """
    try:
        rules = [find_rule(code)] if code else all_rules()
    except UnknownRuleError as error:
        raise CommandError(str(error)) from error
    output.answer(RulesView(rules, whole=code is not None))
