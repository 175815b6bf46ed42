"""What a question is about: the filters and the claims, as somebody typed them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from argmap.diagnostics import first_of
from argmap.queries.part import Part, neighbours, part_of
from argmap.queries.selection import (
    Selection,
    UnknownNameError,
    bearing_on,
    find_claim,
    resolved,
)

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.queries.gaps import Gaps


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about, as the user typed it: no map has been read yet."""

    selection: Selection = Selection()  # noqa: RUF009 - it cannot be changed
    issue: str | None = None
    """The issue that stances are towards."""
    claims: tuple[str, ...] = ()

    @classmethod
    def of_options(cls, filters: Mapping[str, Any], claims: Sequence[str] = ()) -> Asked:
        """The same from the values of the filters, by the fields of `Selection`, and the claims named."""
        given = dict(filters)
        issue = given.pop("issue", None)
        return cls(Selection(**given), issue, tuple(claims))

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.claims and self.selection.empty

    def issue_in(self, graph: ArgumentGraph) -> str | None:
        """The id of the issue; raises `UnknownNameError`."""
        return find_claim(graph, self.issue) if self.issue else None

    def in_map(self, graph: ArgumentGraph) -> Selection:
        """The selection with the ids of a map; raises `UnknownNameError`."""
        return resolved(graph, self.selection, self.claims)

    def part(self, graph: ArgumentGraph) -> Part:
        """The part of a map that is asked about; raises `UnknownNameError`."""
        return part_of(graph, self.in_map(graph), self.issue_in(graph))

    def without(self, **fields: object) -> Asked:
        """The same with some fields of the selection changed."""
        return replace(self, selection=replace(self.selection, **fields))  # type: ignore[arg-type]


ALL = Asked()
"""What a question without claims and filters is about."""


def shown_around(graph: ArgumentGraph, asked: Asked) -> tuple[str, ...] | None:
    """What a picture or a page shows: the claims that fit, and their neighbours.

    None means all claims. With `--about` it is that claim and only what bears on it.
    """
    if asked.is_everything:
        return None
    chosen = set(graph.map.claims)
    # --about is applied last, because neighbours could lead out of what bears on the claim.
    rest = asked.without(about=None, depth=None)
    if not rest.is_everything:
        fitting = {claim.id for claim in rest.part(graph).claims}
        if not fitting:
            raise UnknownNameError("no claim of the map fits; there is nothing to show")
        chosen = fitting | neighbours(graph, fitting)
    selection = asked.in_map(graph)
    if selection.about is not None:
        chosen &= bearing_on(graph, selection.about, selection.depth).keys()
    return tuple(id for id in graph.map.claims if id in chosen)


def chosen_claims(graph: ArgumentGraph, asked: Asked) -> list[str]:
    """The claims that are named, in that order, or those that fit, in file order."""
    fitting = dict.fromkeys(claim.id for claim in asked.part(graph).claims)
    named = dict.fromkeys(find_claim(graph, word) for word in asked.claims)
    return [id for id in named if id in fitting] if named else [*fitting]


def one_claim(graph: ArgumentGraph, asked: Asked) -> str:
    """The one claim that a question is about: the one named, the only one that fits, or the issue.

    Raises `UnknownNameError` where several claims fit, or none.
    """
    from argmap.queries.stance import issue_of

    if asked.is_everything:
        issue = asked.issue_in(graph) or issue_of(graph)
        if issue is None:
            raise UnknownNameError("which claim? Name one; the map has no issue")
        return issue
    claims = [claim.id for claim in asked.part(graph).claims]
    if len(claims) == 1:
        return claims[0]
    if not claims:
        raise UnknownNameError("no claim fits")
    raise UnknownNameError(f"{len(claims)} claims fit; name one: {first_of(claims, 8)}")


def asked_gaps(
    graph: ArgumentGraph, asked: Asked, only: Collection[str] = (), after: str | None = None
) -> Gaps:
    """What a careful reader would ask next about the claims that fit; `only` and `after` as in `gaps`."""
    from argmap.queries.gaps import gaps

    # --unanswered is a filter of all questions; here it means the same as --only unanswered.
    if asked.selection.unanswered and not only:
        only = ("unanswered",)
    selection, towards = asked.in_map(graph), asked.issue_in(graph)
    # These two are about the objections, and must not drop the claims that they aim at.
    part = part_of(graph, replace(selection, kinds=(), unanswered=False), towards)
    return gaps(graph, frozenset(only), after, selection.speakers, part, selection.kinds)


def asked_roots(graph: ArgumentGraph, asked: Asked) -> list[str] | None:
    """Where chains begin: at the claims that fit; None if neither claims nor filters are given."""
    # --depth says how far a chain goes, not where it begins.
    asked = asked.without(depth=None)
    if asked.is_everything:
        return None
    if asked.selection == Selection(about=asked.selection.about) and not asked.claims:
        return [find_claim(graph, asked.selection.about or "")]
    if asked.selection.empty:
        return [find_claim(graph, claim) for claim in asked.claims]
    return [claim.id for claim in asked.part(graph).claims]
