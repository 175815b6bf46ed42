"""argmap schemes on the command line, and critical questions in gaps."""

from __future__ import annotations

import json
from pathlib import Path

from tests.helpers import invoke, invoke_on_screen, records, run

MAP = """\
claims:
  warm: It gets warmer.
  says-so: {text: Ada says so., supports: {claim: warm, scheme: position to know}}
  honest: {text: She never lied., supports: {relation: says-so/warm, question: honesty}}
"""


def test_all_schemes_are_listed() -> None:
    found = records("schemes")
    assert len(found) >= 60
    assert all(len(record) == 3 for record in found)
    assert {record[0] for record in found} <= set(invoke("schemes").lines)


def test_one_scheme_is_a_page() -> None:
    ran = run("schemes", "position", "to", "know")
    assert ran.code == 0
    assert ran.lines[0] == "argument from position to know"
    assert "Critical questions" in ran.lines
    assert any(line.startswith("  honesty ") for line in ran.lines)


def test_a_page_fits_a_narrow_screen() -> None:
    for columns in (30, 80, 200):
        lines = invoke_on_screen("schemes", "slippery slope argument", columns=columns).lines
        assert max(map(len, lines)) <= columns


def test_json_has_the_parts_of_a_scheme() -> None:
    shape = json.loads(invoke("schemes", "analogy", "--json").out)
    assert shape["name"] == "argument from analogy"
    assert {"key", "text"} == set(shape["questions"][0])
    assert shape["premises"]
    everything = json.loads(invoke("schemes", "--json").out)["schemes"]
    assert shape in everything
    assert invoke("schemes", "analogy", "-F", "markdown").lines[0] == "## argument from analogy"


def test_a_slip_says_what_was_probably_meant() -> None:
    ran = invoke("schemes", "analgy")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean argument from analogy?" in ran.err
    assert "fits several schemes" in invoke("schemes", "consequences").err


def test_gaps_show_the_questions_that_are_still_open(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(MAP)
    shape = json.loads(invoke("gaps", file, "--only", "questions", "--json").out)
    assert [(q["relation"], q["question"]) for q in shape["questions"]] == [
        ("says-so/warm", "position"),
        ("says-so/warm", "assertion"),
    ]
    lines = invoke_on_screen("gaps", file, "--only", "questions").lines
    assert "  says-so/warm  argument from position to know" in lines
    assert "      assertion: Did P really say that A is true?" in lines
    assert invoke("gaps", file, "--only", "questions", "--fail").code == 1


def test_questions_of_many_steps_are_folded_with_a_count(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    claims = "".join(
        f"  c{i}: {{text: No. {i}, supports: {{claim: a, scheme: sign}}}}\n" for i in range(9)
    )
    file.write_text(f"claims:\n  a: A.\n{claims}")
    lines = invoke_on_screen("gaps", file, "--only", "questions").lines
    assert lines[-1] == "  (3 more steps: --all)"
    assert "more" not in invoke_on_screen("gaps", file, "--only", "questions", "--all").out
