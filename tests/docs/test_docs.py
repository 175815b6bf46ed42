"""The documentation is true: every command and every Python example it shows is run."""

import doctest
import importlib
import os
import pkgutil
import re
import shutil
import sys
from functools import cache

import pytest

import argmap
from argmap.cli.group import COMMANDS

if sys.platform == "win32":
    pytest.skip("the documentation shows a terminal of a Unix system", allow_module_level=True)

from tests.docs.console import PAGES, ROOT, matches, rewrite, run_on_terminal, shown_commands

SHOWN = [shown for page in PAGES for shown in shown_commands(page)]


@pytest.fixture(scope="module")
def workshop_of(tmp_path_factory):
    """For each page a folder with the examples, where its commands may write."""

    @cache
    def made(page):
        folder = tmp_path_factory.mktemp(page.stem)
        shutil.copytree(ROOT / "examples", folder / "examples")
        return folder

    return made


@pytest.fixture(scope="module", autouse=True)
def rewritten(workshop_of):
    if os.environ.get("UPDATE_DOCS"):
        for page in PAGES:
            rewrite(page, workshop_of(page))
        pytest.skip("the pages were rewritten", allow_module_level=True)


def _in_order(shown):
    """A command finds what those before it on the page have written: one process runs them all."""
    mark = pytest.mark.xdist_group(shown.page.name)
    return pytest.param(shown, id=f"{shown.page.name}:{shown.line}", marks=mark)


@pytest.mark.parametrize("shown", [_in_order(shown) for shown in SHOWN])
def test_a_shown_command_prints_what_is_shown(shown, workshop_of):
    real = run_on_terminal(shown.command, workshop_of(shown.page))
    assert matches(shown.output, real), "\n".join(["$ " + shown.command, *real])


def test_every_page_that_should_show_commands_does():
    assert {"README.md", "commands.md"} <= {shown.page.name for shown in SHOWN}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_on_a_page_hold(page, workshop_of, monkeypatch):
    monkeypatch.chdir(workshop_of(page))
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text(), re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0


@pytest.mark.parametrize(
    "module", [m.name for m in pkgutil.walk_packages(argmap.__path__, "argmap.")]
)
def test_examples_in_docstrings_hold(module):
    if module != "argmap.__main__":
        assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_every_command_has_a_section():
    text = (ROOT / "docs/commands.md").read_text()
    assert re.findall(r"^## argmap (\S+)$", text, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    prose = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
        assert (page.parent / target).exists(), target
