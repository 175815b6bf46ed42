"""The filters that all questions share, each declared once."""

from __future__ import annotations

from dataclasses import fields

import click

from argmap.cli import completion as completing
from argmap.cli.options.parameters import Decorator, list_option, name_option
from argmap.model import FINDINGS, FORCES, STANCES
from argmap.queries.selection import KIND_CHOICES, Selection

FILTERS: dict[str, Decorator] = {
    "speaker": name_option(
        "-s",
        "--speaker",
        "speakers",
        metavar="WHO",
        shell_complete=completing.after_commas(completing.speaker),
        help="An id, a name or a part of it.",
    ),
    "act": list_option(
        "--act",
        "acts",
        choices=FORCES,
        metavar="ACT",
        help="What somebody asserts, concedes, denies, asks or challenges.",
    ),
    "anonymous": click.option(
        "--anonymous", is_flag=True, help="Voices without a name, and what they say."
    ),
    "checked": list_option(
        "--checked",
        "checked",
        choices=FINDINGS,
        metavar="FOUND",
        help="What was found to be true, false, disputed or open.",
    ),
    "source": name_option(
        "--source",
        "sources",
        metavar="ID",
        shell_complete=completing.after_commas(completing.source),
        help="What stands in this source.",
    ),
    "tag": name_option(
        "-t",
        "--tag",
        "tags",
        metavar="TAG",
        shell_complete=completing.after_commas(completing.tag),
        help="What carries this tag.",
    ),
    "section": name_option(
        "--section",
        "sections",
        metavar="NAME",
        shell_complete=completing.after_commas(completing.section),
        help="What stands under this heading.",
    ),
    "kind": list_option(
        "--kind",
        "kinds",
        choices=KIND_CHOICES,
        metavar="KIND",
        help="What supports, rebuts, undercuts, qualifies, contradicts or restates something.",
    ),
    "stance": list_option(
        "--stance",
        "stances",
        choices=STANCES,
        metavar="SIDE",
        help="for, against, mixed or none.",
    ),
    "turn": name_option(
        "--turn",
        "turns",
        metavar="TURN",
        shell_complete=completing.after_commas(completing.turn),
        help="What is said in this speech.",
    ),
    "about": click.option(
        "--about",
        metavar="CLAIM",
        shell_complete=completing.claim,
        help="What bears on this claim.",
    ),
    "depth": click.option(
        "--depth",
        type=click.IntRange(min=0),
        metavar="N",
        help="At most N relations away, from --about or from where the answer begins.",
    ),
    "match": click.option("--match", metavar="TEXT", help="What has this text in it."),
    "unanswered": click.option(
        "--unanswered", is_flag=True, help="Objections that nothing answers."
    ),
    "arguments": click.option(
        "--arguments",
        is_flag=True,
        help="Also arguments that premises and conclusions spell out.",
    ),
    "issue": click.option(
        "--issue",
        metavar="CLAIM",
        shell_complete=completing.claim,
        help="The issue that stances are towards [default: the first].",
    ),
}

# By the fields of a selection, so that a filter without a field, or the other way round, fails at
# once.
FILTER_VALUES = ("issue", *(field.name for field in fields(Selection)))
"""The values that the filters have."""
