"""Preferred semantics: the largest admissible sets (Dung 1995, definition 7)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.complete import admissible_with
from argmap.semantics.encodings import chosen
from argmap.semantics.grounded import completed
from argmap.semantics.pieces import Piecewise
from argmap.semantics.sat import Sat


class Preferred(Piecewise):
    """The largest admissible sets."""

    def some_of(self, piece: AttackGraph) -> Extension:
        """The empty set, grown."""
        return _grown(piece, _admissible(piece), [])

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """An admissible set with the argument, grown."""
        found = admissible_with(piece, argument)
        return None if found is None else _grown(piece, _admissible(piece), found)

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """An extension that attacks the argument, or one that cannot be grown to hold it."""
        sat = _admissible(piece)
        while (model := sat.model([-argument - 1])) is not None:
            lacking = chosen(piece, model)
            model = sat.model([argument + 1, *[a + 1 for a in lacking]])
            if model is None:
                return _grown(piece, sat, lacking)
            sat.add(_more_than(piece, chosen(piece, model)))
        return None

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Grow a set until it is largest; the next must hold something that this one lacks."""
        sat = _admissible(piece)
        while (model := sat.model()) is not None:
            yield _grown(piece, sat, chosen(piece, model))


def _admissible(piece: AttackGraph) -> Sat:
    sat = Sat()
    encodings.admissible(piece, sat)
    return sat


def _grown(piece: AttackGraph, sat: Sat, found: Extension) -> Extension:
    """The set, grown as far as it goes. Leaves the clause that no later set is part of this one."""
    while True:
        found = completed(piece, found)
        larger = _more_than(piece, found)
        sat.add(larger)
        if not larger:
            return found
        model = sat.model([a + 1 for a in found])
        if model is None:
            return found
        found = chosen(piece, model)


def _more_than(piece: AttackGraph, members: Extension) -> list[int]:
    """The clause that something is held that these members do not hold."""
    inside = set(members)
    return [a + 1 for a in range(len(piece)) if a not in inside]
