"""`argmap schemes`: argumentation schemes and their critical questions."""

from __future__ import annotations

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.common import output_options
from argmap.cli.printing.errors import CommandError
from argmap.cli.printing.output import Output
from argmap.render.reference.schemes import SchemesView
from argmap.schemes import SCHEMES, UnknownSchemeError, find_scheme


@click.command("schemes", cls=Command)
@click.argument("words", metavar="[NAME]", nargs=-1, shell_complete=completing.scheme)
@output_options
def command(words: tuple[str, ...], output: Output) -> None:
    """The common argumentation schemes with their premises and critical questions.

    NAME is a name, or a part that only one scheme has. Without one, all are listed. A map names a
    relation's scheme in the same way (scheme: expert opinion), and says by its word which critical
    question a relation deals with (question: evidence); argmap gaps asks the others.

    \b
    argmap schemes
    argmap schemes expert opinion
    """
    if not words:
        output.answer(SchemesView(SCHEMES))
        return
    try:
        # A name of several words needs no quotes.
        found = find_scheme(" ".join(words))
    except UnknownSchemeError as error:
        raise CommandError(str(error)) from error
    output.answer(SchemesView((found,), whole=True))
