"""The graph of a map and its plain walks.

`to_graph` gives the NetworkX graph for whoever wants to compute on a map. The walks that every
command needs (what bears on what, components, longest paths) are written here on plain dicts and
lists: each is linear in the size of the map, none enumerates paths or cycles, none recurses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.model import SYMMETRIC_KINDS, ArgumentMap, Claim, Relation
from argmap.strong_components import strong_components

if TYPE_CHECKING:
    import networkx as nx

SIGNS = {
    "supports": 1,
    "restates": 1,
    "rebuts": -1,
    "contradicts": -1,
    "undercuts": -1,
    "qualifies": 0,
}
"""What a relation does to its target: +1 for it, -1 against it, 0 neither."""

DIRECTED_KINDS = frozenset(SIGNS) - SYMMETRIC_KINDS


class Links:
    """The relations of a map by what they start from and what they aim at.

    Relations without a premise or a target are left out. Lists are in file order.
    """

    def __init__(self, map: ArgumentMap) -> None:
        self.map = map
        self.into: dict[str, list[Relation]] = defaultdict(list)
        """By the id of a claim or relation: the relations that aim at it."""
        self.out_of: dict[str, list[Relation]] = defaultdict(list)
        """By the id of a claim: the relations it is a premise of."""
        for relation in map.relations.values():
            if relation.target is not None and relation.premises:
                self.into[relation.target].append(relation)
                for premise in dict.fromkeys(relation.premises):
                    self.out_of[premise].append(relation)
        # Reading a missing id must not add it.
        self.into.default_factory = self.out_of.default_factory = None

    def aimed_at(self, id: str) -> Sequence[Relation]:
        """The relations that aim at a claim or relation."""
        return self.into.get(id, ())

    def drawn_from(self, claim: str) -> Sequence[Relation]:
        """The relations that a claim is a premise of."""
        return self.out_of.get(claim, ())

    @cached_property
    def met(self) -> dict[str, list[Relation]]:
        """By the id of a claim or relation: the rebuttals, contradictions and undercuts it meets.

        A contradiction is met at both its ends.
        """
        met: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.map.relations.values():
            if relation.target is None or not relation.premises:
                continue
            if relation.kind == "contradicts":
                for end in dict.fromkeys([*relation.premises, relation.target]):
                    met[end].append(relation)
            elif relation.kind == "rebuts" or relation.kind == "undercuts":
                met[relation.target].append(relation)
        return dict(met)

    def across(self, claim: str, kind: str) -> Iterator[tuple[Relation, Sequence[str]]]:
        """The symmetric relations of a kind at a claim, each with the claims at its other end."""
        for relation in self.aimed_at(claim):
            if relation.kind == kind:
                yield relation, relation.premises
        for relation in self.drawn_from(claim):
            # A relation from a claim to itself stands in both lists.
            if relation.kind == kind and relation.target != claim and relation.target is not None:
                yield relation, (relation.target,)

    def speakers_of(self, relation: Relation) -> list[str]:
        """Who draws a relation: those it names, else the speakers of its premises."""
        return self.map.drawn_by(relation)

    @cached_property
    def spelled_out(self) -> frozenset[str]:
        """The arguments whose steps are relations of the map: they say nothing that these do not.

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
        """The claims that lists and counts are about: all but arguments that are spelled out."""
        hidden = self.spelled_out
        claims = self.map.claims.values()
        return [c for c in claims if c.id not in hidden] if hidden else list(claims)

    @cached_property
    def restated(self) -> dict[str, list[str]]:
        """By claim: the claims that make the same point, itself among them; only where there are."""
        parent: dict[str, str] = {}
        for relation in self.map.relations.values():
            if relation.kind != "restates" or len(relation.premises) != 1:
                continue
            # What restates a step makes no point that a claim makes.
            if relation.target in self.map.claims:
                _join(parent, relation.premises[0], relation.target)
        classes: dict[str, list[str]] = defaultdict(list)
        for claim in parent:
            classes[_root(parent, claim)].append(claim)
        return {claim: members for members in classes.values() for claim in members}

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
        """The claims in groups that no relation joins, in file order."""
        parent = {id: id for id in self.map.claims}
        for relation in self.map.relations.values():
            ends = [*relation.premises, *([relation.target] if relation.target else [])]
            if relation.id in self.into:
                ends.append(relation.id)
            for end in ends[1:]:
                _join(parent, ends[0], end)
        groups: dict[str, list[str]] = defaultdict(list)
        for id in self.map.claims:
            groups[_root(parent, id)].append(id)
        return list(groups.values())


