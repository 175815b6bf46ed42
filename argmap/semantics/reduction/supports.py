"""What supports become in an attack graph, by how they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from argmap.semantics.reduction.network import Network, Node
from argmap.semantics.reduction.reading import NotJudgedError

Attack = tuple[int, int]
MOST_ATTACKS = 3_000_000
"""How many attacks may follow from deductive supports."""


def any_of(network: Network) -> Iterator[Attack]:
    """What is supported needs one of its supporters: a node against it that each of them attacks.

    (Evidential support: Oren and Norman, "Semantics for evidence-based argumentation", 2008.)
    """
    for supporter, supported in network.supports:
        lack = network.add(Node("unsupported", str(network.nodes[supported])))
        yield supporter, lack
        yield lack, supported


def necessary(network: Network) -> Iterator[Attack]:
    """What is supported needs each of its supporters: a node against it for each, which that attacks.

    (Nouioua and Risch, "Argumentation frameworks with necessities", 2011.)
    """
    for (supporter, supported), relation in network.supports.items():
        loss = network.add(Node("without", relation))
        yield supporter, loss
        yield loss, supported


def deductive(network: Network, attacks: Mapping[Attack, None]) -> dict[Attack, None]:
    """Whoever accepts a supporter accepts the supported, so that attacks spread along supports.

    Supported attacks: what supports an attacker attacks its target. Mediated attacks: what attacks
    the supported attacks its supporter. Closed under both, in any order and at any length (Boella,
    Gabbay, van der Torre and Villata, "Support in abstract argumentation", 2010; Cayrol and
    Lagasquie-Schiex, 2013). Raises `NotJudgedError` where that comes to too many.
    """
    cone = cones(network)
    closed: dict[Attack, None] = {}
    for attacker, target in attacks:
        for a in cone(attacker):
            for t in cone(target):
                closed[a, t] = None
        if len(closed) > MOST_ATTACKS:
            raise NotJudgedError(
                f"deductive supports make more than {MOST_ATTACKS:,} attacks of this map's; "
                "read supports as necessary, any-of or ignore"
            )
    return closed


def cones(network: Network) -> Callable[[int], list[int]]:
    """What gives a node and all that supports it, directly or through others, the nearest first."""
    below: dict[int, list[int]] = defaultdict(list)
    for supporter, supported in network.supports:
        below[supported].append(supporter)

    @cache
    def cone(node: int) -> list[int]:
        found, order = {node}, [node]
        for reached in order:
            for supporter in below.get(reached, ()):
                if supporter not in found:
                    found.add(supporter)
                    order.append(supporter)
        return order

    return cone
