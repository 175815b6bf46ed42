"""`argmap gaps`: what a careful reader would ask next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import (
    all_option,
    check_option,
    corpus_options,
    former,
    former_option,
    output_options,
    question_words,
)
from argmap.cli.options.parameters import list_option
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked, asked_gaps
from argmap.queries.gaps import GAP_KINDS
from argmap.render.answers.gaps import GapsView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("gaps", cls=Command)
@question_words()
@list_option(
    "--only",
    choices=GAP_KINDS,
    metavar="KIND",
    help=f"Only gaps of this kind: {', '.join(GAP_KINDS)}.",
)
@click.option(
    "--after",
    metavar="TURN",
    shell_complete=completing.turn,
    help="Do not count objections first made after this turn: there was no time to answer them.",
)
@check_option("where there is a gap")
@former_option("--fail", "--check", "check", is_flag=True)
@all_option
@corpus_options
@output_options
def command(
    maps: list[str],
    asked: Asked,
    only: tuple[str, ...],
    after: str | None,
    check: bool,
    show_all: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """What a careful reader would ask next.

    Objections that nothing answers, by what they aim at, the most-hit first; answers that only
    limit; claims without support, speaker, source or own words; speakers at odds with themselves;
    claims that nothing joins to the rest; the critical questions of the schemes used that nothing
    answers (argmap schemes). Name claims or add filters to see what those claims left open and what
    they lack. --kind and --unanswered apply to the objections.

    \b
    argmap gaps debate.argmap.yaml
    argmap gaps debate.argmap.yaml --only unanswered --speaker ada --check
    """
    # A partial of a function of the module can be sent to other processes; a closure cannot.
    question = partial(_question, frozenset(only), after, asked, show_all)
    if ask(maps, output, question, corpus) and former("check", check):
        raise click.exceptions.Exit(1)


def _question(
    only: frozenset[str],
    after: str | None,
    asked: Asked,
    show_all: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> GapsView:
    return GapsView(asked_gaps(graph, asked, only, after), show_all)
