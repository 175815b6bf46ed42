"""`argmap stats`: the figures of a map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import by_option, corpus_options, output_options, question_words
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked
from argmap.queries.breakdown import BREAKDOWNS, breakdown
from argmap.queries.stats import stats
from argmap.render.answers.breakdown import BreakdownView
from argmap.render.answers.stats import StatsView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("stats", cls=Command)
@question_words()
@by_option(["map", *BREAKDOWNS], "the figures of each")
@corpus_options
@output_options
def command(maps: list[str], asked: Asked, by: str, corpus: Corpus, output: Output) -> None:
    """How large a debate is, and how deep.

    Depth and exchanges are counted in relations; a circle counts as one place. By speaker: claims
    made, objections and how many of them were answered or dropped, claims extended (that the
    speaker comes back to), and the share of all quoted words. Name claims or add filters to count
    only what fits.

    \b
    argmap stats debate.argmap.yaml
    argmap stats debate.argmap.yaml --by speaker
    argmap stats folder -F csv
    """
    ask(maps, output, partial(_question, by, asked), corpus)


def _question(by: str, asked: Asked, graph: ArgumentGraph, loaded: Loaded) -> View:
    part = asked.part(graph)
    return (
        StatsView(stats(graph, part)) if by == "map" else BreakdownView(breakdown(graph, by, part))
    )
