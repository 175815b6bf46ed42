"""An AIF file in the making: the file that the map came from, and what changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.formats.aif.graph import Raw, edge_ends, keyed_nodes, listed, node_id
from argmap.formats.aif.origins import EXTRA, node_of
from argmap.formats.aif.reading import Reading
from argmap.formats.aif.texts import text_of
from argmap.formats.core.ids import FreshIds
from argmap.model import ArgumentMap, Claim, Relation

PARTS = ("nodes", "edges", "locutions", "participants")


class Draft:
    """The parts of the file that stay, change, go and come."""

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        base = map.extra.get(EXTRA)
        self.base: Raw = base if isinstance(base, dict) else {}
        """The file that the map was read from; empty where there was none."""
        self.old = Reading(self.base)
        self.keys: dict[str, str] = {}
        """By the id of a claim or relation: the key of its node."""
        self.changes: dict[str, Raw] = {}
        """By key of a node of the base: the fields that are no longer the same."""
        self.entry_changes: dict[str, Raw] = {}
        """By key of a locution: the fields of its entry that are no longer the same."""
        self.gone: set[str] = set()
        """Keys of the nodes of the base that are not written."""
        self.cuts: set[tuple[str, str]] = set()
        """Edges of the base that are not written."""
        self.nodes: list[Raw] = []
        self.edges: list[Raw] = []
        self.entries: list[Raw] = []
        self.participants: list[Raw] = []
        self._matched: set[str] = set()
        self._fresh = FreshIds("-", (key for key, _ in keyed_nodes(self.base) if key is not None))
        self._edge_number = _highest_edge(self.base)

    def matched(self, element: Claim | Relation, old: Mapping[str, Any]) -> str | None:
        """The key of the node that an element was read from, if the base has it."""
        # `extra` comes from the user's file too, so nothing about it is taken for granted.
        key = node_of(element)
        if key is None or key not in old or key in self._matched:
            return None
        self._matched.add(key)
        self.keys[element.id] = key
        return key

    def is_matched(self, key: str) -> bool:
        """Whether a claim or relation of the base, by its key, is in the map."""
        return key in self._matched

    def unmatched(self) -> set[str]:
        """The keys of the claims and relations of the base that the map has no longer."""
        return {k for k in (*self.old.claims, *self.old.relations) if k not in self._matched}

    # -- what comes and goes --------------------------------------------------------------------

    def add_node(
        self, id: str, type: str, text: str, scheme: str | None = None, number: str | None = None
    ) -> str:
        """Add a node; return its id, which ends in a number if the wanted one was taken."""
        id = self._fresh.take(id)
        node: Raw = {"nodeID": id, "text": text, "type": type, "timestamp": ""}
        if scheme is not None:
            node["scheme"] = scheme
        if number is not None:
            node["schemeID"] = number
        self.nodes.append(node)
        return id

    def change(self, key: str, fields: Raw) -> None:
        """Other fields for a node, of the base or a new one."""
        if key in self.old.graph.nodes:
            self.changes.setdefault(key, {}).update(fields)
        else:
            next(node for node in reversed(self.nodes) if node["nodeID"] == key).update(fields)

    def add_edge(self, start: str, end: str) -> None:
        """A new edge between two nodes, by their keys."""
        self._edge_number += 1
        ends = {"fromID": self._id_of(start), "toID": self._id_of(end)}
        self.edges.append({"edgeID": str(self._edge_number), **ends, "formEdgeID": None})

    def cut(self, starts: Iterable[str], end: str) -> None:
        """Leave out the edges of the base from some nodes to one."""
        self.cuts.update((start, end) for start in starts)

    def cut_from(self, start: str, ends: Iterable[str]) -> None:
        """Leave out the edges of the base from one node to some."""
        self.cuts.update((start, end) for end in ends)

    def _id_of(self, key: str) -> Any:
        """The id of a node as the base writes it: a number stays a number."""
        node = self.old.graph.nodes.get(key)
        return node["nodeID"] if node is not None and node_id(node) is not None else key

    # -- the file -------------------------------------------------------------------------------

    def raw(self) -> Raw:
        """The file: the base without what is gone, with what changed and what is new."""
        raw = dict(self.base)
        parts = (
            [*self._kept_nodes(), *self.nodes],
            [*self._kept_edges(), *self.edges],
            [*self._kept_entries(), *self.entries],
            [*listed(self.base, "participants"), *self.participants],
        )
        for key, part in zip(PARTS, parts, strict=True):
            # What the base lacks, or has in a shape of its own, stays so as long as nothing is new.
            if part or not self.base or isinstance(raw.get(key), list):
                raw[key] = part
        return raw

    def _kept_nodes(self) -> Iterable[Any]:
        gone = {node_id(self.old.graph.nodes[key]) for key in self.gone} if self.gone else set()
        for key, node in keyed_nodes(self.base):
            if key is None or key not in self.old.graph.nodes:
                # No node at all, or one that says again what another of its id says.
                if key is None or node_id(node) not in gone:
                    yield node
            elif key not in self.gone:
                change = self.changes.get(key)
                yield node if change is None else _changed(node, change)

    def _kept_edges(self) -> Iterable[Any]:
        for edge in listed(self.base, "edges"):
            if isinstance(edge, dict):
                start, end = edge_ends(edge)
                if (start, end) in self.cuts or start in self.gone or end in self.gone:
                    continue
            yield edge

    def _kept_entries(self) -> Iterable[Any]:
        for entry in listed(self.base, "locutions"):
            id = node_id(entry)
            if id not in self.gone:
                change = self.entry_changes.get(id or "")
                yield entry if change is None else _changed(entry, change)


def _changed(part: Raw, change: Raw) -> Raw:
    """A part of the base with some fields changed; what is None now is left out."""
    return {k: v for k, v in {**part, **change}.items() if v is not None or k not in change}


def _highest_edge(base: Raw) -> int:
    # New edges count on from the highest number, so that no two share one. A number of 19 digits or
    # more is taken for a name.
    numbers = (text_of(e.get("edgeID")) for e in listed(base, "edges") if isinstance(e, dict))
    return max((int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 19), default=0)
