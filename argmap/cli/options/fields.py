"""The options that describe a new element: one for each field in the table of fields."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.options.parameters import Choice, Function, apply
from argmap.edit.requests.given import option_of, passed_on
from argmap.formats.native.fields import ELEMENTS
from argmap.formats.native.records import Field
from argmap.formats.native.shapes import Flag

_SHORT = {"tags": "-t", "speakers": "-s"}
"""Fields that are given so often that their option has a short form."""


def field_options(
    kind: str, *, but: Collection[str] = (), required: Collection[str] = ()
) -> Callable[[Function], Function]:
    """An option for each field of a kind of element except those in `but`; see `passed_on`."""
    options = [
        _option(kind, field, required=field.name in required)
        for field in ELEMENTS[kind].plain
        if field.settable and field.name not in but
    ]
    return lambda function: apply(function, options)


def _option(kind: str, field: Field, *, required: bool) -> Callable[[Any], Any]:
    shape = field.shape
    short = [_SHORT[field.name]] if field.name in _SHORT else []
    names = [*short, f"--{option_of(field)}", passed_on(field)]
    help = field.doc.replace("`", "")
    if isinstance(shape, Flag):
        # In a file the value is written out; on the command line the name of the option is enough.
        return click.option(*names, is_flag=True, help=help.replace(": true", ""))
    return click.option(
        *names,
        type=Choice(shape.choices) if shape.choices else str,
        metavar="|".join(shape.choices) or shape.metavar,
        multiple=shape.is_list,
        required=required,
        shell_complete=completing.value_of(kind, field.name),
        help=f"{help} Repeat it for several." if shape.is_list else help,
    )
