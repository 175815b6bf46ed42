"""A map as trees: every claim stands once, as near to an issue as it can."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import SIGNS, SYMMETRIC_KINDS, Relation
from argmap.queries.stance import issues_of

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph


@dataclass(slots=True)
class Node:
    """The place of a claim in the trees."""

    claim: str
    parent: str | None = None
    """The claim it stands under; None at a root."""
    via: Relation | None = None
    """The relation that put it there; None at a root."""
    beside: bool = False
    """Whether that relation aims at a step which the parent takes, and not at the parent."""
    children: list[str] = field(default_factory=list)
    """What speaks for the claim, then what limits it, then what objects to it or to its step; each
    in file order."""
    size: int = 1
    """How many claims the tree below it has, itself among them."""


@dataclass(frozen=True, slots=True)
class Forest:
    """A map as trees."""

    roots: list[str]
    """The issues in their order, then what bears on nothing, the largest tree first; claims that
    nothing joins to another come last."""
    nodes: dict[str, Node]
    """By claim, in the order in which they were met: what is nearer to an issue comes first."""

    def in_order(self) -> Iterator[Node]:
        """The claims in the order of reading: each before its children, and these in their order."""
        waiting = [*reversed(self.roots)]
        while waiting:
            node = self.nodes[waiting.pop()]
            yield node
            waiting += reversed(node.children)


def forest(
    graph: ArgumentGraph, issue: str | None = None, claims: Collection[str] | None = None
) -> Forest:
    """The trees of a map, or of some of its claims; `issue` is the root that stands first. O(n log n).

    A claim that bears on several others stands under the one nearest to an issue. What undercuts a
    step stands under the claim that takes the step. Claims in a circle have a root among them.

    >>> from argmap import loads, to_graph
    >>> map = loads("claims: {a: A., b: {rebuts: a}, c: {supports: [a, b]}, d: {undercuts: b/a}}")
    >>> [(node.claim, node.parent) for node in forest(to_graph(map)).in_order()]
    [('a', None), ('c', 'a'), ('b', 'a'), ('d', 'b')]
    """
    growing = _Growing(graph, graph.map.claims if claims is None else claims)
    issues = [*([issue] if issue is not None else []), *issues_of(graph)]
    premises = {id for relation in graph.whole_relations for id in relation.premises}
    growing.add(issues)
    growing.add(id for id in graph.map.claims if id not in premises)
    for id in graph.map.claims:
        growing.add([id])
    return _ordered(growing, issues)


class _Growing:
    """Trees while claims are put into them."""

    def __init__(self, graph: ArgumentGraph, claims: Collection[str]) -> None:
        self.graph = graph
        self.claims = claims
        self.roots: list[str] = []
        self.nodes: dict[str, Node] = {}

    def add(self, roots: Iterable[str]) -> None:
        """Put claims at the top, and what hangs on them below them, the nearest first."""
        reached = [id for id in roots if self._put(id)]
        self.roots += reached
        for id in reached:
            for relation, ends in self._met_at(id):
                placed = [end for end in ends if self._put(end, id, relation)]
                reached += placed
                reached += self._objections(relation, (placed or ends)[-1])

    def _put(
        self, id: str, parent: str | None = None, via: Relation | None = None, beside: bool = False
    ) -> bool:
        """Whether a claim has been put under another one now, and not before."""
        if id in self.nodes or id not in self.claims:
            return False
        self.nodes[id] = Node(id, parent, via, beside)
        if parent is not None:
            self.nodes[parent].children.append(id)
        return True

    def _met_at(self, id: str) -> Iterator[tuple[Relation, list[str]]]:
        """What aims at a claim, and the symmetric relations it draws, each with its other end."""
        for relation in self.graph.relations_into(id):
            if self._is_shown(relation):
                yield relation, relation.premises
        for relation in self.graph.relations_from(id):
            target = relation.target
            if relation.kind in SYMMETRIC_KINDS and target in self.claims and target != id:
                assert target is not None
                yield relation, [target]

    def _is_shown(self, relation: Relation) -> bool:
        return all(premise in self.claims for premise in relation.premises)

    def _objections(self, step: Relation, host: str) -> list[str]:
        """Put what aims at a step under the claim that takes it, and what aims at that, too."""
        reached: list[str] = []
        waiting = [(step, host)]
        met = {step.id}
        while waiting:
            aim, at = waiting.pop()
            if at not in self.nodes or not self.graph.has_own_node(aim):
                continue
            for relation in self.graph.relations_into(aim.id):
                if relation.id in met or not self._is_shown(relation):
                    continue
                met.add(relation.id)
                placed = [p for p in relation.premises if self._put(p, at, relation, True)]
                reached += placed
                waiting.append((relation, (placed or relation.premises)[-1]))
        return reached


def _ordered(growing: _Growing, issues: list[str]) -> Forest:
    """The trees with their roots and children in order."""
    nodes = growing.nodes
    # Whatever stands below a claim was met after it, so backwards every size is complete when added.
    for node in reversed(nodes.values()):
        if node.parent is not None:
            nodes[node.parent].size += node.size
    for node in nodes.values():
        node.children.sort(key=lambda id: _turn(nodes[id]))
    first = {id: place for place, id in enumerate(dict.fromkeys(issues))}
    last = len(first)
    roots = sorted(growing.roots, key=lambda id: (first.get(id, last), -nodes[id].size))
    return Forest(roots, nodes)


def _turn(node: Node) -> int:
    """When a claim has its turn among those under the same one."""
    assert node.via is not None
    return 2 if node.beside else -SIGNS[node.via.kind]
