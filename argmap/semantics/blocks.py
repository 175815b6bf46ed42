"""Settle a graph block by block, each after all that attacks it from outside.

(The strongly connected components as in Baroni, Giacomin and Guida 2005.)
"""

from __future__ import annotations

from argmap.semantics.attacks import IN, OUT, UNDECIDED, AttackGraph, Extension
from argmap.semantics.components import strong_components


def blocks(graph: AttackGraph, smallest: int = 1) -> list[list[int]]:
    """Strongly connected components, attackers first; neighbours are joined until large enough.

    >>> blocks(AttackGraph.from_pairs(4, [(2, 3), (3, 2), (2, 1), (1, 0)]))
    [[2, 3], [1], [0]]
    """
    found: list[list[int]] = []
    for component in strong_components(graph.attackers):
        if not found or len(found[-1]) >= smallest:
            found.append([])
        found[-1] += component
    for block in found:
        block.sort()
    return found


class Settled:
    """The labels decided in the blocks so far, and their consequences for the other blocks."""

    def __init__(self, graph: AttackGraph) -> None:
        self.labels = bytearray(len(graph))
        self._graph = graph
        self._barred = bytearray(len(graph))

    def left_of(self, block: list[int]) -> tuple[list[int], AttackGraph]:
        """The arguments of a block that are not defeated yet, and the graph of them.

        What is attacked by an undecided argument of an earlier block can never be defended, but it
        still attacks: in the graph it attacks itself.
        """
        open = [a for a in block if self.labels[a] != OUT]
        part = self._graph.restricted(open)
        for new, old in enumerate(open):
            if self._barred[old]:
                # The part is new and nobody else has it yet, so its lists may still change.
                part.attackers[new].append(new)
                part.targets[new].append(new)
        return open, part

    def settle(self, open: list[int], accepted: Extension) -> None:
        """Accept some of the arguments left of a block; the others are decided by that."""
        for a in accepted:
            self.labels[a] = IN
            for b in self._graph.targets[a]:
                self.labels[b] = OUT
        for a in open:
            if self.labels[a] == UNDECIDED:
                for b in self._graph.targets[a]:
                    self._barred[b] = 1
