"""The JSON of the Argdown tools, in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.model import ArgumentMap
from tests.formats.argdown.comparing import map_of
from tests.helpers import run

FIXTURES = [
    path
    for path in sorted(Path(__file__).parent.glob("fixtures/*.argdown"))
    # There the JSON holds other arguments, or other sections, than the text.
    if not path.stem.startswith(("explode", "regroup"))
]


def said(map: ArgumentMap) -> tuple[object, object]:
    claims = {id: claim.model_dump(exclude={"extra"}) for id, claim in map.claims.items()}
    relations = {id: (r.kind, r.premises, r.target, r.scheme) for id, r in map.relations.items()}
    return claims, relations


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_json_says_what_the_text_says(path):
    map = map_of(path.read_bytes().decode("utf-8"))
    again = argmap.loads(argmap.dumps(map, "argdown-json"), "argdown-json")
    assert said(again) == said(map)


def test_two_speakers_of_one_statement_are_two_utterances_in_json_too():
    text = "[A]: a {speaker: Ana, date: 2026-05-04}\n\n[A] {speaker: Ben}\n"
    again = argmap.loads(argmap.dumps(map_of(text), "argdown-json"))
    said = [(u.speaker, u.date) for u in again.claims["a"].utterances]
    assert said == [("ana", "2026-05-04"), ("ben", None)]


def test_strict_mode_comes_back_from_json():
    text = "===\nmodel: {mode: strict}\n===\n\n[A]: a\n  - [B]: b\n  + [C]: c\n"
    again = argmap.loads(argmap.dumps(map_of(text), "argdown-json"))
    written = json.loads(argmap.dumps(again, "argdown-json"))
    assert [r["relationType"] for r in written["relations"]] == ["contrary", "entails"]


def test_the_command_writes_json_with_a_selection():
    done = run(
        *("export", "examples/main-street.argdown", "--to", "argdown-json"),
        *("--statement-selection", "all"),
    )
    assert done.code == 0
    written = json.loads(done.out)
    assert len(written["map"]["edges"]) == 8
    assert written["frontMatter"]["title"] == "Should Main Street be closed to cars?"
    assert not done.err


WHOLE = """
title: Tea
issues: [tea]
speakers: {cy: {name: Cy, role: cook}, di: Di}
sources: {book: {title: A book, author: Ed}}
claims:
  tea: {text: "Tea is better: at 7:30., ...+1", speaker: cy, quote: Tea!, source: book, at: p. 4, tags: [x]}
  hot: {text: It is hot., said: [{speaker: di, quote: Hot}, {speaker: di, reported: warm, turn: "3"}]}
  cold: {text: It goes cold., implicit: true, weight: 0, note: says who, section: "Cups ...+1 [a]"}
  cup: {text: A cup keeps it warm., section: ["Cups ...+1 [a]", Inner]}
  pot: {text: So does a pot., kind: argument}
  wine: {text: Wine is better.}
relations:
  - {kind: supports, premises: [hot, cup], target: tea, scheme: Two reasons, note: both, speakers: [cy]}
  - {kind: rebuts, premises: [cold, wine], target: tea, question: Is it so?, speakers: [cy, di]}
  - {kind: undercuts, premises: [pot], target: cold+wine/tea, scheme: Pots, speakers: [di]}
  - {kind: contradicts, premises: [wine], target: tea, note: or not}
  - {kind: qualifies, premises: [wine], target: hot}
  - {kind: restates, premises: [cold], target: wine}
  - {kind: rebuts, premises: [pot], target: hot, scheme: Pots, speakers: [di]}
expect: {tea: out}
"""


@pytest.mark.parametrize("format", ["argdown", "argdown-json"])
def test_what_a_newer_argmap_kept_stays(format):
    text = "===\nargmap: {zodiac: {a: Leo}, style: ld, speeches: {AC: {id: AC, side: aff}}}\n===\n\n[a]: A.\n"
    map = argmap.loads(text, "argdown")
    assert (map.style, map.speeches["AC"].side) == ("ld", "aff")
    for changed in (map, map.model_copy(update={"style": "bp"})):
        again = argmap.loads(argmap.dumps(changed, format), format)
        assert "zodiac: {a: Leo}" in argmap.dumps(again, "argdown")
        assert again.speeches == map.speeches


@pytest.mark.parametrize(
    "speeches", ["{AC: {id: NC}}", "{AC: {id: AC, speaker: eva}}", "[AC]", "3"]
)
def test_speeches_that_make_no_sense_are_left_out(speeches):
    map = argmap.loads(f"===\nargmap: {{speeches: {speeches}}}\n===\n\n[a]: A.\n", "argdown")
    assert not map.speeches


@pytest.mark.parametrize("format", ["argdown", "argdown-json"])
def test_a_map_with_everything_comes_back(format):
    map = argmap.loads(WHOLE)
    assert not argmap.losses(map, format)
    again = argmap.loads(argmap.dumps(map, format), format)
    spelled_out = {"hot+cup/tea", "cold+wine/tea"}
    claims = {
        id: claim.model_dump(exclude={"extra", "title"})
        for id, claim in again.claims.items()
        if claim.title not in spelled_out
    }
    assert claims == {id: c.model_dump(exclude={"extra", "title"}) for id, c in map.claims.items()}
    assert {id: r.model_dump(exclude={"extra"}) for id, r in again.relations.items()} == {
        id: r.model_dump(exclude={"extra"}) for id, r in map.relations.items()
    }
    rest = {"title", "issues", "speakers", "sources", "expect"}
    assert again.model_dump(include=rest) == map.model_dump(include=rest)
