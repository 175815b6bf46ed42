"""Semi-stable semantics: complete extensions with the largest range (Caminada 2006).

The range of a set is what it holds or attacks. Where there are stable extensions, they are the
semi-stable ones.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.pieces import Piecewise
from argmap.semantics.ranges import LargestRange
from argmap.semantics.stable import Stable


class SemiStable(Piecewise):
    """Complete extensions with the largest range."""

    def some_of(self, piece: AttackGraph) -> Extension:
        """A stable extension, or else one with a largest range."""
        stable = Stable().some_of(piece)
        return _by_range(piece).some() if stable is None else stable

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension with the argument, or else a search by range."""
        stable = Stable().some_with(piece, argument)
        if stable is not None:
            return stable
        return _by_range(piece).with_literal(argument + 1)

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension without the argument, or else a search by range."""
        stable = Stable().some_without(piece, argument)
        if stable is not None:
            return stable
        return _by_range(piece).with_literal(-argument - 1)

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every admissible set with a largest range; it is complete."""
        return _by_range(piece).all()


def _by_range(piece: AttackGraph) -> LargestRange:
    return LargestRange(piece, encodings.admissible, eager=True)
