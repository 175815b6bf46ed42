"""`argmap show`: all about one claim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.shared.answers import ask
from argmap.cli.shared.maps import split_words
from argmap.cli.shared.options import issue_option, map_words, output_options
from argmap.cli.shared.output import Output
from argmap.cli.shared.source_roots import source_texts
from argmap.formats.core.loaded import Loaded
from argmap.queries.selection import find_claim
from argmap.queries.show import show, standard_form
from argmap.render.answers.show import ShowView, StandardFormView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("show", cls=Command)
@map_words("[MAP] CLAIM...")
@issue_option
@click.option(
    "--standard-form",
    "in_standard_form",
    is_flag=True,
    help="The argument for the claim: numbered premises, rule and conclusion.",
)
@click.option(
    "--context", "with_context", is_flag=True, help="The words in the paragraph they stand in."
)
@output_options
def command(
    words: tuple[str, ...],
    named_maps: tuple[str, ...],
    issue: str | None,
    in_standard_form: bool,
    with_context: bool,
    output: Output,
) -> None:
    """All about one claim.

    Its text, who said it in which words and where, what it bears on, what bears on it, and what was
    answered. A claim can be named by the beginning of its id.

    \b
    argmap show debate.yaml trade-falls
    argmap show debate.yaml good-for-trade --standard-form
    argmap show debate.yaml trade-falls --context
    """
    maps, claims = split_words(words, named_maps)
    if not claims:
        raise click.UsageError("which claim? argmap who --oneline lists them.")
    if in_standard_form and len(claims) > 1:
        raise click.UsageError("--standard-form shows the argument for one claim.")
    ask(maps, output, partial(_question, claims, issue, in_standard_form, with_context))


def _question(
    claims: list[str],
    issue: str | None,
    in_standard_form: bool,
    with_context: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    towards = find_claim(graph, issue) if issue else None
    answers = [show(graph, find_claim(graph, c), towards) for c in claims]
    if in_standard_form:
        return StandardFormView(answers[0], standard_form(graph, answers[0].claim.id))
    return ShowView(answers, source_texts(loaded), with_context=with_context)
