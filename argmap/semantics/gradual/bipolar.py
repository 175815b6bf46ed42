"""Bipolar weighted graphs, and the strengths of their nodes under a gradual semantics.

Without cycles each strength follows from those before it. In a cycle the strengths are the state in
which a continuous system comes to rest when it starts from the base weights (Potyka 2018). Some
cycles never come to rest; they are reported as not converging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from argmap.semantics.components import strong_components
from argmap.semantics.gradual.base import GradualSemantics

# A whole step can swing for ever: two claims of weight 1 that attack each other under DF-QuAD would
# both go from 1 to 0 and back. Half a step brings them to rest at 0.5.
STEP = 0.5
"""How far the strengths in a cycle move in one round, as a share of the way."""
TOLERANCE = 1e-9
"""A cycle has come to rest when no strength would move further than this."""
MOST_ROUNDS = 5_000
MOST_VISITS = 4_000_000
"""How much work one cycle may take before it is reported as not converging."""
FEWEST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class BipolarGraph:
    """Nodes 0..n-1 with what attacks, supports and carries each of them.

    A node with premises is a step: its base weight is the strength of its weakest premise. The
    others have a weight of their own, or None for the default of the semantics.
    """

    weights: Sequence[float | None]
    attackers: Sequence[Sequence[int]]
    supporters: Sequence[Sequence[int]]
    premises: Sequence[Sequence[int]]
    fixed: Mapping[int, float] = field(default_factory=dict)
    """Strengths that are supposed, whatever bears on the node."""

    @classmethod
    def from_pairs(
        cls,
        weights: Sequence[float | None],
        attacks: Sequence[tuple[int, int]] = (),
        supports: Sequence[tuple[int, int]] = (),
    ) -> BipolarGraph:
        """The graph of some weights, attacks and supports; pairs are (from, to)."""
        attackers: list[list[int]] = [[] for _ in weights]
        supporters: list[list[int]] = [[] for _ in weights]
        for source, target in attacks:
            attackers[target].append(source)
        for source, target in supports:
            supporters[target].append(source)
        return cls(weights, attackers, supporters, [()] * len(weights))


@dataclass(frozen=True, slots=True)
class Strengths:
    """The strength of each node, and the nodes in cycles that did not converge."""

    values: list[float]
    restless: list[int]


def strengths(graph: BipolarGraph, semantics: GradualSemantics) -> Strengths:
    """The strengths of the nodes of a graph. Linear in its size, except for the rounds of cycles.

    >>> from argmap.semantics.gradual import gradual
    >>> chain = BipolarGraph.from_pairs([1, 1, 1], attacks=[(0, 1), (1, 2)])
    >>> strengths(chain, gradual("h-categorizer")).values
    [1, 0.5, 0.6666666666666666]
    """
    system = _System(graph, semantics)
    restless: list[int] = []
    # Each component comes after those it leads to, so that reversed everything that bears on a node
    # is settled before the node.
    for component in reversed(strong_components(system.bears_on())):
        first = component[0]
        if len(component) == 1 and first not in system.bearers(first):
            system.values[first] = system.moved(first)
        elif not system.settle(sorted(component)):
            restless += component
    return Strengths(system.values, sorted(restless))


class _System:
    def __init__(self, graph: BipolarGraph, semantics: GradualSemantics) -> None:
        self.graph = graph
        self.semantics = semantics
        default = semantics.default_weight
        self.values = [default if w is None else w for w in graph.weights]
        for node, value in graph.fixed.items():
            self.values[node] = value
        self.weights = list(self.values)

    def bearers(self, node: int) -> list[int]:
        """The nodes that the strength of a node depends on."""
        if node in self.graph.fixed:
            return []
        graph = self.graph
        return [*graph.attackers[node], *graph.supporters[node], *graph.premises[node]]

    def bears_on(self) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in self.values]
        for node in range(len(self.values)):
            for bearer in self.bearers(node):
                found[bearer].append(node)
        return found

    def moved(self, node: int) -> float:
        """The strength that a node should have, given the present strengths of the others."""
        if node in self.graph.fixed:
            return self.values[node]
        values, premises = self.values, self.graph.premises[node]
        weight = min(values[p] for p in premises) if premises else self.weights[node]
        return self.semantics.strength(
            weight,
            [values[a] for a in self.graph.attackers[node]],
            [values[s] for s in self.graph.supporters[node]],
        )

    def settle(self, nodes: list[int]) -> bool:
        """Let the strengths of a cycle move until they rest; whether they do."""
        values = self.values
        visits = sum(1 + len(self.bearers(node)) for node in nodes)
        rounds = max(FEWEST_ROUNDS, min(MOST_ROUNDS, MOST_VISITS // visits))
        for _ in range(rounds):
            # All moves are found before any is made, or the result would depend on the order of
            # nodes.
            moves = [self.moved(node) - values[node] for node in nodes]
            for node, move in zip(nodes, moves, strict=True):
                values[node] += STEP * move
            if max(map(abs, moves)) < TOLERANCE:
                return True
        return False
