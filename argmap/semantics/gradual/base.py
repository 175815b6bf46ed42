"""The parts of a gradual semantics, and the aggregations that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod

Aggregation = Callable[[Sequence[float], Sequence[float]], float]
"""The sum, in some sense, of attackers' and supporters' strengths; negative if attackers prevail."""
Influence = Callable[[float, float], float]
"""The strength that a base weight and an aggregate give. An aggregate of 0 changes nothing."""


@dataclass(frozen=True, slots=True)
class GradualSemantics:
    """An aggregation and an influence.

    Base weights and strengths are numbers from 0 to 1.
    """

    aggregation: Aggregation
    influence: Influence
    default_weight: float = 0.5
    """The base weight of a claim that is given none."""

    def strength(
        self, weight: float, attackers: Sequence[float], supporters: Sequence[float]
    ) -> float:
        """The strength of an argument of a base weight, from the strengths of what bears on it."""
        if not attackers and not supporters:
            return weight
        return self.influence(weight, self.aggregation(attackers, supporters))


def summed(attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """The sum of the supporters less that of the attackers.

    >>> summed([0.5], [0.25, 0.5])
    0.25
    """
    return sum(supporters) - sum(attackers)


def product(attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """The share that the attackers jointly leave, minus the share that the supporters leave.

    >>> product([0.5, 0.5], [])
    -0.75
    """
    return prod(1 - s for s in attackers) - prod(1 - s for s in supporters)
