"""The Euler-based semantics (Amgoud and Ben-Naim, "Weighted bipolar argumentation graphs: axioms
and semantics", IJCAI 2018, first ECSQARU 2017): an attack costs less than a support gains.
"""

from __future__ import annotations

from math import exp

from argmap.semantics.gradual.base import GradualSemantics, summed

_MOST = 700.0
"""A larger energy makes no difference, and its exponential would overflow."""


def influence(weight: float, energy: float) -> float:
    """1 - (1 - w²) / (1 + w e^energy); it never falls below w².

    >>> influence(0.5, 0), influence(0.5, -1000), influence(0.5, 1000)
    (0.5, 0.25, 1.0)
    """
    return 1 - (1 - weight * weight) / (1 + weight * exp(min(energy, _MOST)))


SEMANTICS = GradualSemantics(summed, influence)
