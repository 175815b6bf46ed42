"""AIF files become maps: claims, relations, and who says what."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import argmap
from tests.formats.aif.helpers import aif, map_of, parts, said, written

DEBATE = aif(
    {
        "1": "I bread is dear",
        "2": "L Ann Lee : Bread is dear these days",
        "3": "YA Asserting",
        "4": "I flour is dear",
        "5": "L Ben : Because flour is",
        "6": "YA Asserting",
        "7": "RA Default Inference",
        "8": "TA Default Transition",
        "9": "YA Arguing",
        "10": "I flour got cheaper",
        "11": "CA Default Conflict",
        "12": "I prices lag behind",
        "13": "CA Default Conflict",
    },
    "2>3>1 5>6>4 4>7>1 2>8>5 8>9>7 10>11>4 12>13>11",
)


def test_nodes_become_claims_and_relations() -> None:
    map = map_of(DEBATE)
    assert {id: claim.text for id, claim in map.claims.items()} == {
        "bread-is-dear": "bread is dear",
        "flour-is-dear": "flour is dear",
        "flour-got-cheaper": "flour got cheaper",
        "prices-lag-behind": "prices lag behind",
    }
    assert {id: r.kind for id, r in map.relations.items()} == {
        "flour-is-dear/bread-is-dear": "supports",
        "flour-got-cheaper/flour-is-dear": "rebuts",
        "prices-lag-behind/flour-got-cheaper/flour-is-dear": "undercuts",
    }


def test_a_claim_is_voiced_by_the_speaker_before_the_colon() -> None:
    map = map_of(DEBATE)
    assert said(map, "bread-is-dear") == [("Ann Lee", "Bread is dear these days", None)]
    assert said(map, "flour-is-dear") == [("Ben", "Because flour is", None)]
    assert not map.claims["flour-got-cheaper"].utterances
    assert list(map.speakers) == ["ann-lee", "ben"]


def test_a_step_is_drawn_by_the_speaker_of_the_second_locution() -> None:
    map = map_of(DEBATE)
    assert map.relations["flour-is-dear/bread-is-dear"].speakers == ["ben"]
    assert map.relations["flour-got-cheaper/flour-is-dear"].speakers == []


def test_who_draws_a_step_twice_is_named_once() -> None:
    nodes = {
        "1": "I a b",
        "2": "RA Default Inference",
        "3": "I c d",
        "4": "L Ben : So it is",
        "5": "YA Arguing",
        "6": "L Ben : As I said",
        "7": "YA Arguing",
        "8": "L Ann : Quite",
        "9": "YA Arguing",
    }
    map = map_of(aif(nodes, "1>2>3 4>5>2 6>7>2 8>9>2"))
    assert map.relations["a-b/c-d"].speakers == ["ben", "ann"]


def test_an_analyst_draws_no_step() -> None:
    nodes = {
        "1": "I a b",
        "2": "RA RA",
        "3": "I c d",
        "4": "L Nicole: Ben : x",
        "5": "YA Analysing",
    }
    assert map_of(aif(nodes, "1>2>3 4>5>2")).relations["a-b/c-d"].speakers == []


def test_a_transition_voices_nothing() -> None:
    # Ann agrees by what she does, not by words of her own.
    nodes = {
        "1": "I it rose",
        "2": "L Ben : It rose",
        "3": "YA Asserting",
        "4": "L Ann : Yes",
        "5": "TA Default Transition",
        "6": "YA Agreeing",
    }
    map = map_of(aif(nodes, "2>3>1 2>5>4 5>6>1"))
    assert said(map, "it-rose") == [("Ben", "It rose", None)]


def test_several_edges_into_a_step_are_linked_premises() -> None:
    map = map_of(aif({"1": "I a b", "2": "I c d", "3": "I e f", "4": "RA RA"}, "1>4>3 2>4"))
    assert map.relations["a-b+c-d/e-f"].premises == ["a-b", "c-d"]


def test_an_analyst_is_no_speaker() -> None:
    nodes = {
        "1": "I trade falls",
        "2": "L Ann : Trade falls",
        "3": "YA Asserting",
        "4": "L Nicole: Ann : \xa0Trade falls",
        "5": "YA Analysing",
        "6": "L Louise: Ann : Trade falls",
    }
    map = map_of(aif(nodes, "2>3>1 4>5>2"))
    assert said(map, "trade-falls") == [("Ann", "Trade falls", None)]
    assert list(map.speakers) == ["ann"]


@pytest.mark.parametrize(
    "illocution", ["Analysing", "Analyzing", "ANALYSING", " Analysing of a report"]
)
def test_what_only_an_analyst_notes_nobody_voices(illocution: str) -> None:
    nodes = {"1": "I trade falls", "2": "L Nicole : Trade falls", "3": f"YA {illocution}"}
    assert said(map_of(aif(nodes, "2>3>1")), "trade-falls") == []


def test_one_locution_that_does_two_things_is_one_utterance() -> None:
    nodes = {"1": "I yes", "2": "L Ann: Yes", "3": "YA Asserting", "4": "YA Agreeing"}
    assert said(map_of(aif(nodes, "2>3>1 2>4>1")), "yes") == [("Ann", "Yes", None)]


def test_an_analysts_copy_that_is_anchored_stands_for_what_it_repeats() -> None:
    nodes = {
        "1": "I trade falls",
        "2": "L Ann : Trade falls",
        "3": "YA Asserting",
        "4": "L Nicole: Ann : Trade falls",
    }
    map = map_of(aif(nodes, "4>3>1"))
    assert said(map, "trade-falls") == [("Ann", "Trade falls", None)]


def test_reported_speech_has_a_speaker_and_a_go_between() -> None:
    nodes = {
        "1": "I it will be ready",
        "2": "L James : it will be ready",
        "3": "YA Asserting",
        "4": "L Chris : As James said, it will be ready",
        "5": "YA Asserting",
    }
    map = map_of(aif(nodes, "4>5>2>3>1"))
    assert said(map, "it-will-be-ready") == [("James", "it will be ready", "chris")]
    assert map.speakers["chris"].name == "Chris"


def test_a_claim_can_have_several_speakers() -> None:
    nodes = {
        "1": "I yes",
        "2": "L Ann: Yes",
        "3": "YA Asserting",
        "4": "L Ben: Yes!",
        "5": "YA Agreeing",
    }
    assert map_of(aif(nodes, "2>3>1 4>5>1")).claims["yes"].speakers == ["ann", "ben"]


def test_participants_name_the_speakers_of_texts_without_a_name() -> None:
    nodes = {
        "1": "I it rose",
        "2": "L Well: it rose",
        "3": "YA Asserting",
        "4": "I it fell",
        "5": "L Lee: it fell",
        "6": "YA Asserting",
    }
    people = [{"participantID": 7, "firstname": "Ann", "surname": "Lee"}]
    raw = aif(nodes, "2>3>1 5>6>4", locutions={"2": "7", "5": 7}, participants=people)
    map = map_of({"AIF": raw, "OVA": {}})
    assert said(map, "it-rose") == [("Ann Lee", "Well: it rose", None)]
    assert said(map, "it-fell") == [("Ann Lee", "it fell", None)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Ann Lee: it rose", "Ann Lee", "it rose"),
        ("lee : it rose", "Ann Lee", "it rose"),
        ("it rose", "Ann Lee", "it rose"),
        # What is no part of a name belongs to the words.
        ("Well: it rose", "Ann Lee", "Well: it rose"),
        (": it rose", "Ann Lee", ": it rose"),
        ("Ann Lee Poe: it rose", "Ann Lee", "Ann Lee Poe: it rose"),
        # The words can name another participant, or be a participant's name.
        ("Ben Day: it rose", "Ben Day", "it rose"),
        ("Ben Day", "Ann Lee", "Ben Day"),
        ("Ben: it rose", "Ann Lee", "Ben: it rose"),
    ],
)
def test_a_participant_says_what_stands_behind_their_name(
    text: str, speaker: str, words: str
) -> None:
    nodes = {"1": "I it rose", "2": f"L {text}", "3": "YA Asserting"}
    people = [
        {"participantID": "7", "firstname": "Ann", "surname": "Lee"},
        {"participantID": "8", "firstname": "Ben", "surname": "Day"},
    ]
    map = map_of(aif(nodes, "2>3>1", locutions={"2": "7"}, participants=people))
    assert said(map, "it-rose") == [(speaker, words, None)]


def test_a_participant_and_a_name_before_a_colon_are_one_speaker() -> None:
    nodes = {
        "1": "I it rose",
        "2": "L it rose",
        "3": "YA Asserting",
        "4": "L Ann Lee: It did",
        "5": "YA Agreeing",
    }
    people = [{"participantID": "ann", "firstname": "Ann", "surname": "Lee"}]
    map = map_of(aif(nodes, "2>3>1 4>5>1", locutions={"2": "ann"}, participants=people))
    assert said(map, "it-rose") == [("Ann Lee", "it rose", None), ("Ann Lee", "It did", None)]
    assert list(map.speakers) == ["ann"]


def test_a_participant_who_repeats_another_says_it_too() -> None:
    nodes = {
        "1": "I it rose",
        "2": "L Ann Lee: It rose",
        "3": "L Ben Day: Ann Lee: It rose",
        "4": "YA Asserting",
    }
    people = [{"participantID": "8", "firstname": "Ben", "surname": "Day"}]
    map = map_of(aif(nodes, "3>4>1", locutions={"3": "8"}, participants=people))
    assert said(map, "it-rose") == [("Ben Day", "Ann Lee: It rose", None)]


def test_of_participants_who_say_nothing_those_with_an_id_of_their_own_are_speakers() -> None:
    people = [
        {"participantID": "ann", "firstname": "Ann"},
        {"participantID": "8", "firstname": "Ben"},
    ]
    map = map_of(aif({"1": "I it rose"}, participants=people))
    assert {id: speaker.name for id, speaker in map.speakers.items()} == {"ann": "Ann"}


def test_a_participant_without_a_name_is_known_by_their_id() -> None:
    nodes = {"1": "I it rose", "2": "L poe: it rose", "3": "YA Asserting"}
    raw = aif(nodes, "2>3>1", locutions={"2": "poe"}, participants=[{"participantID": "poe"}])
    (utterance,) = map_of(raw).claims["it-rose"].utterances
    assert (utterance.speaker, utterance.quote) == ("poe", "it rose")


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Poe says 'He came'", "Poe", "He came"),
        ('Poe says "He came"', "Poe", "He came"),
        ("Poe says He came", "Unnamed speaker", "Poe says He came"),
        ("Poe says 'He came\"", "Unnamed speaker", "Poe says 'He came\""),
        ("Ann : Poe says 'He came'", "Ann", "Poe says 'He came'"),
    ],
)
def test_araucaria_says_who_says_it(text: str, speaker: str, words: str) -> None:
    nodes = {"1": "I he came", "2": f"L {text}", "3": "YA Asserting"}
    assert said(map_of(aif(nodes, "2>3>1")), "he-came") == [(speaker, words, None)]


@pytest.mark.parametrize(
    ("locutions", "name"),
    [
        ({}, "Unnamed speaker"),
        ({"2": "81"}, "Person 81"),
        ({"2": "9", "4": "9"}, "Ann"),
        # One id that stands for two people says nothing of a third locution.
        ({"2": "9", "4": "9", "5": "9"}, "Person 9"),
    ],
)
def test_a_locution_without_a_name_is_still_somebodys(locutions: dict[str, str], name: str) -> None:
    nodes = {
        "1": "I he came",
        "2": "L he came",
        "3": "YA Asserting",
        "4": "L Ann : So what",
        "5": "L Ben : Well",
    }
    map = map_of(aif(nodes, "2>3>1", locutions))
    assert said(map, "he-came") == [(name, "he came", None)]
    (speaker,) = map.speakers.values()
    assert speaker.anonymous == (name != "Ann")


def test_the_start_of_a_locution_is_the_date_of_the_utterance() -> None:
    raw = aif({"1": "I x y", "2": "L Ann: x", "3": "YA Asserting"}, "2>3>1", {"2": "7"})
    raw["locutions"][0]["start"] = "2020-05-21 23:16:42"
    assert map_of(raw).claims["x-y"].utterances[0].date == "2020-05-21 23:16:42"


@pytest.mark.parametrize(
    ("words", "quote", "reported"),
    [(None, "They lost", None), ("reported", None, "They lost"), ("none", None, None)],
)
def test_the_words_of_a_locution_may_be_a_reporters_or_nobodys(
    words: str | None, quote: str | None, reported: str | None
) -> None:
    raw = aif({"1": "I x y", "2": "L Ann: They lost", "3": "YA Asserting"}, "2>3>1", {"2": "7"})
    raw["locutions"][0]["words"] = words
    (utterance,) = map_of(raw).claims["x-y"].utterances
    assert (utterance.speaker, utterance.quote, utterance.reported) == ("ann", quote, reported)


def test_texts_are_read_as_people_read_them() -> None:
    map = map_of(aif({"1": "I  Yes&nbsp;&#8211; &quot;same&quot;,\xa0same. AT&T "}))
    assert [c.text for c in map.claims.values()] == ['Yes – "same", same. AT&T']


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("Default Inference", None),
        ("RA", None),
        ("RA_8fc2706f33", None),
        ("Argument From Expert Opinion", "Argument From Expert Opinion"),
    ],
)
def test_a_scheme_is_named_or_a_default(text: str, scheme: str | None) -> None:
    map = map_of(aif({"1": "I a b", "2": f"RA {text}", "3": "I c d"}, "1>2>3"))
    assert map.relations["a-b/c-d"].scheme == scheme


def test_ids_may_be_numbers_or_texts_and_mean_the_same() -> None:
    raw = aif({"1": "I a b", "2": "RA RA", "3": "I c d"}, "1>2>3")
    for node in raw["nodes"]:
        node["nodeID"] = int(node["nodeID"])
    map = map_of(raw)
    assert list(map.relations) == ["a-b/c-d"]
    assert parts(written(map)) == parts(raw)


def test_a_node_id_that_is_a_word_is_the_claims_id() -> None:
    texts = {
        "trade-falls": "I Trade falls",
        "b1": "I Bread",
        "2": "I Trade falls",
        "x-ray": "I Ray",
    }
    map = map_of(aif(texts))
    assert list(map.claims) == ["trade-falls", "bread", "trade-falls-2", "x-ray"]


def test_equal_texts_get_numbers() -> None:
    map = map_of(aif({str(i): "I so it is" for i in range(3)}))
    assert list(map.claims) == ["so-it-is", "so-it-is-2", "so-it-is-3"]


def test_cycles_and_self_loops_are_read() -> None:
    nodes = {"1": "I a b", "2": "CA CA", "3": "RA RA", "4": "CA CA", "5": "CA CA", "6": "L x"}
    map = map_of(aif(nodes, "1>2>1 1>3>1 4>5>4 1>4 6>6"))
    assert [r.kind for r in map.relations.values()] == [
        *("rebuts", "supports", "undercuts", "undercuts")
    ]
    assert map.relations["ca-4"].target == "ca-5"
    assert map.relations["ca-5"].target == "ca-4"


def test_an_ova2_file_has_a_title_an_issue_and_speakers() -> None:
    def node(id: int, type: str, text: str, **more: object) -> dict[str, object]:
        return {"id": id, "x": 10.5, "y": 2, "type": type, "text": text, "scheme": "0", **more}

    data = {
        "nodes": [
            node(1, "I", "Bread is dear", majorClaim=True),
            node(2, "I", "Flour is dear"),
            node(3, "RA", "Cause to Effect", scheme="30"),
            node(4, "L", "Ann Lee: Bread is dear", participantID="5"),
            node(5, "YA", "Asserting"),
        ],
        "participants": [{"id": 5, "firstname": "Ann", "surname": "Lee"}],
        "analysis": {"txt": "…", "documentTitle": "The price of bread"},
    }
    pairs = [(2, 3), (3, 1), (4, 5), (5, 1)]
    by_id = {n["id"]: n for n in data["nodes"]}  # type: ignore[index,call-overload]
    data["edges"] = [{"from": by_id[a], "to": by_id[b], "visible": True} for a, b in pairs]
    map = map_of(data)
    assert map.title == "The price of bread"
    assert map.issues == ["bread-is-dear"]
    assert said(map, "bread-is-dear") == [("Ann Lee", "Bread is dear", None)]
    assert map.relations["flour-is-dear/bread-is-dear"].scheme == "Cause to Effect"
    assert written(map, "ova2") == data


@pytest.mark.parametrize(
    "text", ['{"nodes":[],"edges":[],"locutions":[]}', '{"nodes": null}', '{"AIF": {"nodes": []}}']
)
def test_an_empty_file_is_an_empty_map(text: str) -> None:
    assert argmap.loads(text).claims == {}


def test_real_files_come_back_as_they_were() -> None:
    folder = Path(os.environ.get("ARGMAP_TEST_DATA", "/nonexistent")) / "aif"
    if not folder.is_dir():
        pytest.skip("ARGMAP_TEST_DATA names no folder with AIF files")
    for file in sorted(folder.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        loaded = argmap.read(file)
        assert loaded.map is not None
        through_a_map_file = argmap.loads(argmap.dumps(loaded.map))
        assert written(through_a_map_file, loaded.format) == data
