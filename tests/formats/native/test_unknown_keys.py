"""A key that argmap does not know where it stands: a slip, a key of something else, or a newer argmap's."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import __version__
from tests.formats.native.helpers import read_yaml
from tests.helpers import invoke

MAP = "speakers: {{x: {{name: X{speaker}}}}}\nclaims: {{a: {{text: A{claim}}}}}\n{map}"


def help_of(speaker: str = "", claim: str = "", map: str = "") -> str:
    (diagnostic,) = read_yaml(MAP.format(speaker=speaker, claim=claim, map=map)).diagnostics
    assert diagnostic.name == "unknown-key"
    return diagnostic.help or ""


@pytest.mark.parametrize("key", ["relations", "issues", "speeches", "expect"])
def test_a_key_of_the_map_stands_at_the_margin(key: str) -> None:
    margin = f"{key} is a key of the map: begin its line at the left margin"
    assert help_of(claim=f", {key}: []") == margin
    assert help_of(speaker=f", {key}: []") == margin


def test_a_slip_of_the_pen() -> None:
    assert help_of(claim=", rebut: a") == "did you mean rebuts?"
    assert help_of(map="speech: [AC]") == "did you mean speeches?"


def test_a_key_of_something_else() -> None:
    assert help_of(claim=", minutes: 8") == "minutes is a key of a speech"
    assert help_of(map="organisation: Guild") == "organisation is a key of a speaker"


def test_a_map_of_a_newer_argmap_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    said = help_of(claim=", temperature: 3")
    assert f"a newer argmap than this one ({__version__})" in said
    assert "update argmap" in said
    assert "extra:" in help_of(map="zzz: 1")
    map = tmp_path / "map.yaml"
    newer = MAP.format(speaker=", zodiac: Leo", claim="", map="")
    map.write_text(newer, encoding="utf-8")
    for command in (
        ["set", str(map), "a", "text=B"],
        ["fmt", str(map)],
        ["rename", str(map), "a", "b"],
    ):
        ran = invoke(*command)
        assert ran.code == 1
        assert "newer argmap" in ran.err
    assert map.read_text(encoding="utf-8") == newer
