"""`argmap add utterance`: one more voice for a claim."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.commands.write.add.options import (
    add_and_print,
    speakers_option,
    voicing,
    words_options,
)
from argmap.cli.group import Command
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.requests.elements import new_utterances


@click.command("utterance", cls=Command)
@map_argument
@click.option(
    "--claim", required=True, metavar="CLAIM", shell_complete=completing.claim, help="What is said."
)
@speakers_option(required=True)
@words_options
@writing_options
def command(map: str, claim: str, writing: Writing, **given: Any) -> None:
    """Add one more voice to a claim.

    \b
    argmap add utterance debate.argmap.yaml --claim buses-late -s ben --quote "Mine always is"
    """

    def edits(opened: OpenedMap) -> list[Edit]:
        how = voicing(opened, declare=given["declare"])
        _, found = new_utterances(opened.map, claim, given, how)
        return found

    add_and_print(map, edits, writing, [claim.removeprefix("claim:")])
