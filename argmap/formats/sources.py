"""The local texts of a map's sources, read when first asked for, never raising."""

from __future__ import annotations

import os
import stat
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from argmap.formats.elements import changed
from argmap.model import ArgumentMap, Source

MAX_BYTES = 50_000_000
"""A larger file is hardly the text of a source."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of a file, or the problem that kept it from being read."""

    path: Path
    text: str | None = None
    problem: str | None = None


def read_source(path: Path) -> SourceFile:
    """Read a file as UTF-8; line breaks stay as they are, because spans count code points."""
    try:
        found = path.stat()
        # Opening a pipe would wait for ever, so the kind of file is looked at first.
        if stat.S_ISDIR(found.st_mode):
            return SourceFile(path, problem="is a folder")
        if not stat.S_ISREG(found.st_mode):
            return SourceFile(path, problem="is not a regular file")
        if found.st_size > MAX_BYTES:
            return SourceFile(path, problem=f"is larger than {MAX_BYTES // 1_000_000} MB")
        with path.open(encoding="utf-8", newline="") as stream:
            return SourceFile(path, stream.read())
    except UnicodeDecodeError:
        return SourceFile(path, problem="is not UTF-8 text")
    except (FileNotFoundError, NotADirectoryError):
        return SourceFile(path, problem="does not exist")
    except (OSError, ValueError) as error:
        reason = (
            error.strerror if isinstance(error, OSError) and error.strerror else "cannot be a path"
        )
        return SourceFile(path, problem=f"cannot be read ({reason.lower()})")


class SourceTexts:
    """The texts of a map's sources; a source's `path` is relative to the map's folder."""

    def __init__(self, map: ArgumentMap, folder: str | os.PathLike[str]) -> None:
        self.map = map
        self.folder = Path(folder)
        self._files: dict[Path, SourceFile] = {}
        self._lines: dict[str, list[int]] = {}

    def file(self, source: str) -> SourceFile | None:
        """The local file of a source, read once; None where the source names none."""
        path = self.map.sources[source].path
        if not path:
            return None
        file = self.folder / path
        if file not in self._files:
            self._files[file] = read_source(file)
        return self._files[file]

    def text(self, source: str) -> str | None:
        """The local text of a source; None where there is none, or it cannot be read."""
        file = self.file(source)
        return file.text if file else None

    def line_of(self, source: str, offset: int) -> int | None:
        """The 1-based line of an offset (code points) in a source's text; None where unknown."""
        text = self.text(source)
        if text is None or offset > len(text):
            return None
        if source not in self._lines:
            self._lines[source] = [i for i, c in enumerate(text) if c == "\n"]
        return bisect_right(self._lines[source], offset - 1) + 1


def with_paths_from(map: ArgumentMap, old: Path, new: Path) -> ArgumentMap:
    """The map with the paths of its sources, which were relative to `old`, relative to `new`.

    For a map that is written into another folder than it was read from.
    """
    if old.absolute() == new.absolute():
        return map

    def moved(source: Source) -> Source:
        if not source.path or Path(source.path).is_absolute():
            return source
        try:
            path = os.path.relpath(old / source.path, new)
        except ValueError:  # on another drive, or not a path at all
            return source
        return source.model_copy(update={"path": Path(path).as_posix()})

    return changed(map, "sources", moved)
