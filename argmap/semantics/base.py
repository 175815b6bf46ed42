"""The questions that every semantics answers."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics.attacks import AttackGraph, Extension


class Semantics:
    """A semantics: which sets of arguments can be accepted together, its extensions.

    A subclass answers for whole graphs. An argument is credulously accepted if it is in some
    extension, sceptically if it is in every one.
    """

    def some_extension(self, graph: AttackGraph) -> Extension | None:
        """An extension; None if there is none, which only happens with stable semantics."""
        raise NotImplementedError

    def extension_with(self, graph: AttackGraph, argument: int) -> Extension | None:
        """An extension that holds the argument, as a witness that it is credulously accepted."""
        raise NotImplementedError

    def extension_without(self, graph: AttackGraph, argument: int) -> Extension | None:
        """An extension that lacks the argument, as a proof that it is not sceptically accepted."""
        raise NotImplementedError

    def extensions(self, graph: AttackGraph) -> Iterator[Extension]:
        """Every extension once, found one by one; take as many as are wanted."""
        raise NotImplementedError

    def count(self, graph: AttackGraph) -> int:
        """The number of extensions."""
        raise NotImplementedError
