"""The extension for VS Code: what its manifest says, and its own tests where npm has installed what they need."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest

import argmap
from argmap.formats.native.keys import BACKWARD_KINDS, FORWARD_KINDS
from argmap.model import FORCES
from tests.helpers import ROOT

FOLDER = ROOT / "editors" / "vscode"
MANIFEST = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
GRAMMAR = json.loads((FOLDER / "syntaxes" / "argmap.tmLanguage.json").read_text(encoding="utf-8"))


def test_it_has_the_version_of_argmap() -> None:
    assert MANIFEST["version"] == argmap.__version__


def test_no_file_names_a_place_that_packages_come_from() -> None:
    assert not (FOLDER / "package-lock.json").exists()
    assert "registry" not in (FOLDER / ".npmrc").read_text(encoding="utf-8")


def test_every_key_of_a_relation_has_a_colour() -> None:
    parts = GRAMMAR["repository"]
    keys = f"{parts['attacks']['match']} {parts['supports']['match']}"
    for key in {*FORWARD_KINDS, *BACKWARD_KINDS, *FORCES} - {"asserts", "asks"}:
        assert re.search(rf"[(|]{key}[)|]", keys), key


def test_the_snippet_of_a_map_is_a_sound_map() -> None:
    body = json.loads((FOLDER / "snippets" / "argmap.json").read_text(encoding="utf-8"))
    text = "\n".join(body["A new map"]["body"])
    plain = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text).replace("$0", "")
    assert [*argmap.loads(plain).claims] == ["proposal"]


@pytest.mark.skipif(
    not (FOLDER / "node_modules").is_dir() or shutil.which("npm") is None,
    reason="npm has not installed what the extension needs",
)
def test_it_compiles_and_its_own_tests_pass() -> None:
    for script in ("lint", "test"):
        ran = subprocess.run(
            ["npm", "run", "--silent", script],
            cwd=FOLDER,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
