"""Maps are written as AIF: those that never were AIF, and those that were and have been edited."""

from __future__ import annotations

import json
from typing import Any

import pytest

import argmap
from argmap.model import ArgumentMap, Claim, Relation, Speaker, Utterance
from tests.formats.aif.helpers import aif, map_of, said, texts, written
from tests.formats.aif.test_reading import DEBATE
from tests.helpers import map_of as native

BREAD = """
speakers:
  ann: Ann Lee
  ben: Ben
claims:
  bread: {text: Bread is dear., speaker: ann, quote: "Bread: too dear"}
  flour: {text: Flour got cheaper., speaker: ben, reported: it is down by half}
  stocks: {text: Bakers still use old flour., speaker: ann, undercuts: flour/bread}
relations:
  - {kind: rebuts, premises: [flour], target: bread, speakers: [ben]}
"""


def test_a_map_is_written_with_a_locution_for_each_utterance() -> None:
    data = written(native(BREAD))
    assert texts(data, "I") == [
        "Bread is dear.",
        "Flour got cheaper.",
        "Bakers still use old flour.",
    ]
    assert texts(data, "L") == [
        "Ann Lee: Bread: too dear",
        "Ben: it is down by half",
        "Ann Lee: Bakers still use old flour.",
    ]
    assert texts(data, "CA") == ["Default Conflict", "Default Conflict"]
    assert texts(data, "YA") == ["Asserting"] * 3 + ["Disagreeing"]
    assert texts(data, "TA") == ["Default Transition"]
    assert {entry["personID"] for entry in data["locutions"]} == {"ann", "ben"}
    assert data["participants"] == [
        {"participantID": "ann", "firstname": "Ann", "surname": "Lee"},
        {"participantID": "ben", "firstname": "Ben", "surname": ""},
    ]


def test_every_edge_has_two_nodes_and_a_number_of_its_own() -> None:
    data = written(native(BREAD))
    nodes = [node["nodeID"] for node in data["nodes"]]
    assert len(set(nodes)) == len(nodes)
    assert {end for e in data["edges"] for end in (e["fromID"], e["toID"])} <= set(nodes)
    numbers = [edge["edgeID"] for edge in data["edges"]]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("format", ["aif", "xaif", "ova2"])
def test_what_was_said_comes_back(format: str) -> None:
    back = argmap.loads(argmap.dumps(native(BREAD), format))
    assert said(back, "bread") == [("Ann Lee", "Bread: too dear", None)]
    assert back.claims["flour"].utterances[0].reported == "it is down by half"
    assert back.claims["stocks"].utterances[0].quote is None
    assert back.relations["flour/bread"].speakers == ["ben"]
    assert back.relations["stocks/flour/bread"].kind == "undercuts"


def test_xaif_says_where_everything_is_drawn() -> None:
    data = written(native(BREAD), "xaif")
    drawn = {node["nodeID"]: (node["x"], node["y"]) for node in data["OVA"]["nodes"]}
    assert list(drawn) == [node["nodeID"] for node in data["AIF"]["nodes"]]
    assert len(set(drawn.values())) == len(drawn)
    assert len(data["OVA"]["edges"]) == len(data["AIF"]["edges"])
    followed = {f["nodeID"] for f in data["AIF"]["schemefulfillments"]}
    assert followed == {n["nodeID"] for n in data["AIF"]["nodes"] if n["type"] not in ("I", "L")}


def test_files_of_one_format_are_written_as_another() -> None:
    for format in ("xaif", "ova2", "aif"):
        map = map_of(DEBATE)
        back = argmap.loads(argmap.dumps(map, format))
        assert (back.claims, back.relations, back.speakers) == (
            *(map.claims, map.relations, map.speakers),
        )


# -- edited maps ----------------------------------------------------------------------------------


def edited(map: ArgumentMap, **changes: Any) -> dict[str, Any]:
    """The AIF of a map in which something has been changed."""
    return written(map.model_copy(update=changes))


def difference(data: dict[str, Any], part: str = "nodes") -> tuple[list[Any], list[Any]]:
    """What a file has that `DEBATE` has not, and the other way round."""
    old, new = DEBATE[part], data[part]
    return [x for x in new if x not in old], [x for x in old if x not in new]


def test_an_added_claim_gets_a_node_and_nothing_else_changes() -> None:
    map = map_of(DEBATE)
    new = Claim(
        id="wages", text="Wages rose.", utterances=[Utterance(speaker="ben", quote="I pay")]
    )
    relation = Relation(kind="rebuts", premises=["wages"], target="bread-is-dear")
    data = edited(
        map,
        claims={**map.claims, "wages": new},
        relations={**map.relations, relation.id: relation},
    )
    added, gone = difference(data)
    assert [(n["type"], n["text"]) for n in added] == [
        ("I", "Wages rose."),
        ("CA", "Default Conflict"),
        ("L", "Ben: I pay"),
        ("YA", "Asserting"),
    ]
    assert not gone
    added_edges, gone_edges = difference(data, "edges")
    assert len(added_edges) == 4
    assert not gone_edges
    back = map_of(data)
    assert list(back.claims) == [*map.claims, "wages"]
    assert said(back, "wages") == [("Ben", "I pay", None)]
    assert set(back.speakers) == set(map.speakers)


def test_a_removed_claim_goes_with_its_locution_and_its_steps() -> None:
    map = map_of(DEBATE)
    claims = {id: c for id, c in map.claims.items() if id != "flour-is-dear"}
    relations = {id: r for id, r in map.relations.items() if "flour-is-dear" not in id}
    data = edited(map, claims=claims, relations=relations)
    assert [n["nodeID"] for n in data["nodes"]] == ["1", "2", "3", "10", "12"]
    assert [(e["fromID"], e["toID"]) for e in data["edges"]] == [("2", "3"), ("3", "1")]


