"""`argmap who`: who argued what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import by_option, corpus_options, output_options, question_words
from argmap.cli.options.judging import verdict_options
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import is_single
from argmap.cli.shared.source_roots import source_texts
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked
from argmap.queries.judging.asked import AskedJudging
from argmap.queries.who import who
from argmap.render.answers.who import OnelineView, WhoByClaimView, WhoView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("who", cls=Command)
@question_words()
@by_option(["speaker", "claim"], "by claim, who voices, backs and contests each")
@verdict_options
@click.option("--oneline", is_flag=True, help="One line for each claim.")
@corpus_options
@output_options
def command(
    maps: list[str],
    asked: Asked,
    by: str,
    judging: AskedJudging | None,
    oneline: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """Who argued what: every speaker with their claims and words.

    Speakers are grouped by their stance towards the issue. Each claim has its stance, the words
    (own words in quotation marks, a reporter's without), where they stand, what it bears on, and
    who meets it. Name claims to see only those.

    \b
    argmap who debate.argmap.yaml
    argmap who debate.argmap.yaml --speaker ada --unanswered
    argmap who debate.argmap.yaml --by claim
    """
    if oneline and by == "claim":
        raise click.UsageError("--oneline lists claims already; leave out --by claim.")
    form = "oneline" if oneline else by
    question = partial(_question, asked, form, judging, is_single(maps))
    ask(maps, output, question, corpus)


def _question(
    asked: Asked,
    form: str,
    judging: AskedJudging | None,
    single: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    labels = judging.labels(graph) if judging else None
    answer = who(graph, asked.in_map(graph), asked.issue_in(graph), labels)
    # Over many maps the same hint would come once for each.
    if answer.issue is None and single:
        say("No issue: name one with --issue, or in the map (issue: …).")
    if form == "oneline":
        return OnelineView(answer)
    return WhoByClaimView(answer) if form == "claim" else WhoView(answer, source_texts(loaded))
