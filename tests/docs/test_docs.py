"""The documentation is true: every command and every Python example it shows is run."""

import doctest
import importlib
import os
import pkgutil
import re
import shutil
import sys

import pytest

import argmap
from argmap.cli.group import COMMANDS

if sys.platform == "win32":
    pytest.skip("the documentation shows a terminal of a Unix system", allow_module_level=True)

from tests.docs.console import PAGES, ROOT, matches, rewrite, run_on_terminal, shown_commands


@pytest.fixture
def workshop(tmp_path):
    """A folder with the examples, where commands may write."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_shows(page, workshop):
    """One after the other: a command finds what those before it have written."""
    if os.environ.get("UPDATE_DOCS"):
        rewrite(page, workshop)
        pytest.skip("the page was rewritten")
    wrong = []
    for shown in shown_commands(page):
        real = run_on_terminal(shown.command, workshop)
        if not matches(shown.output, real):
            wrong.append("\n".join([f"{page.name}:{shown.line}: $ {shown.command}", *real]))
    assert not wrong, "\n\n".join(wrong)


def test_every_page_that_should_show_commands_does():
    assert {"README.md", "commands.md"} <= {
        page.name for page in PAGES if any(shown_commands(page))
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_on_a_page_hold(page, workshop, monkeypatch):
    monkeypatch.chdir(workshop)
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
