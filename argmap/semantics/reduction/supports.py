"""The attacks that supports become, for each way to read them."""

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
    """A supported node needs one of its supporters: each of them attacks a helper that attacks it.

    (Evidential support: Oren and Norman, "Semantics for evidence-based argumentation", 2008.)
    """
    for supporter, supported in network.supports:
        lack = network.add(Node("unsupported", str(network.nodes[supported])))
        yield supporter, lack
        yield lack, supported


def necessary(network: Network) -> Iterator[Attack]:
    """A supported node needs all its supporters: each of them attacks a helper of its own against it.

    (Nouioua and Risch, "Argumentation frameworks with necessities", 2011.)
    """
    for (supporter, supported), relation in network.supports.items():
        loss = network.add(Node("without", relation))
        yield supporter, loss
        yield loss, supported


def deductive(network: Network, attacks: Mapping[Attack, None]) -> dict[Attack, None]:
    """Accepting a supporter means accepting what it supports, so attacks spread along supports.

    Supported attacks: a supporter of an attacker attacks its target. Mediated attacks: an attacker of
    a supported node attacks its supporter. Closed under both, in any order and at any length (Boella,
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
    """A function from a node to itself and all its direct and indirect supporters, nearest first."""
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
