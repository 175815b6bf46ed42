"""`argmap draft` of transcripts and subtitles."""

import json
from pathlib import Path

import pytest

import argmap
from tests.helpers import invoke

HEARING = """\
A hearing

THE CHAIR: Good evening.

Mr ADDISON (Harwich): The levy has doubled. (LAUGHTER) It drives the boats away.

CLLR LI: Is that so? The levy pays for the dredging.

Councillor Li Wei: [00:12:31] And Mr Addison said, "It pays."
"""
CUES = "1\n00:00:01,000 --> 00:00:04,000\nADA: The ferry is old and it\nwill not last.\n"


@pytest.fixture
def hearing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path("hearing.txt")
    path.write_text(HEARING, encoding="utf-8")
    return path


@pytest.mark.parametrize("options", [[], ["--from", "transcript"], ["--unit", "turn"]])
def test_a_transcript_becomes_a_map_that_verifies(hearing, options):
    ran = invoke("draft", hearing, *options, "-o", "hearing.yaml")
    assert ran.code == 0
    assert " in 4 turns by 3 speakers.\n" in ran.err
    map = argmap.load("hearing.yaml")
    assert map.title == "A hearing"
    assert {s.id: s.kind for s in map.speeches.values()} == {
        "1": "chair",
        "2": "speech",
        "3": "speech",
        "4": "speech",
    }
    verified = invoke("verify", "hearing.yaml")
    assert verified.code == 0
    assert "reporter" not in verified.out
    assert "error" not in invoke("check", "hearing.yaml").out


def test_what_makes_no_claim_is_counted(hearing):
    told = invoke("draft", hearing).err
    assert "1 a question, 1 a greeting or thanks, 1 outside the turns." in told


def test_raw_statements_have_their_turns(hearing):
    data = json.loads(invoke("draft", hearing, "--json").out)
    assert data["turns"][1] == {
        "turn": 2,
        "speaker": "Addison",
        "kind": "speech",
        "section": None,
        "span": [HEARING.index("The levy has"), HEARING.index("\n\nCLLR")],
    }
    last = data["statements"][-1]
    assert (last["speaker"], last["via"]) == ("Addison", "Li Wei")
    assert (last["turn"], last["at"], last["claim"]) == (4, "00:12:31", "It pays.")
    assert {"a question", "a greeting or thanks"} <= {each["why"] for each in data["left_out"]}


def test_text_that_only_looks_like_a_transcript_can_be_read_as_prose(hearing):
    assert "turns" not in json.loads(invoke("draft", hearing, "--from", "text", "--json").out)


def test_who_is_who_can_be_said_by_hand(hearing):
    Path("people.yaml").write_text(
        "speakers:\n  kim: {name: Kim Addison, aliases: [Mr Addison], role: interviewer}\n",
        encoding="utf-8",
    )
    map = argmap.loads(invoke("draft", hearing, "--speakers", "people.yaml").out)
    assert map.speakers["kim-addison"].name == "Kim Addison"
    assert map.speeches["2"].kind == "questions"


def test_a_roster_without_speakers_is_an_error(hearing):
    Path("people.yaml").write_text("claims: {a: A}\n", encoding="utf-8")
    ran = invoke("draft", hearing, "--speakers", "people.yaml")
    assert ran.code == 2
    assert "people.yaml: no speakers; give a map with some" in ran.err
    assert invoke("draft", hearing, "--speakers", "nobody.yaml").code == 2


@pytest.mark.parametrize("name", ["talk.srt", "talk.txt", "-"])
def test_subtitles_are_kept_as_a_text_beside_the_map(hearing, name):
    if name != "-":
        Path(name).write_text(CUES, encoding="utf-8")
    stdin = CUES if name == "-" else None
    assert invoke("draft", name, "-o", "map.yaml", stdin=stdin).code == 0
    map = argmap.load("map.yaml")
    (claim,) = map.claims.values()
    (utterance,) = claim.utterances
    assert (claim.text, utterance.at) == ("The ferry is old and it will not last.", "00:00:01")
    assert invoke("verify", "map.yaml").code == 0


def test_a_page_can_be_said_to_be_a_transcript(hearing):
    Path("page.html").write_text("<p>Ada: The ferry is old.</p><p>Kim: No.</p>", encoding="utf-8")
    map = argmap.loads(invoke("draft", "page.html", "--from", "transcript").out)
    assert [claim.text for claim in map.claims.values()] == ["The ferry is old."]


def test_turns_that_state_nothing_are_counted(hearing):
    ran = invoke("draft", "-", stdin="ADA: Good evening.\nBEN: Thank you, Ada, and good evening.\n")
    assert "no statements found in 2 turns.\n2 statements in no claim" in ran.err


def test_coverage_reads_a_transcript_as_one(hearing):
    invoke("draft", hearing, "-o", "hearing.yaml")
    assert invoke("verify", "hearing.yaml", "--coverage").code == 0


def test_attribution_goes_by_turns(hearing):
    invoke("draft", hearing, "-o", "hearing.yaml")
    assert "Who says it: 5 agrees." in invoke("verify", "hearing.yaml", "--attribution").out
    text = Path("hearing.yaml").read_text(encoding="utf-8")
    Path("wrong.yaml").write_text(text.replace("speaker: li-wei\n", "speaker: addison\n", 1))
    ran = invoke("verify", "wrong.yaml", "--attribution")
    assert "4 agrees, 1 other-speaker" in ran.out
