"""`ArgumentGraph`: the NetworkX graph of a map, in the words of the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx

from argmap.model import ATTACKS, ArgumentMap, Claim, Relation

if TYPE_CHECKING:
    # Only the stubs of NetworkX know what its nodes are.
    MultiDiGraph = nx.MultiDiGraph[str]
else:
    MultiDiGraph = nx.MultiDiGraph


class ArgumentGraph(MultiDiGraph):
    """A map as a graph: claims are nodes, relations are edges from premises to targets.

    A claim's node holds the `claim`. A relation is an edge keyed by its id, which holds the
    `relation`, its `kind`, its `sign` (what it does to its target: 1, -1 or 0) and its `length` (1).
    A relation with several premises, or one that something aims at, is a node too, which holds the
    `relation`: its premises lead to the node with sign 1 and length 0, and the node leads to the
    target. So an undercut is an ordinary edge to the node of a relation, the lengths along a path
    count relations, and the product of the signs says what the first claim does to the last.

    Relations without a premise or a target have no edges, and a node only where something aims at
    them. All attributes are the model's own objects. The map is in `graph.graph["map"]`.

    `argmap.to_graph` makes one from a map. The constructor works without arguments, because NetworkX
    calls it that way when it copies. A graph remembers some answers: to change a graph, change a copy.
    """

    # The dictionaries that NetworkX keeps its graphs in; its stubs do not tell of them.
    _node: dict[str, dict[str, Any]]
    _adj: dict[str, dict[str, dict[str, dict[str, Any]]]]
    _pred: dict[str, dict[str, dict[str, dict[str, Any]]]]

    def __init__(self, incoming_graph_data: Any = None, **attributes: Any) -> None:
        super().__init__(incoming_graph_data, **attributes)
        self.graph.setdefault("map", ArgumentMap())

    @property
    def map(self) -> ArgumentMap:
        """The map that the graph is of."""
        map: ArgumentMap = self.graph["map"]
        return map

    def relations_into(self, id: str) -> list[Relation]:
        """The relations that aim at a claim or relation, in file order."""
        neighbours = self._pred.get(id, {})
        # The edges from a relation's own premises to its node do not aim at it.
        found = [
            data["relation"]
            for edges in neighbours.values()
            for data in edges.values()
            if data["length"]
        ]
        if id in self.map.relations:
            # A claim can be a premise of the relation and also aim at it, so that counting the
            # neighbours would not show that two edges come from one of them.
            return sorted(found, key=self._place_of)
        return self._in_file_order(found, neighbours)

    def relations_from(self, claim: str) -> list[Relation]:
        """The relations that a claim is a premise of, in file order."""
        neighbours = self._adj.get(claim, {})
        found = [data["relation"] for edges in neighbours.values() for data in edges.values()]
        return self._in_file_order(found, neighbours)

    def _in_file_order(self, found: list[Relation], neighbours: Collection[str]) -> list[Relation]:
        # NetworkX keeps parallel edges together. Only where there are some is the order lost.
        if len(found) > len(neighbours):
            found.sort(key=self._place_of)
        return found

    def _place_of(self, relation: Relation) -> int:
        return self._places[relation.id]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.map.relations)}

    def is_aimed_at(self, id: str) -> bool:
        """Whether a relation aims at a claim or relation."""
        neighbours = self._pred.get(id, {}).values()
        return any(data["length"] for edges in neighbours for data in edges.values())

    def is_premise(self, claim: str) -> bool:
        """Whether a relation starts from a claim."""
        return bool(self._adj.get(claim))

    def has_own_node(self, relation: Relation) -> bool:
        """Whether a relation is a node: it has linked premises, or something aims at it."""
        return relation.id in self._node

    def objections(self, id: str) -> Sequence[Relation]:
        """The rebuttals, undercuts and contradictions that a claim or relation meets, in file order.

        A contradiction is met at both its ends.
        """
        return self._objections.get(id, ())

    @cached_property
    def _objections(self) -> dict[str, list[Relation]]:
        met: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.whole_relations:
            if relation.kind == "contradicts":
                for end in dict.fromkeys([*relation.premises, relation.target or ""]):
                    met[end].append(relation)
            elif relation.kind in ATTACKS:
                met[relation.target or ""].append(relation)
        return dict(met)

    @cached_property
    def whole_relations(self) -> list[Relation]:
        """The relations that have edges, in file order: those with a premise and a target."""
        return [relation for relation in self.map.relations.values() if relation.whole]

    def across(self, claim: str, kind: str) -> Iterator[tuple[Relation, Sequence[str]]]:
        """The symmetric relations of a kind at a claim, each with the claims at its other end."""
        for relation in self.relations_into(claim):
            if relation.kind == kind:
                yield relation, relation.premises
        for relation in self.relations_from(claim):
            # A relation from a claim to itself stands in both lists.
            if relation.kind == kind and relation.target != claim and relation.target is not None:
                yield relation, (relation.target,)

    def speakers_of(self, relation: Relation) -> list[str]:
        """Who draws a relation: those it names, else the speakers of its premises."""
        return self.map.drawn_by(relation)

    @cached_property
    def spelled_out(self) -> frozenset[str]:
        """The arguments whose steps are relations of the map, so that they add nothing to these.

        Relations that were read from Argdown name their argument under `extra`.
        """
        claims = self.map.claims
        named = {
            own["argument"]
            for relation in self.map.relations.values()
            if isinstance(own := relation.extra.get("argdown"), dict) and "argument" in own
        }
        return frozenset(id for id in named if id in claims and claims[id].kind == "argument")

    @property
    def counted(self) -> list[Claim]:
        """The claims that lists and counts cover: all but arguments that are spelled out."""
        hidden = self.spelled_out
        claims = self.map.claims.values()
        return [c for c in claims if c.id not in hidden] if hidden else list(claims)

    @cached_property
    def restated(self) -> dict[str, list[str]]:
        """By claim that is restated: the claims that make the same point, itself among them.

        If b restates a and c restates b, all three ids give the one list `[a, b, c]`.
        """
        claims = self.map.claims
        pairs = [
            (relation.premises[0], relation.target)
            for relation in self.whole_relations
            # To restate a step is not to make a claim's point, and neither do linked premises.
            if relation.kind == "restates"
            and len(relation.premises) == 1
            and relation.target in claims
        ]
        if not pairs:
            return {}
        points = self.claims_of(nx.connected_components(nx.Graph(pairs)))
        return {claim: point for point in points for claim in point}

    def same_point(self, claim: str) -> Sequence[str]:
        """The claim and those that restate it."""
        return self.restated.get(claim, (claim,))

    def is_same_point(self, one: str, other: str) -> bool:
        """Whether two ids are one claim or relation, or claims that restate each other."""
        if one == other:
            return True
        # Claims that restate each other share one list.
        members = self.restated.get(one)
        return members is not None and members is self.restated.get(other)

    def components(self) -> list[list[str]]:
        """The claims in groups that no relation joins, in file order.

        >>> from argmap import loads, to_graph
        >>> map = loads("claims: {a: A., b: B., c: {text: C., rebuts: a}}")
        >>> to_graph(map).components()
        [['a', 'c'], ['b']]
        """
        return self.claims_of(nx.weakly_connected_components(self))

    def claims_of(self, groups: Iterable[Collection[str]]) -> list[list[str]]:
        """The claims in some disjoint sets of nodes, both sets and claims in file order.

        The order of a set of texts changes from run to run, so no answer may depend on it.
        """
        group_of = {node: number for number, group in enumerate(groups) for node in group}
        found: dict[int, list[str]] = defaultdict(list)
        for id in self.map.claims:
            if id in group_of:
                found[group_of[id]].append(id)
        return list(found.values())

    def of_kinds(self, kinds: Collection[str]) -> nx.DiGraph[str]:
        """The relations of some kinds as a plain directed graph, in file order.

        It holds all claims, and the nodes of relations that these relations need, with their
        `relation`. Edges have a `relation` and a `length`. Of parallel edges the longest is kept, and
        of equally long ones the first.
        """
        steps: nx.DiGraph[str] = nx.DiGraph()
        steps.add_nodes_from(self.map.claims)
        for relation in self.whole_relations:
            if relation.kind in kinds:
                for node in (relation.id, relation.target or ""):
                    if "relation" in self._node.get(node, ()):
                        steps.add_node(node, **self._node[node])
                for start, end, length in self.edges_of(relation):
                    known = steps.get_edge_data(start, end)
                    if known is None or known["length"] < length:
                        steps.add_edge(start, end, relation=relation, length=length)
        return steps

    def edges_of(self, relation: Relation) -> Iterator[tuple[str, str, int]]:
        """Where the edges of a relation begin and end, and how long they are."""
        target = relation.target or ""
        if not self.has_own_node(relation):
            yield relation.premises[0], target, 1
            return
        for premise in relation.premises:
            yield premise, relation.id, 0
        yield relation.id, target, 1
