"""What the tests of the formats of other tools need."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from textwrap import dedent

from argmap.diagnostics import SourceText
from argmap.formats.base import Loaded
from argmap.model import ArgumentMap


def read(format: str, text: str) -> Loaded:
    """Read a text with the reader of a format's module."""
    loaded: Loaded = import_module(f"argmap.formats.{format}").read(SourceText(text))
    return loaded


def map_from(format: str, text: str) -> ArgumentMap:
    """The map in an indented text, which must be sound."""
    loaded = read(format, dedent(text))
    assert loaded.map is not None, [str(d) for d in loaded.diagnostics]
    return loaded.map


def written(format: str, map: ArgumentMap) -> str:
    """The map in a format."""
    return "".join(import_module(f"argmap.formats.{format}").write(map))


def again(format: str, map: ArgumentMap) -> ArgumentMap:
    """What is read from what is written, which must be sound and without a complaint."""
    loaded = read(format, written(format, map))
    assert loaded.map is not None, [str(d) for d in loaded.diagnostics]
    return loaded.map


def kinds(map: ArgumentMap) -> dict[str, int]:
    """How many relations there are of each kind."""
    return dict(Counter(r.kind for r in map.relations.values()))
