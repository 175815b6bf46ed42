"""Stage semantics: conflict-free sets with the largest range (Verheij 1996).

If a graph has stable extensions, these are its stage extensions. If not, a stage extension may leave
out even an argument that nobody attacks, so the search cannot start from the grounded labelling.
"""

from __future__ import annotations

from argmap.semantics import encodings
from argmap.semantics.attacks import UNDECIDED, AttackGraph, Extension
from argmap.semantics.grounded import grounded
from argmap.semantics.pieces import Decomposed, components, pieces_of
from argmap.semantics.ranges import ByRange, LargestRange
from argmap.semantics.sat import Sat


class Stage(ByRange):
    """Conflict-free sets with the largest range."""

    def decompose(self, graph: AttackGraph, smallest: int = 1) -> Decomposed:
        """The components that the grounded labelling does not decide entirely."""
        labels = grounded(graph).labels
        open = [
            group
            for group in components(graph, list(range(len(graph))))
            if any(labels[a] == UNDECIDED for a in group)
        ]
        arguments = sorted(a for group in open for a in group)
        # In a component with an undecided argument even the decided ones may turn out otherwise.
        for a in arguments:
            labels[a] = UNDECIDED
        return Decomposed(labels, pieces_of(graph, arguments, smallest))

    def search(self, piece: AttackGraph) -> LargestRange:
        """The search among the conflict-free sets."""
        return LargestRange(piece, _conflict_free)

    def start(self, piece: AttackGraph) -> Extension:
        """The empty set."""
        return []


def _conflict_free(graph: AttackGraph, sat: Sat) -> None:
    encodings.conflict_free(graph, sat)
    # Conflict-freeness does not need it, but the range counts what is defeated.
    encodings.defeat(graph, sat)
