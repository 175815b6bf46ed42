"""A map as a network of claims and steps, with the attacks and supports between them.

Claims that restate one another are one node, named after the first of them. A relation is a node of
its own, a step, where it has linked premises or something aims at it; elsewhere its premise acts by
itself. Qualifications and incomplete relations are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.model import Relation

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

NodeKind = Literal[
    "claim",
    "step",
    "converse",  # the way back of a contradiction that has a step
    "not",  # in where a claim is out
    "unsupported",  # in where all supporters are out
    "without",  # in where one supporter is out
    "supposed",  # what makes a claim fall that is supposed to
    "denied",  # the bare denial of a claim
    "circle",  # a guard of something that supports itself
    "founded",  # in where something in a circle is founded within some steps
    "unfounded",
]


class Node(NamedTuple):
    """A node of a reduction: a claim, a step, or a helper that stands for something about one."""

    kind: NodeKind
    of: str
    """The id of the claim or relation that the node is or is about."""
    level: int = 0
    """The count, for helpers that count something."""

    def __str__(self) -> str:
        """The node's name, unlike any id where it is a helper: ids have no spaces."""
        if self.kind in ("claim", "step"):
            return self.of
        name = f"{self.kind} {self.of}"
        return f"{name} {self.level}" if self.level else name


class Network:
    """The nodes of a map, numbered in file order, and what they do to one another."""

    def __init__(self, graph: ArgumentGraph, restates: bool = True) -> None:
        self.graph = graph
        self.nodes: list[Node] = []
        self.number: dict[Node, int] = {}
        self.attacks: dict[tuple[int, int], str] = {}
        """By attacker and target: the relation that says so; the first, where there are several."""
        self.supports: dict[tuple[int, int], str] = {}
        """By supporter and supported: the relation that says so."""
        self.premises: dict[int, list[int]] = {}
        """By step: the claims it starts from."""
        self.claim: dict[str, int] = {}
        """By claim: its node, which those that restate it share."""
        self._add_claims(restates)
        # Most relations need no node, and those that do may be aimed at before their own turn.
        acting = [r for r in graph.map.relations.values() if r.whole and _acts(r)]
        self._steps: dict[str, list[int]] = {}
        for relation in acting:
            self._add_step(relation)
        for relation in acting:
            self._relate(relation)

    def add(self, node: Node) -> int:
        """The number of a node, which is added if it is not there yet."""
        found = self.number.get(node)
        if found is None:
            found = self.number[node] = len(self.nodes)
            self.nodes.append(node)
        return found

    def sources(self, relation: Relation) -> list[int]:
        """The nodes that act for a relation: its step, or else its only premise."""
        return self._steps.get(relation.id) or [self.claim[relation.premises[0]]]

    def _add_claims(self, restates: bool) -> None:
        same_point = self.graph.restated if restates else {}
        for id in self.graph.map.claims:
            if id in self.claim:
                continue
            number = self.add(Node("claim", id))
            for other in same_point.get(id, (id,)):
                self.claim[other] = number

    def _add_step(self, relation: Relation) -> None:
        premises = list(dict.fromkeys(self.claim[p] for p in relation.premises))
        if len(premises) == 1 and not self.graph.is_aimed_at(relation.id):
            return
        step = self.add(Node("step", relation.id))
        self.premises[step] = premises
        self._steps[relation.id] = [step]
        target = self.claim.get(relation.target or "")
        if relation.kind == "contradicts" and len(premises) == 1 and target is not None:
            # It can be undercut, so the way back needs a step too.
            back = self.add(Node("converse", relation.id))
            self.premises[back] = [target]
            self._steps[relation.id].append(back)

    def _relate(self, relation: Relation) -> None:
        sources = self.sources(relation)
        if relation.target in self.claim:
            targets = [self.claim[relation.target]]
        else:
            targets = self._steps.get(relation.target or "", [])
        if relation.kind == "supports":
            for target in targets:
                self.supports.setdefault((sources[0], target), relation.id)
            return
        self._attack(sources[:1], targets, relation)
        if relation.kind == "contradicts":
            if len(sources) == 2:
                self._attack(sources[1:], self.premises[sources[0]], relation)
            else:
                self._attack(targets, sources, relation)

    def _attack(self, sources: Iterable[int], targets: Iterable[int], relation: Relation) -> None:
        targets = list(targets)
        for source in sources:
            for target in targets:
                self.attacks.setdefault((source, target), relation.id)


def _acts(relation: Relation) -> bool:
    """Whether a relation goes for or against something; to qualify defeats nothing."""
    return relation.kind not in ("qualifies", "restates")
