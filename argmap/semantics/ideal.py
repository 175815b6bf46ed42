"""Ideal semantics: the largest admissible set that is part of every preferred extension.

(Dung, Mancarella and Toni 2007.) Every graph has exactly one.
"""

from __future__ import annotations

from argmap.semantics.admissible import admissible
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import accepted, chosen, defeated
from argmap.semantics.pieces import PACK, decompose
from argmap.semantics.preferred import grown
from argmap.semantics.sat import Question, Sat, race
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
    # Any preferred extension will do, since the ideal set is part of each of them.
    found = grown(piece, [])

    def opposed() -> Sat:
        sat = admissible(piece)
        _prefer_against(piece, found, sat)
        return sat

    rivals = [Question(opposed, turns=2), Question(lambda: admissible(piece))]
    while found:
        for question in rivals:
            question.add([defeated(piece, a) for a in found])
        best, model = race(rivals)
        if model is None:
            break
        # What was quick this time goes first the next time.
        rivals.sort(key=lambda question: question is not best)
        gone = {b for a in chosen(piece, model) for b in piece.targets[a]}
        found = _self_defending(piece, [a for a in found if a not in gone])
    return found


def _prefer_against(piece: AttackGraph, members: Extension, sat: Sat) -> None:
    """Make models differ from a set as far as they can, so that few of them take it apart."""
    inside = set(members)
    sat.prefer(-accepted(a) if a in inside else accepted(a) for a in range(len(piece)))
    sat.prefer(
        defeated(piece, a) if a in inside else -defeated(piece, a) for a in range(len(piece))
    )


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
