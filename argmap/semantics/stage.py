"""Stage semantics: conflict-free sets with the largest range (Verheij 1996).

Where there are stable extensions, they are the stage ones. Elsewhere even what nobody attacks may be
left out, so that the grounded labelling is no start.
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
        """The components that the grounded labelling does not decide whole."""
        labels = grounded(graph).labels
        open = [
            group
            for group in components(graph, list(range(len(graph))))
            if any(labels[a] == UNDECIDED for a in group)
        ]
        arguments = sorted(a for group in open for a in group)
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
    encodings.defeat(graph, sat)
