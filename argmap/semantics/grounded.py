"""Grounded semantics: accept what nobody attacks, reject what that attacks, and so on.

The grounded extension is the smallest complete one (Dung 1995, definitions 20 and 23); every
graph has exactly one. Time and space are linear in arguments and attacks.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from argmap.semantics.attacks import IN, OUT, UNDECIDED, AttackGraph, Extension
from argmap.semantics.unique import Unique


class GroundedLabelling(NamedTuple):
    """The label of each argument, and the round in which it got it; -1 for what stays undecided.

    Arguments without attackers are in, in round 0. Those they attack are out, in round 1. Arguments
    whose attackers are all out are in, in round 2, and so on. So an argument that is out has an
    attacker that came in one round before, and all attackers of one that is in went out earlier.
    """

    labels: bytearray
    rounds: list[int]


def grounded(graph: AttackGraph) -> GroundedLabelling:
    """The grounded labelling.

    >>> chain = AttackGraph.from_pairs(5, [(0, 1), (1, 2), (3, 4), (4, 3)])
    >>> list(grounded(chain).labels), grounded(chain).rounds
    ([1, 2, 1, 0, 0], [0, 1, 2, -1, -1])
    """
    first = [a for a, attackers in enumerate(graph.attackers) if not attackers]
    return _spread(graph, first)


def completed(graph: AttackGraph, admissible: Iterable[int]) -> Extension:
    """The smallest complete extension around an admissible set.

    >>> completed(AttackGraph.from_pairs(4, [(0, 1), (1, 0), (1, 2), (2, 3)]), [0])
    [0, 2]
    """
    first = [a for a, attackers in enumerate(graph.attackers) if not attackers]
    labels = _spread(graph, [*first, *admissible]).labels
    return members(labels)


def members(labels: bytearray) -> Extension:
    """The arguments that are labelled in."""
    return [a for a, label in enumerate(labels) if label == IN]


def undecided(labels: bytearray) -> list[int]:
    """The arguments that are left undecided."""
    return [a for a, label in enumerate(labels) if label == UNDECIDED]


def _spread(graph: AttackGraph, first: Iterable[int]) -> GroundedLabelling:
    """Label what follows from accepting some arguments, which must not attack one another."""
    targets = graph.targets
    labels, rounds = bytearray(len(graph)), [-1] * len(graph)
    standing = [len(attackers) for attackers in graph.attackers]  # attackers not out yet
    accepted = list(dict.fromkeys(first))
    for a in accepted:
        labels[a], rounds[a] = IN, 0
    number = 0
    while accepted:
        accepted_next = []
        for a in accepted:
            for b in targets[a]:
                # Each argument goes out once, so that its targets count it once among the fallen.
                if labels[b]:
                    continue
                labels[b], rounds[b] = OUT, number + 1
                for c in targets[b]:
                    standing[c] -= 1
                    if not standing[c] and not labels[c]:
                        accepted_next.append(c)
        number += 2
        # They are labelled after the round, not at once: the rounds tell proofs what came first.
        for c in accepted_next:
            labels[c], rounds[c] = IN, number
        accepted = accepted_next
    return GroundedLabelling(labels, rounds)


class Grounded(Unique):
    """The one smallest complete extension."""

    def the_extension(self, graph: AttackGraph) -> Extension:
        """The arguments that the grounded labelling accepts."""
        return members(grounded(graph).labels)
