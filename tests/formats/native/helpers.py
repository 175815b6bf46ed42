"""How the tests of the native file read texts, and how they mark a place in one."""

from __future__ import annotations

from argmap.diagnostics import Diagnostic, SourceText, Span
from argmap.formats.core.loaded import Loaded
from argmap.formats.native import reading
from argmap.formats.native.writing import write_json, write_yaml
from argmap.model import ArgumentMap


def read_yaml(text: str) -> Loaded:
    return reading.read_yaml(SourceText(text, "map.yaml"))


def read_json(text: str) -> Loaded:
    return reading.read_json(SourceText(text, "map.json"))


def sound(loaded: Loaded) -> ArgumentMap:
    """The map that was read; fails with the diagnostics where there is none."""
    assert loaded.map is not None, "\n".join(map(str, loaded.diagnostics))
    return loaded.map


def map_of(text: str) -> ArgumentMap:
    """The map a YAML text holds."""
    return sound(read_yaml(text))


def yaml_of(map: ArgumentMap) -> str:
    return "".join(write_yaml(map))


def json_of(map: ArgumentMap) -> str:
    return "".join(write_json(map))


def problems(text: str) -> list[Diagnostic]:
    return read_yaml(text).diagnostics


def marked(text: str) -> tuple[str, Span]:
    """A text without its marks «…», and the span they stood around."""
    before, _, rest = text.partition("«")
    inside, _, after = rest.partition("»")
    plain = before + inside + after
    return plain, SourceText(plain).span(len(before), len(before) + len(inside))
