"""What the commands that list elements have in common: words, filters, and a list to show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.maps import split_words
from argmap.cli.shared.options import (
    corpus_options,
    filter_options,
    issue_option,
    map_words,
    output_options,
)
from argmap.cli.shared.output import Output
from argmap.formats.core.loaded import Loaded
from argmap.queries.selection import Selection, find_claim, resolved
from argmap.render.answers.listing import ListView

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Find = Callable[["ArgumentGraph", Selection, str | None], list[Any]]
Show = Callable[["ArgumentGraph", list[Any]], ListView]


def listing_command(name: str, help: str, find: Find, show: Show) -> click.Command:
    """A command that lists what `find` gives, as `show` shows it."""

    @click.command(name, cls=Command, help=help)
    @map_words()
    @filter_options
    @issue_option
    @corpus_options
    @output_options
    def command(
        words: tuple[str, ...],
        named_maps: tuple[str, ...],
        asked: Selection,
        issue: str | None,
        corpus: Corpus,
        output: Output,
    ) -> None:
        maps, claims = split_words(words, named_maps)
        ask(maps, output, partial(_question, find, show, asked, claims, issue), corpus)

    return command


def _question(
    find: Find,
    show: Show,
    asked: Selection,
    claims: list[str],
    issue: str | None,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> ListView:
    towards = find_claim(graph, issue) if issue else None
    return show(graph, find(graph, resolved(graph, asked, claims), towards))
