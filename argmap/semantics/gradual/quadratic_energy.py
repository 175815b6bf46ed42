"""The quadratic energy model (Potyka, "Continuous dynamical systems for weighted bipolar
argumentation", KR 2018): supports and attacks are summed, and move the weight towards 1 or 0.
"""

from __future__ import annotations

from argmap.semantics.gradual.base import GradualSemantics, summed


def influence(weight: float, energy: float) -> float:
    """The weight, moved by energy² / (1 + energy²) of the way to 1, or to 0 if it is negative.

    >>> influence(0.5, 1), influence(0.5, -1)
    (0.75, 0.25)
    """
    impact = energy * energy / (1 + energy * energy)
    return weight + (1 - weight) * impact if energy > 0 else weight - weight * impact


SEMANTICS = GradualSemantics(summed, influence)
