"""Stable semantics: conflict-free sets that attack everything else (Dung 1995, definition 13).

A graph may have none. Then no argument is credulously accepted, and every argument sceptically.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen
from argmap.semantics.pieces import Piecewise
from argmap.semantics.sat import OutOfConflictsError, Question, Sat, race


def stable(graph: AttackGraph) -> Sat:
    """A solver whose models are the stable extensions of a graph."""
    sat = Sat()
    encodings.stable(graph, sat)
    return sat


_FEW_CONFLICTS = 2_000


def model_with(piece: AttackGraph, literal: int, conflicts: int = 0) -> list[int] | None:
    """A model in which a literal holds; None if there is none.

    A model without any condition is often only a small step away from one with the condition, where
    a direct search takes long. So that is tried first, for a short time. With a number of
    `conflicts`, raises `OutOfConflictsError` if the direct search takes more.
    """
    with suppress(OutOfConflictsError):
        sat = stable(piece)
        sat.model(conflicts=_FEW_CONFLICTS)
        return sat.model([literal], _FEW_CONFLICTS)
    # A new solver: what the other one has learned by now leads it away from the direct search.
    return stable(piece).model([literal], conflicts)


class Stable(Piecewise):
    """Conflict-free sets that attack everything else."""

    def some_of(self, piece: AttackGraph) -> Extension | None:
        """A model of the clauses, sought without a preference and with one for many members.

        Either of the two can take long where the other is quick.
        """

        def large() -> Sat:
            sat = stable(piece)
            sat.prefer(range(1, len(piece) + 1))
            return sat

        _, model = race([Question(lambda: stable(piece)), Question(large)])
        return _chosen(piece, model)

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A model with the argument."""
        return _chosen(piece, model_with(piece, encodings.accepted(argument)))

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A model without the argument."""
        return _chosen(piece, model_with(piece, -encodings.accepted(argument)))

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every model, each ruled out by its members alone: no stable extension holds another."""
        sat = stable(piece)
        while (model := sat.model()) is not None:
            found = chosen(piece, model)
            yield found
            sat.add([-a - 1 for a in found])


def _chosen(piece: AttackGraph, model: list[int] | None) -> Extension | None:
    return None if model is None else chosen(piece, model)
