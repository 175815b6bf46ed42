"""The one folder that an assistant works in: no path leads out of it, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.content import read_content
from argmap.formats.core.allowed_paths import PathNotAllowedError, refuse_absolute
from argmap.formats.core.lookup import has_known_suffix
from argmap.mcp.errors import CallError

MOST_BYTES = 20_000_000
"""The largest map or text that is read."""
MOST_FILES = 20_000
"""How many files of the folder are looked at for maps."""
_LONGEST_PATH = 1000

_CAN_HOLD = hasattr(os, "fchdir") and os.open in os.supports_dir_fd
"""Whether the system lets a process hold a folder, and go into it by that hold."""
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Root:
    """A folder, and the files below it by their paths from there.

    The process goes into the folder of a file before it reads or writes it, one step at a time and
    through no link, and then uses the bare name. Whatever another program does with the folders on the
    way, the file is the one in that folder.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(os.path.realpath(folder))
        self._handle = os.open(self.folder, _FOLDER) if _CAN_HOLD else None
        self._leave()

    def close(self) -> None:
        """Let go of the folder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    @contextmanager
    def entered(self, path: str) -> Iterator[str]:
        """Be in the folder of a file, and use its bare name; raises `CallError`."""
        *folders, name = parts_of(path)
        try:
            self._enter(path, folders)
            _refuse_link(path, name)
            yield name
        finally:
            self._leave()

    def read(self, path: str) -> bytes:
        """The content of a file; raises `CallError`."""
        with self.entered(path) as name:
            return content_of(name, path)

    def maps(self) -> Iterator[str]:
        """The paths of files that could be maps by their names, sorted; links are passed over."""
        seen = 0
        for parent, folders, files in os.walk(self.folder):
            here = Path(parent)
            folders[:] = sorted(
                f for f in folders if not f.startswith(".") and not (here / f).is_symlink()
            )
            for file in sorted(files):
                seen += 1
                if seen > MOST_FILES:
                    return
                path = here / file
                if has_known_suffix(file) and not file.startswith(".") and not path.is_symlink():
                    yield path.relative_to(self.folder).as_posix()

    def _enter(self, path: str, folders: list[str]) -> None:
        if self._handle is None:
            self._enter_by_names(path, folders)
            return
        held = os.dup(self._handle)
        try:
            for folder in folders:
                inner = os.open(folder, _FOLDER | _NO_LINK, dir_fd=held)
                os.close(held)
                held = inner
            os.fchdir(held)
        except OSError as error:
            raise CallError(_why_not(path, error)) from None
        finally:
            os.close(held)

    def _enter_by_names(self, path: str, folders: list[str]) -> None:
        """Go into a folder on systems that cannot hold one: Windows keeps folders in use from moving."""
        for folder in folders:
            _refuse_link(path, folder)
            try:
                os.chdir(folder)
            except OSError as error:
                raise CallError(_why_not(path, error)) from None
        if Path(os.path.realpath(".")) != self.folder.joinpath(*folders):
            raise CallError(f"{path}: it leads outside the root")

    def _leave(self) -> None:
        if self._handle is not None:
            os.fchdir(self._handle)
        else:
            os.chdir(self.folder)


def content_of(name: str, path: str) -> bytes:
    """The content of a file in the current folder; `path` is what the assistant calls it."""
    try:
        if os.lstat(name).st_size > MOST_BYTES:
            raise CallError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB")
        content = read_content(name, only_files=True, follow=False)
    except OSError as error:
        raise CallError(_why_not(path, error)) from None
    if len(content) > MOST_BYTES:
        raise CallError(f"{path} is larger than {MOST_BYTES // 1_000_000} MB")
    return content


def parts_of(path: str) -> list[str]:
    """The names on the way to a file from the root; raises `CallError` for a path that leads out.

    >>> parts_of("debates/./street.yaml")
    ['debates', 'street.yaml']
    """
    shown = repr(path[:80])
    if not path or len(path) > _LONGEST_PATH or any(ord(sign) < 32 for sign in path):
        raise CallError(f"{shown} cannot be a path; write it from the root: debates/street.yaml")
    try:
        refuse_absolute(path)
    except PathNotAllowedError:
        raise CallError(
            f"{shown} is absolute; write it from the root: debates/street.yaml"
        ) from None
    parts = [part for part in path.replace(os.sep, "/").split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        raise CallError(f"{shown} leads outside the root; write it from there: debates/street.yaml")
    if any(part.startswith(".") for part in parts):
        raise CallError(
            f"{shown} is hidden; files and folders that begin with a dot are left alone"
        )
    # A colon names a stream of a file on Windows, and a revision of git nowhere here.
    if os.name == "nt" and any(":" in part for part in parts):
        raise CallError(f"{shown} cannot be a path; leave out the colon")
    return parts


def _refuse_link(path: str, name: str) -> None:
    """Raise `CallError` for a link; what does not exist is none."""
    try:
        found = os.lstat(name)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return
        raise CallError(_why_not(path, error)) from None
    # On Windows a junction leads elsewhere, too, and is no symbolic link.
    is_junction = getattr(found, "st_reparse_tag", 0) == getattr(
        stat, "IO_REPARSE_TAG_MOUNT_POINT", -1
    )
    if stat.S_ISLNK(found.st_mode) or is_junction:
        raise CallError(f"{path}: {name} is a link, and links are not followed")


def _why_not(path: str, error: OSError) -> str:
    if error.errno in (errno.ELOOP, getattr(errno, "EMLINK", errno.ELOOP)):
        return f"{path}: a link is on the way, and links are not followed"
    if error.errno == errno.ENOTDIR:
        return f"{path}: on the way is a link or a file, not a folder"
    if error.errno == errno.ENOENT:
        return f"{path} does not exist below the root; resources list the maps that are there"
    if error.errno == errno.EISDIR:
        return f"{path} is a folder; name a file in it"
    return f"{path}: {(error.strerror or 'it cannot be read').lower()}"
