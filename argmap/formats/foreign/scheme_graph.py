"""Graphs in which a relation is a node of its own between claims, as in arguebuf and SADFace.

The edges into a scheme node come from its premises, and the edge out of it leads to its target. A
scheme node that leads to another scheme node is about that step.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.formats.foreign import rules as rules
from argmap.formats.foreign.builder import Builder, Draft
from argmap.formats.foreign.json_nodes import Place
from argmap.formats.foreign.own_data import keepsake, name_in
from argmap.model import MAX_DERIVED_ID, ArgumentMap, Relation, RelationKind, derived_id


@dataclass(slots=True)
class SchemeNode:
    """A node that stands for a relation."""

    kind: RelationKind
    place: Place
    details: dict[str, Any] = field(default_factory=dict)
    """Fields of the relation, by their names in the model; `kind` and `premises` among them win."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between nodes, by what the file calls them."""

    start: str
    end: str
    place: Place


def add_relations(
    builder: Builder,
    atoms: Mapping[str, str],
    schemes: Mapping[str, SchemeNode],
    edges: Sequence[Edge],
) -> None:
    """Tell the builder of the relations that scheme nodes and edges make up.

    The edges `a -> s1`, `b -> s1` and `s1 -> c` make one relation with the premises a and b and the
    target c. With `d -> s2` and `s2 -> s1`, a relation from d aims at it.
    """
    premises: dict[str, list[str]] = defaultdict(list)
    targets: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        missing = [end for end in (edge.start, edge.end) if end not in atoms and end not in schemes]
        if missing:
            builder.dangling(f"an edge leads to {missing[0][:60]!r}, which is no node", edge.place)
        elif edge.start in schemes:
            targets[edge.start].append(edge.end)
        elif edge.end in schemes:
            premises[edge.end].append(atoms[edge.start])
        else:
            message = "an edge joins two claims without saying how; it is read as support"
            builder.report(rules.UnknownRelationKind, message, edge.place)
            builder.relation("supports", [atoms[edge.start]], atoms[edge.end], edge.place)
    drafts: dict[str, Draft] = {}
    pending: list[tuple[Draft, str]] = []
    for name, scheme in schemes.items():
        # A relation has one target here, so a scheme that leads to several becomes several
        # relations.
        for target in dict.fromkeys(targets[name]) or [""]:
            details = dict(scheme.details)
            kind = details.pop("kind", _kind(scheme.kind, target in schemes))
            joined = details.pop("premises", premises[name])
            draft = builder.relation(kind, [], atoms.get(target), scheme.place, **details)
            # Only premises that argmap kept itself repeat on purpose.
            draft.premises = [*dict.fromkeys(joined)] if joined is premises[name] else joined
            drafts.setdefault(name, draft)
            if target in schemes:
                pending.append((draft, target))
    # A scheme may lead to one that comes later in the file, so these wait until all are known.
    for draft, target in pending:
        draft.target = drafts[target]


def _kind(kind: RelationKind, at_step: bool) -> RelationKind:
    """An attack on a step is an undercut."""
    return "undercuts" if kind == "rebuts" and at_step else kind


Ends = tuple[Any, Any]
"""The names of an edge's two nodes in the file."""


def edges_by_ends(
    raw: Any, start: str = "source", end: str = "target"
) -> dict[Ends, tuple[str, dict[str, Any]]]:
    """The id and the data of each edge that a reader kept, by what it joins."""
    found: dict[Ends, tuple[str, dict[str, Any]]] = {}
    for name, data in raw.items() if isinstance(raw, dict) else ():
        if isinstance(data, dict) and all(isinstance(data.get(k), str) for k in (start, end)):
            found.setdefault((data[start], data[end]), (name, data))
    return found


def says_more(name: str, data: dict[str, Any]) -> bool:
    """Whether an edge says more than what it joins and a number that a writer gave it."""
    ends = {"id", "source", "target", "source_id", "target_id"}
    return not re.fullmatch(r"edge-\d+", name) or not data.keys() <= ends


class Layout:
    """The names of a map's claims and relations as nodes, and the edges between them."""

    def __init__(self, map: ArgumentMap, format: str) -> None:
        self.map = map
        self.format = format
        self._taken: set[str] = set()
        self.claims = {c.id: self._unique(name_in(c, format)) for c in map.claims.values()}
        self.relations = {r.id: self._unique(name_in(r, format)) for r in map.relations.values()}

    def _unique(self, name: str) -> str:
        made, number = name, 2
        while made in self._taken:
            made, number = f"{name}-{number}", number + 1
        self._taken.add(made)
        return made

    def edges(self) -> Iterator[tuple[str, str]]:
        """The nodes that each edge joins."""
        for relation in self.map.relations.values():
            node = self.relations[relation.id]
            for premise in dict.fromkeys(relation.premises):
                yield self.claims[premise], node
            if relation.target is not None:
                yield node, self.node(relation.target)

    def node(self, target: str) -> str:
        """The name of a claim or a relation."""
        return self.claims[target] if target in self.claims else self.relations[target]

    def relation_keepsake(
        self, relation: Relation, natural: RelationKind, shown: Sequence[str]
    ) -> dict[str, Any]:
        """The data of a relation that a scheme node and its edges do not say.

        `natural` is the kind its type of node is read as.
        """
        kept = keepsake(relation, {"id", "kind", "premises", "target", *shown}, self.format)
        if relation.kind != _kind(natural, relation.target in self.relations):
            kept["kind"] = relation.kind
        if len(set(relation.premises)) != len(relation.premises):
            kept["premises"] = relation.premises
        id = derived_id(relation.premises, relation.target)
        if relation.id != id or len(id) > MAX_DERIVED_ID:
            kept["id"] = relation.id
        return kept
