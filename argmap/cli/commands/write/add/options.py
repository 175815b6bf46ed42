"""Options that the commands of `argmap add` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, edit_map
from argmap.cli.shared.field_options import field_options, given_fields, passed_on
from argmap.cli.shared.parameters import apply, name_option
from argmap.cli.shared.speakers import declare_option, declared, each_speaker
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.edits.finding import find_speaker
from argmap.edit.edits.proposing import Proposal
from argmap.formats.native.fields import UTTERANCE
from argmap.model import Utterance, is_id

words_options = field_options("utterance", but=("speaker",))
"""The options for all fields of an utterance besides its speaker."""

WORDS = tuple(passed_on(f) for f in UTTERANCE.plain if f.settable and f.name != "speaker")
"""The names under which these options are passed on."""


def id_option(what: str) -> Callable[[Any], Any]:
    """`--id`: passed on as `id`."""
    help = f"The id [default: from the {what}]."
    return click.option("--id", "id", metavar="ID", callback=_checked_id, help=help)


def _checked_id(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_id(value):
        raise click.BadParameter(
            f"{value!r} cannot be an id: letters, digits, - and _ and . make one"
        )
    return value


def text_option(name: str, help: str, **settings: Any) -> Callable[[Any], Any]:
    """An option that takes any text."""
    return click.option(f"--{name}", metavar="TEXT", help=help, **settings)


def speakers_option(*, required: bool) -> Callable[[Any], Any]:
    """`--speaker`: passed on as `speakers`."""
    option = name_option(
        "-s",
        "--speaker",
        "speakers",
        required=required,
        metavar="WHO",
        shell_complete=completing.after_commas(completing.speaker),
        help="Who says it: an id, a name or a part of it.",
    )
    return lambda function: apply(function, [option, declare_option])


def utterances(map: OpenedMap, proposal: Proposal, given: dict[str, Any]) -> list[Utterance]:
    """One utterance for each speaker, all in the same words; new speakers join the proposal."""
    words = each_speaker(map.map, given["speakers"])
    for edit in declared(map.map, words, declare=given["declare"]):
        proposal.add(edit)
    speakers = [find_speaker(proposal.map, word) for word in words]
    return _utterances(map, speakers, {name: given[name] for name in WORDS})


def _utterances(map: OpenedMap, speakers: Sequence[str], given: dict[str, Any]) -> list[Utterance]:
    # Words without a speaker would be in nobody's mouth.
    named = [name for name, said in given.items() if said]
    if not speakers and named:
        raise click.UsageError(f"--{named[0]} needs a --speaker who says it.")
    words = {"source": map.default_source} | given_fields(map.map, "utterance", given)
    return [Utterance(speaker=speaker, **words) for speaker in speakers]


def add_and_print(
    path: str, edits: Callable[[OpenedMap], Sequence[Edit]], writing: Writing, added: list[str]
) -> None:
    """Make edits to a map, and print the id of what they add, which `edits` appends to `added`."""
    edit_map(path, edits, writing)
    # Only the id goes to stdout, so that `id=$(argmap add …)` works in a script.
    if not writing.as_json and not writing.dry_run:
        click.echo(added[0])
