"""What the commands that list elements share: words, filters, and a list to show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.group import Command
from argmap.cli.options.common import corpus_options, output_options, question_words
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked
from argmap.queries.selection import Selection
from argmap.render.answers.listing import ListView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Find = Callable[["ArgumentGraph", Selection, str | None], list[Any]]
Show = Callable[["ArgumentGraph", list[Any]], ListView]


def listing_command(name: str, help: str, find: Find, show: Show) -> click.Command:
    """A command that lists what `find` gives, as `show` shows it."""

    @click.command(name, cls=Command, help=help)
    @question_words()
    @corpus_options
    @output_options
    def command(maps: list[str], asked: Asked, corpus: Corpus, output: Output) -> None:
        ask(maps, output, partial(_question, find, show, asked), corpus)

    return command


def _question(
    find: Find, show: Show, asked: Asked, graph: ArgumentGraph, loaded: Loaded
) -> ListView:
    return show(graph, find(graph, asked.in_map(graph), asked.issue_in(graph)))
