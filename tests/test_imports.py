"""What is loaded when: help and the version cost next to nothing, a question what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

import argmap
from argmap.cli.group import COMMANDS, module_of
from argmap.formats.core.lookup import formats_that_read
from tests.helpers import EXAMPLES, ROOT

HEAVY = {"rich", "networkx", "pydantic", "yaml", "rapidfuzz"}


def modules_of(*args: str, env: Mapping[str, str] | None = None) -> set[str]:
    """The modules that a fresh process imports for a command."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "argmap", *args],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        check=True,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def loaded_by(*args: str) -> set[str]:
    """The top-level modules that a fresh process imports for a command."""
    return {module.partition(".")[0] for module in modules_of(*args)}


@pytest.mark.parametrize("word", ["bark", "--st", ""])
def test_what_completes_a_word_starts_at_once(word: str) -> None:
    typed = {"_ARGMAP_WORDS": "show\nexamples/tiny.argmap.yaml", "_ARGMAP_WORD": word}
    loaded = modules_of("completion", "zsh", "--reply", env=typed)
    assert "argmap.cli.completion" in loaded
    assert not loaded & {"networkx", "rich.console"}


@pytest.mark.parametrize("args", [["--version"], ["--help"]])
def test_the_version_and_the_list_of_commands_load_click_and_nothing_heavy(args: list[str]) -> None:
    loaded = loaded_by(*args)
    assert "click" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    "args",
    [
        ["schema"],
        ["formats"],
        ["schemes"],
        ["explain", "AM201"],
        ["fmt", "--diff", "examples/tiny.argmap.yaml"],
        ["check", "--select", "same-text", "examples/tiny.argmap.yaml"],
        ["export", "examples/tiny.argmap.yaml", "--to", "json"],
        ["set", "-n", "examples/tiny.argmap.yaml", "barking", "text=They bark."],
        ["solve", "--problems"],
    ],
    ids=lambda args: args[0],
)
def test_what_asks_nothing_of_the_graph_does_without_networkx(args: list[str]) -> None:
    assert "networkx" not in loaded_by(*args)


@pytest.mark.parametrize("command", ["who", "chain", "stats"])
def test_a_question_guesses_at_no_name(command: str) -> None:
    loaded = loaded_by(command, str(EXAMPLES / "tiny.argmap.yaml"))
    assert "networkx" in loaded
    assert "rapidfuzz" not in loaded


def test_a_map_in_yaml_is_read_without_the_readers_of_other_formats() -> None:
    # Modules that are named by strings are not among those that `-X importtime` reports.
    asked = f"argmap.main(['who', {str(EXAMPLES / 'tiny.argmap.yaml')!r}], standalone_mode=False)"
    program = f"from argmap.cli.root import argmap; {asked}; import sys; print(*sys.modules)"
    python = [sys.executable, "-c", program]
    done = subprocess.run(python, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    homes = {sniffer.rpartition(":")[0] for f in formats_that_read() if (sniffer := f.sniff)}
    readers = {f.reader.partition(":")[0] for f in formats_that_read() if f.reader}
    # The others whose files are called .yaml need not sniff, where the first is certain.
    assert loaded & homes == {"argmap.formats.native.sniffing"}
    assert loaded & readers == {"argmap.formats.native.reading"}


def test_the_package_alone_loads_nothing() -> None:
    program = "import sys, argmap; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & (HEAVY | {"click", "argmap.model"})


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_can_be_imported_alone_and_loads_what_it_needs_when_it_runs(name: str) -> None:
    # Its help and whatever completes its words start as fast as the list of commands.
    slow = "{'networkx', 'rich.console'} & sys.modules.keys()"
    program = f"import sys, {module_of(name)}; assert not {slow}, {slow}"
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


def test_every_public_name_can_be_had() -> None:
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None
    assert set(dir(argmap)) == set(argmap.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        argmap.nothing  # noqa: B018


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads(Path(ROOT, "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert argmap.__version__ == project["version"] == version("argmap")


def test_a_question_loads_neither_what_reads_texts_nor_what_writes_pages_and_workbooks() -> None:
    loaded = modules_of("who", "examples/lights-out.argmap.yaml")
    assert "argmap.render.answers.who" in loaded
    unneeded = {"argmap.text.lexicon", "argmap.quotes.verifying"}
    unneeded |= {"argmap.render.html_page", "argmap.workbooks.workbook"}
    assert not loaded & unneeded
