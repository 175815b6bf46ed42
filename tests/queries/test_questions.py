"""The critical questions that nothing in a map deals with."""

from __future__ import annotations

from hypothesis import given

from argmap.graph import to_graph
from argmap.queries.gaps import gaps
from argmap.queries.questions import open_questions
from tests.helpers import graph_of
from tests.strategies import maps

DEBATE = """
    speakers: {ann: Ann, ben: Ben}
    claims:
      warming: It gets warmer.
      says-so:
        text: Professor Ada says so.
        speaker: ann
        supports: {claim: warming, scheme: expert opinion}
      chemist:
        text: She is a chemist.
        speaker: ben
        undercuts: {relation: says-so/warming, question: field}
      records: {text: She has measured it., supports: {claim: says-so, question: 6}}
      own-way: {text: It feels so., supports: {claim: warming, scheme: feeling}}
"""


def keys(found) -> list[str]:
    return [q.question.key for q in found]


def test_questions_are_asked_that_nothing_near_the_step_names() -> None:
    # `chemist` raises the field, `records` answers the sixth: evidence.
    found = open_questions(graph_of(DEBATE))
    assert keys(found) == ["expertise", "opinion", "trustworthiness", "consistency"]
    assert {q.relation.id for q in found} == {"says-so/warming"}


def test_only_a_speakers_own_steps_are_asked_about() -> None:
    assert open_questions(graph_of(DEBATE), frozenset({"ben"})) == []
    assert len(open_questions(graph_of(DEBATE), frozenset({"ann"}))) == 4


def test_gaps_ask_them_unless_only_others_are_wanted() -> None:
    graph = graph_of(DEBATE)
    assert len(gaps(graph).questions) == 4
    only = gaps(graph, frozenset({"questions"}))
    assert (only.unanswered, only.unsupported, len(only.questions)) == ([], [], 4)
    assert gaps(graph, frozenset({"islands"})).questions == []


def test_a_map_that_names_no_scheme_is_asked_nothing() -> None:
    assert open_questions(graph_of("claims: {a: A., b: {text: B., supports: a}}")) == []


@given(maps())
def test_no_map_is_too_odd(map) -> None:
    assert len(open_questions(to_graph(map))) <= 6 * len(map.relations)
