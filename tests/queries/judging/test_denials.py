"""A bare denial changes no verdict, unless it is asked to count as an objection."""

from __future__ import annotations

import argmap
from argmap.graph import to_graph
from argmap.queries.judging.judge import Judging, judge
from argmap.queries.judging.why import why
from argmap.semantics.reduction.reading import Reading

GRAPH = to_graph(
    argmap.loads(
        "issue: a\nspeakers: {ada: Ada, ben: Ben}\nclaims:\n"
        "  a: {text: A., speaker: ada}\n  b: {text: B., speaker: ben, rebuts: a, denied-by: ada}\n"
        "expect: {a: out}\n"
    )
)
DENYING = Judging("grounded", reading=Reading(denials=True))


def test_a_denial_changes_no_verdict() -> None:
    assert judge(GRAPH).labels == {"a": "out", "b": "in"}


def test_a_denial_that_counts_fells_its_claim_and_defends_what_that_objects_to() -> None:
    found = judge(GRAPH, DENYING)
    assert found.labels == {"a": "in", "b": "out"}
    assert found.unmet == []


def test_why_tells_who_denies() -> None:
    (turns,) = why(GRAPH, "b", DENYING).dialogues
    assert [(t.kind, t.speakers) for t in turns if t.kind == "denied"] == [("denied", ("ada",))]
