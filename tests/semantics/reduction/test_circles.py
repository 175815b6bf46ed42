"""Supports that go in a circle do not hold themselves up, under any semantics."""

from __future__ import annotations

import pytest

from argmap.queries.judging.judge import Judging, judge
from argmap.semantics.reduction import circles
from argmap.semantics.reduction.reading import NotJudgedError, Reading
from tests.helpers import graph_of

ALONE = (
    "claims: {a: {text: A, supports: b}, b: {text: B, supports: a}, x: {text: X, rebutted-by: a}}"
)
WITH_EVIDENCE = """
    claims:
      a: {text: A, supports: b}
      b: {text: B, supports: a}
      e: {text: E, supports: a}
"""
FALLEN_EVIDENCE = WITH_EVIDENCE + "      f: {text: F, rebuts: e}\n"
THROUGH_WHAT_FELL = """
    claims:
      a: {text: A, supports: b}
      b: {text: B, supports: [a, c]}
      c: {text: C, supports: a}
      e: {text: E, supports: c}
      f: {text: F, rebuts: c}
"""


def labels(text: str, semantics: str, support: str = "any-of") -> dict[str, str]:
    return judge(graph_of(text), Judging(semantics, reading=Reading(support))).labels  # type: ignore[arg-type]


def test_grounded_leaves_open_what_only_holds_itself() -> None:
    assert labels(ALONE, "grounded") == {"a": "undecided", "b": "undecided", "x": "undecided"}


@pytest.mark.parametrize("support", ["any-of", "necessary"])
@pytest.mark.parametrize("semantics", ["preferred", "stable", "semi-stable", "ideal"])
def test_no_extension_holds_what_only_holds_itself(semantics: str, support: str) -> None:
    found = labels(ALONE, semantics, support)
    assert "in" not in (found["a"], found["b"])
    assert found["x"] == "in"


@pytest.mark.parametrize("semantics", ["grounded", "preferred", "stable"])
def test_evidence_from_outside_holds_a_circle_up(semantics: str) -> None:
    assert labels(WITH_EVIDENCE, semantics) == {"a": "in", "b": "in", "e": "in"}


@pytest.mark.parametrize("semantics", ["preferred", "stable", "ideal"])
def test_when_the_evidence_falls_the_circle_falls(semantics: str) -> None:
    assert labels(FALLEN_EVIDENCE, semantics) == {"a": "out", "b": "out", "e": "out", "f": "in"}


@pytest.mark.parametrize("semantics", ["preferred", "stable", "ideal"])
def test_evidence_does_not_reach_through_what_has_fallen(semantics: str) -> None:
    found = labels(THROUGH_WHAT_FELL, semantics)
    assert found == {"a": "out", "b": "out", "c": "out", "e": "in", "f": "in"}


def test_a_circle_that_is_too_large_is_refused_with_a_way_out(monkeypatch) -> None:
    monkeypatch.setattr(circles, "MOST_HELPERS", 3)
    with pytest.raises(NotJudgedError, match="--semantics grounded takes any number"):
        labels(ALONE, "preferred")
    assert labels(ALONE, "grounded")["a"] == "undecided"
