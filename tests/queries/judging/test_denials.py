"""A bare denial changes no verdict and no strength, unless it is asked to count as an objection."""

from __future__ import annotations

import json

import pytest

import argmap
from argmap.graph import ArgumentGraph, to_graph
from argmap.queries.judging.change import change
from argmap.queries.judging.judge import Judging, judge
from argmap.queries.judging.why import why
from argmap.render.answers.why import WhyView
from argmap.semantics.gradual import GRADUAL
from argmap.semantics.reduction.reading import Reading
from tests.helpers import invoke


def graph(claims: str) -> ArgumentGraph:
    return to_graph(argmap.loads(f"issue: a\nspeakers: {{ada: Ada, ben: Ben}}\nclaims:\n{claims}"))


GRAPH = graph(
    "  a: {text: A., speaker: ada}\n  b: {text: B., speaker: ben, rebuts: a, denied-by: ada}\n"
    "expect: {a: out}\n"
)
DENYING = Judging("grounded", reading=Reading(denials=True))
DENIED = "claims: {a: {text: A., speaker: ada, denied-by: ben}}"


def test_a_denial_changes_no_verdict() -> None:
    assert judge(GRAPH).labels == {"a": "out", "b": "in"}


def test_a_denial_that_counts_fells_its_claim_and_defends_what_that_objects_to() -> None:
    found = judge(GRAPH, DENYING)
    assert found.labels == {"a": "in", "b": "out"}
    assert found.unmet == []


@pytest.mark.parametrize("strength", GRADUAL)
def test_a_denial_that_counts_weakens_as_a_rebuttal_of_usual_weight_does(strength: str) -> None:
    plain = Judging(strength=strength)
    counting = Judging(strength=strength, reading=Reading(denials=True))
    denied = judge(graph("  a: {text: A., denied-by: [ben, ada]}"), counting).strengths["a"]
    rebutted = judge(graph("  a: {text: A., rebutted-by: [b, c]}\n  b: B\n  c: C"), plain)
    assert denied == rebutted.strengths["a"]
    assert denied < judge(graph("  a: {text: A., denied-by: ben}"), counting).strengths["a"]
    assert judge(GRAPH, plain).strengths["b"] > judge(GRAPH, counting).strengths["b"]


def test_one_point_in_two_wordings_is_denied_once_by_one_person() -> None:
    twice = graph("  a: {text: A., denied-by: ben}\n  b: {text: B., restates: a, denied-by: ben}")
    once = graph("  a: {text: A., denied-by: ben}\n  b: {text: B., restates: a}")
    assert judge(twice, DENYING).strengths == judge(once, DENYING).strengths


def test_why_tells_who_denies_which_wording() -> None:
    (turns,) = why(GRAPH, "b", DENYING).dialogues
    assert [(t.kind, t.speakers) for t in turns if t.kind == "denied"] == [("denied", ("ada",))]
    two = graph("  a: {text: A., denied-by: ada}\n  b: {text: B., restates: a, denied-by: ben}")
    (turns,) = why(two, "a", DENYING).dialogues
    told = [(t.claims, t.speakers) for t in turns if t.kind == "denied"]
    assert told == [(("a",), ("ada",)), (("b",), ("ben",))]


def test_a_support_that_falls_by_a_denial_is_said_to() -> None:
    support = graph("  a: A\n  b: {text: B., supports: a, denied-by: ben}\n  c: {rebuts: a}")
    said = [turn["said"] for turn in WhyView(why(support, "a", DENYING)).data()["dialogue"]]
    assert said[-1] == "Besides, its only support (b) has fallen, as it is denied."


def test_where_denials_count_the_answer_says_so() -> None:
    ran = invoke("judge", "-", "--denials", stdin=f"speakers: {{ada: A, ben: B}}\n{DENIED}")
    assert "Each denial counts as an objection without a premise." in ran.out
    assert "Nothing is argued" not in ran.out
    ran = invoke("why", "-", "a", "--denials", stdin=f"speakers: {{ada: A, ben: B}}\n{DENIED}")
    assert ran.out.startswith("In this map, counting denials, a does not stand.")


@pytest.mark.parametrize("line", [["judge", "-"], ["why", "-", "a"], ["why", "-", "a", "--change"]])
def test_json_says_what_was_counted_and_supposed(line: list[str]) -> None:
    map = f"speakers: {{ada: A, ben: B}}\n{DENIED}"
    plain = json.loads(invoke(*line, "--json", stdin=map).out)
    assert not {"denials", "supposed"} & plain.keys()
    asked = [*line, "--json", "--denials", "--suppose", "a=in"]
    found = json.loads(invoke(*asked, stdin=map).out)
    assert (found["denials"], found["supposed"]) == (True, {"a": "in"})


def test_what_would_turn_a_verdict_reckons_with_denials() -> None:
    claims = "  a: A\n  b: {text: B., rebuts: a, denied-by: ben}\n  c: {text: C., rebuts: a}"
    assert [s.rebut for s in change(graph(claims), "a").sets] == [("b", "c")]
    assert [s.rebut for s in change(graph(claims), "a", DENYING.reading).sets] == [("c",)]
