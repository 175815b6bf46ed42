"""The command line as people and programs meet it: processes, terminals, locales, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import EXAMPLES, ROOT, run, run_on_terminal
from tests.processes import PATIENCE, running

TINY = EXAMPLES / "tiny.argmap.yaml"
LIGHTS_OUT = EXAMPLES / "lights-out.argmap.yaml"


@pytest.mark.parametrize("command", ["who", "chain", "sides", "judge", "stats", "show"])
def test_a_piped_answer_is_what_a_terminal_shows_without_legend(command: str) -> None:
    claims = ["lights-out"] if command == "show" else []
    piped = run(command, LIGHTS_OUT, *claims)
    shown = run_on_terminal(command, LIGHTS_OUT, *claims)
    assert (piped.code, piped.err) == (shown.code, shown.err) == (0, "")
    assert shown.out.startswith(piped.out)
    # Records are asked for, and say what their fields are.
    assert "\t" not in piped.out
    assert "\t" in run(command, LIGHTS_OUT, *claims, "-F", "tsv").lines[0]


def test_a_piped_answer_is_as_wide_as_columns_or_80(tmp_path: Path) -> None:
    def widest(columns: str) -> int:
        return max(map(len, run("who", LIGHTS_OUT, env={"COLUMNS": columns}).lines))

    assert widest("") == widest("80") == widest("no number") == 80
    assert widest("60") == 60
    run("who", LIGHTS_OUT, "-o", tmp_path / "who.txt", env={"COLUMNS": "60"})
    written = (tmp_path / "who.txt").read_text(encoding="utf-8")
    assert written == run("who", LIGHTS_OUT, env={"COLUMNS": "60"}).out


def test_an_answer_on_a_terminal_is_for_a_person() -> None:
    ran = run_on_terminal("who", TINY)
    assert (ran.code, ran.err) == (0, "")
    assert "FOR get-a-dog ─" in ran.out
    assert ran.lines[-1].startswith("[+] for")


def test_standard_input(tmp_path: Path) -> None:
    ran = run("chain", "-", stdin=TINY.read_bytes(), cwd=tmp_path)
    assert ran.code == 0
    assert ran.out == run("chain", TINY).out


def test_the_only_map_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "tiny.argmap.yaml").write_bytes(TINY.read_bytes())
    assert run("show", "bark", cwd=tmp_path).code == 0


def test_exit_codes(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("claims: {a: {text: A., rebuts: b}}", encoding="utf-8")
    assert run("check", TINY).code == 0
    assert run("check", tmp_path / "bad.yaml").code == 1
    assert run("who", tmp_path / "bad.yaml").code == 2
    assert run("who", "--nonsense").code == 2


@pytest.mark.parametrize(
    "args", [["who", TINY], ["chain", TINY], ["explain", "AM201"], ["formats"]]
)
def test_colour_on_a_terminal_and_not_where_it_is_unwanted(args: list[str | Path]) -> None:
    assert "\x1b[" in run_on_terminal(*args, env={"NO_COLOR": ""}).out
    assert "\x1b[" not in run_on_terminal(*args).out
    assert "\x1b[" not in run_on_terminal(*args, env={"NO_COLOR": "", "TERM": "dumb"}).out


def test_colour_in_a_pipe_where_it_is_forced() -> None:
    assert "\x1b[" in run("who", TINY, env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in run("who", TINY, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def test_an_answer_in_a_file_has_no_colour(tmp_path: Path) -> None:
    run("who", TINY, "-o", tmp_path / "out.txt", env={"FORCE_COLOR": "1"})
    assert "\x1b" not in (tmp_path / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_lines_fit_the_terminal(columns: int) -> None:
    ran = run_on_terminal("chain", TINY, columns=columns)
    assert max(map(len, ran.lines)) <= columns


def test_an_ascii_locale_has_ascii_trees_and_no_crash() -> None:
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for command in ("who", "chain", "stats", "check"):
        ran = run_on_terminal(command, LIGHTS_OUT, env=ascii_only)
        assert ran.code == 0
        assert ran.out.isascii()
    chain = run_on_terminal("chain", LIGHTS_OUT, env=ascii_only).out
    assert "|-x " in chain
    assert "\\u25" not in chain


@pytest.mark.parametrize("command", ["who", "chain", "explain"])
def test_whoever_stops_reading_hears_no_complaint(command: str, tmp_path: Path) -> None:
    claims = "\n".join(f"  c{i}: {{text: {'word ' * 40}, rebuts: a}}" for i in range(3000))
    (tmp_path / "map.yaml").write_text(f"issue: a\nclaims:\n  a: A.\n{claims}\n", encoding="utf-8")
    words = [] if command == "explain" else ["map.yaml"]
    with running(
        *(sys.executable, "-m", "argmap", command, *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


def test_five_thousand_answers_to_answers(tmp_path: Path) -> None:
    claims = "\n".join(f"  c{i}: {{text: No. {i}., rebuts: c{i - 1}}}" for i in range(1, 5001))
    (tmp_path / "map.yaml").write_text(
        f"issue: c0\nclaims:\n  c0: No. 0.\n{claims}\n", encoding="utf-8"
    )
    as_json = run("chain", "map.yaml", "--json", cwd=tmp_path)
    assert (as_json.code, as_json.err) == (0, "")
    assert as_json.out.count('"relation"') == 5000
    drawn = run_on_terminal("chain", "map.yaml", "--all", cwd=tmp_path)
    assert (drawn.code, drawn.err) == (0, "")
    assert "No. 5000." in drawn.out
