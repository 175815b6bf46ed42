"""`argmap show`: all about one claim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from argmap.cli.group import Command
from argmap.cli.options.common import corpus_options, output_options, question_words
from argmap.cli.printing.output import Output
from argmap.cli.shared.answers import Corpus, ask
from argmap.cli.shared.source_roots import source_texts
from argmap.formats.core.loaded import Loaded
from argmap.queries.asked import Asked, chosen_claims, one_claim
from argmap.queries.show import show, standard_form
from argmap.render.answers.show import ShowView, StandardFormView
from argmap.render.view import View

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@click.command("show", cls=Command)
@question_words("[MAP] [CLAIM]...")
@click.option(
    "--standard-form",
    "in_standard_form",
    is_flag=True,
    help="The argument for the claim: numbered premises, rule and conclusion.",
)
@click.option(
    "--context", "with_context", is_flag=True, help="The words in the paragraph they stand in."
)
@corpus_options
@output_options
def command(
    maps: list[str],
    asked: Asked,
    in_standard_form: bool,
    with_context: bool,
    corpus: Corpus,
    output: Output,
) -> None:
    """All about a claim.

    Its text, who said it in which words and where, what it bears on, what bears on it, and what was
    answered. A claim can be named by the beginning of its id, or found with filters.

    \b
    argmap show debate.argmap.yaml trade-falls
    argmap show debate.argmap.yaml good-for-trade --standard-form
    argmap show debate.argmap.yaml trade-falls --context
    """
    if asked.is_everything:
        raise click.UsageError("which claim? argmap who --oneline lists them.")
    # Numbered premises of two claims would be two arguments with the same numbers.
    if in_standard_form and len(asked.claims) > 1:
        raise click.UsageError("--standard-form shows the argument for one claim.")
    ask(maps, output, partial(_question, asked, in_standard_form, with_context), corpus)


def _question(
    asked: Asked,
    in_standard_form: bool,
    with_context: bool,
    graph: ArgumentGraph,
    loaded: Loaded,
) -> View:
    # Stances are shown towards the issue of the map, unless --issue names another.
    towards = asked.issue_in(graph)
    if in_standard_form:
        claim = one_claim(graph, asked)
        return StandardFormView(show(graph, claim, towards), standard_form(graph, claim))
    answers = [show(graph, claim, towards) for claim in chosen_claims(graph, asked)]
    return ShowView(answers, source_texts(loaded), with_context=with_context)
