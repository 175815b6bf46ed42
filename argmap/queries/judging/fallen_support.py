"""Which supports of a claim have fallen, and what made each of them fall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from argmap.semantics.attacks import IN, OUT
from argmap.semantics.reduction.attack_graph import Reduction

Cause = Literal[
    "met",  # objections to its premise stand
    "undercut",  # objections to its step stand
    "with a premise",  # it is linked, and one of its premises has fallen
    "supposed",  # its premise is supposed to have fallen
    "denied",  # somebody denies its premise, and denials count
    "unsupported",  # its premise lacks the support that it needs itself
]


@dataclass(frozen=True, slots=True)
class FallenSupport:
    """A support that has fallen."""

    premises: tuple[str, ...]
    cause: Cause
    by: tuple[str, ...] = ()
    """The objections that stand against it, each as its premises joined by ` + `."""
    premise: str | None = None
    """The premise that has fallen, of several that are linked."""


@dataclass(frozen=True, slots=True)
class Supports:
    """How many supports a claim has, and which of them have fallen."""

    count: int
    fallen: tuple[FallenSupport, ...]


class FallenSupports:
    """Tells which supports of a claim have fallen, by the labels of a graph's arguments."""

    def __init__(
        self,
        reduction: Reduction,
        labels: bytearray,
        claims_of: Callable[[int], tuple[str, ...]],
    ) -> None:
        self.reduction = reduction
        self.labels = labels
        self.claims_of = claims_of
        self.supporters: dict[int, list[int]] = defaultdict(list)
        for supporter, supported in reduction.network.supports:
            self.supporters[supported].append(supporter)

    def of(self, argument: int) -> Supports | None:
        """The supports of an argument; None if none of them has fallen."""
        supporters = self.supporters.get(argument, [])
        fallen = tuple(self._fallen(s) for s in supporters if self.labels[s] == OUT)
        return Supports(len(supporters), fallen) if fallen else None

    def _fallen(self, supporter: int) -> FallenSupport:
        premises = self.claims_of(supporter)
        objections, helpers = self._against(supporter)
        if objections:
            aims_at_step = any(self._is_undercut(a, supporter) for a in objections)
            return FallenSupport(
                premises, "undercut" if aims_at_step else "met", self._names(objections)
            )
        nodes = self.reduction.nodes
        for helper in helpers:
            kind = nodes[helper].kind
            if kind == "supposed" or kind == "denied":
                return FallenSupport(premises, kind)
            if nodes[helper].kind == "not":
                premise = nodes[helper].of
                objections, _ = self._against(self.reduction.claims[premise])
                names = self._names(objections)
                return FallenSupport(premises, "with a premise", names, premise)
        return FallenSupport(premises, "unsupported")

    def _against(self, argument: int) -> tuple[list[int], list[int]]:
        """The attackers of an argument that stand: objections of the map, and helpers."""
        nodes, attackers = self.reduction.nodes, self.reduction.graph.attackers[argument]
        standing = [a for a in sorted(set(attackers)) if self.labels[a] == IN]
        said = ("claim", "step", "converse")
        objections = [a for a in standing if nodes[a].kind in said]
        return objections, [a for a in standing if nodes[a].kind not in said]

    def _is_undercut(self, attacker: int, attacked: int) -> bool:
        relations = self.reduction.network.graph.map.relations
        relation = self.reduction.relation(attacker, attacked)
        return relation is not None and relations[relation].target in relations

    def _names(self, arguments: list[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(" + ".join(self.claims_of(a)) for a in arguments))
