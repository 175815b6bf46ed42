"""Speeches of a debate, and turns of relations, under all that changes and compares maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.edit.compare.diff import FieldChange, diff
from argmap.edit.merge.three_way import merge
from argmap.edit.unite.uniting import Part, unite
from tests.helpers import invoke, map_of

ROUND = """\
speakers: {ava: Ava, noah: Noah}
# the round
speeches:
  1AC: {side: aff, speaker: ava}   # opening
  1NC: {side: neg, speaker: noah}
claims:
  dog: {text: Get a dog., speaker: ava, turn: 1AC}
  bark: {text: It barks., speaker: noah, turn: 1NC, rebuts: dog}
"""


@pytest.fixture
def round_file(tmp_path: Path) -> Path:
    file = tmp_path / "round.yaml"
    file.write_text(ROUND, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["set", "speeches.1NC.minutes=7"], "  1NC: {side: neg, speaker: noah, minutes: 7}\n"),
        (["set", "speeches.1NC.speaker="], "  1NC: neg\n"),
        (["set", "style=ld"], "style: ld\n"),
        (["set", "bark/dog", "turn=1AC"], "rebuts: {claim: dog, turn: 1AC}"),
        (["remove", "noah", "--cascade"], "  1NC: neg\n"),
        (["rename", "ava", "eva"], "  1AC: {side: aff, speaker: eva}   # opening\n"),
    ],
    ids=lambda value: value[1] if isinstance(value, list) else "",
)
def test_an_edit_changes_what_it_must(round_file: Path, words: list[str], written: str) -> None:
    command, *rest = words
    ran = invoke(command, str(round_file), *rest)
    assert ran.code == 0, ran.err
    text = round_file.read_text(encoding="utf-8")
    assert written in text
    assert "# the round" in text
    assert "   # opening\n" in text


def test_a_list_is_set_as_it_stands_in_a_file(round_file: Path) -> None:
    assert (
        invoke("set", str(round_file), "speeches={1AC: aff, CX: {kind: questions}, 1NC: neg}").code
        == 0
    )
    text = round_file.read_text(encoding="utf-8")
    assert "  1AC: aff   # opening\n  CX: {kind: questions}\n  1NC: neg\n" in text
    assert invoke("set", str(round_file), "speeches=1AC", "speeches=1NC").code == 0
    assert "speeches: [1AC, 1NC]\n" in round_file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["speeches.1NC.sid=neg"], "did you mean side?"),
        (["speeches.2NC.side=neg"], "there is no speech '2NC'; the map has 2"),
        (["speeches={1AC: {kind: speach}}"], "did you mean speech?"),
        (["speeches.1NC.speaker=eva"], "there is no speaker 'eva'"),
        (["speeches.1NC.minutes=long"], "a number such as 2"),
        (["speeches=[1AC"], "cannot be '[1AC'"),
        (["title.x=1"], "title has no parts"),
        (["style=lincoln"], "style is policy, ld,"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_makes_no_sense_is_answered(round_file: Path, words: list[str], said: str) -> None:
    ran = invoke("set", str(round_file), *words)
    assert ran.code == 2
    assert said in ran.err
    assert round_file.read_text(encoding="utf-8") == ROUND


@pytest.mark.parametrize("words", [["speeches=1AC"], ["dog", "turn=1AR"], ["bark/dog", "turn=2AR"]])
def test_no_edit_leaves_a_turn_without_a_speech(round_file: Path, words: list[str]) -> None:
    ran = invoke("set", str(round_file), *words)
    assert ran.code == 1
    assert "AM261" in ran.err
    assert round_file.read_text(encoding="utf-8") == ROUND


# -- comparing and joining --------------------------------------------------------------------------


def test_a_difference_is_told_speech_by_speech() -> None:
    later = ROUND.replace("speaker: noah}", "speaker: noah, minutes: 7}\n  1AR: aff")
    assert diff(map_of(ROUND), map_of(later)).fields == (
        FieldChange("speeches.1NC.minutes", None, 7),
        FieldChange("speeches.1AR", None, {"side": "aff"}),
    )
    first, second = ROUND.split("\n")[3:5]
    turned = ROUND.replace(f"{first}\n{second}", f"{second}\n{first}")
    orders = FieldChange("speeches", ["1AC", "1NC"], ["1NC", "1AC"])
    assert diff(map_of(ROUND), map_of(turned)).fields == (orders,)


def test_a_new_id_of_a_speaker_is_no_change_of_their_speech() -> None:
    renamed = ROUND.replace("ava: Ava", "eva: Ava").replace("speaker: ava", "speaker: eva")
    found = diff(map_of(ROUND), map_of(renamed))
    assert found.fields == ()
    assert [change.old_id for change in found.speakers] == ["ava"]


def merged(ours: str, theirs: str) -> tuple[list[str], list[str]]:
    """The speeches of a merge, and its conflicts."""
    found = merge(*(map_of(text) for text in (ROUND, ours, theirs)))
    return list(found.map.speeches), [str(conflict) for conflict in found.conflicts]


def test_speeches_that_two_people_add_are_both_there_in_their_places() -> None:
    ours = ROUND.replace("speaker: noah}", "speaker: noah}\n  2AR: aff")
    theirs = ROUND.replace("  1NC:", "  CX: {kind: questions}\n  1NC:")
    before = ROUND.replace("  1AC:", "  0: {kind: chair}\n  1AC:")
    assert merged(ours, theirs) == (["1AC", "CX", "1NC", "2AR"], [])
    assert merged(ours, before) == (["0", "1AC", "1NC", "2AR"], [])


def test_one_speech_changed_by_two_people_is_a_conflict() -> None:
    ours = ROUND.replace("side: neg", "side: con")
    theirs = ROUND.replace("side: neg, speaker: noah", "side: neg, speaker: ava")
    assert merged(ours, theirs)[1] == ["both sides changed the speeches.1NC of the map"]


def test_two_orders_of_the_same_speeches_are_a_conflict() -> None:
    base = ROUND.replace("speeches:", "speeches: [1AC, 1NC, X, Y]\nextra:")
    ours, theirs = (base.replace("X, Y", order) for order in ("Y, X", "Y, Z, X"))
    versions = [map_of(text) for text in (base, ours, theirs)]
    assert list(merge(*versions).map.speeches) == ["1AC", "1NC", "Y", "Z", "X"]
    other = map_of(base.replace("1AC, 1NC", "1NC, 1AC"))
    found = merge(versions[0], versions[1], other)
    assert [str(c) for c in found.conflicts] == ["both sides changed the speeches.order of the map"]


def test_united_maps_have_the_speeches_of_all_and_the_first_says_what_they_are() -> None:
    other = ROUND.replace("side: neg", "side: con").replace("  1NC:", "  CX: neg\n  1NC:")
    united = unite([Part("one", map_of(ROUND)), Part("other", map_of(other))])
    assert list(united.map.speeches) == ["1AC", "1NC", "CX"]
    assert united.map.speeches["1NC"].side == "neg"
    (left,) = united.left
    assert (left.field, left.kept, left.left) == (
        "speeches.1NC",
        {"id": "1NC", "side": "neg", "speaker": "noah"},
        {"id": "1NC", "side": "con", "speaker": "noah"},
    )


def test_relations_drawn_in_two_speeches_are_two() -> None:
    again = ROUND.replace("rebuts: dog", "rebuts: {claim: dog, turn: 1NC}")
    later = ROUND.replace("rebuts: dog", "rebuts: {claim: dog, turn: 1AC}")
    assert len(unite([Part("a", map_of(ROUND)), Part("b", map_of(again))]).map.relations) == 1
    assert len(unite([Part("a", map_of(later)), Part("b", map_of(again))]).map.relations) == 2
