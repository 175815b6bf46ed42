"""Argdown: argument maps as people write them in plain text.

The language is described at https://argdown.org. `language` reads and writes texts, `meaning`
translates between documents and maps, `drawing` derives the map that Argdown draws, and `json` reads
and writes Argdown's own export. A text goes through these steps and back again:

    text --lexing--> tokens --parsing--> document --resolving--> statements, arguments, relations
    --to_model--> map --from_model--> document --writing--> text

What Argdown draws is derived from the resolved document (`derived_map`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap


def read(source: SourceText) -> Loaded:
    """Read an Argdown file."""
    from argmap.formats.argdown import reading

    return reading.read(source)


def read_markdown(source: SourceText) -> Loaded:
    """Read the Argdown between the fences of a Markdown file."""
    from argmap.formats.argdown import reading

    return reading.read_markdown(source)


def read_drawing(source: SourceText, settings: dict[str, Any]) -> Loaded:
    """Read an Argdown file as Argdown draws it; `settings` go over its own."""
    from argmap.formats.argdown.drawing import drawable

    return drawable.read(source, settings)


def read_markdown_drawing(source: SourceText, settings: dict[str, Any]) -> Loaded:
    """Read the Argdown in a Markdown file as Argdown draws it; `settings` go over its own."""
    from argmap.formats.argdown.drawing import drawable
    from argmap.formats.argdown.language.including import fenced

    return drawable.read(fenced(source), settings)


def read_json(source: SourceText) -> Loaded:
    """Read the JSON that the Argdown tools export."""
    from argmap.formats.argdown.json.reading import read

    return read(source)


def write(map: ArgumentMap) -> Iterator[str]:
    """Write an Argdown file."""
    from argmap.formats.argdown.language.writing import write_document
    from argmap.formats.argdown.meaning.from_model import document_of

    return write_document(document_of(map))


def write_json(map: ArgumentMap, settings: dict[str, Any] | None = None) -> Iterator[str]:
    """Write the JSON that the Argdown tools export; `settings` go over those of the map."""
    from argmap.formats.argdown.json.writing import write_json

    return write_json(map, settings)
