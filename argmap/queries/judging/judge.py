"""Which claims still stand: the verdict on every claim, its strength, and what expectations fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from argmap.model import Label
from argmap.queries.judging.extensions import Accepted, accepted
from argmap.semantics.attacks import IN, OUT
from argmap.semantics.gradual import gradual
from argmap.semantics.gradual.bipolar import strengths
from argmap.semantics.grounded import grounded
from argmap.semantics.reduction.attack_graph import Reduction, reduced
from argmap.semantics.reduction.bipolar import bipolar
from argmap.semantics.reduction.reading import AS_IT_STANDS, Reading
from argmap.semantics.sat import require_solver

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

T = TypeVar("T")

LABELS: dict[int, Label] = {IN: "in", OUT: "out"}
"""The labels of the engine in words; any other is undecided."""


@dataclass(frozen=True, slots=True)
class Judging:
    """How a map is judged."""

    semantics: str = "grounded"
    strength: str = "quadratic-energy"
    reading: Reading = AS_IT_STANDS
    most: int = 20
    """How many extensions are listed."""
    chosen: frozenset[str] = frozenset()
    """The ways that the user chose by name, even if default: `semantics`, `support`, `strength`."""

    def names(self, field: Literal["semantics", "support", "strength"]) -> bool:
        """Whether an answer names a way of judging: where it is not the default, or was chosen."""
        ways = {
            "semantics": self.semantics == "grounded",
            "support": self.reading.support == "ignore",
            "strength": self.strength == "quadratic-energy",
        }
        return field in self.chosen or not ways[field]

    @property
    def has_extensions(self) -> bool:
        """Whether the semantics can have several extensions."""
        return self.semantics not in ("grounded", "ideal")


BY_DEFAULT = Judging()

Search = Callable[..., Any]
"""A way to run a search: it calls a function with its arguments and returns the result."""


def at_once(function: Callable[..., T], *arguments: Any) -> T:
    """Run a search here and now, however long it takes."""
    return function(*arguments)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A claim whose verdict is not what the map expects."""

    claim: str
    expected: Label
    found: Label


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer to "what still stands?"."""

    graph: ArgumentGraph = field(repr=False)
    judging: Judging
    labels: dict[str, Label]
    """By claim, in file order. If there are several extensions: in if in all, out if defeated in all."""
    strengths: dict[str, float]
    """By claim, from 0 to 1."""
    restless: list[str]
    """Claims in cycles that do not converge, so that their strength is only the last one seen."""
    lost_support: list[str]
    """Claims that had supports, all of which have fallen."""
    accepted: Accepted | None
    """What the extensions hold, for a semantics that can have several."""

    @property
    def unmet(self) -> list[Unmet]:
        """The expectations of the map that fail."""
        # They are about the map as it is: without suppositions, and without denials that count.
        if self.judging.reading.supposed or self.judging.reading.denials:
            return []
        return [
            Unmet(claim, expected, self.labels[claim])
            for claim, expected in self.graph.map.expect.items()
            if self.labels[claim] != expected
        ]


def judge(graph: ArgumentGraph, judging: Judging = BY_DEFAULT, search: Search = at_once) -> Judged:
    """The verdict on every claim; linear for grounded semantics, unless supports are deductive.

    Raises `NotJudgedError` if a reduction grows too large or a bounded `search` fails, and
    `NoSolverError` if another semantics is asked for and there is no solver.

    >>> from argmap import loads, to_graph
    >>> judge(to_graph(loads("claims: {a: A., b: {rebuts: a}, c: {rebuts: b}}"))).labels
    {'a': 'in', 'b': 'out', 'c': 'in'}
    """
    is_grounded = judging.semantics == "grounded"
    if not is_grounded:
        require_solver(f"the {judging.semantics} semantics")
    reduction = reduced(graph, judging.reading, guarded=not is_grounded)
    found = None
    if is_grounded:
        by_node = grounded(reduction.graph).labels
    else:
        found, by_node = search(accepted, reduction, judging.semantics, judging.most)
    values, restless = _strengths(reduction, judging.strength)
    return Judged(
        graph,
        judging,
        _in_words(reduction, by_node),
        values,
        restless,
        _without_support(reduction, by_node),
        found if judging.has_extensions else None,
    )


def grounded_labels(graph: ArgumentGraph, reading: Reading = AS_IT_STANDS) -> dict[str, Label]:
    """The grounded label of every claim."""
    reduction = reduced(graph, reading)
    return _in_words(reduction, grounded(reduction.graph).labels)


def _in_words(reduction: Reduction, labels: bytearray) -> dict[str, Label]:
    claims = reduction.claims
    return {
        id: LABELS.get(labels[claims[id]], "undecided") for id in reduction.network.graph.map.claims
    }


def _strengths(reduction: Reduction, name: str) -> tuple[dict[str, float], list[str]]:
    weighted = bipolar(reduction.network, reduction.reading)
    answer = strengths(weighted, gradual(name))
    ids, node = reduction.network.graph.map.claims, reduction.claims
    restless = set(answer.restless)
    return (
        {id: answer.values[node[id]] for id in ids},
        [id for id in ids if node[id] in restless],
    )


def _without_support(reduction: Reduction, labels: bytearray) -> list[str]:
    """The claims that had supports, all of which are out."""
    stands: dict[int, bool] = {}
    for supporter, supported in reduction.network.supports:
        stands[supported] = stands.get(supported, False) or labels[supporter] != OUT
    return [
        id
        for id in reduction.network.graph.map.claims
        if not stands.get(reduction.claims[id], True)
    ]
