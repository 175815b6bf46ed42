"""Every semantics and question on small graphs, against the definitions."""

import random
from itertools import chain, combinations, product

import pytest

from argmap.semantics.attacks import AttackGraph
from argmap.semantics.registry import NAMES, semantics
from tests.semantics.brute_force import BruteForce


def all_graphs(count):
    pairs = [*product(range(count), repeat=2)]
    some = (combinations(pairs, k) for k in range(len(pairs) + 1))
    return [(count, [*attacks]) for attacks in chain.from_iterable(some)]


def random_graphs(number, seed):
    rng = random.Random(seed)
    for _ in range(number):
        count = rng.randint(4, 8)
        density = rng.choice([0.8, 1.2, 1.7, 2.5, 4])
        attacks = [
            (rng.randrange(count), rng.randrange(count)) for _ in range(int(count * density))
        ]
        yield count, attacks


def agree(name, count, attacks):
    """Compare every answer of a semantics on one graph with the definition."""
    graph = AttackGraph.from_pairs(count, attacks)
    known = BruteForce(count, set(attacks)).extensions(name)
    engine = semantics(name)

    found = [*engine.extensions(graph)]
    assert {frozenset(e) for e in found} == known
    assert len(found) == len(known) == engine.count(graph)
    assert all(e == sorted(e) for e in found)

    some = engine.some_extension(graph)
    assert frozenset(some) in known if known else some is None
    for a in range(count):
        witness = engine.extension_with(graph, a)
        assert (witness is not None) == any(a in e for e in known)
        assert witness is None or (a in witness and frozenset(witness) in known)
        counter = engine.extension_without(graph, a)
        assert (counter is not None) == any(a not in e for e in known)
        assert counter is None or (a not in counter and frozenset(counter) in known)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_every_graph_of_up_to_three_arguments(name, count):
    for graph in all_graphs(count):
        agree(name, *graph)


@pytest.mark.parametrize("name", NAMES)
def test_random_graphs_of_up_to_eight_arguments(name):
    for graph in random_graphs(600, seed=name):
        agree(name, *graph)


@pytest.mark.parametrize("name", ["preferred", "semi-stable", "ideal"])
@pytest.mark.parametrize("smallest", [1, 3])
def test_a_graph_settled_block_by_block(name, smallest, monkeypatch):
    # Only thousands of arguments make more than one block otherwise.
    monkeypatch.setattr("argmap.semantics.preferred.PACK", smallest)
    for graph in random_graphs(600, seed=smallest):
        agree(name, *graph)
