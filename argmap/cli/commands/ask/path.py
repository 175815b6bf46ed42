"""`argmap path`: how one claim bears on another."""

from __future__ import annotations

import click

from argmap.cli.group import Command
from argmap.cli.options.common import claim_words, output_options
from argmap.cli.printing.messages import say
from argmap.cli.printing.output import Output
from argmap.cli.shared.maps import graph_of, is_single, load_map
from argmap.queries.path import path
from argmap.queries.selection import find_place
from argmap.render.answers.path import PathView


@click.command("path", cls=Command)
@claim_words("[MAP] FROM TO")
@output_options
def command(maps: list[str], claims: list[str], output: Output) -> None:
    """The shortest path from one claim to another, and what the one does to the other.

    It puts every step into words, and says whether all steps together speak for or against the
    claim. Exit 1 if there is no path. TO can also be a relation.

    \b
    argmap path debate.argmap.yaml other-towns-differ close-main-street
    """
    if len(claims) != 2 or not is_single(maps):
        raise click.UsageError("name one map and two claims: argmap path MAP FROM TO.")
    loaded = load_map(maps[0])
    assert loaded.map is not None
    graph = graph_of(loaded.map)
    answer = path(graph, find_place(graph, claims[0]), find_place(graph, claims[1]))
    # Also if there is no path, so that whoever asks for JSON always gets some.
    output.answer(PathView(answer))
    if not answer.found:
        say(f"{answer.start} does not bear on {answer.end}.")
        raise click.exceptions.Exit(1)
