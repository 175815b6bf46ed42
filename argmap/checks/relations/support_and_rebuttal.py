"""The check `support-and-rebuttal`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Relation

Ends = tuple[str | frozenset[str], str]


class SupportAndRebuttal(Check):
    """A claim speaks both for and against the same point.

    One of the two relations is probably a slip. Where a claim really cuts both ways, it is two
    claims: the reason for and the reason against.

    Instead of

        claims:
          close-it: The street should be closed.
          people-walk:
            text: Most customers come on foot.
            supports: close-it
            rebuts: close-it

    keep the relation that is meant:

        claims:
          close-it: The street should be closed.
          people-walk:
            text: Most customers come on foot.
            supports: close-it
    """

    code = "AM215"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each pair of ends that is joined both ways."""
        relations = [r for r in checked.map.relations.values() if r.whole]
        supports: dict[Ends, Relation] = {}
        for relation in relations:
            if relation.kind == "supports":
                supports.setdefault(_ends(relation), relation)
        reported: set[str] = set()
        for relation in relations:
            if relation.kind not in ("rebuts", "contradicts"):
                continue
            support = supports.get(_ends(relation)) or _backward(supports, relation)
            if support is None or support.id in reported:
                continue
            reported.add(support.id)
            yield _report(checked, support, relation)


def _report(checked: Checked, support: Relation, against: Relation) -> Diagnostic:
    who, target = shown("+".join(support.premises)), shown(support.target or "")
    return checked.report(
        SupportAndRebuttal,
        f"{who} both supports and {against.kind} {target}",
        "relations",
        against.id,
        help="delete one of the two relations, or split the claim that cuts both ways",
        related=[("it supports it here", ("relations", support.id))],
    )


def _ends(relation: Relation) -> Ends:
    premises, target = relation.premises, relation.target or ""
    # Linked premises stand in no order.
    return (premises[0] if len(premises) == 1 else frozenset(premises)), target


def _backward(supports: dict[Ends, Relation], relation: Relation) -> Relation | None:
    """The support from the target to the premise of a contradiction, which goes both ways."""
    if relation.kind != "contradicts" or len(relation.premises) > 1:
        return None
    return supports.get((relation.target or "", relation.premises[0]))
