"""`argmap sides`: who stands where, and who answers whom."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import split_words
from argmap.cli.shared.options import corpus_options, issue_option, map_words, output_options
from argmap.cli.shared.output import Output
from argmap.formats.core.loaded import Loaded
from argmap.queries.selection import find_claim
from argmap.queries.sides import sides
from argmap.render.answers.sides import SidesView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("sides", cls=Command)
@map_words("[MAP]...")
@issue_option
@corpus_options
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    issue: str | None,
    corpus: Corpus,
    output: Output,
) -> None:
    """Who stands where, and who answers whom how often.

    Every speaker's stance towards the issue with the number of claims for and against it; then the
    rebuttals and undercuts from each speaker to each other, own answers apart.

    \b
    argmap sides debate.yaml
    argmap sides debate.yaml --issue good-for-trade
    """
    maps, claims = split_words(words, named_maps)
    if claims:
        raise click.UsageError(f"{claims[0]} is no map; sides is about whole maps (--issue CLAIM).")
    ask(maps, output, partial(_question, issue), corpus)


def _question(issue: str | None, graph: ArgumentGraph, loaded: Loaded) -> SidesView:
    return SidesView(sides(graph, find_claim(graph, issue) if issue else None))
