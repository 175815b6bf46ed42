"""`argmap why`: why a claim stands in a map or not, and what would change that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import (
    all_option,
    corpus_options,
    limit_option,
    output_options,
    question_words,
)
from argmap.cli.options.judging import judging_options
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked, one_claim
from argmap.queries.judging.asked import AskedJudging, InTime
from argmap.queries.judging.change import change
from argmap.queries.judging.why import why
from argmap.render.answers.why import ChangeView, WhyView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("why", cls=Command)
@question_words("[MAP] [CLAIM]")
@judging_options
@click.option(
    "--change",
    "to_change",
    is_flag=True,
    help="The smallest sets of claims whose rebuttal would turn the verdict.",
)
@limit_option(5, "sets of claims, with --change")
@all_option
@corpus_options
@output_options
def command(
    maps: list[str],
    asked: Asked,
    judging: AskedJudging,
    to_change: bool,
    limit: int,
    show_all: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Why a claim stands or not, and what would change that.

    The verdict of argmap judge as a short dialogue. For a claim that stands: each objection to it,
    and the answer that defeats the objection. For one that does not: an objection that stands, and
    how many more there are (--all shows them, too). For one that is undecided: the circle that
    keeps it so. All of this is about what is in the map. Without a claim it explains the issue;
    filters must leave one claim. --change finds what each side should answer next. As JSON it is a
    proof that a program can check.

    \b
    argmap why debate.argmap.yaml trade-falls
    argmap why debate.argmap.yaml trade-falls --change
    argmap why debate.argmap.yaml trade-falls --semantics preferred --json
    """
    if len(asked.claims) > 1:
        raise click.UsageError(f"why is about one claim; {asked.claims[1]!r} is a second one.")
    # Only the grounded verdict can be computed fast enough to try out many changes.
    if to_change and judging.semantics != "grounded":
        raise click.UsageError("--change is found for the grounded verdict; leave out --semantics.")
    if to_change and show_all:
        raise click.UsageError("--all is for the dialogue; with --change it is --limit N.")
    ask(maps, output, partial(_question, asked, judging, to_change, limit, show_all), corpus)


def _question(
    asked: Asked,
    how: AskedJudging,
    to_change: bool,
    limit: int,
    every: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    claim, judging = one_claim(graph, asked), how.of(graph)
    if to_change:
        search = InTime("what would turn this verdict", how.timeout)
        return ChangeView(change(graph, claim, judging.reading, limit, search))
    return WhyView(why(graph, claim, judging, how.search, every=every))
