"""`argmap judge`: which claims still stand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import (
    corpus_options,
    limit_option,
    output_options,
    question_words,
)
from argmap.cli.options.judging import judging_options
from argmap.cli.options.parameters import Choice
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked, chosen_claims
from argmap.queries.judging.asked import AskedJudging
from argmap.queries.judging.judge import judge
from argmap.render.answers.judge import JudgeView
from argmap.semantics.gradual import GRADUAL

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("judge", cls=Command)
@question_words()
@judging_options
@click.option(
    "--strength",
    type=Choice(GRADUAL),
    default="quadratic-energy",
    metavar="NAME",
    help="quadratic-energy (default), df-quad, euler, mlp or h-categorizer.",
)
@click.option("--extensions", is_flag=True, help="List the extensions.")
@limit_option(20, "extensions")
@corpus_options
@output_options
def command(
    maps: list[str],
    asked: Asked,
    judging: AskedJudging,
    strength: str,
    extensions: bool,
    limit: int,
    corpus: Corpus,
    output: Output,
) -> None:
    """What still stands, and how strongly.

    A claim is in if every objection to it is itself defeated, out if an objection to it stands, and
    undecided if objections go round in a circle. That is no verdict on what is true, only on what
    has been answered in this map.

    Objections are rebuttals, undercuts and contradictions. Supports defend nothing by themselves
    unless --support says so; [lost support] marks a claim all of whose supports have fallen. The bar
    is the strength, from 0 to 1, that supports and objections leave of the weight of a claim (0.5
    where the map gives none). Exit 1 if a verdict is not what the map expects (expect: …).

    \b
    argmap judge debate.argmap.yaml
    argmap judge debate.argmap.yaml --suppose trade-falls=out
    argmap judge debate.argmap.yaml --semantics preferred --extensions --support any-of
    """
    question = partial(_question, asked, judging, strength, limit, extensions)
    ask(maps, output, question, corpus)


def _question(
    asked: Asked,
    judging: AskedJudging,
    strength: str,
    limit: int,
    with_extensions: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> JudgeView:
    # The options judge by are shared with other commands; strengths and limits only judge has.
    how = replace(judging.of(graph), strength=strength, most=limit)
    answer = judge(graph, how, judging.search)
    return JudgeView(answer, chosen_claims(graph, asked), with_extensions=with_extensions)
