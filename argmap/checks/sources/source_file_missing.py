"""The check `source-file-missing`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from argmap.checks.base import Check, Checked, shown
from argmap.diagnostics import Diagnostic, did_you_mean
from argmap.formats.core.allowed_paths import HELP

_MOST_NEIGHBOURS = 1000


class SourceFileMissing(Check):
    """The text of a source cannot be read.

    `path` names a text file in UTF-8, relative to the folder of the map. Without it no quote can be
    looked up. What is only on the web belongs under `url`.

    A map may come from anywhere, and what it names is shown and exported. So a path outside the
    folder of the map, through a link too, is not read unless --source-root allows the folder that
    the file is in.

    Instead of

        sources:
          hearing: {title: Council hearing, path: https://example.org/hearing}
        claims: {}

    write

        sources:
          hearing: {title: Council hearing, url: https://example.org/hearing}
        claims: {}

    or, where the file was moved or misspelt, its path as seen from the map.
    """

    code = "AM242"
    severity = "warning"

    @classmethod
    def find(cls, checked: Checked) -> Iterator[Diagnostic]:
        """One diagnostic for each source whose file cannot be read."""
        for id, source in checked.map.sources.items():
            file = checked.sources.file(id)
            if file is None or file.problem is None or source.path is None:
                continue
            yield checked.report(
                cls,
                f"the text of the source {shown(id)}, {source.path[:80]!r}, {file.problem}",
                "sources",
                id,
                "path",
                help=HELP if file.is_refused else _help(source.path, file.path),
            )


def _help(written: str, file: Path) -> str:
    if "://" in written:
        return f"write `url: {written}`"
    try:
        # A folder may hold a million files; a hint is not worth reading all their names.
        neighbours = [p.name for p in islice(file.parent.iterdir(), _MOST_NEIGHBOURS)]
    except (OSError, ValueError):
        neighbours = []
    near = did_you_mean(file.name, (n for n in neighbours if n != file.name))
    return near or "write the path of a UTF-8 text file, as seen from the folder of the map"
