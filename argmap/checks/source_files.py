"""The local texts of sources: read as they are, never more than is sensible, never raising."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

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
