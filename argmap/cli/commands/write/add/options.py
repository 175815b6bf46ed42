"""Options that the commands of `argmap add` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.options.fields import field_options
from argmap.cli.options.parameters import apply, name_option
from argmap.cli.shared.edits import Writing, edit_map
from argmap.cli.shared.speakers import agreement, declare_option
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.requests.elements import Voicing
from argmap.model import is_id

words_options = field_options("utterance", but=("speaker",))
"""The options for all fields of an utterance besides its speaker."""


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


def voicing(map: OpenedMap, *, declare: bool) -> Voicing:
    """What a new utterance is given by a map."""
    return Voicing(map.default_source, agreement(declare=declare))


def add_and_print(
    path: str, edits: Callable[[OpenedMap], Sequence[Edit]], writing: Writing, added: list[str]
) -> None:
    """Make edits to a map, and print the id of what they add, which `edits` appends to `added`."""
    edit_map(path, edits, writing)
    # Only the id goes to stdout, so that `id=$(argmap add …)` works in a script.
    if not writing.as_json and not writing.dry_run:
        click.echo(added[0])
