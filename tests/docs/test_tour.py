"""The tour of docs/architecture.md is true: whoever follows it has a check, a command and so on that works.

A section of the tour holds the files that it adds (a block of Python that begins with the name of its
file), the lines that it puts into others (a block `diff`), and what the commands say then.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import EXAMPLES, ROOT

PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^# ([\w/.]+\.(?:py|yaml))\n")
PATH = re.compile(r"`((?:argmap|tests|docs|examples|benchmarks)/[\w./*-]*)`")


@dataclass(frozen=True)
class Stop:
    """One thing to add."""

    title: str
    text: str

    @property
    def blocks(self) -> list[tuple[str, str]]:
        """The language and the text of each block."""
        return BLOCK.findall(self.text)


def stops() -> list[Stop]:
    tour = PAGE.split("\n## A tour", 1)[1].split("\n## ")[0]
    parts = re.split(r"^### (.+)$", tour, flags=re.MULTILINE)[1:]
    return [Stop(title, text) for title, text in zip(parts[::2], parts[1::2], strict=True)]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """argmap as it is, where it may be changed."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "argmap", tmp_path / "argmap", ignore=ignored)
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    return tmp_path


def insert(folder: Path, change: str) -> None:
    """Put the lines of a `diff` block behind the lines that stand before them there."""
    name, *lines = change.splitlines()
    path = folder / name.removeprefix("+++ ")
    context = "".join(f"{line[1:]}\n" for line in lines if line[:1] == " ")
    added = "".join(f"{line[1:]}\n" for line in lines if line[:1] == "+")
    text = path.read_text(encoding="utf-8")
    assert context
    assert text.count(context) == 1, f"{path.name} does not hold, once:\n{context}"
    path.write_text(text.replace(context, context + added), encoding="utf-8")


def run(folder: Path, command: str) -> list[str]:
    program, *words = command.split()
    assert program == "argmap"
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    return (done.stdout + done.stderr).rstrip("\n").splitlines()


@pytest.mark.parametrize("stop", stops(), ids=lambda stop: stop.title)
def test_whoever_follows_the_tour_has_something_that_works(stop: Stop, copy: Path) -> None:
    shown = []
    for language, text in stop.blocks:
        if language in ("python", "yaml") and (found := FILE.match(text)):
            path = copy / found[1]
            assert not path.exists()
            path.write_text(text[found.end() :], encoding="utf-8")
        elif language == "diff":
            insert(copy, text)
        elif language == "text":
            shown += re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", text, re.MULTILINE)
    assert shown
    for command, output in shown:
        assert run(copy, command) == output.rstrip("\n").splitlines()


def test_the_tour_adds_each_kind_of_thing() -> None:
    titles = " ".join(stop.title for stop in stops())
    assert all(kind in titles for kind in ("check", "format", "command", "field", "edit"))


def test_every_file_that_the_page_names_is_there() -> None:
    added = set(re.findall(r"^# (argmap/[\w/]+\.py)$", PAGE, re.MULTILINE))
    named = set(PATH.findall(PAGE)) - added
    assert len(named) > 20
    missing = [name for name in sorted(named) if not list(ROOT.glob(name.rstrip("/")))]
    assert not missing
