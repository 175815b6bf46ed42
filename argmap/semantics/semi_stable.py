"""Semi-stable semantics: complete extensions with the largest range (Caminada 2006).

The range of a set is what it holds or attacks. If a graph has stable extensions, these are its
semi-stable extensions.
"""

from __future__ import annotations

from argmap.semantics import encodings
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.preferred import grown
from argmap.semantics.ranges import ByRange, LargestRange


class SemiStable(ByRange):
    """Complete extensions with the largest range; an admissible set with a largest range is complete."""

    def search(self, piece: AttackGraph) -> LargestRange:
        """The search among the admissible sets."""
        return LargestRange(piece, encodings.admissible, eager=True)

    def start(self, piece: AttackGraph) -> Extension:
        """A preferred extension: semi-stable ones are preferred, and this is the quick way to one."""
        return grown(piece, [])
