"""Stable semantics: conflict-free sets that attack everything else (Dung 1995, definition 13).

A graph may have none. Then no argument is credulously accepted, and every one sceptically.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen
from argmap.semantics.pieces import Piecewise
from argmap.semantics.sat import Sat


def stable(graph: AttackGraph) -> Sat:
    """A solver whose models are the stable extensions of a graph."""
    sat = Sat()
    encodings.stable(graph, sat)
    return sat


class Stable(Piecewise):
    """Conflict-free sets that attack everything else."""

    def some_of(self, piece: AttackGraph) -> Extension | None:
        """A model of the clauses."""
        return _search(piece, [])

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A model with the argument."""
        return _search(piece, [argument + 1])

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A model without the argument."""
        return _search(piece, [-argument - 1])

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every model; no stable extension holds another, so that its members tell it from all."""
        sat = stable(piece)
        while (model := sat.model()) is not None:
            found = chosen(piece, model)
            yield found
            sat.add([-a - 1 for a in found])


def _search(piece: AttackGraph, assumptions: list[int]) -> Extension | None:
    model = stable(piece).model(assumptions)
    return None if model is None else chosen(piece, model)
