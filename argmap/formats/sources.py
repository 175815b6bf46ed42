"""The local texts of a map's sources, read when first asked for."""

from __future__ import annotations

import os
from bisect import bisect_right
from pathlib import Path

from argmap.model import ArgumentMap

MAX_BYTES = 50_000_000
"""A larger file is taken for something else than a text to quote from."""


class SourceTexts:
    """The texts of a map's sources; a source's `path` is relative to the map's folder."""

    def __init__(self, map: ArgumentMap, folder: str | os.PathLike[str] | None) -> None:
        self.map = map
        self.folder = Path(folder) if folder is not None else None
        self._texts: dict[str, str | None] = {}
        self._lines: dict[str, list[int]] = {}

    def path(self, source: str) -> Path | None:
        """Where a source's text should be; None where the source names no file."""
        path = self.map.sources[source].path
        return None if path is None or self.folder is None else self.folder / path

    def text(self, source: str) -> str | None:
        """A source's text exactly as in its file; None where there is none to read."""
        if source not in self._texts:
            self._texts[source] = _read(self.path(source))
        return self._texts[source]

    def line_of(self, source: str, offset: int) -> int | None:
        """The 1-based line of an offset (code points) in a source's text; None where unknown."""
        text = self.text(source)
        if text is None or offset > len(text):
            return None
        if source not in self._lines:
            self._lines[source] = [i for i, c in enumerate(text) if c == "\n"]
        return bisect_right(self._lines[source], offset - 1) + 1


def _read(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        # Line breaks stay as they are: spans count code points of the file.
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (OSError, ValueError):
        return None
