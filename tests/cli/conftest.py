"""A folder with maps in it, in which the command line is run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.repository import Repository

DOG = """\
title: Should the office get a dog?
issue: get-a-dog
speakers: {ada: Ada, ben: "Ben, who sits next door"}
claims:
  get-a-dog: {text: The office should get a dog., speaker: ada}
  barking: {text: Nobody could work with the barking., speaker: ben, rebuts: get-a-dog}
  whippets: {text: Whippets hardly ever bark., speaker: ada, rebuts: barking}
"""
TEA = """\
speakers: {cy: Cy}
claims:
  tea: {text: Tea is better., speaker: cy}
  cold: {text: It goes cold., rebuts: tea}
"""
BROKEN = "claims: {a: {text: A., rebuts: b}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def dog(folder: Path) -> Path:
    """A folder with one map in it, the current folder."""
    (folder / "dog.yaml").write_text(DOG, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(dog: Path) -> Path:
    """A folder with two sound maps, a broken one and other files, the current folder."""
    (dog / "more" / "deep").mkdir(parents=True)
    (dog / "more" / "deep" / "tea.yaml").write_text(TEA, encoding="utf-8")
    (dog / "more" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (dog / "more" / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (dog / "more" / "notes.txt").write_text("claims: none\n", encoding="utf-8")
    return dog


@pytest.fixture
def unwritable(folder: Path) -> Path:
    """A folder that nothing can be written to."""
    if os.name != "posix" or os.geteuid() == 0:
        # Who may write everywhere is kept from it by a file that stands in the way.
        (folder / "locked").write_text("", encoding="utf-8")
    else:
        (folder / "locked").mkdir(mode=0o555)
    return folder / "locked"


@pytest.fixture
def repository(folder: Path) -> Repository:
    """A new git repository, the current folder; without git the test is skipped."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.email", "ann@example.org")
    made.git("config", "user.name", "Ann")
    made.git("config", "core.autocrlf", "false")
    return made
