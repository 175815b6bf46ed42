"""The h-categorizer (Besnard and Hunter, "A logic-based theory of deductive arguments", 2001; with
weights: Amgoud, Ben-Naim, Doder and Vesic, IJCAI 2017). It knows attacks only.

Its arguments have no weights of their own, so a claim that is given none has the weight 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.semantics.gradual.base import GradualSemantics


def aggregation(attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """The sum of the attackers, as a negative number; supporters do not count.

    >>> aggregation([0.5, 1], [1])
    -1.5
    """
    return -sum(attackers)


def influence(weight: float, against: float) -> float:
    """The weight, divided by 1 and what is against it.

    >>> influence(1, -1)
    0.5
    """
    return weight / (1 - against)


SEMANTICS = GradualSemantics(aggregation, influence, default_weight=1.0)
