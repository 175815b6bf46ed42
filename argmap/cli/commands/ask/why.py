"""`argmap why`: why a claim stands in a map, or does not, and what would turn that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import ask
from argmap.cli.shared.judge_options import AskedJudging, InTime, judging_options
from argmap.cli.shared.maps import split_words
from argmap.cli.shared.options import map_words, output_options
from argmap.cli.shared.output import Output
from argmap.formats.core.loaded import Loaded
from argmap.queries.judging.change import change
from argmap.queries.judging.why import why
from argmap.queries.selection import find_claim
from argmap.render.answers.why import ChangeView, WhyView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("why", cls=Command)
@map_words("[MAP] CLAIM")
@judging_options
@click.option(
    "--change",
    "to_change",
    is_flag=True,
    help="The smallest sets of claims whose rebuttal would turn the verdict.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    metavar="N",
    help="With --change: at most N sets [default: 5].",
)
@click.option("--all", "every", is_flag=True, help="Every objection that stands, not one of them.")
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    judging: AskedJudging,
    to_change: bool,
    limit: int,
    every: bool,
    output: Output,
) -> None:
    """Why a claim stands or does not, and what would turn that.

    The verdict of argmap judge as a short dialogue. A claim that stands: each objection to it, and the
    answer that defeats it. One that does not: an objection that stands, and how many more there are
    (--all tells them, too). One that is undecided: the circle that keeps it so. All of that is about
    what the map holds. --change finds what each side should answer next. As JSON it is a certificate,
    which a program can check.

    \b
    argmap why debate.yaml trade-falls
    argmap why debate.yaml trade-falls --change
    argmap why debate.yaml trade-falls --semantics preferred --json
    """
    maps, claims = split_words(words, named_maps)
    if not claims:
        raise click.UsageError("which claim? argmap judge lists them with their verdicts.")
    if len(claims) > 1:
        raise click.UsageError(f"why is about one claim; {claims[1]!r} is a second one.")
    if to_change and judging.semantics != "grounded":
        raise click.UsageError("--change is found for the grounded verdict; leave out --semantics.")
    if to_change and every:
        raise click.UsageError("--all is for the dialogue; with --change it is --limit N.")
    ask(maps, output, partial(_question, claims[0], judging, to_change, limit, every))


def _question(
    word: str,
    asked: AskedJudging,
    to_change: bool,
    limit: int,
    every: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    claim, judging = find_claim(graph, word), asked.of(graph)
    if to_change:
        search = InTime("what would turn this verdict", asked.timeout)
        return ChangeView(change(graph, claim, judging.reading, limit, search))
    return WhyView(why(graph, claim, judging, asked.search, every=every))
