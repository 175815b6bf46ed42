"""The fields of a new element, in the words in which somebody gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.edit.edits.base import EditError
from argmap.edit.edits.from_words import value_of
from argmap.edit.requests.speakers import each_speaker
from argmap.formats.native.fields import ELEMENTS
from argmap.formats.native.records import Field
from argmap.formats.native.shapes import Flag
from argmap.model import ArgumentMap
from argmap.queries.selection import split_at_commas

Given = Mapping[str, Any]
"""What is given, by `passed_on`: a text, a truth value, or a sequence of texts."""

_OWN_NAMES = {"force": "act"}
"""The options of fields whose own name means something else on the command line: `--force`."""


class RequestError(EditError):
    """What is asked for makes no sense, whatever the map holds."""


def given_fields(map: ArgumentMap, kind: str, given: Given) -> dict[str, Any]:
    """The values of the fields that are given, in the types of the model; raises `EditError`."""
    fields = {passed_on(field): field for field in ELEMENTS[kind].plain}
    said = ((fields[name], value) for name, value in given.items() if value)
    return {field.name: _value(map, field, value) for field, value in said}


def passed_on(field: Field) -> str:
    """The name under which the value of a field's option is passed on."""
    return _OWN_NAMES.get(field.name, field.name)


def option_of(field: Field) -> str:
    """What the option is called that gives a field its value, or one of its values: `tag`, `act`."""
    return _OWN_NAMES.get(field.name) or field.singular or field.names[0]


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
