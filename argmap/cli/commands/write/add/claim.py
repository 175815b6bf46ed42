"""`argmap add claim`: a new claim, with who says it and what it bears on."""

from __future__ import annotations

from typing import Any

import click

from argmap.cli.commands.write.add.options import (
    add_and_print,
    id_option,
    speakers_option,
    text_option,
    utterances,
    words_options,
)
from argmap.cli.group import Command
from argmap.cli.printing.errors import CommandError
from argmap.cli.shared import completions as completing
from argmap.cli.shared.edits import Writing, map_argument, writing_options
from argmap.cli.shared.field_options import field_options, given_fields
from argmap.cli.shared.parameters import Function, apply, list_option
from argmap.edit.change import OpenedMap
from argmap.edit.edits.adding import AddClaim
from argmap.edit.edits.base import Edit
from argmap.edit.edits.proposing import Proposal, offered_id, proposed_link
from argmap.edit.edits.setting import SetMap
from argmap.formats.native.fields import CLAIM
from argmap.formats.native.keys import BACKWARD_KINDS
from argmap.model import RELATION_KINDS, Claim, RelationKind


def _relation_options(function: Function) -> Function:
    options = [
        list_option(
            f"--{kind}",
            metavar="TARGET",
            shell_complete=completing.after_commas(completing.place),
            help=f"What it {kind}.",
        )
        for kind in RELATION_KINDS
    ]
    options += [
        list_option(
            f"--{key}",
            metavar="CLAIMS",
            shell_complete=completing.after_commas(completing.linked_claims),
            help=f"What it is {key.replace('-', ' ')}; a+b are linked.",
        )
        for key in BACKWARD_KINDS
    ]
    return apply(function, options)


_OWN = tuple(field.name for field in CLAIM.plain if field.settable)


@click.command("claim", cls=Command)
@map_argument
@id_option("text")
@field_options("claim", required=("text",))
@speakers_option(required=False)
@words_options
@_relation_options
@text_option("scheme", "The scheme of its relation.")
@text_option("question", "The critical question its relation answers or raises.")
@click.option("--issue", is_flag=True, help="The debate is about it.")
@writing_options
def command(map: str, id: str | None, writing: Writing, **given: Any) -> None:
    """Add a claim, with who says it and what it bears on.

    \b
    argmap add claim debate.argmap.yaml --text "Buses would be late." -s ann --rebuts close-street
    argmap add claim debate.argmap.yaml --text "They were not." --undercuts buses-late/close-street
    """
    added: list[str] = []

    def edits(opened: OpenedMap) -> list[Edit]:
        proposal = Proposal(opened.map)
        # Targets name claims and relations alike, so no id may be both.
        held = {**opened.map.claims, **opened.map.relations}
        added.append(id or offered_id(held, given["text"], "claim"))
        own = given_fields(opened.map, "claim", {f: given[f] for f in _OWN})
        said = utterances(opened, proposal, given)
        claim = Claim(id=added[0], utterances=said, **own)
        proposal.add(AddClaim(claim))
        if given["issue"]:
            proposal.add(SetMap("issues", [*opened.map.issues, claim.id]))
        _link(proposal, claim.id, given)
        return proposal.edits

    add_and_print(map, edits, writing, added)


def _link(proposal: Proposal, claim: str, given: dict[str, Any]) -> None:
    """The relations of a new claim."""
    wanted: list[tuple[list[str], RelationKind, str]] = []
    for kind in RELATION_KINDS:
        wanted += [([claim], kind, target) for target in given[kind]]
    for key, kind in BACKWARD_KINDS.items():
        for premises in given[key.replace("-", "_")]:
            # What is undercut is not the claim, but the only relation that it draws.
            target = claim if kind != "undercuts" else f"relation:{claim}"
            wanted.append((premises.split("+"), kind, target))
    # Nobody could tell which of several relations a scheme belongs to.
    details = {key: given[key] for key in ("scheme", "question") if given[key]}
    if details and len(wanted) != 1:
        count = "several relations" if wanted else "no relation"
        options = " and ".join(f"--{key}" for key in details)
        raise CommandError(f"{options} is about one relation, and there is {count}; use link")
    for premises, kind, target in wanted:
        proposal.add(proposed_link(proposal.map, premises, kind, target, details))
