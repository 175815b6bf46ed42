"""Stage semantics: conflict-free sets with the largest range (Verheij 1996).

Where there are stable extensions, they are the stage ones. Elsewhere even what nobody attacks may be
left out, so that the grounded labelling is no start.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.attacks import UNDECIDED, AttackGraph, Extension
from argmap.semantics.grounded import grounded
from argmap.semantics.pieces import Decomposed, Piecewise, components, pieces_of
from argmap.semantics.ranges import LargestRange
from argmap.semantics.sat import Sat
from argmap.semantics.stable import Stable


class Stage(Piecewise):
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

    def some_of(self, piece: AttackGraph) -> Extension:
        """A stable extension, or else a set with a largest range."""
        stable = Stable().some_extension(piece)
        return _by_range(piece).some() if stable is None else stable

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension with the argument, or else a search by range."""
        stable = Stable().extension_with(piece, argument)
        if stable is not None:
            return stable
        return _by_range(piece).with_literal(argument + 1)

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension without the argument, or else a search by range."""
        stable = Stable().extension_without(piece, argument)
        if stable is not None:
            return stable
        return _by_range(piece).with_literal(-argument - 1)

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every conflict-free set with a largest range."""
        return _by_range(piece).all()


def _conflict_free(graph: AttackGraph, sat: Sat) -> None:
    encodings.conflict_free(graph, sat)
    encodings.defeat(graph, sat)


def _by_range(piece: AttackGraph) -> LargestRange:
    return LargestRange(piece, _conflict_free)
