"""A SAT solver: CaDiCaL through python-sat, reduced to what the engine uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec


class NoSolverError(RuntimeError):
    """There is no SAT solver here; the message says how to get one."""


def require_solver(what: str) -> None:
    """Raise `NoSolverError` if python-sat is not installed; `what` names the thing that needs it."""
    try:
        # Another library is called pysat, too, and has no solvers.
        found = find_spec("pysat.solvers")
    except (ImportError, ValueError):
        found = None
    if found is None:
        raise NoSolverError(
            f"{what} needs a SAT solver: pip install 'argmap[solve]' brings one "
            "(grounded judging needs none)"
        )


class OutOfConflictsError(Exception):
    """A search was given up before it found an answer."""


class Sat:
    """An incremental solver. Literals are non-zero integers, as in DIMACS.

    A model must be read before the next clause is added, or CaDiCaL aborts the whole process; so
    here it is read in the same step.
    """

    __slots__ = ("_solver", "add")

    def __init__(self) -> None:
        from pysat.solvers import Cadical195  # type: ignore[import-untyped]

        self._solver = Cadical195()
        # Without this it first tries whether all variables false will do: a set with no members.
        self._solver.configure({"lucky": 0})
        self.add = self._solver.add_clause
        """Add a clause: a list of literals."""

    def prefer(self, literals: Iterable[int]) -> None:
        """Try these literals before their opposites. Their variables must occur in clauses."""
        self._solver.set_phases(list(literals))

    def model(self, assumptions: Iterable[int] = (), conflicts: int = 0) -> list[int] | None:
        """The literals that are true in a model under assumptions; None if there is no model.

        With a number of conflicts, raises `OutOfConflictsError` after that many.
        """
        if conflicts:
            self._solver.conf_budget(conflicts)
            found = self._solver.solve_limited(list(assumptions))
            if found is None:
                raise OutOfConflictsError
        else:
            found = self._solver.solve(list(assumptions))
        if not found:
            return None
        model: list[int] = self._solver.get_model()
        return model


class Question:
    """One of several ways to ask for a model; its solver is made when it is first asked.

    `decides` says whether "no model" is an answer too, or only the end of this attempt. `turns` is
    after how many turns in a race the attempt is given up (0: never). `share` is how many times
    longer its turns are than those of others.
    """

    def __init__(
        self,
        make: Callable[[], Sat],
        assumptions: Iterable[int] = (),
        decides: bool = True,
        turns: int = 0,
        share: int = 1,
    ) -> None:
        self.decides = decides
        self.turns = turns
        self.share = share
        self._make = make
        self._assumptions = list(assumptions)
        self._sat: Sat | None = None
        self._waiting: list[list[int]] = []

    def add(self, clause: list[int]) -> None:
        """Add a clause, for all times this is asked from now on."""
        if self._sat is None:
            self._waiting.append(clause)
        else:
            self._sat.add(clause)

    def ask(self, conflicts: int) -> list[int] | None:
        """Search on for this many conflicts, or without a limit for 0."""
        if self._sat is None:
            self._sat = self._make()
            for clause in self._waiting:
                self._sat.add(clause)
        return self._sat.model(self._assumptions, conflicts)


FIRST_CONFLICTS = 2_000
"""How long the first turn of each question is; every further one is twice as long."""


def race(questions: list[Question]) -> tuple[Question, list[int] | None]:
    """The question that is answered first, and its model; at least one question must never give up.

    The questions take turns, and each turn allows more conflicts than the one before. A way to
    search that is quick on one graph takes for ever on another, and nothing tells beforehand. Taking
    turns costs a constant factor instead of a day.
    """
    left, conflicts, turn = list(questions), FIRST_CONFLICTS, 1
    while True:
        for question in list(left):
            try:
                model = question.ask(conflicts * question.share if len(left) > 1 else 0)
            except OutOfConflictsError:
                if question.turns == turn:
                    left.remove(question)
                continue
            if model is not None or question.decides:
                return question, model
            left.remove(question)
        conflicts, turn = 2 * conflicts, turn + 1
