"""same-name, unused-speaker, stance-at-odds."""

from __future__ import annotations

import pytest

from tests.checks.helpers import found, helps


def test_two_speakers_with_one_name() -> None:
    text = """
        speakers:
          ana: Ana Ruiz, engineer
          ruiz: {name: "ana  ruiz"}
          other: {name: A. R., aliases: [The engineer, Ana Ruiz]}
          ben: Ben
          Ben-2: {role: mayor}
          BEN-2: {role: mayor}
          experts: {name: Experts, anonymous: true}
          experts-2: {name: experts, collective: true}
        claims: {}
    """
    assert found(text, "same-name") == [
        "3:16 warning AM231: ruiz and ana are both called 'ana  ruiz'",
        "4:48 warning AM231: other and ana are both called 'Ana Ruiz'",
        "7:10 warning AM231: BEN-2 and Ben-2 are both called 'BEN-2'",
    ]
    assert helps(text, "same-name")[0] == "keep one of the two, or tell them apart in their names"


def test_a_speaker_who_says_nothing() -> None:
    text = """
        issue: a
        speakers:
          says: Ada
          draws: Ben
          through: Cay
          idle: Dov
        claims:
          a: {text: A, speaker: says, via: through}
          b: {text: B, rebuts: {claim: a, speaker: draws}}
    """
    assert found(text, "unused-speaker") == ["6:9 warning AM232: idle says nothing in this map"]
    assert helps(text, "unused-speaker") == [
        "delete the speaker, or write `speaker: idle` in a claim"
    ]


def debate(stance: str, *relations: str) -> str:
    claims = "".join(
        f"          c{i}: {{text: C{i}, speaker: ada, {relation}}}\n"
        for i, relation in enumerate(relations)
    )
    return f"""
        issue: i
        speakers:
          ada: {{name: Ada, stance: {stance}}}
        claims:
          i: I
{claims}"""


def test_a_stance_that_no_claim_takes() -> None:
    text = debate("for", "rebuts: i", "rebuts: i")
    assert found(text, "stance-at-odds") == [
        "3:28 warning AM233: ada is declared for, but c0 and c1 are against i"
    ]
    assert helps(text, "stance-at-odds") == [
        "write `stance: against` or leave it out, or correct what the claims bear on"
    ]


@pytest.mark.parametrize("stance", ["mixed", "none", "against"])
def test_other_stances_that_no_claim_takes(stance: str) -> None:
    assert found(debate(stance, "supports: i"), "stance-at-odds") == [
        f"3:28 warning AM233: ada is declared {stance}, but c0 is for i"
    ]


@pytest.mark.parametrize(
    "relations",
    [
        ["supports: i"],
        ["supports: i", "rebuts: i"],  # on both sides: the declaration decides
        ["qualifies: i"],
        [],
    ],
)
def test_stances_that_agree_or_decide(relations: list[str]) -> None:
    assert found(debate("for", *relations), "stance-at-odds") == []


def test_empty_aliases_are_no_names() -> None:
    text = "{speakers: {a: {name: A, aliases: ['']}, b: {name: B, aliases: [' ']}}, claims: {}}"
    assert found(text, "same-name") == []
