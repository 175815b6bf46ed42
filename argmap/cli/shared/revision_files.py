"""The files that a map of another revision in git can include: those of that revision."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from argmap.cli.printing.errors import CommandError
from argmap.cli.shared.git import content_of, mode_of, place_of, top_folder
from argmap.content import SourceFile
from argmap.formats.core.allowed_paths import PathNotAllowedError, refuse_absolute
from argmap.formats.core.decoding import Decoded, decoded
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading, read_bytes, read_bytes_if_map
from argmap.formats.core.source_texts import MAX_BYTES, NOT_TEXT, too_large

_MODES = {"040000": "is a folder", "160000": "is another repository", "120000": "is a link"}
"""By mode: what git keeps besides files, and why it cannot be read as text."""


def revision_text(word: str, reading: Reading) -> Decoded:
    """The text of `REV:path`; raises `CommandError` if there is no such file."""
    files = _RevisionFiles(word, reading.source_roots)
    return decoded(content_of(word), word, reading.source_roots, files)


def read_revision(word: str, reading: Reading, name: str | None = None) -> Loaded:
    """Read `REV:path`; `name` is what to call it. Raises `CommandError` if there is no such file."""
    return read_bytes(content_of(word), name or word, _of(word, reading))


def read_revision_if_map(word: str, reading: Reading) -> Loaded | None:
    """Read `REV:path` if it looks like a map; None for any other."""
    return read_bytes_if_map(content_of(word), word, _of(word, reading))


def _of(word: str, reading: Reading) -> Reading:
    return replace(reading, named_files=_RevisionFiles(word, reading.source_roots))


@dataclass(frozen=True)
class _RevisionFiles:
    """The files of a revision; their paths begin at the top of the repository.

    The rule is that of files on disk: a map may name files in its own folder, and in those that
    `--source-root` allows. Git is asked only if something is included.
    """

    word: str
    source_roots: tuple[Path, ...]

    @cached_property
    def _place(self) -> tuple[str, str]:
        return place_of(self.word)

    @property
    def own(self) -> Path:
        """The file of the map itself."""
        return Path(self._place[1])

    @cached_property
    def _roots(self) -> list[str]:
        """The folders it may name files in, from the top of the repository."""
        roots = [posixpath.dirname(self._place[1])]
        top = top_folder()
        for root in map(Path.resolve, self.source_roots):
            if top is not None and root.is_relative_to(top):
                roots.append(root.relative_to(top).as_posix().removeprefix("."))
        return roots

    def file(self, written: str, folder: Path | None) -> Path:
        """The file that a path means; raises `PathNotAllowedError` if the map may not name it."""
        refuse_absolute(written)
        start = self._roots[0] if folder is None else folder.as_posix().removeprefix(".")
        path = posixpath.normpath(posixpath.join(start, written))
        if not any(_is_below(path, root) for root in self._roots):
            raise PathNotAllowedError("is outside the folder of the map")
        return Path(path)

    def read(self, written: str, folder: Path | None) -> SourceFile:
        """The text of that file, called by its revision."""
        revision = f"{self._place[0]}{self.file(written, folder).as_posix()}"
        found = SourceFile(Path(revision))
        # A link would have to be followed, which could lead out of the repository.
        mode = mode_of(revision)
        if mode in _MODES:
            return found._replace(problem=f"{_MODES[mode]} in that revision")
        try:
            content = content_of(revision)
        except CommandError:
            return found._replace(problem="does not exist in that revision")
        if len(content) > MAX_BYTES:
            return found._replace(problem=too_large())
        try:
            return found._replace(text=content.decode("utf-8"))
        except UnicodeDecodeError:
            return found._replace(problem=NOT_TEXT)


def _is_below(path: str, folder: str) -> bool:
    return (
        path != ".."
        and not path.startswith("../")
        and (not folder or path.startswith(f"{folder}/"))
    )
