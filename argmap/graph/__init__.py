"""The graph of a map, a NetworkX graph that every question takes, and what is measured on it.

Questions live in `queries`. Nothing here knows of files, the command line or printing.
Importing this package imports NetworkX, so nothing that only reads or writes text does.
"""

from __future__ import annotations

from argmap.graph.argument_graph import ArgumentGraph
from argmap.graph.building import to_graph

__all__ = ["ArgumentGraph", "to_graph"]