def _root(parent: dict[str, str], id: str) -> str:
    above = parent.setdefault(id, id)
    while above != id:
        # What is passed on the way is set closer to the root.
        parent[id] = id = parent[above]
        above = parent[id]
    return id


def _join(parent: dict[str, str], a: str, b: str) -> None:
    first, second = _root(parent, a), _root(parent, b)
    if first != second:
        parent[second] = first


class Steps:
    """The directed relations of some kinds as arcs between numbered nodes.

    A relation is an arc from its premise to its target, one step long. It is a node of its own where
    it is linked or aimed at: then the step is from that node to the target.
    """

    def __init__(self, links: Links, kinds: Collection[str]) -> None:
        self.links = links
        self.names = list(links.map.claims)
        number = {name: i for i, name in enumerate(self.names)}
        chosen = [
            r
            for r in links.map.relations.values()
            if r.kind in kinds and r.target is not None and r.premises
        ]
        for relation in chosen:
            own_node = (
                [relation.id] if len(relation.premises) > 1 or relation.id in links.into else []
            )
            aimed_at = [relation.target] if relation.target in links.map.relations else []
            for name in own_node + aimed_at:
                # A relation can be met as a target before its own turn comes.
                if name not in number:
                    number[name] = len(self.names)
                    self.names.append(name)
        self.number = number
        self.arcs: list[list[tuple[int, int]]] = [[] for _ in self.names]
        """Per node: the nodes it leads to, with the length (0 or 1) of the step."""
        for relation in chosen:
            own = number.get(relation.id)
            assert relation.target is not None
            end = number[relation.target]
            for premise in relation.premises:
                if own is None:
                    self.arcs[number[premise]].append((end, 1))
                else:
                    self.arcs[number[premise]].append((own, 0))
            if own is not None:
                self.arcs[own].append((end, 1))

    @cached_property
    def components(self) -> list[list[int]]:
        """The strongly connected components, each after those it leads to (Tarjan 1972)."""
        return strong_components([[end for end, _ in arcs] for arcs in self.arcs])

    def cyclic(self) -> list[list[str]]:
        """The components that hold a cycle, as the names of their nodes."""
        return [
            sorted((self.names[n] for n in component), key=self.number.__getitem__)
            for component in self.components
            if self._is_cyclic(component)
        ]

    def _is_cyclic(self, component: list[int]) -> bool:
        first = component[0]
        return len(component) > 1 or any(end == first for end, _ in self.arcs[first])

    def longest(self, root: str | None = None) -> LongestPath:
        """The longest path, or the longest that ends at `root`; a cyclic component counts once."""
        component_of = [0] * len(self.names)
        for i, component in enumerate(self.components):
            for node in component:
                component_of[node] = i
        # From the end of all arcs backwards: the length of the longest path into a component.
        best = [0] * len(self.components)
        via: list[tuple[int, int] | None] = [None] * len(self.components)
        for i in range(len(self.components) - 1, -1, -1):
            for node in self.components[i]:
                for end, length in self.arcs[node]:
                    to = component_of[end]
                    # An arc of length 0 still lengthens what is shown, so a tie takes the first.
                    if to != i and (best[i] + length > best[to] or via[to] is None):
                        best[to] = max(best[i] + length, best[to])
                        via[to] = (node, end)
        if root is not None:
            at = component_of[self.number[root]]
        else:
            # Among equals the one whose end stands first in the file.
            longest = max(best, default=0)
            ends = [c for c in range(len(best)) if best[c] == longest]
            at = min(ends, key=lambda c: min(self.components[c]), default=-1)
        if at < 0:
            return LongestPath(0, [], cyclic=False)
        start = self.number[root] if root is not None else None
        return self._path(at, best[at], via, component_of, start)

    def _path(
        self,
        at: int,
        length: int,
        via: list[tuple[int, int] | None],
        component_of: list[int],
        root: int | None,
    ) -> LongestPath:
        """Follow the best arcs backwards from component `at`."""
        step = via[at]
        nodes = [root if root is not None else step[1] if step else min(self.components[at])]
        cyclic = self._is_cyclic(self.components[at])
        while step is not None:
            # Within a cyclic component the path comes in and goes out at different nodes.
            nodes += step[::-1]
            at = component_of[step[0]]
            cyclic |= self._is_cyclic(self.components[at])
            step = via[at]
        names = [self.names[n] for n in dict.fromkeys(nodes)]
        return LongestPath(length, self._claims(names), cyclic)

    def _claims(self, names: list[str]) -> list[str]:
        """The path as claims: a relation is passed through by one of its premises."""
        relations = self.links.map.relations
        claims: list[str] = []
        for i, name in enumerate(names):
            relation = relations.get(name)
            if relation is None:
                claims.append(name)
            elif i + 1 == len(names) or names[i + 1] not in relation.premises:
                claims += relation.premises[:1]
        return list(dict.fromkeys(claims))


