"""Preferred semantics: the largest admissible sets (Dung 1995, definition 7)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics import encodings
from argmap.semantics.admissible import admissible, ancestors, defence_of, needed_for, some_members
from argmap.semantics.attacks import AttackGraph, Extension, labels_of
from argmap.semantics.blocks import Settled, blocks
from argmap.semantics.encodings import chosen
from argmap.semantics.grounded import completed, members, undecided
from argmap.semantics.pieces import PACK, Piecewise, pieces_of
from argmap.semantics.sat import OutOfConflictsError
from argmap.semantics.stable import model_with


class Preferred(Piecewise):
    """The largest admissible sets."""

    def some_of(self, piece: AttackGraph) -> Extension:
        """The empty set, grown."""
        return grown(piece, [])

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """An admissible set with the argument, grown."""
        found = defence_of(piece, argument)
        return None if found is None else grown(piece, found)

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension without the argument, or an admissible set that shuts it out, grown."""
        try:
            # Every stable extension is preferred, and one call of the solver finds it. The sure way
            # below takes a call for every defence of the argument.
            model = model_with(piece, -encodings.accepted(argument), _STABLE_CONFLICTS)
        except OutOfConflictsError:
            model = None
        if model is not None:
            return chosen(piece, model)
        found = _shutting_out(piece, argument)
        return None if found is None else grown(piece, found)

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Grow a set until it is largest; the next must hold something that this one lacks."""
        sat = admissible(piece)
        while (model := sat.model()) is not None:
            found = grown(piece, chosen(piece, model))
            yield found
            inside = set(found)
            sat.add([a + 1 for a in range(len(piece)) if a not in inside])


_STABLE_CONFLICTS = 100_000
"""How many conflicts the search for a stable extension may take before the longer way is taken."""


def grown(graph: AttackGraph, around: Extension) -> Extension:
    """A preferred extension around an admissible set.

    What the set leaves undecided is a graph of its own, which is searched block by block. A preferred
    extension of a part that nothing attacks from outside is part of one of the whole (Baroni,
    Giacomin and Guida 2005), so earlier blocks need not be searched again.

    Of 0 and 1, which attack each other, either can be held; what follows from it comes along:

    >>> graph = AttackGraph.from_pairs(4, [(0, 1), (1, 0), (1, 2), (2, 3)])
    >>> grown(graph, [0]), grown(graph, [1])
    ([0, 2], [1, 3])
    """
    found = completed(graph, around)
    rest = undecided(labels_of(graph, found))
    part = graph.restricted(rest)
    settled = Settled(part)
    for block in blocks(part, PACK):
        open, local = settled.left_of(block)
        settled.settle(open, [open[a] for a in _grown_in_block(local)])
    return sorted(found + [rest[a] for a in members(settled.labels)])


def _grown_in_block(block: AttackGraph) -> Extension:
    """A preferred extension of a block, found by adding admissible sets until none is left.

    In the undecided rest of an admissible set, any admissible set may be added to it. What then
    falls apart is searched piece by piece, which is far quicker than one large search.
    """
    found = completed(block, [])
    waiting = pieces_of(block, undecided(labels_of(block, found)), PACK)
    while waiting:
        piece = waiting.pop()
        more = some_members(piece.graph)
        if more is None:
            continue
        more = completed(piece.graph, more)
        found += piece.named(more)
        rest = pieces_of(piece.graph, undecided(labels_of(piece.graph, more)), PACK)
        waiting += [part._replace(arguments=piece.named(part.arguments)) for part in rest]
    return found


def _shutting_out(piece: AttackGraph, argument: int) -> Extension | None:
    """An admissible set that is part of no admissible set with the argument.

    A preferred extension without the argument attacks every way to defend it. So small ways to
    defend it are collected until no admissible set attacks them all, or until one of those sets
    leaves no further way.
    """
    kept = ancestors(piece, argument)
    part, wanted = piece.restricted(kept), kept.index(argument)
    sat = admissible(part)
    defence = defence_of(part, wanted)
    if defence is None:
        return []
    while True:
        # The smaller the defence, the stronger the clause: it rules out more rivals at once.
        needed = needed_for(part, wanted, defence)
        sat.add([encodings.defeated(part, a) for a in needed])
        model = sat.model()
        if model is None:
            return None
        rival = chosen(part, model)
        # If the rival and the argument fit together after all, that shows a new way to defend it.
        model = sat.model([wanted + 1, *[a + 1 for a in rival]])
        if model is None:
            return [kept[a] for a in rival]
        defence = chosen(part, model)
