"""`argmap unite`: several maps into one file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from tests.cli.conftest import BROKEN, DOG
from tests.helpers import invoke

OTHER = """\
title: Pets
speakers: {b: "Ben", cy: Cy}
sources: {talk: notes/talk.txt}
claims:
  get-a-dog: The office should get a dog!
  barking: {text: Dogs bark at every letter carrier there is., speaker: cy, source: talk, rebuts: get-a-dog}
  quiet: {text: Whippets hardly ever bark, speaker: b}
"""


@pytest.fixture
def two(dog: Path) -> Path:
    """A folder with two maps, one of them in a folder of its own; the current folder."""
    (dog / "pets").mkdir()
    (dog / "pets" / "other.yaml").write_text(OTHER, encoding="utf-8")
    return dog


def test_the_united_map_is_printed_and_what_became_of_the_maps_is_said(two: Path) -> None:
    ran = invoke("unite", "dog.yaml", "pets/other.yaml")
    assert ran.code == 0
    map = argmap.loads(ran.out)
    assert list(map.claims) == ["get-a-dog", "barking", "whippets", "barking-2", "quiet"]
    assert list(map.speakers) == ["ada", "ben", "cy"]
    assert ran.err.splitlines() == [
        "The same: the speaker b of pets/other.yaml is ben.",
        "Told apart: the claim barking of pets/other.yaml is barking-2.",
        "left out: the text of the claim get-a-dog in pets/other.yaml, The office should get a dog!; "
        "kept: The office should get a dog.",
        "left out: the title of the map in pets/other.yaml, Pets; kept: Should the office get a dog?",
        "quiet may restate whippets:",
        "    Whippets hardly ever bark",
        "    Whippets hardly ever bark.",
        "2 maps united: 5 claims, 3 relations, 3 speakers and 1 source; 1 told apart, "
        "2 values left out and 1 near-duplicate.",
        "--restate writes these relations; remove those that make another point.",
    ]


def test_near_duplicates_are_joined_where_that_is_wanted(two: Path) -> None:
    ran = invoke("unite", "dog.yaml", "pets/other.yaml", "--restate")
    assert argmap.loads(ran.out).relations["quiet/whippets"].kind == "restates"
    assert "quiet restates whippets:" in ran.err
    assert "--restate" not in ran.err


def test_paths_of_sources_lead_from_where_the_united_map_stands(two: Path) -> None:
    assert argmap.loads(invoke("unite", "dog.yaml", "pets/other.yaml").out).sources[
        "talk"
    ].path == ("pets/notes/talk.txt")
    (two / "all").mkdir()
    invoke("unite", "dog.yaml", "pets/other.yaml", "-o", "all/both.yaml")
    assert argmap.load("all/both.yaml").sources["talk"].path == "../pets/notes/talk.txt"
    invoke("unite", "dog.yaml", "pets/other.yaml", "-o", "pets/both.yaml")
    assert argmap.load("pets/both.yaml").sources["talk"].path == "notes/talk.txt"


def test_a_folder_is_all_maps_in_it(two: Path) -> None:
    ran = invoke("unite", ".")
    assert len(argmap.loads(ran.out).claims) == 5


def test_the_suffix_picks_yaml_or_json(two: Path) -> None:
    invoke("unite", "dog.yaml", "pets/other.yaml", "-o", "both.json")
    assert len(json.loads((two / "both.json").read_text(encoding="utf-8"))["claims"]) == 5
    ran = invoke("unite", "dog.yaml", "pets/other.yaml", "-o", "both.dot")
    assert (ran.code, "YAML or JSON, not in dot" in ran.err) == (2, True)


def test_what_was_found_as_json(two: Path) -> None:
    ran = invoke("unite", "dog.yaml", "pets/other.yaml", "-o", "both.yaml", "--json")
    read = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert {
        "map": "pets/other.yaml",
        "element": "claim",
        "was": "barking",
        "id": "barking-2",
        "told_apart": True,
    } in read["renamed"]
    assert read["near"] == [{"claim": "quiet", "restates": "whippets", "ratio": 100.0}]
    assert invoke("unite", "dog.yaml", "--json").code == 2


def test_one_map_alone_stays_as_it_is(two: Path) -> None:
    assert argmap.loads(invoke("unite", "dog.yaml").out) == argmap.loads(DOG)


def test_an_unsound_map_is_refused_and_nothing_is_written(two: Path) -> None:
    (two / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    ran = invoke("unite", "dog.yaml", "broken.yaml", "-o", "both.yaml")
    assert ran.code == 2
    assert "broken.yaml:1:" in ran.err
    assert not (two / "both.yaml").exists()


def test_maps_must_be_named(two: Path) -> None:
    assert invoke("unite").code == 2
    assert invoke("unite", "none.yaml").code == 2
