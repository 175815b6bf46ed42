"""The native file: a debate as people write it, in YAML or, in the same shape, in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.diagnostics import SourceText
    from argmap.formats.core.loaded import Loaded
    from argmap.model import ArgumentMap


def read_yaml(source: SourceText) -> Loaded:
    """Read a native YAML file."""
    from argmap.formats.native.reading import read_document
    from argmap.formats.native.yaml_text import parse_yaml

    return read_document(parse_yaml(source))


def read_json(source: SourceText) -> Loaded:
    """Read a native JSON file."""
    from argmap.formats.native.json_text import parse_json
    from argmap.formats.native.reading import read_document

    return read_document(parse_json(source))


def write_yaml(map: ArgumentMap) -> Iterator[str]:
    """Write a native YAML file in its one canonical spelling."""
    from argmap.formats.native import writing

    return writing.write_yaml(map)


def write_json(map: ArgumentMap) -> Iterator[str]:
    """Write a native JSON file in its one canonical spelling."""
    from argmap.formats.native import writing

    return writing.write_json(map)
