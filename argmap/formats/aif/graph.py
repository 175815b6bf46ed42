"""The nodes and edges of an AIF file, sorted by their purpose.

An S-node (RA, CA, MA) leads from I-nodes to an I-node or to another S-node. A YA says what a locution
(L) or a transition (TA) does: it leads from there to an I-node, an S-node or another locution.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from argmap.formats.aif.texts import text_of
from argmap.formats.core.ids import FreshIds

Raw = dict[str, Any]

STEPS = frozenset({"RA", "CA", "MA"})
"""The types of S-nodes that are relations."""


class AifGraph:
    """The graph of an AIF file, before it is a map. Ids are text; files write one id as text or number."""

    def __init__(self, raw: Raw) -> None:
        self.nodes: dict[str, Raw] = {}
        """By key: the node's id; a second node of the same id has `#2` behind it."""
        self.types: dict[str, str] = {}
        self.claims: list[str] = []
        """The keys of the I-nodes, in file order."""
        self.steps: list[str] = []
        """The keys of the S-nodes that are relations."""
        self.locutions: list[str] = []
        self.unknown: list[str] = []
        """The keys of nodes that maps cannot hold."""
        self.repeated: list[str] = []
        """Ids of further nodes that say the same as the first."""
        self.reused: list[str] = []
        """Ids of further nodes that say something else."""
        self.misshapen = sum(
            not isinstance(raw.get(part), list | None) for part in ("nodes", "edges", "locutions")
        )
        """How many nodes, edges and lists of them are not what they should be."""
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
        self._add_nodes(raw)
        self._add_edges(raw)
        self.persons = _persons(raw)
        """By L: the locution's entry in the file, if it has one."""

    def _add_nodes(self, raw: Raw) -> None:
        lists = {"I": self.claims, "L": self.locutions}
        lists |= dict.fromkeys(STEPS, self.steps)
        # Illocutions and transitions need no list: their edges lead to them.
        lists["YA"] = lists["TA"] = []
        nodes, types, unknown = self.nodes, self.types, self.unknown
        for key, node in keyed_nodes(raw):
            if key is None:
                self.misshapen += 1
            elif key == node.get("nodeID") or not self._is_repeated(key, node):
                type = text_of(node.get("type"))
                nodes[key] = node
                types[key] = type
                lists.get(type, unknown).append(key)

    def _is_repeated(self, key: str, node: Raw) -> bool:
        """Whether a node repeats the first one with its id; notes nodes with odd ids."""
        id = node_id(node)
        if id is None:
            self.misshapen += 1
        elif key != id:
            first = self.nodes.get(id, node)
            if all(first.get(field) == node.get(field) for field in ("type", "text")):
                self.repeated.append(id)
                return True
            self.reused.append(id)
        return False

    def _add_edges(self, raw: Raw) -> None:
        types = self.types
        for place, edge in enumerate(listed(raw, "edges")):
            if not isinstance(edge, dict):
                self.misshapen += 1
                continue
            start, end = edge_ends(edge)
            before, after = types.get(start), types.get(end)
            # YA comes first: it may lead to any node, also to another YA or a locution.
            if before == "YA" and after is not None:
                self.anchored_in[end].append(start)
            elif after == "YA" and before is not None:
                self.anchors[end].append(start)
            elif before == "TA" and after == "L":
                self.next_locutions[start].append(end)
            elif before == "I" and after in STEPS:
                self.premises[end].append(start)
            elif before in STEPS and (after == "I" or after in STEPS):
                self.targets[start].append(end)
            elif before is None or after is None:
                self.dangling.append(place)
            elif before == after == "I":
                self.bare.append(place)


def listed(raw: Raw, key: str) -> list[Any]:
    """A list of the file; empty where it is missing or null."""
    found = raw.get(key)
    return found if isinstance(found, list) else []


def node_id(node: Any) -> str | None:
    """The id of a node as text; None where it has none."""
    id = node.get("nodeID") if isinstance(node, dict) else None
    return id if isinstance(id, str) else _as_text(id)


def edge_ends(edge: Raw) -> tuple[str, str]:
    """The ids of the nodes that an edge leads from and to; empty where it does not say."""
    start, end = edge.get("fromID"), edge.get("toID")
    return (
        start if isinstance(start, str) else _as_text(start) or "",
        end if isinstance(end, str) else _as_text(end) or "",
    )


def _as_text(id: Any) -> str | None:
    return None if id is None or isinstance(id, dict | list) else str(id)


def keyed_nodes(raw: Raw) -> Iterator[tuple[str | None, Any]]:
    """The nodes with their keys, in file order; None is the key of what is no node."""
    fresh = FreshIds("#")
    taken = fresh.taken
    for node in listed(raw, "nodes"):
        if isinstance(node, dict):
            id = node_id(node) or ""
            if id in taken:
                id = fresh.take(id)
            taken.add(id)
            yield id, node
        else:
            yield None, node


def _persons(raw: Raw) -> dict[str, Raw]:
    found: dict[str, Raw] = {}
    for entry in listed(raw, "locutions"):
        id = node_id(entry)
        if id is not None:
            found.setdefault(id, entry)
    return found
