"""The MLP-based semantics (Potyka, "Interpreting neural networks as quantitative argumentation
frameworks", AAAI 2021): an argument is a neuron with a logistic activation.
"""

from __future__ import annotations

from math import exp, log

from argmap.semantics.gradual.base import GradualSemantics, summed


def influence(weight: float, energy: float) -> float:
    """The logistic function of the weight's own logit and the energy; 0 and 1 stay what they are.

    >>> influence(0.5, 0), round(influence(0.5, 1), 6), influence(0, 5), influence(1, -5)
    (0.5, 0.731059, 0.0, 1.0)
    """
    # The logit of 0 and of 1 is infinite, and no finite energy moves it.
    if weight <= 0 or weight >= 1:
        return float(weight)
    return _logistic(log(weight / (1 - weight)) + energy)


def _logistic(x: float) -> float:
    # The exponential of a large positive number is no number, so each half has its own form.
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))


SEMANTICS = GradualSemantics(summed, influence)
