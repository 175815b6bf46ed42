"""Which files a map may name: those in its own folder, and in the folders that its reader allows.

A map may come from anywhere, and the files it names are shown, quoted and exported. So one rule holds
for the texts of sources and for files that are included. A path must be relative, and it must lead,
even through symbolic links, to a file in the map's folder or in one that the user has allowed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from argmap.content import StrPath

HELP = "name a file in the folder of the map, by its path from there; --source-root allows more"
"""What to do for a user who trusts the map."""

_FILE_URL = re.compile(r"\s*file:", re.IGNORECASE)


class PathNotAllowedError(ValueError):
    """A path that a map may not name; the message goes on from the path: "is outside …"."""


def root_folders(source_root: StrPath | Iterable[StrPath]) -> tuple[Path, ...]:
    """The folders that are allowed besides the map's own: one path, or several."""
    if isinstance(source_root, (str, os.PathLike)):
        return (Path(source_root),)
    return tuple(map(Path, source_root))


def allowed_path(written: str, start: Path, roots: Sequence[Path]) -> Path:
    """The file that a path in a map means, with all links followed.

    `start` is the folder that the path is relative to, `roots` are the folders the file may be in.
    Raises `PathNotAllowedError`.
    """
    refuse_absolute(written)
    try:
        # Links are followed before the test, since a link in the folder can lead out of it.
        file = Path(os.path.realpath(start / written))
        inside = any(file.is_relative_to(os.path.realpath(root)) for root in roots)
    except (OSError, ValueError):
        raise PathNotAllowedError("cannot be a path") from None
    if inside:
        return file
    way = "is" if _climbs_out(written) else "is a link that leads"
    raise PathNotAllowedError(f"{way} outside the folder of the map")


def refuse_absolute(written: str) -> None:
    """Raise `PathNotAllowedError` for a path that does not begin at the folder of what names it."""
    if _FILE_URL.match(written):
        raise PathNotAllowedError("is a file: address, which a map cannot name")
    if _is_absolute(written):
        raise PathNotAllowedError("is an absolute path, which a map cannot name")


def _is_absolute(written: str) -> bool:
    """Whether a path starts from a root or a drive on any system: a map is read on all of them."""
    windows = PureWindowsPath(written)
    return PurePosixPath(written).is_absolute() or bool(windows.drive or windows.root)


def _climbs_out(written: str) -> bool:
    """Whether the words of a path alone lead out of the folder that it starts from."""
    first = os.path.normpath(written).replace(os.sep, "/").partition("/")[0]
    return first == os.pardir
