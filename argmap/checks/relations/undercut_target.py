"""The check `undercut-target`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic
from argmap.model import Relation


class UndercutTarget(Check):
    """A rebuttal aims at a relation, or an undercut aims at a claim.

    To rebut is to argue against a claim; to undercut is to argue against a step, that is, against
    a relation. The two get different answers: an undercut leaves the claim itself untouched.

    Instead of

        claims:
          trade-falls: {text: The shops lose trade., rebuts: close-it}
          few-shops: {text: There are only three shops., rebuts: trade-falls/close-it}
          close-it: The street should be closed.

    write `undercuts` against the step

        claims:
          trade-falls: {text: The shops lose trade., rebuts: close-it}
          few-shops: {text: There are only three shops., undercuts: trade-falls/close-it}
          close-it: The street should be closed.

    or aim the rebuttal at the claim that is disputed: `rebuts: trade-falls`.
    """

    code = "AM213"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each rebuttal of a step and each undercut of a claim."""
        for relation in checked.map.relations.values():
            target = relation.target
            if target is None:
                continue
            if relation.kind == "rebuts" and target in checked.map.relations:
                message = f"{_who(relation)} rebuts {shown(target)}, which is a step, not a claim"
                help = f"write `undercuts: {target}`"
            # Argdown has claims that are arguments; undercutting one means the step inside it.
            elif relation.kind == "undercuts" and _is_statement(checked, target):
                message = (
                    f"{_who(relation)} undercuts {shown(target)}, which is a claim, not a step"
                )
                help = f"write `rebuts: {target}`, or name the step: premise/{target}"
            else:
                continue
            yield checked.report(cls, message, "relations", relation.id, help=help)


def _is_statement(checked: Checked, id: str) -> bool:
    """Whether an id is a claim that no step can be meant by, as an argument can."""
    claim = checked.map.claims.get(id)
    return claim is not None and claim.kind == "statement"


def _who(relation: Relation) -> str:
    return shown("+".join(relation.premises)) or f"the relation {shown(relation.id)}"
