"""Relations in all the ways they are written in a map file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from argmap.formats.native import keys, rules
from argmap.formats.native.fields import RELATION
from argmap.formats.native.resolving import Draft, Resolver
from argmap.formats.native.values import Values
from argmap.model import RELATION_KINDS

Plain = dict[str, Any]


class Relations:
    """Gathers relations while claims are read, and resolves them once all claims are known."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.document = values.document
        self.drafts: list[Draft] = []
        self.premise_nodes: dict[str, int] = {}
        """Where a claim is named as a premise, for the diagnostic if there is no such claim."""

    def forward(self, kind: str, premise: str, node: int) -> None:
        """`rebuts: x`, `rebuts: [x, {claim: y, scheme: …}]` under the claim that does it."""
        values, what = self.values, f"what is meant by {kind}"
        for item in values.one_or_more(node):
            details: Plain = {}
            aim_node: int | None = item
            if self.document.is_mapping(item):
                fields = values.fields(item, keys.AIM_KEYS, "a relation")
                aim_node, details = self._aim(kind, item, fields), self._details(fields)
            aim = values.text(aim_node, what) if aim_node else None
            if aim is not None and aim_node is not None:
                self.drafts.append(Draft(kind, [premise], aim, item, aim_node, details))

    def backward(self, kind: str, target: str, node: int) -> None:
        """`supported-by: [a, [b, c]]` under the claim it aims at; an inner list is linked."""
        values = self.values
        for item in values.one_or_more(node):
            details: Plain = {}
            named: int | None = item
            if self.document.is_mapping(item):
                fields = values.fields(item, keys.AIM_KEYS, "a relation")
                named, details = self._aim(kind, item, fields), self._details(fields)
            premises = self._premises(named) if named is not None else []
            if premises:
                # The target is the claim under which the key stands, so a message can only point at
                # the item.
                self.drafts.append(Draft(kind, premises, target, item, item, details))

    def listed(self, node: int) -> Iterator[tuple[str | None, int]]:
        """The ids and nodes under `relations:`, a list of mappings, or a mapping from id to mapping."""
        document, values = self.document, self.values
        if document.is_mapping(node):
            for id, _, value in values.entries(node, "relations", of_relation=True):
                yield id, value
        elif document.is_sequence(node):
            for item in document.elements(node):
                yield None, item
        elif not document.is_null(node):
            help = "write - {kind: rebuts, premises: [a], target: b}"
            values.report(rules.WrongShape, "relations should be a list", node, help)

    def resolved(self, claims: Collection[str]) -> list[Draft]:
        """The relations that hold together, in file order; the others are reported."""
        drafts = [d for d in self.drafts if self._premises_known(d, claims)]
        return Resolver(self.values, claims, drafts).resolve()

    def _aim(self, kind: str, node: int, fields: dict[str, int]) -> int | None:
        """The claim or relation that a relation written as a mapping names, taken out of its fields."""
        # `relation` wins over `claim`: whoever writes it means a step, and not what it leads to.
        claim = fields.pop("claim", None)
        named = fields.pop("relation", claim)
        if named is None:
            help = "write {claim: …} with the id of the claim"
            self.values.report(rules.MissingField, f"{kind} names no claim", node, help)
        return named

    def _premises(self, node: int) -> list[str]:
        found: list[str] = []
        for item in self.values.one_or_more(node):
            id = self.values.text(item, "a premise")
            if id is not None:
                found.append(id)
                self.premise_nodes[id] = item
        return found

    def _details(self, nodes: dict[str, int]) -> Plain:
        """What is said of a relation besides what it joins."""
        id_node = nodes.pop("id", None)
        details = RELATION.read(self.values, nodes, "a relation's")
        if id_node is not None:
            id = self.values.text(id_node, "an id")
            if id is not None and self.values.check_id(id_node, id, of_relation=True):
                details["id"] = id
        return details

    def long_form(self, id: str | None, node: int) -> None:
        """`{kind: rebuts, premises: [a], target: b}` under `relations:`, with an id or without."""
        values = self.values
        fields = values.fields(node, keys.RELATION_KEYS, "a relation")
        missing = [key for key in ("kind", "premises", "target") if key not in fields]
        if missing:
            help = "write - {kind: rebuts, premises: [a], target: b}"
            message = f"a relation has no {' and no '.join(missing)}"
            values.report(rules.MissingField, message, node, help)
            return
        kind = values.choice(fields.pop("kind"), RELATION_KINDS, "a relation's kind")
        premises = self._premises(fields.pop("premises"))
        target_node = fields.pop("target")
        target = values.text(target_node, "a relation's target")
        details = self._details(fields)
        if id is not None:
            # An id in the mapping itself wins over the key it stands under.
            details.setdefault("id", id)
        if kind is not None:
            self.drafts.append(Draft(kind, premises, target, node, target_node, details))

    def _premises_known(self, draft: Draft, claims: Collection[str]) -> bool:
        known = True
        for premise in draft.premises:
            if premise not in claims:
                known = False
                # A premise under its own claim has no node of its own: it is the claim that is
                # being read.
                node = self.premise_nodes.get(premise, draft.node)
                message = f"there is no claim {premise[:60]!r}"
                help = "add it under claims:"
                self.values.unknown(rules.UnknownClaim, message, node, claims, otherwise=help)
        return known
