"""Ideal semantics: the largest admissible set that is part of every preferred extension.

(Dung, Mancarella and Toni 2007.) Every graph has exactly one.
"""

from __future__ import annotations

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen, defeated
from argmap.semantics.pieces import decompose
from argmap.semantics.preferred import grown
from argmap.semantics.sat import Sat
from argmap.semantics.unique import Unique


class Ideal(Unique):
    """The largest admissible set that is part of every preferred extension."""

    def the_extension(self, graph: AttackGraph) -> Extension:
        """The ideal sets of the pieces, with the grounded extension."""
        whole = decompose(graph)
        return whole.joined([_ideal(piece.graph) for piece in whole.pieces])


def _ideal(piece: AttackGraph) -> Extension:
    """Cut a preferred extension down to the part that no admissible set attacks.

    The ideal set is part of every preferred extension and no admissible set attacks it; so what an
    admissible set attacks can go, and then what has lost its defence.
    """
    sat = Sat()
    encodings.admissible(piece, sat)
    found = grown(piece, [])
    while found:
        sat.add([defeated(piece, a) for a in found])
        model = sat.model()
        if model is None:
            break
        gone = {b for a in chosen(piece, model) for b in piece.targets[a]}
        found = _self_defending(piece, [a for a in found if a not in gone])
    return found


def _self_defending(piece: AttackGraph, members: Extension) -> Extension:
    """The largest part of a conflict-free set that defends all its members."""
    kept = bytearray(len(piece))
    blows = [0] * len(piece)  # how often an argument is attacked by what is kept
    for a in members:
        kept[a] = 1
        for b in piece.targets[a]:
            blows[b] += 1
    dropped = [a for a in members if any(not blows[b] for b in piece.attackers[a])]
    for a in dropped:
        kept[a] = 0
    for a in dropped:
        for b in piece.targets[a]:
            blows[b] -= 1
            if not blows[b]:
                for c in piece.targets[b]:
                    if kept[c]:
                        kept[c] = 0
                        dropped.append(c)
    return [a for a in members if kept[a]]
