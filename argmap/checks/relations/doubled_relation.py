"""The check `doubled-relation`."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from argmap.checks.base import Check, Checked, step
from argmap.diagnostics import Diagnostic
from argmap.formats.native.fields import RELATION_DETAILS
from argmap.model import SYMMETRIC_KINDS, Relation


class DoubledRelation(Check):
    """One relation is written twice.

    A relation can be written under the claim it starts from (`rebuts`), under the claim it aims at
    (`rebutted-by`), or under `relations:`. Each time it is written, the map gets one more: numbers
    come out too high, and the second one is shown as unanswered though the first is answered.

    Relations with different schemes, or drawn by different speakers, are two on purpose.

    Instead of

        claims:
          trade-falls:
            text: Closing the street costs the shops their trade.
            rebutted-by: trade-rose
          trade-rose:
            text: Trade rose on every comparable street that closed.
            rebuts: trade-falls

    write it in one of the two places:

        claims:
          trade-falls: Closing the street costs the shops their trade.
          trade-rose:
            text: Trade rose on every comparable street that closed.
            rebuts: trade-falls
    """

    code = "AM212"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each relation that repeats an earlier one."""
        first: dict[Hashable, Relation] = {}
        for relation in checked.map.relations.values():
            if not relation.whole:
                continue
            other = first.setdefault(_ends(relation), relation)
            if other is relation or _differ(relation, other):
                continue
            yield checked.report(
                cls,
                f"{step(relation)}: that is written twice",
                "relations",
                relation.id,
                help="delete one of the two",
                related=[("it is written here first", ("relations", other.id))],
            )


def _ends(relation: Relation) -> Hashable:
    """The same for two relations that join the same claims in the same way."""
    premises, target = relation.premises, relation.target
    if len(premises) > 1:
        return relation.kind, frozenset(premises), target
    if relation.kind in SYMMETRIC_KINDS:
        # `a contradicts b` and `b contradicts a` say the same.
        return relation.kind, frozenset((premises[0], target))
    return relation.kind, premises[0], target


_TELLING = tuple(f for f in RELATION_DETAILS if f.name not in ("note", "extra"))
"""Fields by which two relations between the same claims can be two on purpose."""


def _differ(a: Relation, b: Relation) -> bool:
    """Whether two relations between the same claims are two on purpose."""
    return any(_says_other(a, b, field.name) for field in _TELLING)


def _says_other(a: Relation, b: Relation, field: str) -> bool:
    one, other = getattr(a, field), getattr(b, field)
    if isinstance(one, list):
        one, other = set(one), set(other)
    # A relation that says less than the other is still a double of it.
    return bool(one and other and one != other)
