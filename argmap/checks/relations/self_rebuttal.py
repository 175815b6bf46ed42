"""The check `self-rebuttal`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.model import ATTACKS, Relation

_AGAINST = ATTACKS | {"contradicts"}


class SelfRebuttal(Check):
    """A claim argues against itself, or against a step of its own.

    It is a slip more often than a paradox: one id was written where another was meant. `judge` can
    never find such a claim to stand.

    Instead of

        claims:
          trade-falls: The shops lose trade.
          trade-rose:
            text: Trade rose on every comparable street.
            rebuts: trade-rose

    write the id of the claim that is meant:

        claims:
          trade-falls: The shops lose trade.
          trade-rose:
            text: Trade rose on every comparable street.
            rebuts: trade-falls
    """

    code = "AM214"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each relation that goes against what it starts from."""
        for relation in checked.map.relations.values():
            # A claim that supports itself is a circle, which AM216 reports.
            if relation.kind not in _AGAINST or not relation.whole:
                continue
            message = _message(relation, checked.map.relations.get(relation.target or ""))
            if message:
                help = "name the claim or the step that is meant, or delete the relation"
                yield checked.report(cls, message, "relations", relation.id, help=help)


def _message(relation: Relation, aimed_at: Relation | None) -> str | None:
    premises, target = relation.premises, relation.target or ""
    if target in premises:
        itself = "itself" if len(set(premises)) == 1 else f"{shown(target)}, one of its premises"
        return f"{shown('+'.join(premises))} {relation.kind} {itself}"
    # Further premises can make a point against the step: given a and c, b does not follow from a.
    if aimed_at is not None and set(premises) <= set(aimed_at.premises):
        return f"{shown('+'.join(premises))} {relation.kind} its own step {shown(target)}"
    return None
