"""Answer for a whole graph from its independent pieces.

What the grounded labelling decides is decided under every semantics whose extensions are complete,
so only the undecided part needs a search. That part falls into components that no attack joins. An
extension of the whole is the grounded extension with any choice of one extension per component.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.semantics.attacks import IN, OUT, AttackGraph, Extension
from argmap.semantics.base import Semantics
from argmap.semantics.choices import choices
from argmap.semantics.grounded import grounded, members, undecided


class Piece(NamedTuple):
    """A component as a graph of its own; `arguments[i]` is the number of its argument i in the whole."""

    arguments: list[int]
    graph: AttackGraph

    def named(self, extension: Extension) -> Extension:
        """An extension of the piece in the numbers of the whole."""
        return [self.arguments[a] for a in extension]


PACK = 1_000
"""A search joins pieces until they have this many arguments, since starting a solver costs time."""


def components(graph: AttackGraph, among: list[int], smallest: int = 1) -> list[list[int]]:
    """The arguments given, in groups that no attack among them joins; each group ascending.

    Groups are joined until each of them, except the last, has at least the size asked for.

    >>> graph = AttackGraph.from_pairs(5, [(0, 3), (3, 0), (1, 4)])
    >>> components(graph, [0, 1, 2, 3, 4])
    [[0, 3], [1, 4], [2]]
    >>> components(graph, [0, 1, 3, 4], smallest=3)
    [[0, 1, 3, 4]]
    """
    waiting = bytearray(len(graph))
    for a in among:
        waiting[a] = 1
    groups: list[list[int]] = []
    for start in among:
        if not waiting[start]:
            continue
        waiting[start] = 0
        if not groups or len(groups[-1]) >= smallest:
            groups.append([])
        _collect(graph, groups[-1], start, waiting)
    return [sorted(group) for group in groups]


def _collect(graph: AttackGraph, group: list[int], start: int, waiting: bytearray) -> None:
    """Add to a group what is joined to an argument, and is waiting."""
    found = [start]
    # The list grows while it is walked, which is a breadth-first search without a queue.
    for a in found:
        for b in graph.attackers[a]:
            if waiting[b]:
                waiting[b] = 0
                found.append(b)
        for b in graph.targets[a]:
            if waiting[b]:
                waiting[b] = 0
                found.append(b)
    group += found


def pieces_of(graph: AttackGraph, among: list[int], smallest: int = 1) -> list[Piece]:
    """The components of the part of a graph among some arguments, packed together if small."""
    groups = components(graph, among, smallest)
    if len(groups) == 1 and len(groups[0]) == len(graph):
        return [Piece(groups[0], graph)]
    return [Piece(group, graph.restricted(group)) for group in groups]


class Decomposed(NamedTuple):
    """A graph taken apart: what is settled from the start, and the pieces to be searched."""

    labels: bytearray
    pieces: list[Piece]

    def joined(self, parts: list[Extension]) -> Extension:
        """The extension of the whole from one for each piece, in the pieces' own numbers."""
        whole = members(self.labels)
        for piece, part in zip(self.pieces, parts, strict=True):
            whole += piece.named(part)
        return sorted(whole)


def decompose(graph: AttackGraph, smallest: int = 1) -> Decomposed:
    """Take apart what the grounded labelling leaves undecided."""
    labels = grounded(graph).labels
    return Decomposed(labels, pieces_of(graph, undecided(labels), smallest))


class Piecewise(Semantics):
    """A semantics whose extensions are put together from those of the pieces.

    A subclass answers for one piece: a connected graph in which everything is attacked.
    """

    def some_of(self, piece: AttackGraph) -> Extension | None:
        """An extension of a piece."""
        raise NotImplementedError

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """An extension of a piece that holds an argument."""
        raise NotImplementedError

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """An extension of a piece that lacks an argument."""
        raise NotImplementedError

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every extension of a piece, once."""
        raise NotImplementedError

    def count_of(self, piece: AttackGraph) -> int:
        """The number of extensions of a piece."""
        return sum(1 for _ in self.all_of(piece))

    def decompose(self, graph: AttackGraph, smallest: int = 1) -> Decomposed:
        """The pieces of a graph, packed together if small."""
        return decompose(graph, smallest)

    def some_extension(self, graph: AttackGraph) -> Extension | None:
        """One extension of each piece, joined."""
        whole = self.decompose(graph, PACK)
        return self._around(whole, None, [])

    def extension_with(self, graph: AttackGraph, argument: int) -> Extension | None:
        """An extension of the argument's piece that holds it, and one of each other piece."""
        whole = self.decompose(graph, PACK)
        label = whole.labels[argument]
        if label == OUT:
            return None
        if label == IN:
            return self._around(whole, None, [])
        home, place = _home(whole, argument)
        part = self.some_with(home.graph, place)
        return None if part is None else self._around(whole, home, part)

    def extension_without(self, graph: AttackGraph, argument: int) -> Extension | None:
        """An extension of the argument's piece that lacks it, and one of each other piece."""
        whole = self.decompose(graph, PACK)
        label = whole.labels[argument]
        if label == IN:
            return None
        if label == OUT:
            return self._around(whole, None, [])
        home, place = _home(whole, argument)
        part = self.some_without(home.graph, place)
        return None if part is None else self._around(whole, home, part)

    def extensions(self, graph: AttackGraph) -> Iterator[Extension]:
        """Every choice of one extension per piece."""
        # Pieces are not packed here: a packed one would have to find every combination by search
        # that the choices below give for nothing.
        whole = self.decompose(graph)
        for parts in choices([self.all_of(piece.graph) for piece in whole.pieces]):
            yield whole.joined(parts)

    def count(self, graph: AttackGraph) -> int:
        """The product of the numbers of the pieces."""
        product = 1
        for piece in self.decompose(graph).pieces:
            product *= self.count_of(piece.graph)
            # A piece without an extension leaves the whole without one, however many others have.
            if not product:
                break
        return product

    def _around(self, whole: Decomposed, home: Piece | None, part: Extension) -> Extension | None:
        parts: list[Extension] = []
        for piece in whole.pieces:
            found = part if piece is home else self.some_of(piece.graph)
            if found is None:
                return None
            parts.append(found)
        return whole.joined(parts)


def _home(whole: Decomposed, argument: int) -> tuple[Piece, int]:
    """The piece an undecided argument is in, and its number there."""
    for piece in whole.pieces:
        if argument in piece.arguments:
            return piece, piece.arguments.index(argument)
    raise AssertionError("an undecided argument is in one of the pieces")
