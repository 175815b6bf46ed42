"""Search for the sets with the largest range; the range of a set is what it holds or attacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension, labels_of
from argmap.semantics.encodings import chosen
from argmap.semantics.pieces import Piecewise
from argmap.semantics.sat import Sat
from argmap.semantics.stable import Stable

Encoding = Callable[[AttackGraph, Sat], None]


class LargestRange:
    """The sets of one kind (admissible, or conflict-free) in a graph with the largest range.

    Variable 2n+a+1 says that argument a is in the range.
    """

    def __init__(self, graph: AttackGraph, encoding: Encoding, eager: bool = False) -> None:
        """With `eager`, try first to have everything in the set, defeated, and in the range."""
        self._graph = graph
        self._first = 2 * len(graph) + 1
        self._last = 3 * len(graph)
        self._sat = Sat()
        encoding(graph, self._sat)
        for a in range(len(graph)):
            self._sat.add([-self._first - a, *encodings.in_range(graph, a)])
        if eager:
            self._sat.prefer(range(1, 3 * len(graph) + 1))

    def some(self, around: Extension) -> Extension:
        """A set with a largest range, no smaller than that of one given."""
        return self._grown(around)

    def with_literal(self, literal: int) -> Extension | None:
        """A set with a largest range in which a literal holds."""
        while (model := self._sat.model([literal])) is not None:
            found = self._grown(chosen(self._graph, model), literal)
            # A set can be largest among those with the literal and still be beaten by one without
            # it. Then a set with the literal may have the larger range too, or nothing within it
            # counts.
            largest = self._grown(found)
            if largest == found:
                return found
            model = self._sat.model([literal, *self._at_least(largest)])
            if model is not None:
                return chosen(self._graph, model)
            self._forbid_range_within(largest)
        return None

    def all(self) -> Iterator[Extension]:
        """Every set with a largest range."""
        while (model := self._sat.model()) is not None:
            found = self._grown(chosen(self._graph, model))
            wanted = self._at_least(found)
            while (model := self._sat.model(wanted)) is not None:
                found = chosen(self._graph, model)
                yield found
                inside = set(found)
                self._sat.add([a + 1 for a in range(len(self._graph)) if a not in inside])
            self._forbid_range_within(found)

    def _grown(self, found: Extension, *literals: int) -> Extension:
        """A set with a largest range among those that cover the range of this one and the literals.

        Each round asks the solver for a set that covers more, until there is none.
        """
        while True:
            # A solver cannot take a clause back. A selector switches this one on for one call only.
            selector = self._new_selector()
            self._sat.add([-selector, *self._beyond(found)])
            model = self._sat.model([selector, *literals, *self._at_least(found)])
            if model is None:
                return found
            found = chosen(self._graph, model)

    def _at_least(self, found: Extension) -> list[int]:
        labels = labels_of(self._graph, found)
        return [self._first + a for a, label in enumerate(labels) if label]

    def _beyond(self, found: Extension) -> list[int]:
        labels = labels_of(self._graph, found)
        return [self._first + a for a, label in enumerate(labels) if not label]

    def _forbid_range_within(self, found: Extension) -> None:
        self._sat.add(self._beyond(found))

    def _new_selector(self) -> int:
        self._last += 1
        return self._last


class ByRange(Piecewise):
    """A semantics that wants the largest range; where a piece has stable extensions, they are it."""

    def search(self, piece: AttackGraph) -> LargestRange:
        """The search of a piece that has no stable extension."""
        raise NotImplementedError

    def start(self, piece: AttackGraph) -> Extension:
        """A set that is quickly found, from which the search for a largest range begins."""
        raise NotImplementedError

    def some_of(self, piece: AttackGraph) -> Extension:
        """A stable extension, or else a set with a largest range."""
        stable = Stable().some_extension(piece)
        return self.search(piece).some(self.start(piece)) if stable is None else stable

    def some_with(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension with the argument, or else a search by range."""
        stable = Stable().extension_with(piece, argument)
        # A stable extension covers the whole piece, so if there is any, no other set is largest.
        if stable is not None or Stable().some_extension(piece) is not None:
            return stable
        return self.search(piece).with_literal(encodings.accepted(argument))

    def some_without(self, piece: AttackGraph, argument: int) -> Extension | None:
        """A stable extension without the argument, or else a search by range."""
        stable = Stable().extension_without(piece, argument)
        if stable is not None or Stable().some_extension(piece) is not None:
            return stable
        return self.search(piece).with_literal(-encodings.accepted(argument))

    def all_of(self, piece: AttackGraph) -> Iterator[Extension]:
        """Every stable extension, or else every set with a largest range."""
        if Stable().some_extension(piece) is not None:
            return Stable().extensions(piece)
        return self.search(piece).all()
