"""`argmap stats`: the figures of a map."""

from __future__ import annotations

import click

from argmap.cli.asking import ask
from argmap.cli.group import Command
from argmap.cli.maps import split_words
from argmap.cli.options import map_words, output_options
from argmap.cli.output import Output
from argmap.queries.stats import stats
from argmap.render.stats import StatsView


@click.command("stats", cls=Command)
@map_words("[MAP]...")
@output_options
def command(words: tuple[str, ...], named_maps: tuple[str, ...], output: Output) -> None:
    """How large a debate is, and how deep.

    Depth and exchanges are counted in relations; a circle counts as one place.

    \b
    argmap stats debate.yaml
    argmap stats folder -F csv
    """
    maps, claims = split_words(words, named_maps)
    if claims:
        raise click.UsageError(f"{claims[0]} is no map; stats is about whole maps.")
    ask(maps, output, lambda links, loaded: StatsView(stats(links)))