@dataclass(frozen=True, slots=True)
class LongestPath:
    """A longest path: how many relations it follows, and its claims from its end backwards."""

    length: int
    claims: list[str]
    cyclic: bool
    """Whether it passes through a cycle, which counts as one place."""


def to_graph(map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """The map as a NetworkX graph.

    Claims are nodes (`type="claim"`, with `text`, `speakers`, `kind`, `implicit`). A relation is an
    edge from its premise to its target, keyed by its id, with `kind`, `sign` (+1, -1 or 0),
    `relation` (its id) and `speakers`. Where it has linked premises, or is itself a target, it is a
    node of its own (`type="relation"`): its premises lead to it with sign +1, and it leads to the
    target with its sign. So the product of the signs along a path is what its first claim does to
    its last. Symmetric kinds have one edge and `symmetric=True`. Relations without a premise or a
    target have no edges, and are nodes only where something aims at them.
    """
    import networkx as nx

    links = Links(map)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=map.title, issues=list(map.issues))
    for claim in map.claims.values():
        graph.add_node(
            claim.id,
            type="claim",
            text=claim.text,
            speakers=claim.speakers,
            kind=claim.kind,
            implicit=claim.implicit,
        )
    for relation in map.relations.values():
        if relation.id in links.into or (relation.whole and len(relation.premises) > 1):
            graph.add_node(relation.id, type="relation", kind=relation.kind, scheme=relation.scheme)
    for relation in map.relations.values():
        if relation.whole:
            _add_edges(graph, links, relation)
    return graph


def _add_edges(graph: nx.MultiDiGraph[str], links: Links, relation: Relation) -> None:
    known: dict[str, Any] = {
        "kind": relation.kind,
        "relation": relation.id,
        "speakers": links.speakers_of(relation),
        "scheme": relation.scheme,
        "symmetric": relation.kind in SYMMETRIC_KINDS,
    }
    sign = SIGNS[relation.kind]
    target = relation.target or ""
    if relation.id in graph:
        for premise in relation.premises:
            graph.add_edge(premise, relation.id, key=relation.id, sign=1, role="premise", **known)
        graph.add_edge(relation.id, target, key=relation.id, sign=sign, role="conclusion", **known)
    else:
        premise = relation.premises[0]
        graph.add_edge(premise, target, key=relation.id, sign=sign, role=None, **known)
