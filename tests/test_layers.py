"""What points to code by a string points where an import may: import-linter does not see these.

`[tool.importlinter]` in pyproject.toml has the layers, the uppermost first.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from tests.helpers import ROOT

PROJECT = tomllib.loads(Path(ROOT, "pyproject.toml").read_text(encoding="utf-8"))
LAYERS: list[str] = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
UPWARDS = {("argmap.formats.core.registry", "argmap.exports.registry:EXPORTS")}
"""The one path that points up: `argmap.dumps(map, "dot")` finds what is written far above formats."""
PATH = re.compile(r"argmap(?:\.\w+)+(?::\w+)?")


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package by name, parsed."""
    for file in sorted(Path(ROOT, "argmap").rglob("*.py")):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        yield name, ast.parse(file.read_text(encoding="utf-8"))


@cache
def paths() -> tuple[tuple[str, str], ...]:
    """Each string in the package that is the path of a module, or of a name in one, with its holder.

    Where the last word is put in later (`f"argmap.semantics.{name}"`), it is the path of the package.
    """
    found: list[tuple[str, str]] = []
    for holder, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value.removesuffix(".")
                # The other words with a dot are keys: `argmap.force` in the context of Click.
                if PATH.fullmatch(text) and ".".join(text.split(".")[:2]) in LAYERS:
                    found.append((holder, text))
    return tuple(found)


def height(module: str) -> int:
    """How high a module stands; the package itself, which offers all, is above every layer."""
    layer = [*module.split("."), ""][1]
    return (
        len(LAYERS) - LAYERS.index(f"argmap.{layer}")
        if f"argmap.{layer}" in LAYERS
        else len(LAYERS) + 1
    )


def test_each_path_leads_somewhere() -> None:
    assert len(paths()) > 90
    for holder, path in paths():
        module, _, name = path.partition(":")
        assert not name or hasattr(import_module(module), name), f"{path} in {holder}"
        import_module(module)


def test_no_path_points_to_a_higher_layer() -> None:
    upwards = {
        (holder, path)
        for holder, path in paths()
        if height(path.partition(":")[0]) > height(holder)
    }
    assert upwards == UPWARDS
