"""What an installer and a package index are told, and whether it is true."""

from __future__ import annotations

import re
import tomllib

import argmap
from tests.helpers import ROOT
from tests.smoke import untried

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HOME = PROJECT["urls"]["Homepage"] + "/blob/main/"


def prose(text: str) -> str:
    """A page of Markdown without its blocks and words of code."""
    return re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)


def test_links_of_the_readme_work_on_a_package_index() -> None:
    """There is no folder around it there: every link is a whole address, and leads to a file."""
    defined = dict(re.findall(r"^\[([^\]]+)\]: (\S+)$", README, re.MULTILINE))
    inline = re.findall(r"\]\(([^)]+)\)", prose(README))
    for target in [*defined.values(), *inline]:
        assert target.startswith("https://"), target
        if target.startswith(HOME):
            assert (ROOT / target.removeprefix(HOME)).exists(), target
    used = re.findall(r"\[([^\]\n]+)\](?!\(|: http)", prose(README))
    assert {*used} >= {*defined}
    for word in used:
        assert word in defined or not (ROOT / word).exists(), f"[{word}] leads nowhere"


def test_each_version_of_python_that_is_tested_is_named() -> None:
    named = {c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)}
    assert named == {"3.11", "3.12", "3.13", "3.14"}
    assert PROJECT["requires-python"] == ">=3.11"


def test_the_changelog_begins_with_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert found is not None
    assert found[1] == argmap.__version__


def test_all_the_extras_are_in_all() -> None:
    extras = PROJECT["optional-dependencies"]
    (everything,) = extras["all"]
    assert {*extras} - {"all", "dev", "fuzz"} == {
        *everything.removeprefix("argmap[").removesuffix("]").split(",")
    }
    assert "argmap[all]" in extras["dev"]


def test_every_command_is_tried_on_the_lowest_versions() -> None:
    assert untried() == set()
