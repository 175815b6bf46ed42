"""Semantics under which every graph has exactly one extension."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.base import Semantics


class Unique(Semantics):
    """A semantics with one extension; a subclass says which."""

    def the_extension(self, graph: AttackGraph) -> Extension:
        """The one extension of a graph."""
        raise NotImplementedError

    def some_extension(self, graph: AttackGraph) -> Extension:
        """The one extension."""
        return self.the_extension(graph)

    def extension_with(self, graph: AttackGraph, argument: int) -> Extension | None:
        """The one extension, if it holds the argument."""
        found = self.the_extension(graph)
        return found if argument in found else None

    def extension_without(self, graph: AttackGraph, argument: int) -> Extension | None:
        """The one extension, if it lacks the argument."""
        found = self.the_extension(graph)
        return None if argument in found else found

    def extensions(self, graph: AttackGraph) -> Iterator[Extension]:
        """The one extension."""
        yield self.the_extension(graph)

    def count(self, graph: AttackGraph) -> int:
        """One."""
        return 1
