"""`argmap sides`: who is on which side, and who answers whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import corpus_options, output_options, question_words
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked
from argmap.queries.sides import sides
from argmap.render.answers.sides import SidesView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("sides", cls=Command)
@question_words()
@corpus_options
@output_options
def command(maps: list[str], asked: Asked, corpus: Corpus, output: Output) -> None:
    """Who is on which side, and who answers whom how often.

    It lists every speaker's stance towards the issue with the number of claims for and against it,
    then how often each speaker rebuts, undercuts or denies another and, separately, themselves.
    Name claims or add filters to count only what fits.

    \b
    argmap sides debate.argmap.yaml
    argmap sides debate.argmap.yaml --issue good-for-trade
    """
    ask(maps, output, partial(_question, asked), corpus)


def _question(asked: Asked, graph: ArgumentGraph, loaded: Loaded) -> SidesView:
    return SidesView(sides(graph, asked.issue_in(graph), asked.part(graph)))
