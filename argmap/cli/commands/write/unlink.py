"""`argmap unlink`: remove relations."""

from __future__ import annotations

import click

from argmap.cli.commands.write.link import split_relation
from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import (
    Writing,
    cascade_option,
    map_argument,
    remove_from,
    writing_options,
)
from argmap.edit.edits.base import EditError, Removal
from argmap.edit.edits.finding import find_relation, find_target
from argmap.edit.edits.linking import Unlink
from argmap.model import RELATION_KINDS, ArgumentMap


@click.command("unlink", cls=Command)
@map_argument
@click.argument(
    "words",
    nargs=-1,
    required=True,
    metavar="RELATION...",
    shell_complete=completing.link_words,
)
@cascade_option
@writing_options
def command(map: str, words: tuple[str, ...], cascade: bool, writing: Writing) -> None:
    """Remove relations; the claims stay.

    A relation is named by its id, by the claim whose only relation is meant, or in the words of
    argmap link: PREMISE... KIND TARGET. What undercuts a relation is removed with it: argmap says
    what, and asks on a terminal; in a script it needs --cascade.

    \b
    argmap unlink debate.argmap.yaml buses-late/close-street
    argmap unlink debate.argmap.yaml buses-late rebuts close-street
    """

    def edits(known: ArgumentMap) -> list[Removal]:
        if any(word in RELATION_KINDS for word in words):
            return [Unlink(_named_in_words(known, words))]
        ids = dict.fromkeys(find_relation(known, word) for word in words)
        return [Unlink(id) for id in ids]

    remove_from(map, edits, cascade, writing)


def _named_in_words(map: ArgumentMap, words: tuple[str, ...]) -> str:
    """The id of the relation in `a rebuts b`; raises `EditError`."""
    premises, kind, target = split_relation(words)
    aim = find_target(map, kind, target)
    for relation in map.relations.values():
        same = relation.kind == kind and relation.target == aim
        # The order of linked premises means nothing.
        if same and sorted(relation.premises) == sorted(premises):
            return relation.id
    joined = " + ".join(premises)
    others = [r.id for r in map.relations.values() if set(premises) & set(r.premises)]
    more = f"; there are: {', '.join(others[:8])}" if others else ""
    raise EditError(f"{joined} {kind} {aim}: there is no such relation{more}")
