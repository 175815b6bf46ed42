"""The options that describe a new element: one for each field in the table of fields."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import click

from argmap.cli.shared import completions as completing
from argmap.cli.shared.parameters import Choice, Function, apply
from argmap.cli.shared.speakers import each_speaker
from argmap.edit.edits.from_words import value_of
from argmap.formats.native.fields import ELEMENTS
from argmap.formats.native.records import Field
from argmap.formats.native.shapes import Flag
from argmap.model import ArgumentMap
from argmap.queries.selection import split_at_commas

_SHORT = {"tags": "-t", "speakers": "-s"}
"""Fields that are given so often that their option has a short form."""
_OWN_NAMES = {"force": "act"}
"""The options of fields whose own name means something else on the command line: `--force`."""


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


def given_fields(map: ArgumentMap, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """The values of the options of `field_options`, in the types of the model; raises `EditError`."""
    fields = {passed_on(field): field for field in ELEMENTS[kind].plain}
    said = ((fields[name], value) for name, value in given.items() if value)
    return {field.name: _value(map, field, value) for field, value in said}


def passed_on(field: Field) -> str:
    """The name under which the value of a field's option is passed on."""
    return _OWN_NAMES.get(field.name, field.name)


def _value(map: ArgumentMap, field: Field, said: Any) -> Any:
    if isinstance(field.shape, Flag):
        return said
    return value_of(map, field, _words(map, field, said) if isinstance(said, tuple) else [said])


def _words(map: ArgumentMap, field: Field, said: tuple[str, ...]) -> list[str]:
    """The words of a list, taken apart at commas only in tags and speakers."""
    # Quotes and headings contain commas of their own.
    if field.name == "tags":
        return [piece for word in said for piece in split_at_commas(word)]
    return each_speaker(map, said) if field.name == "speakers" else [*said]


def _option(kind: str, field: Field, *, required: bool) -> Callable[[Any], Any]:
    shape = field.shape
    name = _OWN_NAMES.get(field.name) or field.singular or field.names[0]
    names = [*([_SHORT[field.name]] if field.name in _SHORT else []), f"--{name}", passed_on(field)]
    help = field.doc.replace("`", "")
    if isinstance(shape, Flag):
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
