"""`--color`, beside what the environment says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.cli.group import COMMANDS
from tests.helpers import EXAMPLES, invoke

TINY = EXAMPLES / "tiny.argmap.yaml"


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("option", ["--color", "--colour"])
@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_always_colours_a_pipe_and_changes_nothing_else(option: str, env: dict[str, str]) -> None:
    ran = invoke("who", TINY, option, "always", env=env)
    assert "\x1b[32m" in ran.out
    assert without_colour(ran.out) == invoke("who", TINY).out
    assert invoke(option, "always", "who", TINY, env=env).out == ran.out


def test_never_wins_over_the_environment() -> None:
    forced = {"FORCE_COLOR": "1"}
    assert "\x1b" in invoke("who", TINY, env=forced).out
    assert "\x1b" not in invoke("who", TINY, "--color", "never", env=forced).out
    assert "\x1b" not in invoke("--color", "never", "who", TINY, env=forced).out


def test_the_word_of_the_command_wins_over_that_before_it() -> None:
    assert "\x1b" in invoke("--color", "never", "who", TINY, "--color", "always").out
    auto = ("who", TINY, "--color", "auto")
    assert invoke("--color", "always", *auto).out == invoke("who", TINY).out


def test_messages_are_coloured_as_well(folder: Path) -> None:
    (folder / "bad.yaml").write_text("claims: {a: {text: A., rebuts: b}}\n", encoding="utf-8")
    said = invoke("who", "bad.yaml", "--color", "always").err
    assert "\x1b[1;31m" in said
    assert without_colour(said) == invoke("who", "bad.yaml").err


def test_answers_about_many_maps_are_coloured(corpus: Path) -> None:
    ran = invoke("who", ".", "--color", "always", "--jobs", "2")
    assert "\x1b[32m" in ran.out
    assert without_colour(ran.out) == invoke("who", ".").out


def test_records_have_no_colour() -> None:
    ran = invoke("who", TINY, "--color", "always", "-F", "csv")
    assert ran.out == invoke("who", TINY, "-F", "csv").out


@pytest.mark.parametrize("command", [*COMMANDS, "add claim"])
def test_every_command_says_how_to_go_without(command: str) -> None:
    out = invoke(*command.split(), "--help").out
    if command != "add":
        assert "--color, --colour" in out
        assert "--no-pager" in out
