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

    A stable extension is looked for at the same time, for it is as large as can be.
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
            Question(lambda: stable(graph), decides=False, share=16),
            Question(large, turns=3),
            Question(not_empty),
        ]
    )
    return None if model is None else chosen(graph, model)


def defence_of(graph: AttackGraph, argument: int) -> Extension | None:
    """An admissible set that holds an argument; None if there is none.

    Whether an argument is defended depends on nothing but what can reach it.
    """
    kept = ancestors(graph, argument)
    part = graph if len(kept) == len(graph) else graph.restricted(kept)
    wanted = [kept.index(argument) + 1]

    def small() -> Sat:
        sat = admissible(part)
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
    for a in needed:
        for b in graph.attackers[a]:
            if not defeated[b]:
                take(next(c for c in graph.attackers[b] if members[c]))
    return sorted(needed)


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
