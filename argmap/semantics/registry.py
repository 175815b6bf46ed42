"""The semantics by name; each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module

from argmap.semantics.base import Semantics

NAMES = {
    "grounded": "Grounded",
    "complete": "Complete",
    "preferred": "Preferred",
    "stable": "Stable",
    "semi-stable": "SemiStable",
    "stage": "Stage",
    "ideal": "Ideal",
}
"""Each semantics, with the class that answers for it in the module of the same name."""


def semantics(name: str) -> Semantics:
    """The semantics of a name.

    >>> from argmap.semantics.attacks import AttackGraph
    >>> duel = AttackGraph.from_pairs(2, [(0, 1), (1, 0)])
    >>> sorted(semantics("stable").extensions(duel)), semantics("complete").count(duel)
    ([[0], [1]], 3)
    """
    module = import_module(f"argmap.semantics.{name.replace('-', '_')}")
    found: Semantics = getattr(module, NAMES[name])()
    return found
