"""Options that the commands of `argmap add` share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import click

from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, edit_map
from argmap.cli.shared.errors import CommandError
from argmap.cli.shared.options import Function, apply
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.model import Utterance, is_id

_SPAN = re.compile(r"\s*(\d+)\s*[-,:]\s*(\d+)\s*\Z", re.ASCII)


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


_WORDS = [
    click.option(
        "--quote",
        "quote",
        multiple=True,
        metavar="TEXT",
        help="The speaker's own words; repeat it for parts.",
    ),
    text_option("reported", "A reporter's words for it."),
    click.option(
        "--source",
        metavar="ID",
        shell_complete=completing.source,
        help="Where the words stand [default: the map's source].",
    ),
    click.option(
        "--span",
        "span",
        multiple=True,
        metavar="START-END",
        help="Where in the source's text, in code points; repeat it for parts.",
    ),
    text_option("at", "Where for people: a page, a line, 00:12:31."),
    text_option("url", "The address of the words."),
    text_option("date", "When they were said."),
    click.option(
        "--via",
        metavar="WHO",
        shell_complete=completing.speaker,
        help="Through whom: an outlet, or a speaker's id.",
    ),
    click.option(
        "--turn", metavar="TEXT", shell_complete=completing.turn, help="Which speech it was."
    ),
]
_WORD_FIELDS = ("quote", "reported", "source", "span", "at", "url", "date", "via", "turn")


def words_options(function: Function) -> Function:
    """What is known of an utterance besides its speaker."""
    return apply(function, _WORDS)


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


def utterances(map: OpenedMap, given: dict[str, Any]) -> list[Utterance]:
    """One utterance for each speaker, all in the same words."""
    words = {key: given[key] for key in _WORD_FIELDS if given[key]}
    if not given["speakers"] and words:
        raise click.UsageError(f"--{next(iter(words))} needs a --speaker who says it.")
    quote = words.get("quote")
    if quote is not None:
        words["quote"] = quote[0] if len(quote) == 1 else list(quote)
    words["span"] = [_span(span) for span in words.get("span", ())]
    words.setdefault("source", map.default_source)
    for speaker in given["speakers"]:
        if not map.map.speakers or not is_id(speaker):
            raise CommandError(
                f"there is no speaker {speaker!r}; argmap add speaker {map.path} adds one"
            )
    if words["source"] is not None and not is_id(words["source"]):
        raise CommandError(f"there is no source {words['source']!r}")
    return [Utterance(speaker=speaker, **words) for speaker in given["speakers"]]


def _span(text: str) -> tuple[int, int]:
    match = _SPAN.match(text)
    if match is None or int(match[2]) <= int(match[1]):
        raise click.UsageError(f"{text!r} is no span; write --span 12-42")
    return int(match[1]), int(match[2])


def lists(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as the model has them: lists for what can be repeated."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}


def add_and_print(
    path: str, edits: Callable[[OpenedMap], Sequence[Edit]], writing: Writing, added: list[str]
) -> None:
    """Make edits to a map, and print the id of what they add, which `edits` has put in `added`."""
    edit_map(path, edits, writing)
    if not writing.as_json and not writing.dry_run:
        click.echo(added[0])
