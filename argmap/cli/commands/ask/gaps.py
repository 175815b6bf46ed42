"""`argmap gaps`: what a careful reader would ask next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import split_words
from argmap.cli.shared.options import Choice, corpus_options, map_words, output_options
from argmap.cli.shared.output import Output
from argmap.formats.core.loaded import Loaded
from argmap.queries.gaps import GAP_KINDS, gaps
from argmap.queries.selection import find_speaker
from argmap.render.answers.gaps import GapsView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("gaps", cls=Command)
@map_words("[MAP]...")
@click.option(
    "--only",
    multiple=True,
    type=Choice(GAP_KINDS),
    metavar="KIND",
    help=f"Only gaps of this kind: {', '.join(GAP_KINDS)}.",
)
@click.option(
    "--after",
    metavar="TURN",
    shell_complete=completing.turn,
    help="Do not count objections first made after this turn: there was no time to answer them.",
)
@click.option(
    "-s",
    "--speaker",
    "speakers",
    multiple=True,
    metavar="WHO",
    shell_complete=completing.speaker,
    help="What this speaker left open.",
)
@click.option("--fail", is_flag=True, help="Exit 1 where there is a gap.")
@click.option("--all", "show_all", is_flag=True, help="Fold nothing.")
@corpus_options
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    only: tuple[str, ...],
    after: str | None,
    speakers: tuple[str, ...],
    fail: bool,
    show_all: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """What a careful reader would ask next.

    Objections that nothing answers, by what they aim at, the most-hit first; answers that only limit;
    claims without support, speaker, source or own words; speakers at odds with themselves; claims
    that nothing joins to the rest; the critical questions of the schemes used that nothing answers
    (argmap schemes).

    \b
    argmap gaps debate.yaml
    argmap gaps debate.yaml --only unanswered --speaker ada --fail
    """
    maps, claims = split_words(words, named_maps)
    if claims:
        raise click.UsageError(f"{claims[0]} is no map; gaps is about whole maps.")
    question = partial(_question, frozenset(only), after, speakers, show_all)
    if ask(maps, output, question, corpus) and fail:
        raise click.exceptions.Exit(1)


def _question(
    only: frozenset[str],
    after: str | None,
    speakers: tuple[str, ...],
    show_all: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> GapsView:
    whose = frozenset(find_speaker(graph, s) for s in speakers)
    return GapsView(gaps(graph, only, after, whose), show_all)
