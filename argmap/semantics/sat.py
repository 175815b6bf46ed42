"""A SAT solver, CaDiCaL through python-sat, with only what the engine uses of it."""

from __future__ import annotations

from collections.abc import Iterable


class Sat:
    """An incremental solver. Literals are non-zero integers, as in DIMACS.

    A model must be read before the next clause is added, or CaDiCaL aborts the whole process; so
    here it is read in the same step.
    """

    __slots__ = ("_solver", "add")

    def __init__(self) -> None:
        from pysat.solvers import Cadical195  # type: ignore[import-untyped]

        self._solver = Cadical195()
        self.add = self._solver.add_clause
        """Add a clause: a list of literals."""

    def model(self, assumptions: Iterable[int] = ()) -> list[int] | None:
        """The literals that are true in a model under assumptions; None if there is no model."""
        if not self._solver.solve(list(assumptions)):
            return None
        model: list[int] = self._solver.get_model()
        return model
