"""All about one claim, and an argument in standard form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.show import Inference, show, standard_form
from argmap.render.answers.show import StandardFormView
from argmap.render.terminal.lines import Screen, plain
from tests.helpers import chain_of, debates, graph_of

DEBATE = """
issue: close
speakers: {ada: Ada, ben: Ben}
claims:
  close: {text: Close it., speaker: ada}
  falls: {text: Trade falls., speaker: ben, rebuts: close}
  rose: {text: Trade rose., speaker: ada, rebuts: falls}
  parking: {text: They had parking., speaker: ben, undercuts: rose/falls}
"""


def test_a_claim_is_shown_with_its_stance_and_both_ends() -> None:
    answer = show(graph_of(DEBATE), "falls")
    assert (answer.claim.text, answer.stance, answer.issue) == ("Trade falls.", "against", "close")
    assert [e.relation.id for e in answer.outgoing] == ["falls/close"]
    assert [e.relation.id for e in answer.incoming] == ["rose/falls", "parking/rose/falls"]


def test_each_end_says_who_draws_it_and_what_answers_it() -> None:
    answer = show(graph_of(DEBATE), "falls")
    [out] = answer.outgoing
    assert (out.speakers, out.unanswered) == (("ben",), False)
    assert [r.id for r in out.answers] == ["rose/falls"]
    assert [e.unanswered for e in answer.incoming] == [False, True]


def test_the_stance_can_be_towards_another_issue() -> None:
    assert show(graph_of(DEBATE), "rose", issue="falls").stance == "against"
    assert show(graph_of(DEBATE), "rose").stance == "for"


# -- standard form --------------------------------------------------------------------------------


def steps(text: str, claim: str) -> list[tuple[str, ...]]:
    """The steps of an argument as premises and, last, the conclusion."""
    return [(*s.premises, s.conclusion) for s in standard_form(graph_of(text), claim)]


def test_each_step_stands_after_those_its_premises_rest_on() -> None:
    text = """
    claims:
      d: {text: D., supported-by: [[b, c]]}
      b: {text: B., supported-by: [a]}
      c: {text: C.}
      a: A.
      o: {text: O., rebuts: b}
    """
    assert steps(text, "d") == [("a", "b"), ("b", "c", "d")]


def test_a_shared_premise_is_argued_for_once() -> None:
    text = """
    claims:
      d: {text: D., supported-by: [b, c]}
      b: {text: B., supported-by: [a]}
      c: {text: C., supported-by: [a]}
      a: {text: A., supported-by: [z]}
      z: Z.
    """
    assert steps(text, "d") == [("z", "a"), ("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]


def test_a_claim_that_nothing_supports_has_no_argument() -> None:
    assert steps(DEBATE, "close") == []


def test_a_circle_is_cut_where_it_closes() -> None:
    text = "claims: {a: {text: A., supports: b}, b: {text: B., supports: a}}"
    assert steps(text, "a") == [("a", "b"), ("b", "a")]


def test_a_circle_ends_with_the_claim_it_began_with() -> None:
    graph = graph_of("claims: {a: {text: A., supports: b}, b: {text: B., supports: a}}")
    view = StandardFormView(show(graph, "a"), standard_form(graph, "a"))
    lines = [plain(line) for line in view.lines(Screen())]
    assert lines == [
        " (1)  A.",
        "      a",
        "     ──── from 1",
        " (2)  B.",
        "      b",
        "     ──── from 2",
        " (1)  A.",
        "      a",
    ]


@given(debates(kinds=("supports", "rebuts")), st.data())
def test_premises_are_concluded_before_they_are_used_unless_in_a_circle(
    map: ArgumentMap, data: st.DataObject
) -> None:
    claim = data.draw(st.sampled_from(list(map.claims)))
    found = standard_form(to_graph(map), claim)
    assert len({s.relation.id for s in found}) == len(found)
    assert all(s.conclusion == claim for s in found[-1:])
    for i, step in enumerate(found):
        for premise in step.premises:
            later = [s for s in found[i + 1 :] if s.conclusion == premise]
            assert not later or rests_on(found, premise, step.conclusion)


def rests_on(steps: list[Inference], claim: str, other: str) -> bool:
    """Whether the argument for a claim uses another."""
    found, before = {claim}, set[str]()
    while found != before:
        before = set(found)
        found |= {p for s in steps if s.conclusion in found for p in s.premises}
    return other in found


@pytest.mark.parametrize("claim", ["c0", "c5000"])
def test_five_thousand_steps_need_no_recursion(claim: str) -> None:
    map = chain_of(5000)
    for relation in map.relations.values():
        relation.kind = "supports"
    graph = to_graph(map)
    assert len(standard_form(graph, claim)) == (5000 if claim == "c0" else 0)
    assert show(graph, claim).claim.id == claim
