"""Names for files that are derived from other names, so that no two of them are the same."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePath

from argmap.formats.core.file_names import stem, suffix


class FreshPaths:
    """Gives out paths of new files: the one asked for, else the same with a number after its name.

    Two paths count as the same if any system takes them for the same: macOS and Windows ignore case,
    and whether an accented letter is one character or two.

    >>> fresh = FreshPaths()
    >>> [fresh.take(PurePath(name)).name for name in ("a.yaml", "A.yaml", "A.argmap.yaml")]
    ['a.yaml', 'A-2.yaml', 'A.argmap.yaml']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def reserve(self, path: PurePath) -> None:
        """Keep a path from being given out."""
        self._taken.add(_key(path))

    def is_free(self, path: PurePath) -> bool:
        """Whether a path can still be given out."""
        return _key(path) not in self._taken

    def take(self, path: PurePath) -> PurePath:
        """The path itself, or the first free one of `name-2.txt`, `name-3.txt`, …"""
        fresh, number = path, 1
        while not self.is_free(fresh):
            number += 1
            fresh = path.with_name(f"{stem(path)}-{number}{suffix(path)}")
        self.reserve(fresh)
        return fresh


def _key(path: PurePath) -> str:
    # Folding case can undo a normal form, so it is normalised before and after.
    absolute = os.path.normpath(Path(path).absolute())
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", absolute).casefold())
