"""The places of nodes and edges in the text of an AIF file, searched for only on demand.

Most files are read without a question about places, and Python's json does not record them.
"""

from __future__ import annotations

import json
import re
from functools import cached_property

_NODE_ID = re.compile(r'"(?:nodeID|id)"\s*:\s*("(?:[^"\\]|\\.)*"|[^\s,}\]]+)')
_EDGE_START = re.compile(r'"(?:fromID|from)"\s*:')

_FEW = 5
"""After this many questions an index of all nodes is worth making."""

Extent = tuple[int, int]


class Places:
    """The offsets of nodes by id, and of edges by their place in the list."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._asked = 0

    def node(self, id: str) -> Extent | None:
        """Where the id of a node stands for the first time."""
        self._asked += 1
        return self._sought(id) if self._asked <= _FEW else self._nodes.get(id)

    def edge(self, place: int) -> Extent | None:
        """Where the edge at a place in the list begins to say what it leads from."""
        return self._edges[place] if place < len(self._edges) else None

    def _sought(self, id: str) -> Extent | None:
        """One node by itself, which is quicker than an index of all."""
        # `id` also occurs before the nodes, in what is around them; -1 would start at the end.
        start = max(0, self.text.find('"nodes"'))
        key = r'"(?:nodeID|id)"\s*:\s*'
        pattern = rf"{key}({re.escape(json.dumps(id))}|{re.escape(id)}(?=[\s,}}]))"
        match = re.compile(pattern).search(self.text, start)
        return match.span(1) if match else None

    @cached_property
    def _nodes(self) -> dict[str, Extent]:
        found: dict[str, Extent] = {}
        for match in _NODE_ID.finditer(self.text, max(0, self.text.find('"nodes"'))):
            found.setdefault(_value(match[1]), match.span(1))
        return found

    @cached_property
    def _edges(self) -> list[Extent]:
        start = max(0, self.text.find('"edges"'))
        return [match.span() for match in _EDGE_START.finditer(self.text, start)]


def _value(literal: str) -> str:
    try:
        return str(json.loads(literal))
    except ValueError:
        return literal
