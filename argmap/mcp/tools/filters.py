"""The arguments that questions share: the map, the filters, a page, how to judge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from argmap.mcp.errors import CallError
from argmap.mcp.tools.arguments import Argument
from argmap.model import FINDINGS, FORCES, STANCES
from argmap.queries.asked import Asked
from argmap.queries.judging.asked import AskedJudging
from argmap.queries.selection import KIND_CHOICES
from argmap.semantics.reduction.reading import SUPPORTS, Supposed
from argmap.semantics.registry import NAMES

MAP = Argument("map", "The map's file, by its path from the root.", is_required=True)
CLAIMS = Argument("claims", "Only these claims, by id.", "texts")
CLAIM = Argument("claim", "The claim, by id.")

_FIELDS = {
    "speaker": "speakers",
    "act": "acts",
    "anonymous": "anonymous",
    "checked": "checked",
    "source": "sources",
    "tag": "tags",
    "section": "sections",
    "kind": "kinds",
    "stance": "stances",
    "turn": "turns",
    "about": "about",
    "depth": "depth",
    "match": "match",
    "unanswered": "unanswered",
    "arguments": "arguments",
    "issue": "issue",
}
"""The field of `Selection` that each filter sets."""

FILTERS = (
    Argument("speaker", "Said by these: ids, names or parts of names.", "texts"),
    Argument("act", "What somebody does with the claim.", "texts", FORCES),
    Argument("anonymous", "Voices without a name.", "flag"),
    Argument("checked", "What was found to be so.", "texts", FINDINGS),
    Argument("source", "Stands in these sources.", "texts"),
    Argument("tag", "Has one of these tags.", "texts"),
    Argument("section", "Stands under one of these headings.", "texts"),
    Argument("kind", "Bears on something in this way.", "texts", tuple(KIND_CHOICES)),
    Argument("stance", "Is on this side of the issue.", "texts", STANCES),
    Argument("turn", "Said in these speeches.", "texts"),
    Argument("about", "Bears on this claim."),
    Argument("depth", "At most so many relations away.", "whole"),
    Argument("match", "Has this text in it."),
    Argument("unanswered", "Objections that nothing answers.", "flag"),
    Argument("arguments", "Also arguments that premises spell out.", "flag"),
    Argument("issue", "The issue that stances are towards."),
)
QUESTION = (MAP, CLAIMS, *FILTERS)
"""What every question about the claims of a map takes."""

WAYS = (
    Argument("semantics", "How to judge.", choices=tuple(NAMES), default="grounded"),
    Argument("support", "What a support does.", choices=SUPPORTS, default="ignore"),
)
JUDGE = Argument("judge", "Also say which claims stand.", "flag")
JUDGING = (
    *WAYS,
    Argument("suppose", "What if a claim stood or fell: CLAIM=in or CLAIM=out.", "texts"),
    Argument("denials", "Count bare denials as objections.", "flag"),
    Argument("no_restates", "Judge restated claims each by itself.", "flag"),
)
PAGE = (
    Argument("offset", "How many entries of each list to pass over.", "whole", default=0),
    Argument("limit", "How many entries of each list to give.", "whole", default=50, least=1),
)


def asked_of(given: Mapping[str, Any]) -> Asked:
    """What a question is about, from the arguments."""
    filters = {field: given[name] for name, field in _FIELDS.items()}
    return Asked.of_options(filters, given["claims"])


def judging_of(given: Mapping[str, Any], seconds: float) -> AskedJudging:
    """How to judge, from the arguments; raises `CallError`."""
    supposed: list[tuple[str, Supposed]] = []
    for word in given.get("suppose", ()):
        claim, _, label = word.rpartition("=")
        if not claim or label not in ("in", "out"):
            raise CallError(f"`suppose` takes CLAIM=in or CLAIM=out, not {word[:80]!r}")
        supposed.append((claim, cast(Supposed, label)))
    return AskedJudging(
        given["semantics"],
        given["support"],
        tuple(supposed),
        restates=not given.get("no_restates"),
        denials=bool(given.get("denials")),
        timeout=seconds,
    )


def verdicts_of(given: Mapping[str, Any], seconds: float) -> AskedJudging | None:
    """How to judge, where the arguments ask for verdicts besides."""
    usual = given["semantics"] == "grounded" and given["support"] == "ignore"
    return None if usual and not given["judge"] else judging_of(given, seconds)
