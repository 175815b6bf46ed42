"""Keeping supports that go in a circle from holding themselves up.

Under the readings by which a claim needs support, two claims that support each other would be an
admissible set without any evidence. The grounded labelling never accepts them, because it begins at
what nothing attacks. For the other semantics a circle gets guards: nodes that attack themselves, so
that they are never in, and what they attack is not in unless something attacks them. A guard is
silenced by a helper that is in where its node is founded on evidence, and where its node is out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container

from argmap.semantics.components import strong_components
from argmap.semantics.reduction.network import Network, Node, NodeKind
from argmap.semantics.reduction.reading import NotJudgedError, Support

Attack = tuple[int, int]
MOST_HELPERS = 400_000
"""How many helpers and attacks one circle of support may come to."""


def guard_circles(
    network: Network, support: Support, supposed: Container[int] = ()
) -> list[Attack]:
    """The attacks that keep circles of support from standing without evidence.

    A supposed claim needs no evidence.
    """
    supporters: dict[int, list[int]] = defaultdict(list)
    for supporter, supported in network.supports:
        if supported not in supposed:
            supporters[supported].append(supporter)
    circles = _circles(network, supporters)
    if support == "necessary":
        # Each of a circle needs the others, so that none can ever be reached from evidence.
        return [(node, node) for circle in circles for node in circle]
    return [
        attack for circle in circles for attack in _Circle(network, supporters, circle).guards()
    ]


def _circles(network: Network, supporters: dict[int, list[int]]) -> list[list[int]]:
    """Groups of nodes each of which rests on the others."""
    leads: list[list[int]] = [[] for _ in network.nodes]
    for bearers in (supporters, network.premises):
        for node, borne_by in bearers.items():
            for bearer in borne_by:
                leads[bearer].append(node)
    found = strong_components(leads)
    return sorted(sorted(c) for c in found if len(c) > 1 or c[0] in leads[c[0]])


class _Circle:
    """A circle in which a node stands only if it is founded on evidence.

    A node is founded within one step if something outside the circle supports it, and within k + 1
    if something does that stands and is founded within k. In a circle of n nodes, n steps are enough.
    Whether the node itself stands does not count, or it would have to stand before it could.
    """

    def __init__(
        self, network: Network, supporters: dict[int, list[int]], nodes: list[int]
    ) -> None:
        self.network = network
        self.supporters = supporters
        self.nodes = nodes
        self.inside = frozenset(nodes)
        self.attacks: list[Attack] = []
        if len(nodes) * sum(1 + len(supporters.get(n, ())) for n in nodes) > MOST_HELPERS:
            raise NotJudgedError(
                f"{len(nodes):,} claims and steps support one another in a circle, too many for "
                "any-of supports under this semantics; --semantics grounded takes any number"
            )

    def guards(self) -> list[Attack]:
        """The attacks of the guards, and of the helpers that silence them."""
        founded: dict[int, int] = {}
        last = len(self.nodes)
        for level in range(1, last + 1):
            before, founded = founded, {}
            for node in self.nodes:
                helper = self._founded(node, level, before)
                if helper is not None:
                    founded[node] = helper
                    if level < last:
                        self.attacks.append((self._opposed("not", node, node), helper))
        for node in self.nodes:
            guard = self._helper("circle", node)
            self.attacks += [(guard, guard), (guard, node)]
            self.attacks.append((self._opposed("not", node, node), guard))
            if node in founded:
                self.attacks.append((founded[node], guard))
        return self.attacks

    def _founded(self, node: int, level: int, before: dict[int, int]) -> int | None:
        """A helper that is in where a node is founded within so many steps, if it ever can be."""
        supporters = self.supporters.get(node, ())
        backing = [before[s] if s in self.inside else s for s in supporters if self._can(s, before)]
        carrying = [p for p in self.network.premises.get(node, ()) if p in self.inside]
        if (supporters and not backing) or not all(p in before for p in carrying):
            return None
        founded = self._helper("founded", node, level)
        against = [self._opposed("unfounded", before[p], p, level) for p in carrying]
        if supporters:
            lack = self._helper("unsupported", node, level)
            self.attacks += [(helper, lack) for helper in backing]
            against.append(lack)
        self.attacks += [(helper, founded) for helper in against]
        return founded

    def _can(self, supporter: int, before: dict[int, int]) -> bool:
        return supporter not in self.inside or supporter in before

    def _opposed(self, kind: NodeKind, to: int, about: int, level: int = 0) -> int:
        """A helper that is in where another node is out."""
        helper = self._helper(kind, about, level)
        self.attacks.append((to, helper))
        return helper

    def _helper(self, kind: NodeKind, about: int, level: int = 0) -> int:
        return self.network.add(Node(kind, str(self.network.nodes[about]), level))
