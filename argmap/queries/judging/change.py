"""What would turn a verdict: the smallest sets of claims to rebut.

A claim that is convincingly rebutted is out, whatever speaks for it. Which claims to rebut is a
MaxSAT problem. Its hard clauses say what the grounded labelling is once some claims are rebutted, and
that the verdict has turned. Its soft clauses say of each claim that it is not rebutted. RC2
(Ignatiev, Morgado and Marques-Silva, "RC2: an efficient MaxSAT solver", 2019) finds the smallest
sets first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from argmap.model import Label
from argmap.queries.judging.judge import LABELS, Search, at_once, grounded_labels
from argmap.semantics.admissible import ancestors
from argmap.semantics.attacks import IN, AttackGraph
from argmap.semantics.components import strong_components
from argmap.semantics.grounded import grounded
from argmap.semantics.reduction.attack_graph import Reduction, reduced
from argmap.semantics.reduction.reading import AS_IT_STANDS, NotJudgedError, Reading
from argmap.semantics.reduction.supports import cones
from argmap.semantics.sat import require_solver

if TYPE_CHECKING:
    from pysat.examples.rc2 import RC2  # type: ignore[import-untyped]

    from argmap.graph import ArgumentGraph

MOST_CLAUSES = 4_000_000
"""How many clauses the problem may have."""


@dataclass(frozen=True, slots=True)
class Rebuttals:
    """Claims whose rebuttal would turn a verdict, and the label that the claim would have then."""

    rebut: tuple[str, ...]
    label: Label


@dataclass(frozen=True, slots=True)
class Change:
    """The answer to "what would turn the verdict on this claim?"."""

    graph: ArgumentGraph = field(repr=False)
    reading: Reading
    claim: str
    label: Label
    sets: list[Rebuttals]
    """By size, then in file order. No set contains another one, and none the claim itself."""
    complete: bool
    """Whether these are all the sets there are."""


def change(
    graph: ArgumentGraph,
    claim: str,
    reading: Reading = AS_IT_STANDS,
    most: int = 5,
    search: Search = at_once,
) -> Change:
    """The smallest sets of claims whose rebuttal would turn the grounded verdict on a claim.

    A claim that is in would no longer be in; one that is out or undecided would be in. Raises
    `NotJudgedError` if the problem is too large or a bounded `search` fails, and `NoSolverError` if
    there is no solver.
    """
    require_solver("what would turn a verdict")
    reduction = reduced(graph, reading)
    argument = reduction.claims[claim]
    label = grounded(reduction.graph).labels[argument]
    found, complete = search(_smallest_sets, reduction, argument, label == IN, most)
    sets = [_with_label(graph, claim, reading, rebut) for rebut in found]
    return Change(graph, reading, claim, LABELS.get(label, "undecided"), sets, complete)


def _smallest_sets(
    reduction: Reduction, argument: int, stands: bool, most: int
) -> tuple[list[list[str]], bool]:
    """The first sets of claims to rebut, and whether there are no more."""
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF  # type: ignore[import-untyped]

    problem = _Problem(reduction, argument, stands=stands)
    formula = WCNF()
    formula.extend(problem.clauses)
    for variable in problem.rebuttable.values():
        formula.append([-variable], weight=1)
    if not problem.rebuttable:
        return [], True
    with RC2(formula) as solver:
        found = list(islice(_smallest_first(solver, problem), most + 1))
    complete = len(found) <= most
    found = sorted(found[:most], key=lambda rebutted: (len(rebutted), rebutted))
    return [[problem.name(a) for a in rebutted] for rebutted in found], complete


def _with_label(graph: ArgumentGraph, claim: str, reading: Reading, rebut: list[str]) -> Rebuttals:
    supposed = (*reading.supposed, *((id, "out") for id in rebut))
    after = grounded_labels(graph, replace(reading, supposed=supposed))
    return Rebuttals(tuple(rebut), after[claim])


class _Problem:
    """The clauses, over the arguments that can reach the claim, numbered anew from 0."""

    def __init__(self, reduction: Reduction, argument: int, *, stands: bool) -> None:
        self.reduction = reduction
        self.kept = ancestors(reduction.graph, argument)
        self.graph: AttackGraph = reduction.graph.restricted(self.kept)
        self.count = len(self.kept)
        self.top = 2 * self.count
        self.clauses: list[list[int]] = []
        self.rebuttable: dict[int, int] = {}
        """By argument of the reduction: the variable that says it is rebutted."""
        self.struck: list[list[int]] = [[] for _ in self.kept]
        """By argument: the variables of the rebuttals that would make it fall."""
        self._rebut(argument)
        self._label()
        self._found_in_components()
        goal = self.kept.index(argument)
        self.clauses.append([-self._in(goal)] if stands else [self._in(goal)])

    def name(self, argument: int) -> str:
        """The claim that an argument of the reduction is."""
        return self.reduction.nodes[argument].of

    def _rebut(self, goal: int) -> None:
        """Make every other claim rebuttable whose rebuttal would defeat something that matters here."""
        reduction, place = self.reduction, {old: new for new, old in enumerate(self.kept)}
        spared = {reduction.claims[id] for id, _ in reduction.reading.supposed} | {goal}
        # Deductively, a rebuttal takes what supports its target with it.
        deductive = reduction.reading.support == "deductive"
        cone = cones(reduction.network) if deductive else lambda node: [node]
        fixed = {reduction.claims[id] for id, label in reduction.reading.supposed if label == "in"}
        for argument in dict.fromkeys(reduction.claims.values()):
            struck = [place[a] for a in cone(argument) if a in place and a not in fixed]
            if struck and argument not in spared:
                self.rebuttable[argument] = self._variable()
                for a in struck:
                    self.struck[a].append(self.rebuttable[argument])

    def _in(self, place: int) -> int:
        return place + 1

    def _out(self, place: int) -> int:
        return self.count + place + 1

    def _variable(self) -> int:
        self.top += 1
        if len(self.clauses) > MOST_CLAUSES:
            raise NotJudgedError(
                "too much bears on this claim, round in circles, to say what would turn it"
            )
        return self.top

    def _label(self) -> None:
        """Each argument is in if all its attackers are out, out if one is in or it is rebutted."""
        for place, attackers in enumerate(self.graph.attackers):
            inside, outside = self._in(place), self._out(place)
            here = self.struck[place]
            self.clauses.append([-inside, -outside])
            self.clauses.append([inside, *here, *(-self._out(a) for a in attackers)])
            self.clauses.append([-outside, *here, *(self._in(a) for a in attackers)])
            for a in attackers:
                self.clauses += [[-inside, self._out(a)], [outside, -self._in(a)]]
            for variable in here:
                self.clauses += [[-variable, outside], [-variable, -inside]]

    def _found_in_components(self) -> None:
        """Labels in a cycle must not justify one another in a circle.

        So each argument of a component has a rank. One that is in ranks above all its attackers, and
        one that is out above an attacker that is in. Then only the grounded labelling is left: for
        two claims that attack each other, "0 in, 1 out" would need 0 to rank above 1 and 1 above 0.
        """
        for component in strong_components(self.graph.targets):
            if len(component) == 1:
                continue
            inside = frozenset(component)
            bits = (len(component) - 1).bit_length()
            ranks = {a: [self._variable() for _ in range(bits)] for a in component}
            for a in component:
                rivals = list(dict.fromkeys(self.graph.attackers[a]))
                reasons = [self._in(b) for b in rivals if b not in inside]
                reasons += self.struck[a]
                for b in rivals:
                    if b in inside:
                        lower = self._is_lower(ranks[b], ranks[a])
                        self.clauses.append([-self._in(a), lower])
                        reason = self._variable()
                        self.clauses += [[-reason, lower], [-reason, self._in(b)]]
                        reasons.append(reason)
                self.clauses.append([-self._out(a), *reasons])

    def _is_lower(self, first: list[int], second: list[int]) -> int:
        """A variable that implies that a binary number (lowest bit first) is below another."""
        below: int | None = None
        for x, y in zip(first, second, strict=True):
            now = self._variable()
            # At this bit it is below, or it is equal and was below at the bits before.
            self.clauses += [[-now, -x, y]]
            if below is None:
                self.clauses += [[-now, -x], [-now, y]]
            else:
                self.clauses += [[-now, -x, below], [-now, y, below]]
            below = now
        assert below is not None
        return below


def _smallest_first(solver: RC2, problem: _Problem) -> Iterator[list[int]]:
    """The sets of arguments to rebut, without sets that contain an earlier one."""
    while (model := solver.compute()) is not None:
        true = frozenset(v for v in model if v > 0)
        rebutted = [a for a, variable in problem.rebuttable.items() if variable in true]
        yield rebutted
        solver.add_clause([-problem.rebuttable[a] for a in rebutted])
