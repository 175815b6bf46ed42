"""arguebuf and SADFace: relations that are nodes between claims."""

from __future__ import annotations

import json

import argmap
from argmap.model import Utterance
from tests.formats.foreign.helpers import codes, joined, kinds, map_from, read
from tests.formats.foreign.samples import ARGUEBUF, SADFACE


def test_arguebuf_keeps_who_said_what_and_where() -> None:
    map = map_from("arguebuf", ARGUEBUF)
    assert map.speakers["ines-roth"].name == "Ines Roth"
    assert map.sources["r1"].url == "https://line.example/7"
    claim = map.claims["trams-are-quiet"]
    assert claim.utterances == [
        Utterance(speaker="ines-roth", quote="trams hum", source="r1", span=[(10, 19)])
    ]
    text = map.sources["r1"].extra["arguebuf"]["text"]
    assert text[10:19] == "trams hum"


def test_arguebuf_speaks_of_no_speaker_where_it_names_none() -> None:
    map = map_from("arguebuf", ARGUEBUF)
    assert [c.id for c in map.claims.values() if c.utterances] == ["trams-are-quiet"]
    assert map.claims["a2"].extra["arguebuf"]["reference"] == {"text": "bring them back"}


def test_an_attack_on_a_scheme_is_an_undercut() -> None:
    assert joined(map_from("arguebuf", ARGUEBUF)) == [
        ("Trams are quiet.", "supports", "Trams should come back."),
        ("Wheels squeal in bends.", "undercuts", "the step to Trams should come back."),
    ]


def test_arguebuf_schemes_have_the_names_people_use() -> None:
    map = map_from("arguebuf", ARGUEBUF)
    step = map.relations["trams-are-quiet/a2"]
    assert step.scheme == "positive consequences"
    assert map.issues == ["a2"]
    shape = json.loads(argmap.dumps(map, "arguebuf"))
    schemes = [node["scheme"] for node in shape["nodes"].values() if "scheme" in node]
    assert schemes[0]["support"] == "SUPPORT_POSITIVE_CONSEQUENCES"


def test_what_arguebuf_alone_knows_is_written_back() -> None:
    shape = json.loads(argmap.dumps(map_from("arguebuf", ARGUEBUF), "arguebuf"))
    before = json.loads(ARGUEBUF)
    assert shape["nodes"].keys() == before["nodes"].keys()
    assert shape["edges"] == before["edges"]
    assert shape["participants"].keys() == before["participants"].keys()
    assert shape["resources"]["r1"]["text"] == before["resources"]["r1"]["text"]
    id = "0f8fad5b-d9cb-469f-a165-70867728950e"
    assert shape["nodes"][id]["metadata"] == before["nodes"][id]["metadata"]
    assert shape["nodes"][id]["userdata"]["colour"] == "blue"


def test_an_edge_to_nowhere_is_told_and_left_out() -> None:
    broken = ARGUEBUF.replace('"target": "a2"', '"target": "a9"')
    loaded = read("arguebuf", broken)
    assert codes(loaded) == ["AM504"]
    assert loaded.map is not None
    assert loaded.map.relations["trams-are-quiet/"].target is None


def test_arguebuf_without_nodes_by_id_is_refused() -> None:
    loaded = read("arguebuf", '{"nodes": [], "edges": {}}')
    assert loaded.map is None
    assert codes(loaded) == ["AM501"]


def test_sadface_names_of_schemes_are_kinds_or_patterns() -> None:
    map = map_from("sadface", SADFACE)
    assert map.title == "Trams"
    assert kinds(map) == {"supports": 2, "undercuts": 1}
    assert [r.scheme for r in map.relations.values()] == [None, None, "Argument From Analogy"]


def test_a_keepsake_that_was_edited_badly_does_no_harm() -> None:
    map = argmap.loads("claims: {a: {text: A., tags: [x]}, b: {text: B., supports: a}}")
    text = argmap.dumps(map, "sadface").replace(
        '"tags": [', '"utterances": [{"speaker": "ghost"}, '
    )
    loaded = read("sadface", text.replace('"x"', '{"speaker": "ghost"}'))
    assert loaded.map is not None
    assert codes(loaded) == ["AM509"]
    assert list(loaded.map.claims) == ["a", "b"]
