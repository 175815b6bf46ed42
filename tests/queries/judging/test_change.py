"""What would turn a verdict, against trying every set of rebuttals."""

from __future__ import annotations

from itertools import combinations

import pytest

from argmap.graph import to_graph
from argmap.queries.judging.change import change
from argmap.semantics.reduction.reading import SUPPORTS, Reading
from tests.helpers import dense_debate, graph_of
from tests.semantics.reduction.oracle import Oracle
from tests.semantics.reduction.random_maps import random_maps


def smallest_sets(map, claim, reading):
    """Every set of other claims whose rebuttal turns the verdict, without those that hold another."""

    def stands(rebutted):
        supposed = (*reading.supposed, *((c, "out") for c in rebutted))
        oracle = Oracle(map, reading.support, reading.restates, supposed)
        return oracle.grounded()[oracle.same[claim]] == 1

    same = Oracle(map, reading.support, reading.restates).same
    # Of claims that are judged as one, the first stands for all.
    first = {}
    for c in map.claims:
        first.setdefault(same[c], c)
    others = [c for c in first.values() if same[c] != same[claim]]
    now, found = stands([]), []
    for size in range(1, len(others) + 1):
        for chosen in combinations(others, size):
            if not any({*f} <= {*chosen} for f in found) and stands(chosen) != now:
                found.append(chosen)
    return found


@pytest.mark.parametrize("support", SUPPORTS)
def test_every_smallest_set_is_found(support):
    reading = Reading(support)
    for map in random_maps(120, f"change {support}"):
        for claim in map.claims:
            answer = change(to_graph(map), claim, reading, most=99)
            known = smallest_sets(map, claim, reading)
            assert [s.rebut for s in answer.sets] == known, (map, claim)
            assert answer.complete


DEBATE = """
    speakers: {ann: Ann, ben: Ben}
    claims:
      dog: {text: Get a dog., speaker: ann}
      bark: {text: It barks., speaker: ben, rebuts: dog}
      cost: {text: It costs., speaker: ben, rebuts: dog}
      gift: {text: It is a gift., speaker: ann, rebuts: cost}
"""


def test_who_loses_needs_to_answer_what_stands() -> None:
    answer = change(graph_of(DEBATE), "dog")
    assert (answer.label, [(s.rebut, s.label) for s in answer.sets]) == (
        "out",
        [(("bark",), "in")],
    )


def test_who_wins_has_to_keep_its_answers() -> None:
    graph = graph_of(DEBATE.replace("rebuts: dog}", "rebuts: dog, rebutted-by: gift}"))
    answer = change(graph, "dog")
    assert (answer.label, [s.rebut for s in answer.sets]) == ("in", [("gift",)])


def test_where_nothing_was_said_nothing_turns_it() -> None:
    answer = change(graph_of(DEBATE), "gift")
    assert (answer.label, answer.sets, answer.complete) == ("in", [], True)


def test_only_the_first_are_given_if_there_are_many() -> None:
    claims = "\n".join(f"          c{i}: {{text: C., rebuts: [b{i}]}}" for i in range(9))
    rebuttals = "\n".join(f"          b{i}: {{text: B., rebuts: a}}" for i in range(9))
    graph = graph_of(f"""
        claims:
          a: A.
{rebuttals}
{claims}
    """)
    answer = change(graph, "a", most=3)
    assert [len(s.rebut) for s in answer.sets] == [1, 1, 1]
    assert not answer.complete


def test_a_dense_debate_full_of_circles() -> None:
    answer = change(to_graph(dense_debate(60, 3)), "c0", most=2)
    assert answer.label == "undecided"
    assert all(s.label == "in" for s in answer.sets)
