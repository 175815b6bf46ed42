"""Verdicts on small maps against the definitions, in every reading and semantics."""

from __future__ import annotations

import random

import pytest

from argmap.graph import to_graph
from argmap.queries.judging.judge import Judging, judge
from argmap.semantics.reduction.attack_graph import reduced
from argmap.semantics.reduction.reading import SUPPORTS, Reading
from tests.semantics.brute_force import BruteForce
from tests.semantics.reduction.oracle import Oracle, words
from tests.semantics.reduction.random_maps import random_maps


def readings(map, seed):
    """Some ways of reading a map: with and without restating, with and without suppositions."""
    chance = random.Random(seed)
    restates = chance.random() < 0.8
    some = chance.sample([*map.claims], chance.choice([0, 0, 1]))
    return restates, tuple((claim, chance.choice(["in", "out"])) for claim in some)


@pytest.mark.parametrize("support", SUPPORTS)
def test_grounded_labels(support):
    for number, map in enumerate(random_maps(4000, f"grounded {support}")):
        restates, supposed = readings(map, number)
        oracle = Oracle(map, support, restates, supposed)
        judging = Judging(reading=Reading(support, restates, supposed))
        assert judge(to_graph(map), judging).labels == words(oracle, oracle.grounded()), map


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable"])
@pytest.mark.parametrize("support", SUPPORTS)
def test_extensions(support, semantics):
    for number, map in enumerate(random_maps(250, f"{semantics} {support}")):
        restates, supposed = readings(map, number)
        known = Oracle(map, support, restates, supposed).extensions(semantics)
        judging = Judging(semantics, reading=Reading(support, restates, supposed), most=999)
        found = judge(to_graph(map), judging).accepted
        assert {frozenset(e) for e in found.extensions} == known, map
        assert (found.count, found.counted) == (len(known), True)
        assert len(found.extensions) == len(known)
        assert {*found.credulous} == {c for e in known for c in e}
        assert {*found.sceptical} == {c for c in map.claims if all(c in e for e in known)}


@pytest.mark.parametrize("semantics", ["semi-stable", "stage", "ideal", "preferred"])
@pytest.mark.parametrize("support", SUPPORTS)
def test_labels_are_those_of_all_extensions_of_the_attack_graph(support, semantics):
    for map in random_maps(300, f"all {semantics} {support}", claims=3, relations=4):
        reading = Reading(support)
        reduction = reduced(to_graph(map), reading, guarded=True)
        if len(reduction.graph) > 9:
            continue
        pairs = {(a, b) for a, bs in enumerate(reduction.graph.targets) for b in bs}
        graph = BruteForce(len(reduction.graph), pairs)
        known = graph.extensions(semantics)
        labels = judge(to_graph(map), Judging(semantics, reading=reading)).labels
        for claim, argument in reduction.claims.items():
            expected = "undecided"
            if known and all(argument in e for e in known):
                expected = "in"
            elif known and all(argument in graph.attacked(e) for e in known):
                expected = "out"
            assert labels[claim] == expected, map


@pytest.mark.parametrize("support", SUPPORTS)
def test_guards_of_circles_change_nothing_in_the_grounded_labelling(support):
    from argmap.semantics.grounded import grounded

    for map in random_maps(500, f"guards {support}"):
        plain = reduced(to_graph(map), Reading(support))
        guarded = reduced(to_graph(map), Reading(support), guarded=True)
        count = len(plain.graph)
        assert guarded.nodes[:count] == plain.nodes
        assert grounded(guarded.graph).labels[:count] == grounded(plain.graph).labels, map
