"""A map with two issues: every answer says which of them a stance is towards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import invoke, invoke_on_screen

TWO = """
title: The school board, two motions
issues: [uniforms, fees]
speakers: {ada: Ada Voss, ben: Ben Okri, cy: {name: Cy Lund, stance: against}, eve: Eve}
claims:
  uniforms: The school should have uniforms.
  fees: Families should pay fees.
  bullying: {text: Uniforms cut bullying., speaker: ada, supports: uniforms}
  poor: {text: The poor cannot pay., speaker: [ada, cy], rebuts: fees}
  costs: {text: Everything costs money., speaker: ben, rebuts: uniforms, supports: fees}
  weather: {text: It is cold., speaker: eve}
"""


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """The map on disk."""
    path = tmp_path / "two.yaml"
    path.write_text(TWO)
    return path


def headings(lines: list[str]) -> list[str]:
    """The lines that name an issue, and the speakers below them."""
    names = ("Ada Voss", "Ben Okri", "Cy Lund", "Eve")
    return [line.split("─")[0].strip() for line in lines if "─" in line or line.strip() in names]


def test_who_has_a_heading_for_each_side_of_each_issue(two: Path) -> None:
    lines = invoke_on_screen("who", two).lines
    assert headings(lines) == [
        *("FOR uniforms", "Ada Voss", "AGAINST uniforms", "Ben Okri"),
        *("FOR fees", "Ben Okri", "AGAINST fees", "Ada Voss", "Cy Lund"),
        *("NO STANCE TOWARDS ANY ISSUE", "Eve"),
    ]
    # In full where it is met first, and only named where it comes again.
    assert " [+] costs     Everything costs money. (as above)" in lines
    asked = invoke_on_screen("who", two, "--issue", "fees").lines
    assert not any("uniforms ─" in line for line in asked)


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("form", [[], ["--by", "claim"], ["--oneline"]])
def test_no_line_is_wider_than_the_screen(two: Path, form: list[str], columns: int) -> None:
    for command in (["who", *form], ["claims"], ["speakers"], ["sides"]):
        lines = invoke_on_screen(*command, two, columns=columns).lines
        assert max(map(len, lines)) <= columns


def test_lists_stand_under_the_issue(two: Path) -> None:
    def shown(command: str) -> list[str]:
        lines = [line.replace("[ ]", "[.]") for line in invoke_on_screen(command, two).lines]
        return [" ".join(line.split()[:2]) for line in lines]

    assert shown("claims") == [
        *("uniforms: The", "[+] uniforms", "[+] bullying", "[-] costs", ""),
        *("fees: Families", "[+] fees", "[-] poor", "[+] costs", ""),
        *("Towards no", "[.] weather"),
    ]
    assert shown("speakers") == [
        *("uniforms: The", "[+] ada", "[-] ben", ""),
        *("fees: Families", "[-] ada", "[+] ben", "[-] cy", ""),
        *("Towards no", "[.] eve"),
    ]
    assert "[+] for fees" in invoke_on_screen("show", two, "costs").out
    asked = invoke_on_screen("claims", two, "--issue", "fees").lines
    assert [line[:3] for line in asked] == ["[ ]", "[+]", "[ ]", "[-]", "[+]", "[ ]"]


def test_sides_has_a_table_for_each_issue(two: Path) -> None:
    lines = invoke_on_screen("sides", two).lines
    rows = [line.split()[:5] for line in lines if line[:1] == "[" and line[1] in "+-~"]
    assert rows == [
        ["[+]", "Ada", "Voss", "1", "0"],
        ["[-]", "Ben", "Okri", "0", "1"],
        ["[-]", "Ada", "Voss", "0", "1"],
        ["[+]", "Ben", "Okri", "1", "0"],
        ["[-]", "Cy", "Lund", "0", "1"],
    ]
    assert next(line for line in lines if "(declared)" in line).startswith("[-] Cy Lund")


def test_a_filter_by_stance_asks_about_any_issue(two: Path) -> None:
    found = json.loads(invoke("claims", two, "--stance", "against", "-F", "json").out)
    assert [claim["id"] for claim in found] == ["poor", "costs"]
    speakers = json.loads(invoke("speakers", two, "--stance", "for", "-F", "json").out)
    assert [speaker["id"] for speaker in speakers] == ["ada", "ben"]


@pytest.mark.parametrize("command", ["who", "sides", "speakers"])
def test_json_has_the_stance_of_a_speaker_towards_each_issue(two: Path, command: str) -> None:
    data = json.loads(invoke(command, two, "-F", "json").out)
    speakers = data if command == "speakers" else data["speakers"]
    assert {s["id"]: (s["stance"], s["stances"]) for s in speakers} == {
        "ada": ("for", {"uniforms": "for", "fees": "against"}),
        "ben": ("against", {"uniforms": "against", "fees": "for"}),
        "cy": ("against", {"fees": "against"}),
        "eve": ("none", {}),
    }


def test_tables_have_the_stances_towards_all_issues(two: Path) -> None:
    for command in (["claims"], ["who"], ["who", "--oneline"], ["who", "--by", "claim"]):
        out = invoke(*command, two, "-F", "csv").out
        assert "against uniforms; for fees" in out
    asked = "SELECT issue, stance FROM claim_stances WHERE claim = 'costs' ORDER BY issue"
    assert invoke("sql", two, asked, "-F", "csv").lines == [
        *("issue,stance", "fees,for", "uniforms,against")
    ]
    asked = "SELECT speaker FROM speaker_stances WHERE issue = 'fees' AND stance = 'against'"
    assert invoke("sql", two, asked, "-F", "csv").lines == ["speaker", "ada", "cy"]


def test_a_drawing_marks_what_bears_on_the_second_issue(two: Path) -> None:
    drawn = invoke_on_screen("draw", two).out
    assert "Ada Voss + Cy Lund  [-]" in drawn
