"""Search for admissible sets (Dung 1995, definition 6), on which the other semantics build."""

from __future__ import annotations

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.encodings import chosen
from argmap.semantics.sat import Question, Sat, race
from argmap.semantics.stable import stable


def admissible(graph: AttackGraph) -> Sat:
    """A solver whose models are the admissible sets of a graph."""
    sat = Sat()
    encodings.admissible(graph, sat)
    return sat


def some_members(graph: AttackGraph) -> Extension | None:
    """A large admissible set of a graph; None if only the empty set is admissible.

    A stable extension is looked for at the same time, because no admissible set can hold more.
    """
    anyone = list(range(1, len(graph) + 1))

    def not_empty() -> Sat:
        sat = admissible(graph)
        sat.add(anyone)
        return sat

    def large() -> Sat:
        sat = not_empty()
        sat.prefer(anyone)
        return sat

    _, model = race(
        [
            # Without a stable extension there may still be admissible sets, so "none" here is no
            # answer to the race.
            Question(lambda: stable(graph), decides=False, share=16),
            Question(large, turns=3),
            Question(not_empty),
        ]
    )
    return None if model is None else chosen(graph, model)


def defence_of(graph: AttackGraph, argument: int) -> Extension | None:
    """An admissible set that holds an argument; None if there is none.

    Whether an argument can be defended depends only on what can reach it along attacks.
    """
    kept = ancestors(graph, argument)
    part = graph if len(kept) == len(graph) else graph.restricted(kept)
    wanted = [kept.index(argument) + 1]

    def small() -> Sat:
        sat = admissible(part)
        # Trying "not a member" first keeps the set small: it holds hardly more than it needs.
        sat.prefer(-variable for variable in range(1, 2 * len(part) + 1))
        return sat

    _, model = race([Question(small, wanted, turns=2), Question(lambda: admissible(part), wanted)])
    return None if model is None else [kept[a] for a in chosen(part, model)]


def needed_for(graph: AttackGraph, argument: int, admissible: Extension) -> Extension:
    """A small admissible part of an admissible set that still holds an argument."""
    members, defeated = bytearray(len(graph)), bytearray(len(graph))
    for a in admissible:
        members[a] = 1
    needed: Extension = []

    def take(member: int) -> None:
        needed.append(member)
        for b in graph.targets[member]:
            defeated[b] = 1

    take(argument)
    # The list grows while it is walked: each member taken may need defenders of its own.
    for a in needed:
        for b in graph.attackers[a]:
            if not defeated[b]:
                take(next(c for c in graph.attackers[b] if members[c]))
    return sorted(needed)


def ancestors(graph: AttackGraph, argument: int) -> list[int]:
    """An argument and all arguments from which attacks lead to it, ascending.

    >>> ancestors(AttackGraph.from_pairs(4, [(0, 1), (1, 2), (2, 3)]), 2)
    [0, 1, 2]
    """
    seen = bytearray(len(graph))
    seen[argument] = 1
    found = [argument]
    for a in found:
        for b in graph.attackers[a]:
            if not seen[b]:
                seen[b] = 1
                found.append(b)
    return sorted(found)
