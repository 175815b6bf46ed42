"""`argmap add claim`: a new claim, with who says it and what it bears on."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.commands.write.add.options import (
    add_and_print,
    id_option,
    speakers_option,
    text_option,
    voicing,
    words_options,
)
from argmap.cli.group import Command
from argmap.cli.options.fields import field_options
from argmap.cli.options.parameters import Function, apply, list_option
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.requests.elements import new_claim
from argmap.formats.native.keys import BACKWARD_KINDS
from argmap.model import RELATION_KINDS


def _relation_options(function: Function) -> Function:
    options = [
        list_option(
            f"--{kind}",
            metavar="TARGET",
            shell_complete=completing.after_commas(completing.place),
            help=f"What it {kind}.",
        )
        # The options have the names of the keys in a file: whoever knows one knows the other.
        for kind in RELATION_KINDS
    ]
    options += [
        list_option(
            f"--{key}",
            metavar="CLAIMS",
            shell_complete=completing.after_commas(completing.linked_claims),
            help=f"What it is {key.replace('-', ' ')}; a+b are linked.",
        )
        for key in BACKWARD_KINDS
    ]
    return apply(function, options)


@click.command("claim", cls=Command)
@map_argument
@id_option("text")
@field_options("claim", required=("text",))
@speakers_option(required=False)
@words_options
@_relation_options
@text_option("scheme", "The scheme of its relation.")
@text_option("question", "The critical question its relation answers or raises.")
@click.option("--issue", is_flag=True, help="The debate is about it.")
@writing_options
def command(map: str, id: str | None, writing: Writing, **given: Any) -> None:
    """Add a claim, with who says it and what it bears on.

    \b
    argmap add claim debate.argmap.yaml --text "Buses would be late." -s ann --rebuts close-street
    argmap add claim debate.argmap.yaml --text "They were not." --undercuts buses-late/close-street
    """
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        how = voicing(opened, declare=given["declare"])
        claim, found = new_claim(opened.map, given, how, id)
        added.append(claim)
        return found

    add_and_print(map, edits, writing, added)
