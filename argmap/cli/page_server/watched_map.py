"""A map that is read again while its file is edited: the data of its page, or what is wrong."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.cli.printing.errors import io_message
from argmap.cli.shared.git import names_revision
from argmap.cli.shared.maps import graph_of
from argmap.cli.shared.source_roots import folder_of
from argmap.diagnostics import Diagnostic
from argmap.formats.core.file_names import stem
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import Reading, read_file
from argmap.formats.core.source_texts import SourceTexts
from argmap.model import ArgumentMap
from argmap.queries.asked import ALL, Asked, shown_around
from argmap.queries.judging.asked import AskedJudging
from argmap.queries.selection import UnknownNameError
from argmap.render.json_text import compact
from argmap.render.page.document import PageStyle, data_of
from argmap.render.reports.diagnostics import full, summary
from argmap.render.terminal.lines import plain
from argmap.semantics.reduction.reading import NotJudgedError

MOST_PROBLEMS = 20
"""How many errors of a file are shown at most."""

Data = dict[str, Any]
Signature = tuple[int, int, int] | None
"""Changes whenever the content of a file changes; None if there is no file."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Why there is no newer map to show."""

    summary: str
    problems: list[Data]

    def data(self) -> Data:
        """As the page reads it."""
        return {"summary": self.summary, "problems": self.problems}


class FollowedMap:
    """The last sound state of a map's file, and what is wrong with the file since."""

    def __init__(
        self, loaded: Loaded, asked: Asked = ALL, judging: AskedJudging | None = None
    ) -> None:
        """Begin with a file that was read; what is asked is as typed. Raises `UnknownNameError`."""
        assert loaded.map is not None
        assert loaded.path is not None
        self.path = Path(loaded.path)
        self.source_roots = loaded.source_roots
        self.asked = asked
        self.judging = judging
        self.folder = folder_of(loaded.path)
        self.broken: Broken | None = None
        self.map = loaded.map
        self.data = self._data(loaded.map)
        self.changes = 0
        """How often what is shown has changed."""
        self._seen = self._signatures()

    def files(self) -> list[Path]:
        """The files that the page is made from: the map's, and the texts of its sources."""
        texts = SourceTexts(self.map, self.folder, self.source_roots)
        return [self.path, *dict.fromkeys(texts.places())]

    def folders(self) -> set[Path]:
        """The existing folders that the files are in, also those that symbolic links lead to."""
        found = {f for file in self.files() for f in (file.parent, _target(file).parent)}
        return {folder for folder in found if folder.is_dir()}

    def refresh(self) -> bool:
        """Read the files again if they have changed since; whether what is shown is another now."""
        seen = self._signatures()
        if seen == self._seen:
            return False
        self._seen = seen
        before = self.data, self.broken
        self.broken = self._read()
        if (self.data, self.broken) == before:
            return False
        # The sources may be others now.
        self._seen = self._signatures()
        self.changes += 1
        return True

    def _read(self) -> Broken | None:
        if names_revision(str(self.path)):
            # What is in a revision stays as it is; only the texts of its sources can change.
            self.data = self._data(self.map)
            return None
        try:
            loaded = read_file(self.path, Reading(source_roots=self.source_roots), only_files=True)
            if loaded.map is None:
                return _broken(loaded.diagnostics)
            self.data = self._data(loaded.map)
            self.map = loaded.map
        except OSError as error:
            return _unreadable(io_message(error))
        except (UnknownNameError, NotJudgedError) as error:
            return _unreadable(str(error))
        return None

    def _data(self, map: ArgumentMap) -> Data:
        graph = graph_of(map)
        style = PageStyle(
            self.folder,
            self.source_roots,
            self.asked.issue_in(graph),
            labels=self.judging.labels(graph) if self.judging else None,
            semantics=self.judging.semantics if self.judging else "grounded",
            claims=shown_around(graph, self.asked),
            name=stem(self.path),
        )
        return data_of(map, style)

    def _signatures(self) -> dict[Path, Signature]:
        return {file: _signature(file) for file in self.files()}


def version_of(data: Data) -> str:
    """A name for one state of a page's data, the same whenever that state comes again."""
    return hashlib.sha256(compact(data).encode("utf-8", "replace")).hexdigest()[:16]


def _signature(file: Path) -> Signature:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _target(file: Path) -> Path:
    try:
        return Path(os.path.realpath(file))
    except (OSError, ValueError):
        return file


def _broken(diagnostics: Iterable[Diagnostic]) -> Broken:
    errors = [d for d in diagnostics if d.severity == "error"]
    return Broken(summary(errors), list(_problems(errors[:MOST_PROBLEMS])))


def _problems(errors: Iterable[Diagnostic]) -> Iterator[Data]:
    for error in errors:
        first, *rest = map(plain, full(error))
        yield {"message": first, "excerpt": "\n".join(rest)}


def _unreadable(message: str) -> Broken:
    return Broken("1 error", [{"message": message, "excerpt": ""}])
