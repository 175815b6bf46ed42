"""Why an argument has its label: the moves that prove it, and no more than are needed.

An answer to each of its attackers proves that an argument is in. A single attacker that is in proves
that it is out. With grounded semantics the answer is the attacker that came in earliest, so that a
proof never leads back to where it began (Modgil and Caminada, "Proof theories and algorithms for
abstract argumentation frameworks", 2009). With the others the answer is a member of the extension
that is the witness, and members may answer for one another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from argmap.semantics.attacks import IN, OUT, UNDECIDED, AttackGraph, Extension, labels_of
from argmap.semantics.grounded import GroundedLabelling

MOST_STEPS = 3_000_000
"""How many steps to spend on looking for a shorter circle."""


@dataclass(frozen=True, slots=True)
class Move:
    """The proof of the label of one argument."""

    argument: int
    label: int
    attackers: list[int] = field(default_factory=list)
    """All attackers, of an argument that is in; each of them has its own move, if it is answered."""
    by: int | None = None
    """The attacker that stands, of an argument that is out."""
    others: list[int] = field(default_factory=list)
    """The other attackers that stand; they have moves of their own only with `every`."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The moves that prove the label of an argument, in the order they are needed."""

    argument: int
    moves: dict[int, Move]
    """By argument; the first is the one that is proved."""


def grounded_proof(
    graph: AttackGraph, labelling: GroundedLabelling, argument: int, *, every: bool = False
) -> Proof:
    """Why an argument is in, or out, in the grounded labelling; `every` reason why it is out."""
    labels, rounds = labelling

    def answer(standing: list[int]) -> int:
        return min(standing, key=lambda a: (rounds[a], a))

    return _proof(graph, labels, argument, answer, every=every)


def witness_proof(
    graph: AttackGraph, extension: Extension, argument: int, *, every: bool = False
) -> Proof:
    """How an extension defends a member, or defeats an argument; it may leave attackers unanswered.

    Prefers answers that are given already, so that few members are needed.
    """
    labels = labels_of(graph, extension)
    used = {argument}

    def answer(standing: list[int]) -> int:
        chosen = min(standing, key=lambda a: (a not in used, a))
        used.add(chosen)
        return chosen

    return _proof(graph, labels, argument, answer, every=every)


def _proof(
    graph: AttackGraph,
    labels: bytearray,
    argument: int,
    answer: Callable[[list[int]], int],
    *,
    every: bool,
) -> Proof:
    moves: dict[int, Move] = {}
    work = [argument]
    for current in work:
        if current in moves:
            continue
        if labels[current] == IN:
            attackers = list(dict.fromkeys(graph.attackers[current]))
            moves[current] = Move(current, IN, attackers)
            work += [a for a in attackers if labels[a] == OUT]
        elif labels[current] == OUT:
            standing = [a for a in dict.fromkeys(graph.attackers[current]) if labels[a] == IN]
            by = answer(standing)
            others = [a for a in standing if a != by]
            moves[current] = Move(current, OUT, by=by, others=others)
            work += [by, *others] if every else [by]
    return Proof(argument, moves)


@dataclass(frozen=True, slots=True)
class Lasso:
    """A way from an undecided argument back along attacks, into a circle that blocks it."""

    path: list[int]
    """The argument, an undecided attacker of it, an attacker of that, and so on."""
    start: int
    """Where in the path the circle begins: the last of the path is attacked by this one."""

    @property
    def circle(self) -> list[int]:
        """The arguments of the circle, each attacked by the next, the last by the first."""
        return self.path[self.start :]


def blocking_circle(graph: AttackGraph, labels: bytearray, argument: int) -> Lasso:
    """The shortest circle that keeps an argument undecided, counted with the way to it.

    The search for a shorter one ends at a bound on the work. In `0 <- 1 <-> 2`, the way from 0 leads
    to the circle of 1 and 2:

    >>> graph = AttackGraph.from_pairs(3, [(1, 0), (1, 2), (2, 1)])
    >>> blocking_circle(graph, bytearray(3), 0)
    Lasso(path=[0, 1, 2], start=1)
    """
    open_attackers = [
        [b for b in attackers if labels[b] == UNDECIDED] for attackers in graph.attackers
    ]
    way = _Ways(open_attackers, argument)
    best: Lasso | None = None
    left = MOST_STEPS
    for node in way.order:
        room = None if best is None else len(best.path) - 1 - way.distance[node]
        if room is not None and room < 1:
            break
        circle, visited = _circle_through(open_attackers, node, room)
        left -= visited
        if circle is not None:
            path = way.to(node)
            best = Lasso([*path, *circle[1:]], len(path) - 1)
        if best is not None and left < 0:
            break
    assert best is not None, "what is undecided has an undecided attacker"
    return best


class _Ways:
    """The shortest ways from one node along attackers, by breadth."""

    def __init__(self, attackers: list[list[int]], start: int) -> None:
        self.via: dict[int, int] = {}
        self.distance = {start: 0}
        self.order = [start]
        for node in self.order:
            for other in attackers[node]:
                if other not in self.distance:
                    self.distance[other] = self.distance[node] + 1
                    self.via[other] = node
                    self.order.append(other)

    def to(self, node: int) -> list[int]:
        path = [node]
        while path[-1] in self.via:
            path.append(self.via[path[-1]])
        return path[::-1]


def _circle_through(
    attackers: list[list[int]], start: int, room: int | None
) -> tuple[list[int] | None, int]:
    """The shortest circle through a node, of at most `room` nodes, and the work it took to find."""
    via: dict[int, int] = {}
    level, length, visited = [start], 0, 0
    while level and (room is None or length < room):
        length += 1
        following: list[int] = []
        for node in level:
            for other in attackers[node]:
                visited += 1
                if other == start:
                    return _back(via, node, start), visited
                if other not in via:
                    via[other] = node
                    following.append(other)
        level = following
    return None, visited


def _back(via: dict[int, int], node: int, start: int) -> list[int]:
    path = [node]
    while path[-1] != start:
        path.append(via[path[-1]])
    return path[::-1]
