"""`argmap who`: who argued what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import is_single, split_words
from argmap.cli.shared.messages import say
from argmap.cli.shared.options import (
    Choice,
    corpus_options,
    filter_options,
    issue_option,
    judge_option,
    map_words,
    output_options,
)
from argmap.cli.shared.output import Output
from argmap.cli.shared.source_roots import source_texts
from argmap.formats.core.loaded import Loaded
from argmap.queries.selection import Selection, find_claim, resolved
from argmap.queries.who import who
from argmap.render.answers.who import OnelineView, WhoByClaimView, WhoView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("who", cls=Command)
@map_words()
@filter_options
@issue_option
@click.option(
    "--by",
    type=Choice(["speaker", "claim"]),
    default="speaker",
    metavar="speaker|claim",
    help="Grouped by speaker, or turned round: who voices, backs and contests each claim.",
)
@judge_option
@click.option("--oneline", is_flag=True, help="One line for each claim.")
@corpus_options
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    asked: Selection,
    issue: str | None,
    by: str,
    with_labels: bool,
    oneline: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Who argued what: every speaker with their claims and words.

    Speakers are grouped by their stance towards the issue. Each claim has its stance, the words (own
    words in quotation marks, a reporter's without), where they stand, what it bears on, and who
    meets it. With claims named, only those.

    \b
    argmap who debate.yaml
    argmap who debate.yaml --speaker ada --unanswered
    argmap who debate.yaml --by claim
    """
    if oneline and by == "claim":
        raise click.UsageError("--oneline lists claims already; leave out --by claim.")
    maps, claims = split_words(words, named_maps)
    form = "oneline" if oneline else by
    question = partial(_question, asked, claims, issue, form, with_labels, is_single(maps))
    ask(maps, output, question, corpus)


def _question(
    asked: Selection,
    claims: list[str],
    issue: str | None,
    form: str,
    with_labels: bool,
    single: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    towards = find_claim(graph, issue) if issue else None
    labels = None
    if with_labels:
        from argmap.queries.judging.judge import grounded_labels

        labels = grounded_labels(graph)
    answer = who(graph, resolved(graph, asked, claims), towards, labels)
    if answer.issue is None and single:
        say("No issue: name one with --issue, or in the map (issue: …).")
    if form == "oneline":
        return OnelineView(answer)
    return WhoByClaimView(answer) if form == "claim" else WhoView(answer, source_texts(loaded))
