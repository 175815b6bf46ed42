"""`argmap rename`: another id for something in a map."""

from __future__ import annotations

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.shared.edits import Writing, edit_map, map_argument, writing_options
from argmap.edit.requests.changes import renaming


@click.command("rename", cls=Command)
@map_argument
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="OLD NEW | OLD=NEW...",
    shell_complete=completing.element,
)
@writing_options
def command(map: str, words: tuple[str, ...], writing: Writing) -> None:
    """Give something another id, and change every reference to it.

    Every reference follows: relations (also in ids such as old/b), issues, expected verdicts, the
    speakers of utterances. speaker:ann tells a speaker from a claim with the same id. To change a
    name or a text, use argmap set.

    \b
    argmap rename debate.argmap.yaml buses-late delays
    argmap rename debate.argmap.yaml speaker:ann ann-lee
    argmap rename debate.argmap.yaml buses-late=delays close-street=car-free
    """
    pairs = _pairs(words)

    edit_map(map, lambda opened: renaming(opened.map, pairs), writing)


def _pairs(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """The pairs of old and new ids; raises `click.UsageError`.

    >>> _pairs(("bus", "delays")), _pairs(("a=b", "c=d"))
    ([('bus', 'delays')], [('a', 'b'), ('c', 'd')])
    """
    pairs = [word.partition("=") for word in words]
    # An id holds no `=`, so the two forms cannot be mistaken for one another.
    if all(old and new for old, _, new in pairs):
        return [(old, new) for old, _, new in pairs]
    if len(words) == 2 and "=" not in "".join(words):
        return [(words[0], words[1])]
    raise click.UsageError("write OLD NEW, or OLD=NEW for each of several.")
