"""DF-QuAD (Rago, Toni, Aurisicchio and Baroni, "Discontinuity-free decision support with
quantitative argumentation debates", KR 2016): attacks and supports are each joined by a product.
"""

from __future__ import annotations

from argmap.semantics.gradual.base import GradualSemantics, product


def influence(weight: float, difference: float) -> float:
    """The weight, moved by the difference, as a share of the way to 1, or to 0 if it is negative.

    >>> influence(0.5, 0.5), influence(0.5, -0.5)
    (0.75, 0.25)
    """
    return weight + ((1 - weight) if difference > 0 else weight) * difference


SEMANTICS = GradualSemantics(product, influence)
