"""Ideal semantics: the largest admissible set that is part of every preferred extension.

(Dung, Mancarella and Toni 2007.) Every graph has exactly one.
"""

from __future__ import annotations

from argmap.semantics.admissible import admissible
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen, defeated
from argmap.semantics.pieces import PACK, decompose
from argmap.semantics.preferred import grown
from argmap.semantics.sat import Question, race
from argmap.semantics.unique import Unique


class Ideal(Unique):
    """The largest admissible set that is part of every preferred extension."""

    def the_extension(self, graph: AttackGraph) -> Extension:
        """The ideal sets of the pieces, with the grounded extension."""
        whole = decompose(graph, PACK)
        return whole.joined([_ideal(piece.graph) for piece in whole.pieces])


def _ideal(piece: AttackGraph) -> Extension:
    """Cut a preferred extension down to the part that no admissible set attacks.

    The ideal set is part of every preferred extension and no admissible set attacks it; so what an
    admissible set attacks can go, and then what has lost its defence.
    """
    found = grown(piece, [])
    plain, opposed = admissible(piece), admissible(piece)
    # The more a rival differs from what is left, the fewer rivals are needed.
    inside = set(found)
    opposed.prefer(-a - 1 if a in inside else a + 1 for a in range(len(piece)))
    opposed.prefer(defeated(piece, a) for a in found)
    while found:
        attacked = [defeated(piece, a) for a in found]
        plain.add(attacked)
        opposed.add(attacked)
        _, model = race([Question(lambda: opposed), Question(lambda: plain)])
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
