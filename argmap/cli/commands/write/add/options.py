"""Options that the commands of `argmap add` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from argmap.cli.printing.errors import CommandError
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, edit_map
from argmap.cli.shared.field_options import field_options, given_fields, passed_on
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.formats.native.fields import UTTERANCE
from argmap.model import Utterance, is_id

words_options = field_options("utterance", but=("speaker",))
"""What is known of an utterance besides its speaker."""

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
    return click.option(
        "-s",
        "--speaker",
        "speakers",
        multiple=True,
        required=required,
        metavar="WHO",
        shell_complete=completing.speaker,
        help="Who says it, by id; repeatable.",
    )


def utterances(map: OpenedMap, speakers: Sequence[str], given: dict[str, Any]) -> list[Utterance]:
    """One utterance for each speaker, all in the same words."""
    named = [name for name, said in given.items() if said]
    if not speakers and named:
        raise click.UsageError(f"--{named[0]} needs a --speaker who says it.")
    for speaker in speakers:
        if not map.map.speakers or not is_id(speaker):
            raise CommandError(
                f"there is no speaker {speaker!r}; argmap add speaker {map.path} adds one"
            )
    words = {"source": map.default_source} | given_fields(map.map, "utterance", given)
    return [Utterance(speaker=speaker, **words) for speaker in speakers]


def add_and_print(
    path: str, edits: Callable[[OpenedMap], Sequence[Edit]], writing: Writing, added: list[str]
) -> None:
    """Make edits to a map, and print the id of what they add, which `edits` has put in `added`."""
    edit_map(path, edits, writing)
    if not writing.as_json and not writing.dry_run:
        click.echo(added[0])
