"""unknown-speech, turns-without-order, answer-before-target, side-at-odds."""

from __future__ import annotations

import pytest

from tests.checks.helpers import found, helps

DEBATE = """
    speeches: {AC: aff, CX: {side: neg, kind: questions}, NC: neg, 1AR: aff}
    speakers:
      ava: {name: Ava, side: aff}
      noah: {name: Noah, side: NEG}
    claims:
      dog: {text: Get a dog., speaker: ava, turn: AC}
      bark: {text: It barks., speaker: noah, turn: NC, rebuts: dog}
"""


@pytest.mark.parametrize(
    "check", ["unknown-speech", "turns-without-order", "answer-before-target", "side-at-odds"]
)
def test_a_debate_in_order(check: str) -> None:
    assert found(DEBATE, check) == []


def test_a_turn_that_is_no_speech() -> None:
    text = DEBATE.replace("turn: NC, rebuts: dog", "turn: NCC, rebuts: {claim: dog, turn: later}")
    assert found(text, "unknown-speech") == [
        "7:48 error AM261: there is no speech 'NCC'",
        "7:80 error AM261: there is no speech 'later'",
    ]
    assert helps(text, "unknown-speech") == [
        "did you mean NC?",
        "list it under speeches:, in its place",
    ]
    assert found(text.replace("speeches:", "extra:"), "unknown-speech") == []


@pytest.mark.parametrize("turn", ["1", "007", '" "'])
def test_numbers_and_blanks_need_no_list(turn: str) -> None:
    text = f"speakers: {{a: A}}\nclaims: {{x: {{text: X., speaker: a, turn: {turn}}}}}"
    assert found(text, "turns-without-order") == []


def test_names_of_speeches_need_a_list_and_that_is_said_once() -> None:
    text = DEBATE.replace("    speeches:", "    extra:").replace("turn: AC", "turn: 1")
    text = text.replace("rebuts: dog", "rebuts: {claim: dog, turn: 2NR}")
    assert found(text, "turns-without-order") == [
        "7:48 warning AM262: the turns of this map have no order: 2NR, NC"
    ]
    assert found(text, "answer-before-target") == []


def test_an_answer_to_something_that_is_made_later() -> None:
    before = DEBATE.replace("turn: AC}", "turn: AC, rebuts: bark}").replace(", rebuts: dog", "")
    said = "6:59 warning AM263: dog rebuts bark in AC, and that is made in NC"
    assert found(before, "answer-before-target") == [said]
    crossed = before.replace("rebuts: bark", "rebuts: {claim: bark, turn: 1AR}")
    assert found(crossed, "answer-before-target") == []
    again = before.replace(
        "speaker: ava, turn: AC,", "said: [{speaker: ava, turn: AC}, {speaker: ava, turn: 1AR}],"
    )
    assert found(again, "answer-before-target") == []
    supported = before.replace("rebuts: bark", "supports: bark")
    assert found(supported, "answer-before-target") == []


def test_an_undercut_waits_for_the_step_it_attacks() -> None:
    text = DEBATE + "      so: {text: So what., speaker: ava, turn: AC, undercuts: bark/dog}\n"
    assert found(text, "answer-before-target") == [
        "8:59 warning AM263: so undercuts bark/dog in AC, and that is made in NC"
    ]


def test_somebody_in_a_speech_of_the_other_side() -> None:
    text = DEBATE.replace("turn: NC", "turn: 1AR")
    assert found(text, "side-at-odds") == [
        "7:48 note AM264: noah is of the side NEG, and 1AR of the side aff"
    ]
    assert found(text.replace("turn: 1AR", "turn: CX"), "side-at-odds") == []
    assert found(text.replace(", side: NEG", ""), "side-at-odds") == []


def test_a_side_that_only_a_speech_or_only_a_speaker_has() -> None:
    text = """
        speakers: {ava: {side: aff}, noah: {side: neg}, tess: {side: chair}}
        speeches:
          AC: affi
          NC: {side: NEG}
          CX: {kind: questions}
        claims: {dog: {text: Get a dog., speaker: tess}}
    """
    assert found(text, "unknown-side") == [
        "1:24 warning AM265: no speech is of the side aff",
        "3:7 warning AM265: no speaker is of the side affi",
    ]
    # One side alone says nothing about the others.
    assert found(text.replace(", noah: {side: neg}", ""), "unknown-side") == [
        "1:24 warning AM265: no speech is of the side aff"
    ]
    assert found(text.replace("affi", "aff"), "unknown-side") == []


def test_who_holds_a_speech_has_a_part_in_the_debate() -> None:
    text = """
        speakers: {ava: Ava, noah: Noah}
        speeches: {AC: {speaker: ava}, NC: neg}
        claims: {dog: {text: Get a dog.}}
    """
    assert found(text, "unused-speaker") == ["1:28 warning AM232: noah says nothing in this map"]
