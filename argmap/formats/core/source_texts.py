"""The local texts of a map's sources, read when first asked for, never raising."""

from __future__ import annotations

import os
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from argmap.content import SourceFile, StrPath
from argmap.formats.core.allowed_paths import (
    PathNotAllowedError,
    allowed_path,
    root_folders,
)
from argmap.formats.features.elements import changed
from argmap.model import ArgumentMap, Source

MAX_BYTES = 50_000_000
"""The largest file that is read as the text of a source."""
NOT_TEXT = "is not UTF-8 text"


def read_named(written: str, start: Path, roots: Sequence[Path]) -> SourceFile:
    """Read the file that a map names by a path from the folder `start`, if it is in one of `roots`."""

    def is_still_allowed(opened: os.stat_result) -> bool:
        # Between the test of the path and the opening, a folder may have been replaced by a link.
        return os.path.samestat(opened, allowed_path(written, start, roots).lstat())

    try:
        found = read_source(allowed_path(written, start, roots), is_still_allowed)
    except PathNotAllowedError as error:
        return SourceFile(start / written, problem=str(error), is_refused=True)
    return found._replace(path=start / written)


def read_source(
    path: Path, is_meant: Callable[[os.stat_result], bool] = lambda opened: True
) -> SourceFile:
    """Read a file as UTF-8; line breaks stay as they are, because spans count code points.

    `is_meant` is asked about the file that was opened, before anything is read from it.
    """
    try:
        # Opening a pipe can disturb the program that writes to it, so the kind of file is tested first.
        problem = _problem_of(path.stat())
        if problem is not None:
            return SourceFile(path, problem=problem)
        with open(path, encoding="utf-8", newline="", opener=_without_waiting) as stream:
            opened = os.fstat(stream.fileno())
            problem = _problem_of(opened)
            if problem is None and not is_meant(opened):
                problem = "was moved while it was opened"
            return SourceFile(path, None if problem else stream.read(), problem)
    except PathNotAllowedError:
        raise
    except UnicodeDecodeError:
        return SourceFile(path, problem=NOT_TEXT)
    except (FileNotFoundError, NotADirectoryError):
        return SourceFile(path, problem="does not exist")
    except (OSError, ValueError) as error:
        reason = (
            error.strerror if isinstance(error, OSError) and error.strerror else "cannot be a path"
        )
        return SourceFile(path, problem=f"cannot be read ({reason.lower()})")


def _without_waiting(path: str, flags: int) -> int:
    """Open a file that may have become a pipe meanwhile, which nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def too_large() -> str:
    """The problem of a file that is larger than a text may be."""
    return f"is larger than {MAX_BYTES // 1_000_000} MB"


def _problem_of(found: os.stat_result) -> str | None:
    """Why a file cannot be the text of a source, by what the system says of it."""
    if stat.S_ISDIR(found.st_mode):
        return "is a folder"
    if not stat.S_ISREG(found.st_mode):
        return "is not a regular file"
    if found.st_size > MAX_BYTES:
        return too_large()
    return None


class SourceTexts:
    """The texts of a map's sources; a source's `path` is relative to the map's folder.

    Texts outside that folder are read only in the folders that `source_root` names, one or several.
    """

    def __init__(
        self,
        map: ArgumentMap,
        folder: StrPath,
        source_root: StrPath | Iterable[StrPath] = (),
    ) -> None:
        self.map = map
        self.folder = Path(folder)
        self.roots = (self.folder, *root_folders(source_root))
        self._files: dict[str, SourceFile] = {}
        self._lines: dict[str, list[int]] = {}

    def file(self, source: str) -> SourceFile | None:
        """The local file of a source, read once; None where the source names none."""
        path = self.map.sources[source].path
        if not path:
            return None
        if path not in self._files:
            self._files[path] = read_named(path, self.folder, self.roots)
        return self._files[path]

    def refused(self) -> Iterator[tuple[str, str]]:
        """The sources whose path a map may not name, each with the reason; nothing is read."""
        for id, source in self.map.sources.items():
            try:
                if source.path:
                    allowed_path(source.path, self.folder, self.roots)
            except PathNotAllowedError as error:
                yield id, str(error)

    def places(self) -> Iterator[Path]:
        """Where the files of the sources are, or would be; without those that are refused."""
        refused = {id for id, _ in self.refused()}
        for id, source in self.map.sources.items():
            if source.path and id not in refused:
                yield self.folder / source.path

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


def with_paths_from(map: ArgumentMap, old: Path, new: Path, roots: Sequence[Path]) -> ArgumentMap:
    """The map with the paths of its sources, which were relative to `old`, relative to `new`.

    For a map that is written into another folder than it was read from. A path that the map could not
    name where it was, outside `old` and `roots`, stays as it is: no move may bring it within reach.
    """
    if old.absolute() == new.absolute():
        return map

    def moved(source: Source) -> Source:
        try:
            if not source.path:
                return source
            allowed_path(source.path, old, (old, *roots))
            path = os.path.relpath(old / source.path, new)
        except ValueError:  # not allowed, on another drive, or not a path at all
            return source
        return source.model_copy(update={"path": Path(path).as_posix()})

    return changed(map, "sources", moved)
