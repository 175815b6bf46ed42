"""no-issue, bears-on-nothing, island."""

from __future__ import annotations

import pytest

from tests.checks.helpers import found, helps

NO_ISSUE = "warning AM221: the map does not say which claim the debate is about"


def test_two_claims_could_be_the_issue() -> None:
    text = """
        title: Two debates
        claims:
          a: A
          b: {text: B, supports: a}
          c: C
          d: {text: D, supports: c}
    """
    assert found(text, "no-issue") == [f"1:8 {NO_ISSUE}"]
    assert helps(text, "no-issue") == ["write `issue: …` at the top, with one of a and c"]
    assert found(text, "bears-on-nothing") == []


def test_no_claim_could_be_the_issue() -> None:
    text = """
        claims:
          x: X
          a: {text: A, rebuts: b}
          b: {text: B, rebuts: a}
          c: {text: C, rebuts: b}
    """
    assert found(text, "no-issue") == [f"4:13 {NO_ISSUE}"]
    assert helps(text, "no-issue") == ["write `issue: b` at the top"]


def test_a_lone_claim_is_no_issue_yet() -> None:
    assert helps("claims: {a: A}", "no-issue") == ["write `issue: a` at the top"]


@pytest.mark.parametrize(
    "text",
    [
        "{issue: b, claims: {a: A, b: B}}",
        "{claims: {a: A, b: {text: B, supports: a}}}",
        "{claims: {}}",
        "{claims: {a: A, b: {text: B, rebuts: gone}}}",
    ],
)
def test_the_issue_is_known_or_cannot_be(text: str) -> None:
    assert found(text, "no-issue") == []


def test_a_branch_that_leads_nowhere() -> None:
    text = """
        issues: [a, i]
        claims:
          a: A
          b: B
          c: {text: C, rebuts: [b, i]}
          d: {text: D, supports: a, contradicts: e}
          e: E
          i: I
          j: J
    """
    assert found(text, "bears-on-nothing") == [
        "4:6 note AM222: b bears on nothing, though c bears on it"
    ]
    assert helps(text, "bears-on-nothing") == [
        "write what it bears on (`supports: …`, `rebuts: …`), or name it in `issues:`"
    ]


def test_many_premises_are_counted() -> None:
    text = """
        issue: i
        claims:
          i: I
          b: {text: B, supported-by: [c, d, e, f, [g, c]]}
          c: C
          d: D
          e: E
          f: F
          g: G
    """
    assert found(text, "bears-on-nothing") == [
        "4:13 note AM222: b bears on nothing, though c, d, e and 2 more bear on it"
    ]


def test_a_claim_without_relations() -> None:
    text = """
        issue: a
        claims:
          a: A
          b: {text: B, supports: a}
          c: {text: C, note: to be placed}
    """
    assert found(text, "island") == ["5:13 note AM223: no relation joins c to another claim"]
    assert helps(text, "island") == [
        "write how it bears on another claim: `supports: …` or `rebuts: …`"
    ]


def test_a_map_without_relations_is_told_once() -> None:
    text = "{issue: a, claims: {a: A, b: B, c: C}}"
    assert found(text, "island") == ["1:30 note AM223: none of the 3 claims bears on another"]
