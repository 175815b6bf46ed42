"""Debate formats that a new map lists in full."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

import argmap
from argmap.edit.speech_formats import speeches_of
from argmap.model import DebateStyle
from tests.helpers import invoke

SPOKEN = {
    "policy": "1AC 1NC 2AC 2NC 1NR 1AR 2NR 2AR",
    "ld": "1AC 1NC 1AR 2NR 2AR",
    "pf": "AC NC AR NR AS NS AF NF",
    "bp": "PM LO DPM DLO MG MO GW OW",
    "ws": "P1 O1 P2 O2 P3 O3 OR PR",
    "parli": "PM1 LO1 MG MO LOR PMR",
    "tv": "",
}
BLOCKS = {"policy": "2NC 1NR", "ws": "O3 OR", "parli": "MO LOR"}


@pytest.mark.parametrize("style", get_args(DebateStyle))
def test_the_speeches_of_a_format(style: DebateStyle) -> None:
    found = speeches_of(style)
    assert " ".join(s.id for s in found if s.kind == "speech") == SPOKEN[style]
    assert " ".join(s.id for s in found if s.block) == BLOCKS.get(style, "")
    assert len({s.id for s in found}) == len(found)


def test_questions_follow_each_constructive_of_policy_and_are_the_other_sides() -> None:
    found = speeches_of("policy")
    before = {s.id: p for p, s in pairwise(found) if s.kind == "questions"}
    assert {id: p.id for id, p in before.items()} == {
        "CX1": "1AC",
        "CX2": "1NC",
        "CX3": "2AC",
        "CX4": "2NC",
    }
    assert all(p.side != next(s for s in found if s.id == id).side for id, p in before.items())


def test_each_team_of_british_parliamentary_has_two_speeches() -> None:
    teams = [s.team for s in speeches_of("bp")]
    assert teams == ["OG", "OO", "OG", "OO", "CG", "CO", "CG", "CO"]


def test_the_negative_may_begin_in_public_forum() -> None:
    found = speeches_of("pf", neg_first=True)
    assert " ".join(s.id for s in found if s.kind == "speech") == "NC AC NR AR NS AS NF AF"


@pytest.mark.parametrize("style", get_args(DebateStyle))
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_new_round_is_sound_laid_out_and_has_a_flow(
    tmp_path: Path, style: DebateStyle, suffix: str
) -> None:
    file = tmp_path / f"round.{suffix}"
    assert invoke("new", file, "--speeches", style).code == 0
    map = argmap.load(file)
    assert map.style == style
    assert list(map.speeches.values()) == speeches_of(style)
    assert invoke("check", "--strict", file).code == 0
    assert invoke("flow", file).code == 0
    if suffix == "yaml":
        assert invoke("fmt", "--check", file).code == 0


def test_first_is_for_public_forum_alone(tmp_path: Path) -> None:
    file = tmp_path / "round.yaml"
    ran = invoke("new", file, "--speeches", "ld", "--first", "neg")
    assert (ran.code, file.exists()) == (2, False)
    assert "--first says which side begins with --speeches pf" in ran.err
    assert invoke("new", file, "--speeches", "pf", "--first", "neg").code == 0
    assert next(iter(argmap.load(file).speeches)) == "NC"
    assert invoke("check", "--strict", file).code == 0
    unknown = invoke("new", tmp_path / "other.yaml", "--speeches", "polcy")
    assert unknown.code == 2
    assert "did you mean policy?" in unknown.err
