"""Clauses that say that a set is conflict-free, admissible, complete or stable.

For argument a of n, variable a+1 says that a is in the set and variable n+a+1 that a is
defeated: some member attacks it. Except in `complete`, the clauses only say that the fact follows
from the variable. Admissibility and the size of a range need no more.
(After Besnard and Doutre 2004; the variables for defeat keep the clauses linear in the attacks.)
"""

from __future__ import annotations

from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.sat import Sat


def accepted(argument: int) -> int:
    """The variable that says that an argument is in the set."""
    return argument + 1


def defeated(graph: AttackGraph, argument: int) -> int:
    """The variable that says that an argument is attacked by the set."""
    return len(graph) + argument + 1


def chosen(graph: AttackGraph, model: list[int]) -> Extension:
    """The set a model stands for."""
    return [literal - 1 for literal in model[: len(graph)] if literal > 0]


def conflict_free(graph: AttackGraph, sat: Sat) -> None:
    """No member attacks a member."""
    for a, attackers in enumerate(graph.attackers):
        for b in attackers:
            sat.add([-a - 1, -b - 1])


def stable(graph: AttackGraph, sat: Sat) -> None:
    """No member attacks a member, and every other argument is attacked by a member."""
    conflict_free(graph, sat)
    for a, attackers in enumerate(graph.attackers):
        sat.add([a + 1, *[b + 1 for b in attackers]])


def defeat(graph: AttackGraph, sat: Sat) -> None:
    """An argument that is called defeated is attacked by a member, and is no member."""
    first = len(graph) + 1
    for a, attackers in enumerate(graph.attackers):
        sat.add([-first - a, *[b + 1 for b in attackers]])
        sat.add([-first - a, -a - 1])


def admissible(graph: AttackGraph, sat: Sat) -> None:
    """Every attacker of a member is defeated. (It is then no member, so there is no conflict.)"""
    defeat(graph, sat)
    first = len(graph) + 1
    for a, attackers in enumerate(graph.attackers):
        for b in attackers:
            sat.add([-a - 1, first + b])


def complete(graph: AttackGraph, sat: Sat) -> None:
    """Admissible, and whatever has only defeated attackers is a member."""
    admissible(graph, sat)
    first = len(graph) + 1
    for a, attackers in enumerate(graph.attackers):
        # Here a variable for defeat must also follow from the fact. Otherwise a defended argument
        # could be left out by not calling its defeated attackers defeated.
        sat.add([a + 1, *[-first - b for b in attackers]])
        for b in attackers:
            sat.add([first + a, -b - 1])


def in_range(graph: AttackGraph, argument: int) -> list[int]:
    """The clause that an argument is in the set or defeated by it."""
    return [argument + 1, len(graph) + argument + 1]
