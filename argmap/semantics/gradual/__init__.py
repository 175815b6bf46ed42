"""Gradual semantics: how strong a claim is, from its own weight and what attacks and supports it.

A gradual semantics is an aggregation (what the strengths of attackers and supporters come to) and an
influence (what that does to a base weight); see Mossakowski and Neuhaus, "Modular semantics and
characteristics for bipolar weighted argumentation graphs", 2018. One semantics, one file.
"""

from __future__ import annotations

from importlib import import_module

from argmap.semantics.gradual.base import GradualSemantics

GRADUAL = ("quadratic-energy", "df-quad", "euler", "mlp", "h-categorizer")
"""The gradual semantics there are; each is `SEMANTICS` of the module of its name."""


def gradual(name: str) -> GradualSemantics:
    """The gradual semantics of a name; raises `KeyError` for any other.

    >>> gradual("df-quad").influence(0.5, -0.2)
    0.4
    """
    if name not in GRADUAL:
        raise KeyError(name)
    module = import_module(f"argmap.semantics.gradual.{name.replace('-', '_')}")
    semantics: GradualSemantics = module.SEMANTICS
    return semantics
