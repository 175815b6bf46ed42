"""`argmap link`: a new relation between claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from argmap.cli.group import Command
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, edit_map, map_argument, writing_options
from argmap.cli.shared.field_options import field_options, given_fields
from argmap.cli.shared.speakers import declare_option, declared, each_speaker
from argmap.diagnostics import did_you_mean
from argmap.edit.change import OpenedMap
from argmap.edit.edits.base import Edit
from argmap.edit.edits.linking import Link
from argmap.edit.edits.proposing import Proposal, accepting, proposed_link
from argmap.model import RELATION_KINDS, ArgumentMap, RelationKind


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
    help="Make relations of what is `proposed`: of all, of one CLAIM's, one KIND, or what the words say.",
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
    premises, kind, target = split_relation(words)
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        proposal = Proposal(opened.map)
        for edit in declared(
            opened.map, each_speaker(opened.map, given["speakers"]), declare=declare
        ):
            proposal.add(edit)
        details = given_fields(proposal.map, "relation", given) | ({"id": id} if id else {})
        link = proposed_link(proposal.map, premises, kind, target, details)
        added.append(link.relation.id)
        return [*proposal.edits, link]

    edit_map(map, edits, writing)
    if not writing.as_json and not writing.dry_run:
        click.echo(added[0])


def _accept(map: str, words: Sequence[str], writing: Writing) -> None:
    """Turn proposals into relations, and print their ids."""
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        claim, kind, target = _accepted(opened.map, words)
        found = accepting(opened.map, claim, kind, target)
        added.extend(edit.relation.id for edit in found if isinstance(edit, Link))
        return found

    edit_map(map, edits, writing)
    if not writing.as_json and not writing.dry_run:
        for relation in added:
            click.echo(relation)


def _accepted(map: ArgumentMap, words: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """The claim, the kind and the target of what is accepted; None stands for any."""
    # A claim may be called `supports`; then that word means the claim.
    *claims, last = words or ("",)
    if not words or (last in RELATION_KINDS and len(words) < 3 and last not in map.claims):
        return (claims[0].removeprefix("claim:") if claims else None), last or None, None
    if len(words) == 1:
        return last.removeprefix("claim:"), None, None
    premises, kind, target = split_relation(words)
    if len(premises) > 1:
        raise click.UsageError("what is proposed has one premise: the claim that proposes it.")
    return premises[0], kind, target


def split_relation(words: Sequence[str]) -> tuple[list[str], RelationKind, str]:
    """The premises, the kind and the target in `a b rebuts c`; raises `click.UsageError`."""
    wanted = "write PREMISE... KIND TARGET, such as: a rebuts b"
    if len(words) < 3:
        raise click.UsageError(f"something is missing; {wanted}.")
    *premises, kind, target = words
    if kind not in RELATION_KINDS:
        near = did_you_mean(kind, RELATION_KINDS) or f"there are: {', '.join(RELATION_KINDS)}"
        raise click.UsageError(f"{kind!r} is no kind of relation; {near}; {wanted}.")
    plain = [word.removeprefix("claim:") for word in premises]
    return plain, kind, target
