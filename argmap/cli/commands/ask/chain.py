"""`argmap chain`: rebuttal chains."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import is_single, split_words
from argmap.cli.shared.messages import say
from argmap.cli.shared.options import (
    corpus_options,
    issue_option,
    judge_option,
    map_words,
    output_options,
)
from argmap.cli.shared.output import Output
from argmap.formats.core.loaded import Loaded
from argmap.queries.chain import Ways, chain, chain_roots, longest_chain
from argmap.queries.selection import find_claim, find_speaker
from argmap.queries.stance import issue_of
from argmap.render.answers.chain import ChainView, LongestView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("chain", cls=Command)
@map_words()
@issue_option
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
@click.option("--depth", type=click.IntRange(min=0), metavar="N", help="At most N steps.")
@judge_option
@click.option("--all", "show_all", is_flag=True, help="Fold nothing.")
@corpus_options
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    issue: str | None,
    up: bool,
    direct: bool,
    with_supports: bool,
    between: tuple[str, str] | None,
    switching: bool,
    longest: bool,
    depth: int | None,
    with_labels: bool,
    show_all: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """What was answered to a claim, and to the answers.

    Follows rebuttals, undercuts and contradictions; from an issue also supports, because most
    objections hit a reason. Without a claim it begins at the issues. A claim that is met again is
    shown once.

    \b
    argmap chain debate.yaml
    argmap chain debate.yaml trade-falls --up
    argmap chain debate.yaml --between ada ben
    """
    if direct and with_supports:
        raise click.UsageError("--direct and --with-supports ask for opposite things; choose one.")
    maps, claims = split_words(words, named_maps)
    supports = True if with_supports else False if direct else None
    ways = Ways(up, supports, between, switching, depth)
    form = "longest" if longest else "all" if show_all else "folded"
    question = partial(_question, ways, claims, issue, form, with_labels, is_single(maps))
    ask(maps, output, question, corpus)


def _question(
    ways: Ways,
    claims: list[str],
    issue: str | None,
    form: str,
    with_labels: bool,
    single: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    if ways.between is not None:
        first, second = ways.between
        ways = replace(ways, between=(find_speaker(graph, first), find_speaker(graph, second)))
    named = find_claim(graph, issue) if issue else None
    roots = [find_claim(graph, c) for c in claims]
    labels = None
    if with_labels:
        from argmap.queries.judging.judge import grounded_labels

        labels = grounded_labels(graph)
    if form == "longest":
        root = roots[0] if roots else None
        return LongestView(chain(graph, [], ways, labels), longest_chain(graph, root))
    if not roots and named is None and single and ways.between is None and issue_of(graph) is None:
        say("No issue: beginning at the claims that are met and meet nothing themselves.")
    roots = roots or chain_roots(graph, named, ways)
    return ChainView(chain(graph, roots, ways, labels), show_all=form == "all")
