"""From a network to a bipolar weighted graph, for gradual semantics: supports stay supports."""

from __future__ import annotations

from argmap.semantics.gradual.bipolar import BipolarGraph
from argmap.semantics.reduction.network import Network
from argmap.semantics.reduction.reading import Reading


def bipolar(network: Network, reading: Reading) -> BipolarGraph:
    """The graph of a network, with the weights of its claims, as far as they have any.

    Claims judged as one have the first weight among them. A weight below 0 counts as 0, one above 1
    as 1. What is supposed in has the strength 1, what is supposed out 0. A denial that counts is as
    strong as a claim without a weight: it has no premise that could be weaker.
    """
    denied = _denied(network) if reading.denials else []
    count = len(network.nodes) + len(denied)
    weights: list[float | None] = [None] * count
    for id, claim in network.graph.map.claims.items():
        node = network.claim[id]
        if claim.weight is not None and weights[node] is None:
            weights[node] = min(max(claim.weight, 0.0), 1.0)
    attackers: list[list[int]] = [[] for _ in range(count)]
    for attacker, target in network.attacks:
        attackers[target].append(attacker)
    for denial, target in enumerate(denied, start=len(network.nodes)):
        attackers[target].append(denial)
    supporters: list[list[int]] = [[] for _ in range(count)]
    for supporter, supported in network.supports:
        supporters[supported].append(supporter)
    premises = [network.premises.get(node, ()) for node in range(count)]
    fixed = {network.claim[id]: float(label == "in") for id, label in reading.supposed}
    return BipolarGraph(weights, attackers, supporters, premises, fixed)


def _denied(network: Network) -> list[int]:
    """What each denial is aimed at; whoever denies one point in several wordings denies it once."""
    claims = network.graph.map.claims.values()
    denials = dict.fromkeys((network.claim[c.id], who) for c in claims for who in c.denied_by)
    return [target for target, _ in denials]
