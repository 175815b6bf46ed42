"""From a network to an attack graph, in which supports have become attacks too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.semantics.attacks import AttackGraph
from argmap.semantics.reduction import supports
from argmap.semantics.reduction.circles import guard_circles
from argmap.semantics.reduction.network import Network, Node
from argmap.semantics.reduction.reading import AS_IT_STANDS, Reading

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(frozen=True, slots=True)
class Reduction:
    """The attack graph of a map, and what its arguments are."""

    network: Network
    reading: Reading
    graph: AttackGraph

    @property
    def nodes(self) -> list[Node]:
        """What each argument is."""
        return self.network.nodes

    @property
    def claims(self) -> dict[str, int]:
        """By claim: its argument."""
        return self.network.claim

    def relation(self, attacker: int, target: int) -> str | None:
        """The relation that an attack is, if it is one of the map's own."""
        return self.network.attacks.get((attacker, target))


def reduced(
    graph: ArgumentGraph, reading: Reading = AS_IT_STANDS, *, guarded: bool = False
) -> Reduction:
    """The attack graph of a map.

    `guarded` adds the guards that keep supports in a circle from holding themselves up. The grounded
    labelling never accepts such a circle, so it does not need them.
    Raises `NotJudgedError`.

    >>> import argmap
    >>> map = argmap.loads("claims: {a: A, b: {text: B, rebuts: a}, c: {text: C, undercuts: b/a}}")
    >>> reduction = reduced(argmap.to_graph(map))
    >>> [str(node) for node in reduction.nodes]
    ['a', 'b', 'c', 'b/a', 'not b']
    >>> [(a, t) for a in range(5) for t in reduction.graph.targets[a]]
    [(1, 4), (2, 3), (3, 0), (4, 3)]
    """
    network = Network(graph, reading.restates)
    own = {network.claim[id]: label for id, label in reading.supposed}
    fallen = [
        (network.add(Node("supposed", network.nodes[n].of)), n) for n in own if own[n] == "out"
    ]
    if reading.denials:
        denied = [(c.id, network.claim[c.id]) for c in graph.map.claims.values() if c.denied_by]
        fallen += [(network.add(Node("denied", id)), n) for id, n in denied if n not in own]
    attacks = dict.fromkeys([*network.attacks, *fallen])
    wires = dict.fromkeys(_premise_wires(network))
    if reading.support == "any-of":
        wires |= dict.fromkeys(supports.any_of(network))
    elif reading.support == "necessary":
        wires |= dict.fromkeys(supports.necessary(network))
    elif reading.support == "deductive":
        attacks = supports.deductive(network, attacks)
    if guarded and reading.support in ("any-of", "necessary"):
        wires |= dict.fromkeys(guard_circles(network, reading.support, own))
    pairs = [p for p in {**attacks, **wires} if own.get(p[1]) != "in"]
    return Reduction(network, reading, AttackGraph.from_pairs(len(network.nodes), pairs))


def _premise_wires(network: Network) -> list[tuple[int, int]]:
    """A step works only while all its premises stand: each has a node against it, which it attacks."""
    wires = []
    for step, premises in network.premises.items():
        for premise in premises:
            absent = network.add(Node("not", network.nodes[premise].of))
            wires += [(premise, absent), (absent, step)]
    return wires
