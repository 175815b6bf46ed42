"""Complete semantics: admissible sets that hold everything they defend (Dung 1995, definition 23)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen
from argmap.semantics.grounded import completed
from argmap.semantics.pieces import Piecewise
from argmap.semantics.sat import Sat


def admissible_with(graph: AttackGraph, argument: int) -> Extension | None:
    """An admissible set that holds an argument, found among its ancestors alone.

    Whether an argument is defended depends on nothing but what can reach it.
    """
    kept = ancestors(graph, argument)
    part = graph if len(kept) == len(graph) else graph.restricted(kept)
    sat = Sat()
    encodings.admissible(part, sat)
    model = sat.model([kept.index(argument) + 1])
    return None if model is None else [kept[a] for a in chosen(part, model)]


def ancestors(graph: AttackGraph, argument: int) -> list[int]:
    """An argument and all from which attacks lead to it, ascending."""
    seen = bytearray(len(graph))
    seen[argument] = 1
    found = [argument]
    for a in found:
        for b in graph.attackers[a]:
            if not seen[b]:
                seen[b] = 1
                found.append(b)
    return sorted(found)


class Complete(Piecewise):
    """Admissible sets that hold everything they defend."""

    def some_of(self, piece: AttackGraph) -> Extension:
        """The empty set: in a piece, everything is attacked."""
        return []

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """The smallest complete extension around an admissible set with the argument."""
        found = admissible_with(piece, argument)
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
            sat.add([-a - 1 if a in inside else a + 1 for a in range(len(piece))])
