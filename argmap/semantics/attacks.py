"""Attack graphs: arguments are the integers 0..n-1, an attack is a pair of them.

Self-attacks and doubled attacks are legal. The lists of a graph are never changed once it is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

UNDECIDED, IN, OUT = 0, 1, 2
"""The labels of an argument (Caminada 2006)."""

Extension = list[int]
"""A set of arguments, ascending."""


class AttackGraph:
    """Who attacks whom.

    `attackers[a]` and `targets[a]` are lists of arguments. They are lists and not packed arrays
    because the engine walks them many times: a list holds its integers as objects, while an array
    makes a new object at every access.
    """

    __slots__ = ("attackers", "targets")

    def __init__(self, attackers: list[list[int]], targets: list[list[int]]) -> None:
        self.attackers = attackers
        self.targets = targets

    @classmethod
    def from_pairs(cls, count: int, pairs: Iterable[tuple[int, int]]) -> AttackGraph:
        """The graph of `count` arguments with these attacks (attacker, target).

        >>> AttackGraph.from_pairs(3, [(0, 1), (1, 2)]).attackers
        [[], [0], [1]]
        """
        attackers: list[list[int]] = [[] for _ in range(count)]
        targets: list[list[int]] = [[] for _ in range(count)]
        for attacker, target in pairs:
            attackers[target].append(attacker)
            targets[attacker].append(target)
        return cls(attackers, targets)

    def __len__(self) -> int:
        return len(self.attackers)

    def restricted(self, kept: Sequence[int]) -> AttackGraph:
        """The part of the graph among some arguments, which are numbered anew in this order.

        >>> AttackGraph.from_pairs(3, [(0, 1), (1, 2)]).restricted([1, 2]).attackers
        [[], [0]]
        """
        # A dictionary and not a list over the whole graph: a large graph falls into very many small
        # parts, and a list for each of them would take quadratic time.
        place = {old: new for new, old in enumerate(kept)}
        return AttackGraph(
            [[place[b] for b in self.attackers[a] if b in place] for a in kept],
            [[place[b] for b in self.targets[a] if b in place] for a in kept],
        )


def labels_of(graph: AttackGraph, members: Iterable[int]) -> bytearray:
    """The labels a conflict-free set gives: its members in, what they attack out, the rest undecided.

    >>> list(labels_of(AttackGraph.from_pairs(3, [(0, 1), (1, 2)]), [0]))
    [1, 2, 0]
    """
    labels = bytearray(len(graph))
    for a in members:
        labels[a] = IN
        for b in graph.targets[a]:
            labels[b] = OUT
    return labels


def is_conflict_free(graph: AttackGraph, members: Sequence[int]) -> bool:
    """Whether no member attacks a member."""
    labels = labels_of(graph, members)
    # Which of two members that are in conflict keeps its label depends on their order, so both are
    # looked at: the one that lost it, and the one that still attacks a member.
    return all(labels[a] == IN for a in members) and not any(
        labels[b] == IN for a in members for b in graph.targets[a]
    )


def is_admissible(graph: AttackGraph, members: Sequence[int]) -> bool:
    """Whether a set is conflict-free and attacks all that attacks it (Dung 1995, definition 6)."""
    labels = labels_of(graph, members)
    return is_conflict_free(graph, members) and all(
        labels[b] == OUT for a in members for b in graph.attackers[a]
    )
