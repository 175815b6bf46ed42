"""Help: grouped, with examples, and the same words in every place."""

from __future__ import annotations

from importlib import import_module

import click
import pytest

from argmap.cli.group import COMMANDS, GROUPS, module_of
from tests.helpers import invoke

WITHOUT_WORDS = {"formats"}
"""Commands that are typed as they are, so that an example would say nothing."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_module_and_help_with_an_example(name: str) -> None:
    command = import_module(module_of(name)).command
    assert isinstance(command, click.Command)
    assert command.help
    ran = invoke(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: argmap {name}")
    if name not in WITHOUT_WORDS:
        assert f"argmap {name}" in ran.out.partition("\n")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_begins_with_a_sentence(name: str) -> None:
    help = import_module(module_of(name)).command.help
    first = help.strip().splitlines()[0]
    assert first.endswith(".")
    assert first[0].isupper()


def test_commands_are_listed_by_group_with_a_line_each() -> None:
    out = invoke("--help").out
    places = [out.index(f"\n{heading}:\n") for heading in GROUPS]
    assert places == sorted(places)
    for name, help in COMMANDS.items():
        assert f"  {name} " in out
        assert " ".join(help.split()[:4]) in out


def test_short_help_and_version() -> None:
    assert invoke("-h").out == invoke("--help").out
    assert invoke("who", "-h").code == 0
    assert invoke("--version").out.startswith("argmap ")


def test_without_a_command_there_is_help() -> None:
    ran = invoke()
    assert ran.code == 2
    assert "Ask:" in ran.out + ran.err
