"""Complete semantics: admissible sets that hold everything they defend (Dung 1995, definition 23)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.admissible import defence_of
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen
from argmap.semantics.grounded import completed
from argmap.semantics.pieces import Piecewise
from argmap.semantics.sat import Sat


class Complete(Piecewise):
    """Admissible sets that hold everything they defend."""

    def some_of(self, piece: AttackGraph) -> Extension:
        """The empty set: in a piece, everything is attacked."""
        return []

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """The smallest complete extension around an admissible set with the argument."""
        found = defence_of(piece, argument)
        return None if found is None else completed(piece, found)

    def some_without(self, piece: AttackGraph, argument: int) -> Extension:
        """The empty set."""
        return []

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every model of the clauses."""
        sat = Sat()
        encodings.complete(piece, sat)
        while (model := sat.model()) is not None:
            found = chosen(piece, model)
            yield found
            inside = set(found)
            # One complete extension may hold another, so only this very set is ruled out.
            sat.add([-a - 1 if a in inside else a + 1 for a in range(len(piece))])
