"""`argmap set`: change a field of anything in a map."""

from __future__ import annotations

from collections.abc import Sequence

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.shared.edits import Writing, edit_map, map_argument, writing_options
from argmap.cli.shared.speakers import agreement, declare_option
from argmap.edit.edits.from_words import fields_of
from argmap.edit.requests.changes import setting


@click.command("set", cls=Command)
@map_argument
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="[ID] FIELD=VALUE...",
    shell_complete=completing.assignments,
)
@click.option(
    "-s",
    "--speaker",
    metavar="WHO",
    shell_complete=completing.speaker,
    help="Where a claim has several voices: whose words.",
)
@click.option(
    "--utterance",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Where a claim has several voices: the words of the Nth.",
)
@declare_option
@writing_options
def command(
    map: str,
    words: tuple[str, ...],
    speaker: str | None,
    number: int | None,
    declare: bool,
    writing: Writing,
) -> None:
    """Change a field of a claim, a speaker, a source, a relation or the map itself.

    Without an ID the fields are those of the map, such as title and issue. An empty value removes a
    field; a field given several times is a list. The fields have the names they have in the file;
    words such as quote and at are those of the claim's utterance (-s or --utterance where there are
    several). A speaker may be named by a part of the name; speaker=ada speaker=ben are two voices.

    \b
    argmap set debate.argmap.yaml buses-late text="Most buses would be late." tags=transport tags=time
    argmap set debate.argmap.yaml ann stance=against role=
    argmap set debate.argmap.yaml buses-late/close-street scheme="argument from analogy"
    argmap set debate.argmap.yaml title="Should Main Street be closed?" issue=close-street
    """
    id, values = _split(words)

    agrees = agreement(declare=declare)
    edit_map(
        map,
        lambda opened: setting(opened.map, id, values, agrees, speaker, number),
        writing,
    )


def _split(words: Sequence[str]) -> tuple[str | None, dict[str, list[str]]]:
    """The id, if one is given, and the values by field."""
    id = None
    # Without an element the fields are those of the map itself.
    if "=" not in words[0]:
        id, words = words[0], words[1:]
    if not words:
        hint = f"write FIELD=VALUE; the fields of a claim are {', '.join(fields_of('claim'))}"
        raise click.UsageError(f"what should be set? {hint}.")
    values: dict[str, list[str]] = {}
    for word in words:
        field, equals, value = word.partition("=")
        if not equals:
            raise click.UsageError(f"{word!r} is no FIELD=VALUE; put a text with spaces in quotes.")
        # JSON answers have `_` where map files have `-`; both are understood.
        values.setdefault(field.strip().replace("_", "-"), []).append(value)
    return id, values
