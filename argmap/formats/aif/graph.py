"""The nodes and edges of an AIF file, sorted by what they are for.

An S-node (RA, CA, MA) leads from I-nodes to an I-node, or to another S-node. A YA anchors what is
said (L) or a transition (TA) in what it does: it leads to an I-node, an S-node or another locution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from argmap.formats.aif.texts import text_of
from argmap.formats.ids import FreshIds

Raw = dict[str, Any]

STEPS = frozenset({"RA", "CA", "MA"})
"""The types of S-nodes that are relations."""
DIALOGUE = frozenset({"L", "TA", "YA"})


class AifGraph:
    """What an AIF file says, before it is a map. Ids are text, as the same one may be a number."""

    def __init__(self, raw: Raw) -> None:
        self.nodes: dict[str, Raw] = {}
        """By key: the node's id; a second node of the same id has `#2` behind it."""
        self.types: dict[str, str] = {}
        self.repeated: list[str] = []
        """Ids of further nodes that say the same as the first."""
        self.reused: list[str] = []
        """Ids of further nodes that say something else."""
        self.misshapen = 0
        """How many nodes and edges are no objects, or lack an id."""
        self.premises: dict[str, list[str]] = defaultdict(list)
        """By S-node: the I-nodes that lead to it."""
        self.targets: dict[str, list[str]] = defaultdict(list)
        """By S-node: the I-nodes and S-nodes that it leads to."""
        self.anchored_in: dict[str, list[str]] = defaultdict(list)
        """By I-node, S-node or L: the YAs that lead to it."""
        self.anchors: dict[str, list[str]] = defaultdict(list)
        """By YA: the Ls and TAs that lead to it."""
        self.next_locutions: dict[str, list[str]] = defaultdict(list)
        """By TA: the Ls that it leads to."""
        self.bare: list[int] = []
        """Places of edges from claim to claim that pass through no S-node."""
        self.dangling: list[int] = []
        """Places of edges from or to a node that is not there."""
        for part in ("nodes", "edges", "locutions"):
            self.misshapen += not isinstance(raw.get(part), list | None)
        for key, node in keyed_nodes(raw):
            self._add_node(key, node)
        for place, edge in enumerate(listed(raw, "edges")):
            self._add_edge(place, edge)
        self.persons = _persons(raw)
        """By L: the locution's entry in the file, if it has one."""

    def of_type(self, *types: str) -> list[str]:
        """The keys of the nodes of some types, in file order."""
        return [key for key, type in self.types.items() if type in types]

    def _add_node(self, key: str | None, node: Any) -> None:
        id = node_id(node)
        if key is None:
            self.misshapen += 1
            return
        if id is None:
            self.misshapen += 1
        elif key != id:
            first = self.nodes.get(id, node)
            if _same(first, node):
                self.repeated.append(id)
                return
            self.reused.append(id)
        self.nodes[key] = node
        self.types[key] = text_of(node.get("type"))

    def _add_edge(self, place: int, edge: Any) -> None:
        if not isinstance(edge, dict):
            self.misshapen += 1
            return
        start, end = edge_ends(edge)
        before, after = self.types.get(start), self.types.get(end)
        if before is None or after is None:
            self.dangling.append(place)
        elif before in STEPS:
            if after == "I" or after in STEPS:
                self.targets[start].append(end)
        elif before == "I":
            if after in STEPS:
                self.premises[end].append(start)
            elif after == "I":
                self.bare.append(place)
        elif before == "YA":
            self.anchored_in[end].append(start)
        elif after == "YA":
            self.anchors[end].append(start)
        elif before == "TA" and after == "L":
            self.next_locutions[start].append(end)


def listed(raw: Raw, key: str) -> list[Any]:
    """A list of the file; empty where it is missing or null."""
    found = raw.get(key)
    return found if isinstance(found, list) else []


def node_id(node: Any) -> str | None:
    """The id of a node as text; None where it has none."""
    id = node.get("nodeID") if isinstance(node, dict) else None
    return None if id is None or isinstance(id, (dict, list)) else str(id)


def edge_ends(edge: Raw) -> tuple[str, str]:
    """The ids of the nodes that an edge leads from and to."""
    return str(edge.get("fromID")), str(edge.get("toID"))


def keyed_nodes(raw: Raw) -> Iterator[tuple[str | None, Any]]:
    """The nodes with their keys, in file order; None is the key of what is no node."""
    fresh = FreshIds("#")
    for node in listed(raw, "nodes"):
        yield (fresh.take(node_id(node) or "") if isinstance(node, dict) else None), node


def _same(one: Raw, other: Raw) -> bool:
    return all(one.get(key) == other.get(key) for key in ("type", "text"))


def _persons(raw: Raw) -> dict[str, Raw]:
    found: dict[str, Raw] = {}
    for entry in listed(raw, "locutions"):
        id = node_id(entry)
        if id is not None:
            found.setdefault(id, entry)
    return found
