"""Ideal semantics: the largest admissible set that is part of every preferred extension.

(Dung, Mancarella and Toni 2007.) Every graph has exactly one.
"""

from __future__ import annotations

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen
from argmap.semantics.pieces import decompose
from argmap.semantics.sat import Sat
from argmap.semantics.unique import Unique


class Ideal(Unique):
    """The largest admissible set that is part of every preferred extension."""

    def the_extension(self, graph: AttackGraph) -> Extension:
        """The ideal sets of the pieces, with the grounded extension."""
        whole = decompose(graph)
        return whole.joined([_ideal(piece.graph) for piece in whole.pieces])


def _ideal(piece: AttackGraph) -> Extension:
    """What no admissible set attacks, without what attacks or is not defended in there."""
    unattacked = _never_attacked(piece)
    kept = bytearray(len(piece))
    for a in unattacked:
        kept[a] = 1
    # A member of the ideal set attacks nothing that no admissible set attacks, for it is in one.
    peaceful = [a for a in unattacked if not any(kept[b] for b in piece.targets[a])]
    return _self_defending(piece, peaceful)


def _never_attacked(piece: AttackGraph) -> Extension:
    """The arguments that no admissible set attacks."""
    sat = Sat()
    encodings.admissible(piece, sat)
    first = len(piece) + 1
    left = set(range(len(piece)))
    selector = 2 * len(piece)
    while left:
        selector += 1
        sat.add([-selector, *[first + a for a in sorted(left)]])
        model = sat.model([selector])
        if model is None:
            break
        for a in chosen(piece, model):
            left.difference_update(piece.targets[a])
    return sorted(left)


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
