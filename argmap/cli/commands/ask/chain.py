"""`argmap chain`: rebuttal chains."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import (
    all_option,
    corpus_options,
    output_options,
    question_words,
)
from argmap.cli.options.judging import verdict_options
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import is_single
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked, asked_roots
from argmap.queries.chain import Ways, chain, chain_roots, longest_chain
from argmap.queries.judging.asked import AskedJudging
from argmap.queries.selection import find_speaker
from argmap.queries.stance import issue_of
from argmap.render.answers.chain import ChainView, LongestView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("chain", cls=Command)
@question_words()
@click.option("--up", is_flag=True, help="What the claim answers, and what that answers.")
@click.option("--direct", is_flag=True, help="From an issue, too, do not follow supports.")
@click.option("--with-supports", is_flag=True, help="Follow supports from any claim.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    shell_complete=completing.speaker,
    help="Only exchanges of these two speakers.",
)
@click.option("--switching", is_flag=True, help="Only steps at which the speaker changes.")
@click.option("--longest", is_flag=True, help="Only the longest chain of rebuttals and undercuts.")
@verdict_options
@all_option
@corpus_options
@output_options
def command(
    maps: list[str],
    asked: Asked,
    up: bool,
    direct: bool,
    with_supports: bool,
    between: tuple[str, str] | None,
    switching: bool,
    longest: bool,
    judging: AskedJudging | None,
    show_all: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """What was answered to a claim, and to the answers.

    It follows rebuttals, undercuts and contradictions; from an issue also supports, because most
    objections hit a reason. Without a claim it begins at the issues. A claim that comes up again is
    shown once. Name claims or add filters to begin at the claims that fit; --about CLAIM begins at
    that one.

    \b
    argmap chain debate.argmap.yaml
    argmap chain debate.argmap.yaml trade-falls --up
    argmap chain debate.argmap.yaml --between ada ben
    """
    if direct and with_supports:
        raise click.UsageError("--direct and --with-supports ask for opposite things; choose one.")
    supports = True if with_supports else False if direct else None
    ways = Ways(up, supports, between, switching, asked.selection.depth)
    form = "longest" if longest else "all" if show_all else "folded"
    question = partial(_question, ways, asked, form, judging, is_single(maps))
    ask(maps, output, question, corpus)


def _question(
    ways: Ways,
    asked: Asked,
    form: str,
    judging: AskedJudging | None,
    single: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    if ways.between is not None:
        first, second = ways.between
        ways = replace(ways, between=(find_speaker(graph, first), find_speaker(graph, second)))
    named = asked.issue_in(graph)
    # A named issue is where chains begin only if no claim and no filter says otherwise.
    roots = asked_roots(graph, asked)
    labels = judging.labels(graph) if judging else None
    if form == "longest":
        # The view lists the claims itself, and needs no steps of a chain.
        root = next(iter(roots or ()), None)
        return LongestView(chain(graph, [], ways, labels), longest_chain(graph, root))
    if (
        roots is None
        and named is None
        # Over many maps the same hint would come once for each.
        and single
        and ways.between is None
        and issue_of(graph) is None
    ):
        say("No issue: beginning at the claims that are met and meet nothing themselves.")
    if roots is None:
        roots = chain_roots(graph, named, ways)
    return ChainView(chain(graph, roots, ways, labels), show_all=form == "all")
