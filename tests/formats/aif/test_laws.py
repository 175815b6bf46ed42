"""What holds for every map and for every file, however odd."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.formats.core.format import Format
from argmap.formats.core.lookup import find_format
from argmap.formats.core.reading import Reading, read_bytes, read_text
from argmap.formats.features.losses import reduced
from argmap.formats.features.table import EVERYTHING
from argmap.model import ArgumentMap, Claim, Relation, Utterance
from tests.formats.aif.helpers import read, written
from tests.strategies import maps
from tests.thoroughness import examples

FORMATS = ("aif", "xaif", "ova2")
_DEFAULTS = {"Default Inference", "Default Conflict", "Default Rephrase"}


def as_held(map: ArgumentMap, format: str) -> ArgumentMap:
    """A map as a format holds it, without what means the same there."""
    held = reduced(map, find_format(format))
    relations = {id: _relation(r, held) for id, r in held.relations.items()}
    claims = {
        id: c.model_copy(update={"utterances": [_utterance(u) for u in c.utterances]})
        for id, c in held.claims.items()
    }
    issues = [id for id in held.claims if id in held.issues]
    described = {"title": held.title or None, "issues": issues}
    return held.model_copy(update={"claims": claims, "relations": relations, **described})


def _relation(relation: Relation, map: ArgumentMap) -> Relation:
    kind = relation.kind
    if kind in ("rebuts", "undercuts"):
        # A conflict with a claim rebuts, one with a step undercuts; AIF has one type for both.
        kind = "undercuts" if relation.target in map.relations else "rebuts"
    scheme = relation.scheme
    return relation.model_copy(
        update={
            "kind": kind,
            "premises": list(dict.fromkeys(relation.premises)),
            "speakers": list(dict.fromkeys(relation.speakers)),
            "scheme": scheme if _is_named(scheme) else None,
            "turn": relation.turn or None,
        }
    )


def _is_named(scheme: str | None) -> bool:
    from argmap.formats.aif.reading import scheme_of
    from argmap.formats.aif.texts import written as spelled

    return scheme is not None and scheme_of({"text": spelled(scheme)}) is not None


def _utterance(utterance: Utterance) -> Utterance:
    empty = {f: getattr(utterance, f) or None for f in ("reported", "date", "via", "turn")}
    quote = " … ".join(utterance.quote_parts) or None
    return utterance.model_copy(update={"quote": quote, **empty})


NO_EXTRA = Format("bare", (), "", EVERYTHING - {"extra"})


def without_extra(map: ArgumentMap) -> ArgumentMap:
    """A map without what AIF leaves under `extra`."""
    return reduced(map, NO_EXTRA)


@pytest.mark.parametrize("format", FORMATS)
@given(map=maps())
def test_what_a_format_can_hold_comes_back(format: str, map: ArgumentMap) -> None:
    map = without_extra(map)
    held = as_held(map, format)
    back = argmap.loads(argmap.dumps(map, format), format)
    assert without_extra(back) == held


@given(map=maps())
def test_relations_with_derived_ids_and_order_come_back(map: ArgumentMap) -> None:
    map = without_extra(map)
    back = argmap.loads(argmap.dumps(map, "aif"), "aif")
    assert list(back.claims) == list(map.claims)
    assert list(back.relations) == list(as_held(map, "aif").relations)


# -- files ----------------------------------------------------------------------------------------

ids = st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "8", 3, 4, "a", "1_9", "", None, "é"])
node_types = st.sampled_from(["I", "I", "L", "L", "YA", "TA", "RA", "CA", "MA", "PA", "", None])
node_texts = st.sampled_from(
    [
        *("Ann: Trade falls.", "Ben : Ann: Trade falls.", "Trade falls.", "Asserting", "Analysing"),
        *("Default Inference", "Cause to Effect", "Poe says 'No'", "a&quot;b&nbsp;", "", None, 7),
        *("\xa0Ann\xa0:\xa0So\xa0", ":", "https://example.org", "Ben: no: yes"),
    ]
)


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """AIF files in which anything may lead to anything."""
    nodes = st.fixed_dictionaries(
        {"nodeID": ids, "text": node_texts, "type": node_types},
        optional={"timestamp": st.just(""), "scheme": node_texts, "schemeID": st.just("72")},
    )
    edges = st.fixed_dictionaries({"edgeID": ids, "fromID": ids, "toID": ids})
    entries = st.fixed_dictionaries(
        {"nodeID": ids, "personID": ids}, optional={"start": node_texts}
    )
    odd = st.sampled_from([None, 3, "x", []])
    return draw(
        st.fixed_dictionaries(
            {
                "nodes": st.lists(nodes | nodes | nodes | odd, max_size=12),
                "edges": st.lists(edges | edges | edges | odd, max_size=20) | st.none(),
            },
            optional={"locutions": st.lists(entries | odd, max_size=4) | st.none() | odd},
        )
    )


@given(raw=files(), format=st.sampled_from(["aif", "xaif"]))
@settings(max_examples=examples(300))
def test_a_file_comes_back_as_it_was(raw: dict[str, Any], format: str) -> None:
    data = raw if format == "aif" else {"AIF": raw, "text": "", "dialog": True, "OVA": {}}
    map = read(data, format).map
    assert map is not None
    through_a_map_file = argmap.loads(argmap.dumps(map))
    assert through_a_map_file == map
    assert parts_of(written(through_a_map_file, format)) == parts_of(data)


def parts_of(data: dict[str, Any]) -> Any:
    """The parts of a file; a list that is missing is empty."""
    graph = data.get("AIF", data)
    return [
        sorted(json.dumps(part, sort_keys=True) for part in graph.get(key) or ())
        if isinstance(graph.get(key), list | None)
        else graph[key]
        for key in ("nodes", "edges", "locutions")
    ]


@given(raw=files())
def test_every_i_node_is_a_claim_and_every_step_a_relation(raw: dict[str, Any]) -> None:
    map = read(raw, "aif").map
    assert map is not None
    nodes = [node for node in raw["nodes"] if isinstance(node, dict)]
    said = {(str(n["nodeID"]), n["type"], str(n["text"])) for n in nodes if n["nodeID"] is not None}
    nameless = sum(n["type"] == "I" and n["nodeID"] is None for n in nodes)
    assert len(map.claims) >= sum(type == "I" for _, type, _ in said)
    assert len(map.claims) <= sum(n["type"] == "I" for n in nodes)
    assert len(map.relations) <= sum(n["type"] in ("RA", "CA", "MA") for n in nodes)
    assert nameless <= len(map.claims)


@given(raw=files(), seed=st.integers(0, 10**6))
def test_no_mangled_file_gives_a_traceback(raw: dict[str, Any], seed: int) -> None:
    content = bytearray(json.dumps(raw, ensure_ascii=False).encode())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        content[at : at + chance.randint(0, 3)] = bytes(
            chance.choice([b'"', b"{", b"]", b"\\", b"\xff", b"\\ud800", b"1e999", b"[" * 99])
        )
    for format in (None, "aif", "xaif", "ova2"):
        loaded = read_bytes(bytes(content), "debate.json", Reading(format))
        assert loaded.map is not None or loaded.diagnostics
        if loaded.map is not None:
            argmap.dumps(loaded.map)
            for to in FORMATS:
                argmap.dumps(loaded.map, to)


@given(raw=files())
def test_what_is_written_of_an_edited_map_is_read_as_that_map(raw: dict[str, Any]) -> None:
    map = read(raw, "aif").map
    assert map is not None
    edited = map.model_copy(
        update={
            "claims": {**map.claims, "new-claim": Claim(id="new-claim", text="And more.")},
            "relations": {
                **map.relations,
                **{
                    f"new-claim/{id}": Relation(kind="supports", premises=["new-claim"], target=id)
                    for id in list(map.claims)[:1]
                },
            },
        }
    )
    back = read_text(argmap.dumps(edited, "aif"), None, "aif").map
    assert back is not None
    assert len(back.claims) == len(edited.claims)
    assert len(back.relations) == len(edited.relations)
    assert [len(c.utterances) for c in back.claims.values()] == [
        len(c.utterances) for c in edited.claims.values()
    ]
