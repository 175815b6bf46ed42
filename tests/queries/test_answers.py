"""Which objections were answered, and which were not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.answers import answers_to, unanswered
from tests.helpers import debates, dense_debate, graph_of
from tests.strategies import maps
from tests.thoroughness import examples

OBJECTION = "i: I., a: {text: A., rebuts: i}"


def open_in(more: str) -> list[str]:
    """What is unanswered in a map with the issue i, the objection a, and some more claims."""
    return list(unanswered(graph_of(f"claims: {{{OBJECTION}, {more}}}")))


def test_a_rebuttal_that_nothing_meets_is_unanswered() -> None:
    assert open_in("b: B.") == ["a/i"]


@pytest.mark.parametrize(
    ("reply", "left"),
    [
        ("rebuts: a", ["b/a"]),
        ("undercuts: a/i", ["b/a/i"]),
        ("contradicts: a", []),
        ("supports: a", ["a/i"]),
        ("qualifies: a", ["a/i"]),
        ("qualifies: a/i", ["a/i"]),
        ("restates: a", ["a/i"]),
        ("rebuts: i", ["a/i", "b/i"]),
    ],
)
def test_what_answers_an_objection(reply: str, left: list[str]) -> None:
    assert open_in(f"b: {{text: B., {reply}}}") == left


def test_a_contradiction_answers_in_both_directions() -> None:
    graph = graph_of(
        "claims: {i: I., a: {text: A., rebuts: i, contradicts: b}, b: {text: B., rebuts: i}}"
    )
    assert list(unanswered(graph)) == []


def test_an_answer_to_one_of_two_restated_claims_counts_for_both() -> None:
    assert open_in("c: {text: The same., restates: a}, b: {text: B., rebuts: c}") == ["b/c"]


def test_an_answer_to_one_of_two_linked_premises_is_enough() -> None:
    graph = graph_of(
        "claims: {i: {text: I., rebutted-by: [[a, b]]}, a: A., b: B., c: {text: C., rebuts: b}}"
    )
    assert list(unanswered(graph)) == ["c/b"]


def test_a_claim_that_rebuts_itself_does_not_answer_itself() -> None:
    assert list(unanswered(graph_of("claims: {a: {text: A., rebuts: a}}"))) == ["a/a"]


@pytest.mark.parametrize(
    ("claims", "left"),
    [
        # Ben said q first: that it rebuts p, too, is no answer to p. Neither answers the other.
        ("p: {text: P., rebuts: q}, q: {text: Q., rebuts: p}", ["p/q", "q/p"]),
        # Said again in other words it is still the same point.
        ("p: {text: P., rebuts: q}, q: Q., q2: {text: Q!, restates: q, rebuts: p}", ["p/q", "q2/p"]),
        ("p: {text: P., rebuts: q}, p2: {text: P!, restates: p}, q: {text: Q., rebuts: p2}", ["p/q", "q/p2"]),
        ("p: {text: P., rebuts: q}, q: {text: Q., contradicts: p}", ["p/q"]),
        ("p: {text: P., rebuts: q, contradicts: q}, q: Q.", ["p/q"]),
        ("p: {text: P., rebuts: q}, q: {text: Q., undercuts: p/q}", ["p/q", "q/p/q"]),
        # The step that p undercuts does not answer p, wherever it aims.
        ("p: {text: P., undercuts: q/p}, q: {text: Q., rebuts: p}", ["p/q/p", "q/p"]),
        # Whatever is new answers: another claim, or what was there with something new.
        ("p: {text: P., rebuts: q}, q: {text: Q., rebuts: p}, r: {text: R., rebuts: p}", ["q/p", "r/p"]),
        ("p: {text: P., rebuts: q, rebutted-by: [[q, r]]}, q: Q., r: R.", ["q+r/p"]),
        ("p: {text: P., undercuts: q/t}, q: {text: Q., supports: t, rebuts: p}, t: T.", ["q/p"]),
    ],
)  # fmt: skip
def test_what_was_said_before_answers_no_objection_to_it(claims: str, left: list[str]) -> None:
    assert sorted(unanswered(graph_of(f"claims: {{{claims}}}"))) == left


def test_each_answer_is_given_once() -> None:
    graph = graph_of(
        """
        claims:
          i: {text: I., rebutted-by: [[a, b]]}
          a: A.
          b: {text: B., restates: a}
          c: {text: C., rebuts: [a, b]}
        """
    )
    relation = graph.map.relations["a+b/i"]
    assert sorted(r.id for r in answers_to(graph, relation)) == ["c/a", "c/b"]


# -- the definition, word for word ----------------------------------------------------------------


def same_point(map: ArgumentMap, claim: str) -> set[str]:
    """The claim, what it restates or is restated by, and so on."""
    found, before = {claim}, set[str]()
    while found != before:
        before = set(found)
        for r in map.relations.values():
            if r.kind == "restates" and len(r.premises) == 1 and {r.premises[0], r.target} & found:
                found |= {r.premises[0], str(r.target)} & map.claims.keys()
    return found


def is_answered(map: ArgumentMap, id: str) -> bool:
    """Whether something undercuts a relation, or rebuts or contradicts one of its premises.

    What the relation aims at does not count, in whatever words it is made.
    """
    relation = map.relations[id]
    points = {p for premise in relation.premises for p in same_point(map, premise)}
    aimed_at = same_point(map, str(relation.target))
    for answer in map.relations.values():
        if answer.id in (id, relation.target) or not answer.whole:
            continue
        ends = [(set(answer.premises), answer.target)]
        if answer.kind == "contradicts":
            ends += [({str(answer.target)}, premise) for premise in answer.premises]
        for makers, end in ends:
            hit = end == id if answer.kind == "undercuts" else end in points
            if hit and answer.kind in ("rebuts", "undercuts", "contradicts") and makers - aimed_at:
                return True
    return False


@given(debates(max_relations=12))
def test_the_unanswered_are_those_of_the_definition(map: ArgumentMap) -> None:
    expected = [
        r.id
        for r in map.relations.values()
        if r.kind in ("rebuts", "undercuts") and not is_answered(map, r.id)
    ]
    assert list(unanswered(to_graph(map))) == expected


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_can_be_asked(map: ArgumentMap) -> None:
    assert unanswered(to_graph(map)).keys() <= map.relations.keys()


def test_a_dense_map_is_no_obstacle() -> None:
    assert unanswered(to_graph(dense_debate(2000, 20))) is not None
