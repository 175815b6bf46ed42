"""The house keeps its shape: rooms of a size, a word on each door, no circles, a code for each package."""

from __future__ import annotations

import ast
import os
import sys
import tomllib
import traceback
from collections import defaultdict
from pathlib import Path
from types import FrameType

import grimp
import networkx as nx
import pytest
from click.testing import CliRunner

from argmap.checks.registry import all_rules
from argmap.cli.root import argmap
from argmap.graph import to_graph
from tests.helpers import ROOT

PACKAGE = ROOT / "argmap"
FOLDERS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

CODES = {
    "AM0": "argmap.formats.native",
    "AM1": "argmap.formats.native",
    "AM2": "argmap.checks",
    "AM3": "argmap.formats.argdown",
    "AM4": "argmap.formats.aif",
    "AM5": "argmap.formats.foreign",
    "AM6": "argmap.formats.attacks",
    "AM7": "argmap.formats.core",
    "AM8": "argmap.semantics",
    "AM9": "argmap.queries",
}
"""Which package a diagnostic comes from, by the beginning of its code."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_folder_can_be_taken_in_at_a_glance(folder: Path) -> None:
    modules = [path for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(modules) <= 22


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_folder_says_what_lives_in_it(folder: Path) -> None:
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert text
    assert len(text.split()) >= 5


def test_no_module_is_too_long_to_be_read_at_a_sitting() -> None:
    # About 400 lines; the table of fields is one list, however long it grows.
    table = PACKAGE / "formats/native/fields.py"
    lines = {name_of(p): len(p.read_text().splitlines()) for p in MODULES if p != table}
    long = {name: count for name, count in lines.items() if count > 440}
    assert not long


def test_no_two_modules_import_one_another() -> None:
    graph = grimp.build_graph("argmap", exclude_type_checking_imports=True)
    imports: nx.DiGraph[str] = nx.DiGraph()
    for module in graph.modules:
        imports.add_edges_from((module, n) for n in graph.find_modules_directly_imported_by(module))
    circles = [sorted(c) for c in nx.strongly_connected_components(imports) if len(c) > 1]
    assert not circles


def test_every_room_has_its_place_in_the_layers() -> None:
    layers, *others = PROJECT["tool"]["importlinter"]["contracts"]
    rooms = {f"argmap.{path.stem}" for path in PACKAGE.iterdir() if path.suffix in ("", ".py")}
    rooms -= {"argmap.__init__", "argmap.__main__", "argmap.__pycache__"}
    assert set(layers["layers"]) == rooms
    outside = [c for c in others if {"click", "rich"} & set(c.get("forbidden_modules", ()))]
    assert len(outside) == 2
    for contract in outside:
        shown_by = {"argmap.cli"} if "click" in contract["forbidden_modules"] else SHOW
        assert set(contract["source_modules"]) == rooms - shown_by


SHOW = {"argmap.cli", "argmap.render"}
"""Where Rich is at home."""


def test_a_code_says_which_package_a_diagnostic_comes_from() -> None:
    rules: dict[str, set[str]] = defaultdict(set)
    for rule in all_rules():
        home = CODES[rule.code[:3]]
        if rule.__module__ != home and not rule.__module__.startswith(f"{home}."):
            rules[rule.code].add(rule.__module__)
    assert not rules


@pytest.mark.parametrize("example", ["cartels", "night-shops", "lights-out"])
def test_the_way_from_a_file_to_its_graph_is_short(example: str) -> None:
    """How many frames of argmap lie between a command and the deepest step of reading its map."""
    words = ["who", str(ROOT / f"examples/{example}.yaml")]
    # The first run imports what it needs, which is no part of the way.
    CliRunner().invoke(argmap, words)
    deepest: list[str] = []

    def called(frame: FrameType, event: str, _: object) -> None:
        nonlocal deepest
        if event == "call" and frame.f_code.co_filename.startswith(f"{PACKAGE}{os.sep}"):
            if frame.f_code is to_graph.__code__:
                sys.setprofile(None)
            stack = [found.f_code for found, _ in traceback.walk_stack(frame)]
            ours = [c.co_qualname for c in stack if c.co_filename.startswith(str(PACKAGE))]
            # Python 3.12 and later have no frames for these.
            ours = [name for name in ours if not name.endswith(("<listcomp>", "<dictcomp>"))]
            deepest = max(deepest, ours, key=len)

    sys.setprofile(called)
    try:
        CliRunner().invoke(argmap, words)
    finally:
        sys.setprofile(None)
    # `argmap.__main__.main` is one more.
    assert len(deepest) + 1 <= 14, deepest
    assert len(deepest) > 8
