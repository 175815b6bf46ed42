"""What somebody does with a claim in AIF: the illocution decides."""

from __future__ import annotations

import json
from typing import Any

import pytest

import argmap
from argmap.checks.registry import run_checks


def file_of(*said: tuple[str, str], rephrase: bool = False) -> str:
    """An AIF file: each locution with the illocution that anchors it in a claim of its own."""
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []

    def node(id: str, type: str, text: str) -> None:
        nodes.append({"nodeID": id, "type": type, "text": text, "scheme": text})

    def edge(start: str, end: str) -> None:
        edges.append({"edgeID": str(len(edges) + 1), "fromID": start, "toID": end})

    for i, (words, illocution) in enumerate(said):
        node(f"1{i}", "I", f"claim number {i}")
        node(f"2{i}", "L", words)
        node(f"3{i}", "YA", illocution)
        edge(f"2{i}", f"3{i}")
        edge(f"3{i}", f"1{i}")
    if rephrase:
        node("40", "MA", "Default Rephrase")
        edge("11", "40")
        edge("40", "10")
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []})


def only_claim(illocution: str) -> argmap.ArgumentMap:
    return argmap.loads(file_of(("Ann: It is so", illocution)), format="aif")


@pytest.mark.parametrize(
    ("illocution", "force"),
    [
        ("Asserting", "asserts"),
        ("Assertive Questioning", "asserts"),
        ("RhetoricalQuestioning", "asserts"),
        ("Default Illocuting", "asserts"),
        ("Arguing", "asserts"),
        ("Restating", "asserts"),
        ("YA_8fc2706f", "asserts"),
        ("Agreeing", "concedes"),
        ("Conceding", "concedes"),
        ("Disagreeing", "denies"),
        ("Pure Questioning", "asks"),
        ("PureQuestioning", "asks"),
        ("Challenging", "challenges"),
        ("Pure Challenging", "challenges"),
        ("AssertiveChallenging", "challenges"),
    ],
)
def test_the_illocution_says_what_a_speaker_does(illocution, force):
    (claim,) = only_claim(illocution).claims.values()
    assert [(u.force, u.quote) for u in claim.utterances] == [(force, "It is so")]
    assert bool(claim.speakers) == (force in ("asserts", "concedes"))


def test_irony_voices_nothing_and_keeps_its_name():
    (claim,) = only_claim("Ironic Asserting").claims.values()
    assert claim.speakers == []
    assert claim.utterances[0].extra["aif"]["illocution"] == "Ironic Asserting"


@pytest.mark.parametrize("force", ["asserts", "concedes", "denies", "asks", "challenges"])
@pytest.mark.parametrize("format", ["aif", "xaif"])
def test_a_force_comes_back(force, format):
    map = argmap.loads(
        f"speakers: {{ann: Ann}}\nclaims: {{a: {{text: A., said: [{{speaker: ann, {force}: So}}]}}}}\n"
    )
    again = argmap.loads(argmap.dumps(map, format=format), format=format)
    (claim,) = again.claims.values()
    assert [(u.speaker, u.force, u.quote) for u in claim.utterances] == [("ann", force, "So")]


def test_a_question_and_its_answer_restate_nothing():
    text = file_of(("Ann: Is it?", "Pure Questioning"), ("Ben: No", "Asserting"), rephrase=True)
    map = argmap.loads(text, format="aif")
    (relation,) = map.relations.values()
    assert (relation.kind, relation.premises, relation.target) == (
        "restates",
        ["claim-number-1"],
        None,
    )
    assert relation.extra["aif"] == {"node": "40", "end": "10"}
    assert json.loads(argmap.dumps(map, format="aif"))["edges"] == json.loads(text)["edges"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Asserting", "Asserting"),
        ("Pure Questioning", "Pure Questioning"),
        ("Pure Questioning", "Assertive Questioning"),
    ],
)
def test_what_is_said_or_asked_twice_is_restated(first, second):
    text = file_of(("Ann: It is", first), ("Ann: Indeed", second), rephrase=True)
    (relation,) = argmap.loads(text, format="aif").relations.values()
    assert relation.target == "claim-number-0"


def test_a_map_may_say_that_a_question_is_restated():
    map = argmap.loads(
        "speakers: {ann: Ann, ben: Ben}\n"
        "claims:\n  a: {text: A., asked-by: ann}\n  b: {text: B., speaker: ben, restates: a}\n"
    )
    again = argmap.loads(argmap.dumps(map, format="aif"), format="aif")
    assert [r.target for r in again.relations.values()] == ["a"]


def test_another_force_is_written_as_another_illocution():
    map = only_claim("Asserting")
    (claim,) = map.claims.values()
    claim.utterances[0].force = "denies"
    again = argmap.loads(argmap.dumps(map, format="aif"), format="aif")
    (claim,) = again.claims.values()
    assert [(u.speaker, u.force) for u in claim.utterances] == [("ann", "denies")]


def test_nobody_is_warned_of_an_answer(tmp_path):
    text = file_of(("Ann: Is it?", "Pure Questioning"), ("Ben: No", "Asserting"), rephrase=True)
    path = tmp_path / "talk.json"
    path.write_text(text, encoding="utf-8")
    loaded = argmap.read(path)
    assert [d.name for d in loaded.diagnostics] == []
    assert "incomplete-relation" not in {d.name for d in run_checks(loaded)}
