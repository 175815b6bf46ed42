"""`argmap stats`: the figures of a map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import split_words
from argmap.cli.shared.options import Choice, corpus_options, map_words, output_options
from argmap.cli.shared.output import Output
from argmap.formats.core.loaded import Loaded
from argmap.queries.breakdown import BREAKDOWNS, breakdown
from argmap.queries.stats import stats
from argmap.render.answers.breakdown import BreakdownView
from argmap.render.answers.stats import StatsView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("stats", cls=Command)
@map_words("[MAP]...")
@click.option(
    "--by",
    type=Choice(["map", *BREAKDOWNS]),
    default="map",
    metavar="PART",
    help="The figures of each speaker, section, scheme, kind or turn [default: map].",
)
@corpus_options
@output_options
def command(
    words: tuple[str, ...], named_maps: tuple[str, ...], by: str, corpus: Corpus, output: Output
) -> None:
    """How large a debate is, and how deep.

    Depth and exchanges are counted in relations; a circle counts as one place. By speaker: claims
    made, objections and how many of them were answered or dropped, claims extended (that the
    speaker comes back to), and the share of all quoted words.

    \b
    argmap stats debate.yaml
    argmap stats debate.yaml --by speaker
    argmap stats folder -F csv
    """
    maps, claims = split_words(words, named_maps)
    if claims:
        raise click.UsageError(f"{claims[0]} is no map; stats is about whole maps.")
    ask(maps, output, partial(_question, by), corpus)


def _question(by: str, graph: ArgumentGraph, loaded: Loaded) -> View:
    return StatsView(stats(graph)) if by == "map" else BreakdownView(breakdown(graph, by))
