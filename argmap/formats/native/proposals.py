"""Relations that are proposed for a claim: `{rebuts: other, why: …}`, as a file says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from argmap.formats.native import rules
from argmap.formats.native.records import Element, Field, Plain, Record
from argmap.formats.native.shapes import Choice, Names, Number, Text
from argmap.model import RELATION_KINDS, Proposal

if TYPE_CHECKING:
    from argmap.formats.native.values import Values

PROPOSAL = Element(
    "proposal",
    Proposal,
    (
        Field(
            "kind",
            Choice(RELATION_KINDS, required=True),
            "What the claim would do, and the id of the claim or relation it would do it to.",
            keys=RELATION_KINDS,
            own_spelling=True,
        ),
        Field("target", Text(), "What it would do it to.", keys=(), own_spelling=True),
        Field("why", Text(), "The reason for the proposal."),
        Field("line", Text(), "Where in the source the reason stands."),
        Field("confidence", Number(), "How sure the proposal is: a number from 0 to 1."),
    ),
)


class ProposalRecord(Record):
    """A proposed relation: its kind is the key of its target."""

    refers = True

    def __init__(self) -> None:
        super().__init__(PROPOSAL)
        self.refers = True

    def read(self, values: Values, node: int, owner: str, key: str) -> Plain | None:
        """The kind, the target and what else is said."""
        if values.document.is_null(node):
            return None
        nodes = values.fields(node, PROPOSAL.keys, f"{owner} {key}")
        # The kind is a key here, so the table of fields cannot read it as a value.
        kinds = [name for name in nodes if name in RELATION_KINDS]
        target = values.text(nodes[kinds[0]], "the target of a proposal") if kinds else None
        if len(kinds) != 1 or target is None:
            if values.document.is_mapping(node):
                message = "a proposal names one kind of relation, and its target"
                help = "write {rebuts: the id of a claim, why: …}"
                values.report(rules.MissingField, message, node, help)
            return None
        rest = {name: at for name, at in nodes.items() if name not in RELATION_KINDS}
        return {"kind": kinds[0], "target": target, **PROPOSAL.read(values, rest, owner)}

    def written(self, value: Any) -> Plain:
        """The kind with the target, then the rest."""
        return {value.kind: value.target, **super().written(value)}

    def parts(self, value: BaseModel) -> Plain:
        """The same."""
        return self.written(value)

    def references(self, value: BaseModel | None) -> Iterator[tuple[str, str]]:
        """None: what is proposed may be out of date, so its target need not exist."""
        return iter(())

    def renamed(self, value: Any, names: Names) -> Any:
        """The same with another target; itself where nothing changes."""
        target = value.target
        for kind in ("claim", "relation"):
            # The target may be a claim or a relation, and only one of them can have had this id.
            target = names.get(kind, {}).get(value.target) or target
        return value if target == value.target else value.model_copy(update={"target": target})


def accepted(proposals: Sequence[Proposal], kind: str, target: str) -> list[Proposal]:
    """The proposals that are left once one of them is accepted."""
    return [p for p in proposals if (p.kind, p.target) != (kind, target)]
