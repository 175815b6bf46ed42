"""What editors change in one text: renaming, laying out, quick fixes, steps that a map offers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import loads
from argmap.lsp.actions import actions
from argmap.lsp.formatting import formatted
from argmap.lsp.renaming import NotEditableError, renamable, renamed
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.text_edits import applied, edits_between
from tests.lsp.typing import DOG, at, snapshot


def offers(text, word, path=None, *, nth=1):
    """The texts that the actions at a word lead to, by their titles."""
    of = snapshot(text, path)
    offset = at(word, text, nth=nth)
    found = actions(of, offset, offset + len(word), of.diagnostics())
    return {action.title: applied(text, [*action.edits]) for action in found}


# -- renaming and layout ----------------------------------------------------------------------------


def test_renaming_changes_the_id_and_all_that_refers_to_it_and_nothing_else():
    edits = renamed(snapshot(), at("barking"), "noise")
    assert applied(DOG, edits) == DOG.replace("barking:", "noise:").replace(
        "rebuts: barking", "rebuts: noise"
    )
    assert {edit.new for edit in edits} == {"noise"}


def test_a_speaker_is_renamed_from_where_they_are_named():
    after = loads(applied(DOG, renamed(snapshot(), at("ada", nth=3), "merrow")))
    assert after.claims["whippets"].speakers == ["merrow"]
    assert "ada" not in after.speakers


@pytest.mark.parametrize(
    ("text", "new", "why"),
    [
        (DOG, "whippets", "taken"),
        (DOG, "a b", "cannot be an id"),
        (DOG + "  cats: {rebuts: nothing}\n", "noise", "errors"),
    ],
)
def test_a_rename_that_makes_no_sense_says_why(text, new, why):
    with pytest.raises(NotEditableError, match=why):
        renamed(snapshot(text), at("barking", text), new)


def test_only_ids_can_be_renamed():
    assert renamable(snapshot(), at("Nobody")) is None
    assert renamable(snapshot(), at("ben")) == (at("ben"), at("ben") + 3)


def test_a_text_is_laid_out_as_fmt_does():
    text = DOG.replace(
        "    speaker: ben\n    rebuts: get-a-dog", "    rebuts:   get-a-dog\n    speaker: ben"
    )
    assert applied(text, formatted(snapshot(text))).endswith(
        DOG[at("  barking") :][:10] + DOG[at("  barking") + 10 :]
    )


@given(st.text("ab\n:😀", max_size=30), st.text("ab\n:😀", max_size=30))
def test_edits_lead_from_one_text_to_the_other(old, new):
    assert applied(old, edits_between(old, new)) == new


# -- what is wrong ----------------------------------------------------------------------------------


def test_every_did_you_mean_is_a_fix():
    assert offers(DOG.replace("rebuts: barking", "rebutts: barking"), "rebutts") == {
        "Write rebuts": DOG
    }
    assert (
        offers(DOG.replace("rebuts: barking", "rebuts: braking"), "braking")["Write barking"] == DOG
    )


def test_a_word_in_the_id_of_a_relation_is_put_right_alone():
    text = DOG + "  cats: {text: Cats., undercuts: whippet/barking}\n"
    (fixed,) = [t for title, t in offers(text, "whippet/").items() if title.startswith("Write")]
    assert fixed == text.replace("whippet/", "whippets/")


def test_an_unknown_speaker_can_be_declared():
    text = DOG.replace("speaker: ben", "speaker: dee-low")
    found = offers(text, "dee-low")["Declare the speaker dee-low"]
    assert loads(found).speakers["dee-low"].name == "Dee Low"


@pytest.mark.parametrize(
    "speakers",
    ["", "speakers:\n", "speakers: {}\n", "speakers:\n  ada: Ada\n", "speakers: {ada: Ada}\n"],
)
def test_wherever_speakers_are_written(speakers):
    text = f"{speakers}claims:\n  a: {{text: A., speaker: zed}}\n"
    found = offers(text, "zed")["Declare the speaker zed"]
    assert "zed" in loads(found).speakers


def test_a_missing_claim_is_added_behind_the_one_that_names_it():
    text = DOG.replace("rebuts: get-a-dog", "rebuts: noise-matters")
    found = offers(text, "noise-matters")["Add the missing claim noise-matters"]
    assert [*loads(found).claims] == ["get-a-dog", "barking", "noise-matters", "whippets"]


def test_json_stays_json():
    text = '{"claims": {"a": "A.", "b": {"text": "B.", "rebuts": "zz", "speaker": "ada"}}}'
    found = offers(text, "zz")["Add the missing claim zz"]
    assert '"zz": "Zz"' in found
    assert '"speakers": {"ada": "Ada"}' in offers(text, '"ada"')["Declare the speaker ada"]


# -- what a sound map offers ------------------------------------------------------------------------


def test_the_place_of_a_quote_is_written(tmp_path):
    (tmp_path / "talk.txt").write_text("He said: We lose a third.", encoding="utf-8")
    text = (
        "sources: {talk: {path: talk.txt}}\nspeakers: {ada: Ada}\n"
        "claims:\n  a: {text: Trade falls., speaker: ada, quote: We lose a third, source: talk}\n"
    )
    found = offers(text, "a: {text", str(tmp_path / "m.argmap.yaml"))
    (after,) = found.values()
    assert loads(after).claims["a"].utterances[0].span == [(9, 24)]


def test_a_proposal_is_accepted():
    text = "claims:\n  a: A.\n  b: {text: B., proposed: {rebuts: a, why: it says but}}\n"
    found = offers(text, "b: {text")["Accept: b rebuts a"]
    assert [*loads(found).relations] == ["b/a"]


def test_the_fix_of_a_check_is_offered():
    text = DOG.replace("rebuts: barking", "rebuts: {claim: barking, scheme: argument from analgy}")
    titles = offers(text, "analgy")
    assert (
        loads(titles["Call the scheme argument from analogy"]).relations["whippets/barking"].scheme
        == "argument from analogy"
    )


def test_a_text_of_nobody_offers_nothing():
    assert actions(Snapshot(""), 0, 0, Snapshot("").diagnostics()) == []
