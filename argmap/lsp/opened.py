"""The texts that an editor has open, and the maps in the folders beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from argmap.diagnostics import Diagnostic
from argmap.formats.core.reading import files_below, read_if_map
from argmap.lsp.positions import MARK, Encoding, Positions
from argmap.lsp.snapshot import Snapshot

FOLDER_BYTES = 5_000_000
"""So much of the maps in a folder is searched for a word."""

_LANGUAGES = {"argdown": "argdown"}
"""The formats that a text has by what an editor calls its language."""


@dataclass(slots=True)
class Opened:
    """An open text, its newest version."""

    uri: str
    snapshot: Snapshot
    positions: Positions
    found: list[Diagnostic] = field(default_factory=list)
    """What was last said of it."""

    def changed(self, text: str) -> None:
        """Take the next version of what the editor holds."""
        self.snapshot = self.snapshot.followed_by(text.removeprefix(MARK))
        self.positions = Positions(text, self.positions.encoding)


def opened(uri: str, text: str, language: str, encoding: Encoding) -> Opened:
    """A text that was just opened."""
    snapshot = Snapshot(text.removeprefix(MARK), path_of(uri), _LANGUAGES.get(language))
    return Opened(uri, snapshot, Positions(text, encoding))


def path_of(uri: str) -> str | None:
    """The path of a file; None for what is not on this machine, or has not been saved yet.

    >>> path_of("file:///maps/a%20b.argmap.yaml"), path_of("untitled:Untitled-1")
    ('/maps/a b.argmap.yaml', None)
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = unquote(parts.path)
    return None if "\0" in path else url2pathname(parts.path)


def uri_of(path: str) -> str:
    """The address of a file."""
    return Path(path).absolute().as_uri()


def maps_below(folders: list[str], without: set[str]) -> Iterator[Snapshot]:
    """The maps in folders that are not open, until enough is read."""
    left = FOLDER_BYTES
    for folder in folders:
        for path in files_below(folder):
            if path in without or left <= 0:
                continue
            try:
                size = Path(path).stat().st_size
                loaded = read_if_map(path) if size <= left else None
            except OSError:
                continue
            if loaded is not None:
                left -= size
                yield Snapshot(loaded.text, path)
