"""The extensions of a semantics: how many there are, and which claims are in some or in all.

The engine takes a graph apart into pieces that nothing joins. Here the extensions of each piece are
counted up to a bound. What they leave open is then asked claim by claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from argmap.semantics.attacks import IN, OUT, UNDECIDED, AttackGraph, Extension, labels_of
from argmap.semantics.base import Semantics
from argmap.semantics.choices import choices
from argmap.semantics.pieces import Decomposed, Piece, Piecewise
from argmap.semantics.reduction.attack_graph import Reduction
from argmap.semantics.registry import semantics

MOST_COUNTED = 1_000
"""How many extensions of one piece are counted."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Which claims the extensions hold."""

    count: int
    """How many extensions there are, as sets of claims."""
    counted: bool
    """Whether these are all; else there are more."""
    extensions: list[list[str]]
    """The first of them."""
    credulous: list[str]
    """The claims that are in some extension."""
    sceptical: list[str]
    """The claims that are in every extension; if there is no extension, all claims."""


def accepted(reduction: Reduction, name: str, most: int) -> tuple[Accepted, bytearray]:
    """What the extensions of a semantics hold, and the label each argument has in all of them.

    An argument is in if it is in every extension, and out if every extension defeats it. Otherwise,
    and if there is no extension, it is undecided. Large graphs full of circles can take long.
    """
    search = _Search(reduction, name)
    return search.answer(most), search.labels


class _Search:
    def __init__(self, reduction: Reduction, name: str) -> None:
        self.reduction = reduction
        self.engine = semantics(name)
        count = len(reduction.nodes)
        self.named: list[list[str]] = [[] for _ in range(count)]
        """By argument: the claims it stands for."""
        for id in reduction.network.graph.map.claims:
            self.named[reduction.claims[id]].append(id)
        self.some = bytearray(count)
        """By argument: whether an extension holds it."""
        self.labels = bytearray(count)
        self.count = 1
        self.counted = True
        self.sources: list[list[Extension]] = []
        if isinstance(self.engine, Piecewise):
            self._take_apart(self.engine)
        else:
            only = self.engine.some_extension(reduction.graph) or []
            self.labels = labels_of(reduction.graph, only)
            self.some = bytearray(label == IN for label in self.labels)
            self.sources = [[self._claims_in(only)]]
        if not self.count:
            self.labels, self.some = bytearray(count), bytearray(count)

    def _take_apart(self, engine: Piecewise) -> None:
        whole: Decomposed = engine.decompose(self.reduction.graph)
        self.labels = bytearray(whole.labels)
        self.some = bytearray(label == IN for label in whole.labels)
        self.sources = [[self._claims_in(a for a, label in enumerate(whole.labels) if label == IN)]]
        for piece in whole.pieces:
            self._piece(engine, piece)
            if not self.count:
                return

    def _piece(self, engine: Piecewise, piece: Piece) -> None:
        """Count the extensions of a piece, and find the labels its claims have in all of them."""
        seen = _Seen(piece.graph)
        distinct: dict[tuple[int, ...], None] = {}
        finished = True
        for number, extension in enumerate(engine.all_of(piece.graph)):
            if number == MOST_COUNTED:
                finished = False
                break
            seen.take(extension)
            # Extensions that differ only in helpers are one extension to the user.
            distinct[tuple(self._claims_in(piece.named(extension)))] = None
        self.count *= len(distinct)
        self.counted &= finished
        self.sources.append([list(found) for found in distinct])
        for place, argument in enumerate(piece.arguments):
            if not finished and self.named[argument]:
                self._ask(engine, piece.graph, place, seen)
            self.labels[argument] = seen.label(place)
            self.some[argument] = seen.some[place]

    def _ask(self, engine: Piecewise, graph: AttackGraph, place: int, seen: _Seen) -> None:
        """Settle what the extensions seen so far leave open about an argument."""
        if not seen.some[place]:
            seen.take(engine.some_with(graph, place))
        if seen.always_in[place]:
            seen.take(engine.some_without(graph, place))
        if seen.always_out[place]:
            found = engine.some_without(_watched(graph, place), len(graph))
            seen.take(None if found is None else [a for a in found if a != len(graph)])

    def _claims_in(self, arguments: Iterator[int] | Extension) -> Extension:
        return [a for a in arguments if self.named[a]]

    def answer(self, most: int) -> Accepted:
        """The counts, the first extensions, and the claims that are in some and in all."""
        claims = self.reduction.network.graph.map.claims
        order = {id: i for i, id in enumerate(claims)}
        listed = []
        if self.count:
            for parts in islice(choices([iter(source) for source in self.sources]), most):
                ids = [id for part in parts for a in part for id in self.named[a]]
                listed.append(sorted(ids, key=order.__getitem__))
        node = self.reduction.claims
        return Accepted(
            self.count,
            self.counted,
            listed,
            [id for id in claims if self.some[node[id]]],
            [id for id in claims if not self.count or self.labels[node[id]] == IN],
        )


def is_always_defeated(engine: Semantics, graph: AttackGraph, argument: int) -> bool:
    """Whether every extension defeats an argument."""
    return engine.extension_without(_watched(graph, argument), len(graph)) is None


def _watched(graph: AttackGraph, argument: int) -> AttackGraph:
    """The graph with one more argument, the last one, which is in wherever the given one is out.

    The engine can only be asked for extensions with or without an argument. "Is it always out?"
    becomes "is there an extension without this watcher?".
    """
    targets = [*graph.targets, []]
    targets[argument] = [*graph.targets[argument], len(graph)]
    return AttackGraph([*graph.attackers, [argument]], targets)


class _Seen:
    """The facts about the arguments of a piece that the extensions seen so far show."""

    def __init__(self, graph: AttackGraph) -> None:
        self.graph = graph
        count = len(graph)
        self.some = bytearray(count)
        self.always_in = bytearray([1]) * count
        self.always_out = bytearray([1]) * count

    def take(self, extension: Extension | None) -> None:
        """Look at one more extension, if there is one."""
        if extension is None:
            return
        for argument, label in enumerate(labels_of(self.graph, extension)):
            if label == IN:
                self.some[argument] = 1
            else:
                self.always_in[argument] = 0
            if label != OUT:
                self.always_out[argument] = 0

    def label(self, argument: int) -> int:
        """The label of an argument that is the same in all extensions, or undecided."""
        if self.always_in[argument]:
            return IN
        return OUT if self.always_out[argument] else UNDECIDED
