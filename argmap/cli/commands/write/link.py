"""`argmap link`: a new relation between claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from argmap.cli import completion as completing
from argmap.cli.group import Command
from argmap.cli.options.fields import field_options
from argmap.cli.shared.edits import Edits, Writing, edit_map, map_argument, writing_options
from argmap.cli.shared.speakers import agreement, declare_option
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.requests.relations import acceptance, new_relation


@click.command("link", cls=Command)
@map_argument
@click.argument(
    "words",
    nargs=-1,
    metavar="PREMISE... KIND TARGET",
    shell_complete=completing.link_words,
)
@field_options("relation", but=("kind",))
@click.option("--id", "id", metavar="ID", help="An id of its own [default: premise/target].")
@click.option(
    "--accept",
    is_flag=True,
    help="Turn what is `proposed` into relations: all, those of one CLAIM or KIND, or what the words name.",
)
@declare_option
@writing_options
def command(
    map: str,
    words: tuple[str, ...],
    id: str | None,
    accept: bool,
    declare: bool,
    writing: Writing,
    **given: Any,
) -> None:
    """Say how claims bear on one another.

    KIND is supports, rebuts, undercuts, qualifies, contradicts or restates. Several premises are
    linked: they only bear together. What is undercut is a relation, such as buses-late/close-street,
    or the claim whose only relation is meant. The id of the new relation is printed.

    \b
    argmap link debate.argmap.yaml buses-late rebuts close-street
    argmap link debate.argmap.yaml trade-rose people-walk supports good-for-trade
    argmap link debate.argmap.yaml other-towns-differ undercuts trade-rose/trade-falls
    argmap link debate.argmap.yaml buses-late --accept
    argmap link debate.argmap.yaml supports --accept
    """
    if accept:
        _accept(map, words, writing)
        return
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        agrees = agreement(declare=declare)
        relation, found = new_relation(opened.map, words, given, agrees, id)
        added.append(relation)
        return found

    _edit_and_print(map, edits, writing, added)


def _accept(map: str, words: Sequence[str], writing: Writing) -> None:
    """Turn proposals into relations, and print their ids."""
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        relations, found = acceptance(opened.map, words)
        added.extend(relations)
        return found

    _edit_and_print(map, edits, writing, added)


def _edit_and_print(map: str, edits: Edits, writing: Writing, added: Sequence[str]) -> None:
    """Make edits, and print the ids of the relations they add, which `edits` appends to `added`."""
    edit_map(map, edits, writing)
    # A script needs the id for its next command; JSON has it already, and a dry run made nothing.
    if not writing.as_json and not writing.dry_run:
        for relation in added:
            click.echo(relation)
