"""incomplete-relation, doubled-relation, undercut-target, self-rebuttal, support-and-rebuttal."""

from __future__ import annotations

from argmap.model import ArgumentMap, Claim, Relation
from tests.checks.helpers import found, found_in, helps


def a_map(*relations: Relation) -> ArgumentMap:
    claims = {id: Claim(id=id, text=f"{id} is so.") for id in "abc"}
    return ArgumentMap(claims=claims, issues=["a"], relations={r.id: r for r in relations})


def test_a_relation_without_an_end() -> None:
    text = """
        claims: {a: A, b: B}
        relations:
          - {kind: supports, premises: [], target: a}
          - {kind: supports, premises: [b], target: null}
          - {kind: supports, premises: [b], target: a}
    """
    assert found(text, "incomplete-relation") == [
        "3:5 warning AM211: the relation /a has no premise: it is ignored",
        "4:5 warning AM211: the relation b/ has no target: it is ignored",
    ]
    assert helps(text, "incomplete-relation")[1] == (
        "name the claim that is its target, or delete the relation"
    )


def test_a_relation_without_any_end() -> None:
    (line,) = found_in(a_map(Relation(kind="rebuts")), "incomplete-relation")
    assert line.endswith("the relation / has no premise and no target: it is ignored")


def test_a_relation_written_from_both_its_ends() -> None:
    text = """
        issue: a
        claims:
          a:
            text: A
            rebutted-by: [b, [c, d]]
          b: {text: B, rebuts: a, contradicts: c}
          c: {text: C, contradicts: b, supports: a}
          d: {text: D, supports: a}
        relations:
          - {kind: rebuts, premises: [d, c], target: a}
    """
    assert found(text, "doubled-relation") == [
        "6:24 warning AM212: b rebuts a: that is written twice",
        "7:29 warning AM212: c contradicts b: that is written twice",
        "10:5 warning AM212: d+c rebuts a: that is written twice",
    ]
    assert helps(text, "doubled-relation")[0] == "delete one of the two"


def test_relations_that_are_two_on_purpose() -> None:
    text = """
        issue: a
        speakers: {ada: Ada, ben: Ben}
        claims:
          a: A
          b:
            text: B
            rebuts:
              - {claim: a, scheme: from sign, speaker: ada}
              - {claim: a, scheme: from analogy, speaker: ada}
          c:
            text: C
            supports: [{claim: a, speaker: ada}, {claim: a, speaker: ben}]
          d: {text: D, supports: [b, c], rebuts: a, qualifies: a}
    """
    assert found(text, "doubled-relation") == []


def test_a_rebuttal_of_a_step() -> None:
    text = """
        claims:
          a: A
          b: {text: B, rebuts: a}
          c: {text: C, rebuts: b/a}
          d: {text: D, undercuts: b/a}
    """
    assert found(text, "undercut-target") == [
        "4:24 warning AM213: c rebuts b/a, which is a step, not a claim"
    ]
    assert helps(text, "undercut-target") == ["write `undercuts: b/a`"]


def test_an_undercut_of_a_claim() -> None:
    undercut = Relation(kind="undercuts", premises=["b"], target="a")
    assert found_in(a_map(undercut), "undercut-target") == [
        "warning AM213: b undercuts a, which is a claim, not a step"
    ]


def test_claims_against_themselves() -> None:
    text = """
        issue: a
        claims:
          a: A
          b: {text: B, rebuts: [a, b]}
          c: {text: C, contradicts: c, undercuts: c/a, supports: a}
          d: {text: D, rebutted-by: [[d, b]], supports: a}
          e: {text: E, undercuts: c/a}
    """
    assert found(text, "self-rebuttal") == [
        "4:28 warning AM214: b rebuts itself",
        "5:29 warning AM214: c contradicts itself",
        "5:43 warning AM214: c undercuts its own step c/a",
        "6:30 warning AM214: d+b rebuts d, one of its premises",
    ]
    assert helps(text, "self-rebuttal")[0] == (
        "name the claim or the step that is meant, or delete the relation"
    )


def test_a_further_premise_may_go_against_a_step() -> None:
    text = """
        issue: a
        claims:
          a: A
          b: {text: B, supports: a}
          c: C
        relations:
          - {kind: undercuts, premises: [b, c], target: b/a}
    """
    assert found(text, "self-rebuttal") == []


def test_support_and_rebuttal_of_one_point() -> None:
    text = """
        issue: a
        claims:
          a: {text: A, supports: e}
          b:
            text: B
            supports: a
            rebuts: a
          c: {text: C, supports: a, rebuts: b}
          d: {text: D, rebuts: [a, a]}
          e: {text: E, contradicts: a}
        relations:
          - {kind: supports, premises: [c, d], target: a}
          - {kind: rebuts, premises: [d, c], target: a}
    """
    assert found(text, "support-and-rebuttal") == [
        "7:13 warning AM215: b both supports and rebuts a",
        "10:29 warning AM215: a both supports and contradicts e",
        "13:5 warning AM215: c+d both supports and rebuts a",
    ]
    assert helps(text, "support-and-rebuttal")[0] == (
        "delete one of the two relations, or split the claim that cuts both ways"
    )


def test_names_that_would_fill_a_screen_are_cut() -> None:
    long = "x" * 900
    map = ArgumentMap(
        claims={long: Claim(id=long, text="X")},
        relations={"r": Relation(id="r", kind="rebuts", premises=[long], target=long)},
    )
    (line,) = found_in(map, "self-rebuttal")
    assert len(line) < 120
