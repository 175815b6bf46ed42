"""What no brute force reaches: answers that agree with one another, and certificates that hold."""

import random

import pytest

from argmap.semantics.attacks import AttackGraph, is_admissible, is_conflict_free
from argmap.semantics.grounded import grounded
from argmap.semantics.registry import NAMES, semantics


def random_graph(rng, count, density):
    pairs = [(rng.randrange(count), rng.randrange(count)) for _ in range(int(count * density))]
    return AttackGraph.from_pairs(count, pairs)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("few", [1, 2_000])
def test_decisions_agree_with_the_list_of_extensions(name, few, monkeypatch):
    # With one conflict the quick way to a stable extension is nearly always given up.
    monkeypatch.setattr("argmap.semantics.stable._FEW_CONFLICTS", few)
    rng = random.Random(name)
    for _ in range(12):
        graph = random_graph(rng, 24, rng.choice([1.5, 2, 3]))
        engine = semantics(name)
        listed = [*engine.extensions(graph)]
        assert engine.count(graph) == len(listed)
        for a in range(len(graph)):
            with_a, without_a = engine.extension_with(graph, a), engine.extension_without(graph, a)
            assert (with_a is not None) == any(a in e for e in listed)
            assert (without_a is not None) == any(a not in e for e in listed)
            assert with_a is None or with_a in listed
            assert without_a is None or without_a in listed


@pytest.mark.parametrize("name", NAMES)
def test_many_small_pieces(name):
    # 700 duels, with something beside each that attacks itself; only every third duel attacks it.
    pairs = []
    for i in range(0, 2100, 3):
        pairs += [(i, i + 1), (i + 1, i), (i + 2, i + 2)]
        pairs += [(i, i + 2), (i + 1, i + 2)] if i % 9 == 0 else []
    found = semantics(name).some_extension(AttackGraph.from_pairs(2100, pairs))
    if name == "stable":
        assert found is None
    else:
        assert len(found) == (0 if name in ("grounded", "complete", "ideal") else 700)


def test_each_round_of_the_grounded_labelling_rests_on_the_one_before():
    rng = random.Random(3)
    for _ in range(50):
        graph = random_graph(rng, 60, 1.2)
        labels, rounds = grounded(graph)
        for a, label in enumerate(labels):
            attackers = graph.attackers[a]
            if label == 1:
                assert all(labels[b] == 2 and rounds[b] < rounds[a] for b in attackers)
            elif label == 2:
                assert any(labels[b] == 1 and rounds[b] == rounds[a] - 1 for b in attackers)
            else:
                assert rounds[a] == -1
                assert not any(labels[b] == 1 for b in attackers)
                assert any(labels[b] == 0 for b in attackers)


def test_a_long_chain_is_walked_without_recursion():
    count = 100_001
    graph = AttackGraph.from_pairs(count, [(i, i + 1) for i in range(count - 1)])
    assert semantics("preferred").some_extension(graph) == [*range(0, count, 2)]


def test_sets_are_told_apart():
    graph = AttackGraph.from_pairs(4, [(0, 1), (1, 0), (1, 2), (3, 3)])
    assert is_admissible(graph, [0, 2])
    assert is_conflict_free(graph, [2])
    assert not is_admissible(graph, [2])
    assert not is_conflict_free(graph, [0, 1])
    assert not is_conflict_free(graph, [3])