def test_a_changed_text_changes_its_node() -> None:
    map = map_of(DEBATE)
    claim = map.claims["bread-is-dear"].model_copy(update={"text": "bread is cheap"})
    added, gone = difference(edited(map, claims={**map.claims, "bread-is-dear": claim}))
    assert [n["text"] for n in gone] == ["bread is dear"]
    assert added == [{**gone[0], "text": "bread is cheap"}]


def test_a_renamed_speaker_is_renamed_in_the_locutions() -> None:
    map = map_of(DEBATE)
    ann = Speaker(id="ann-lee", name="Dame Ann Lee")
    data = edited(map, speakers={**map.speakers, "ann-lee": ann})
    assert texts(data, "L") == ["Dame Ann Lee: Bread is dear these days", "Ben : Because flour is"]


def test_a_removed_utterance_goes_and_the_claim_stays() -> None:
    map = map_of(DEBATE)
    claim = map.claims["bread-is-dear"].model_copy(update={"utterances": []})
    back = map_of(edited(map, claims={**map.claims, "bread-is-dear": claim}))
    assert not back.claims["bread-is-dear"].utterances
    # Who drew the step was known by the transition from what is gone; it is anchored anew.
    assert back.relations["flour-is-dear/bread-is-dear"].speakers == ["ben"]


def test_a_new_go_between_reports_the_locution() -> None:
    map = map_of(DEBATE)
    claim = map.claims["bread-is-dear"]
    told = claim.utterances[0].model_copy(update={"via": "ben"})
    claim = claim.model_copy(update={"utterances": [told]})
    data = edited(map, claims={**map.claims, "bread-is-dear": claim})
    assert texts(data, "L")[-1] == "Ben: Ann Lee : Bread is dear these days"
    assert said(map_of(data), "bread-is-dear")[0][2] == "ben"


def test_a_relation_turned_around_changes_its_node_and_edges() -> None:
    map = map_of(DEBATE)
    id = "flour-is-dear/bread-is-dear"
    turned = map.relations[id].model_copy(
        update={"kind": "rebuts", "scheme": "Cause to Effect", "speakers": ["ann-lee"]}
    )
    back = map_of(edited(map, relations={**map.relations, id: turned}))
    assert back.relations[id].model_dump() == turned.model_dump()


def test_a_relation_that_moves_has_its_old_edges_cut() -> None:
    map = map_of(DEBATE)
    id = "flour-got-cheaper/flour-is-dear"
    moved = map.relations[id].model_copy(
        update={"premises": ["prices-lag-behind", "flour-got-cheaper"], "target": "bread-is-dear"}
    )
    back = map_of(edited(map, relations={**map.relations, id: moved}))
    relation = next(r for r in back.relations.values() if r.extra == moved.extra)
    assert (relation.premises, relation.target) == (moved.premises, moved.target)


def test_a_new_speaker_in_an_old_file_is_a_participant() -> None:
    map = map_of(aif({"1": "I a b", "2": "L Ann: a", "3": "YA Asserting"}, "2>3>1", {"2": "77"}))
    cy = Speaker(id="cy", name="Cy: the younger")
    claim = map.claims["a-b"]
    claim = claim.model_copy(update={"utterances": [*claim.utterances, Utterance(speaker="cy")]})
    data = edited(map, speakers={**map.speakers, "cy": cy}, claims={"a-b": claim})
    assert [e["personID"] for e in data["locutions"]] == ["77", "cy"]
    assert [u.speaker for u in map_of(data).claims["a-b"].utterances] == ["ann", "cy"]
    assert map_of(data).speakers["cy"].name == "Cy: the younger"


ROUND = """
style: ld
speeches:
  AC: {side: aff, speaker: ann, minutes: 6}
  NC: {side: neg, speaker: ben}
  2AR: aff
speakers: {ann: Ann Lee, ben: Ben Ito}
claims:
  a: {text: Trade falls., said: [{speaker: ann, turn: AC}, {speaker: ann, turn: 2AR}]}
  b: {text: Trade grows., speaker: ben, turn: NC, rebuts: {claim: a, turn: NC}}
"""


@pytest.mark.parametrize("format", ["aif", "xaif", "ova2"])
def test_the_order_of_a_debate_goes_along_and_can_be_edited(format: str) -> None:
    map = argmap.loads(ROUND)
    back = argmap.loads(argmap.dumps(map, format), format)
    assert (back.style, list(back.speeches.values())) == ("ld", list(map.speeches.values()))
    turns = [[u.turn for u in claim.utterances] for claim in back.claims.values()]
    assert (turns, [r.turn for r in back.relations.values()]) == ([["AC", "2AR"], ["NC"]], ["NC"])
    # The map that was read carries the file; what is edited now wins over it.
    edited = back.model_copy(update={"style": None, "speeches": {"AC": back.speeches["AC"]}})
    again = argmap.loads(argmap.dumps(edited, format), format)
    assert (again.style, list(again.speeches)) == (None, ["AC"])


def test_speeches_that_somebody_broke_are_left_out_and_no_one_else_s() -> None:
    data = json.loads(argmap.dumps(argmap.loads(ROUND), "aif"))
    broken: list[object] = [
        7,
        {"id": 8},
        {"id": "AC", "speaker": "zed"},
        {"id": "AC"},
        {"id": "NC", "kind": "song"},
    ]
    data["argmap"] = {"style": ["ld"], "speeches": broken}
    back = argmap.loads(json.dumps(data), "aif")
    assert (back.style, list(back.speeches), back.speeches["AC"].speaker) == (None, ["AC"], None)
    data["argmap"] = "ours"
    assert not argmap.loads(json.dumps(data), "aif").speeches
