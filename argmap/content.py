"""Reading and writing whatever a user names, be it a file, a pipe or a device, without hanging.

A map may come from a pipe, since a shell makes one of `<(command)`, and an answer may go into one.
But opening a pipe blocks until another program opens its other end, and a device may never end. So
everything is opened without blocking, and no more is read than a map can have.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, Protocol

StrPath = str | os.PathLike[str]

MOST_BYTES = 256 * 2**20
"""A map of this size would need some ten gigabytes of memory."""

PATIENCE = 5.0
"""How many seconds the other end of a named pipe may stay closed."""

_CHUNK = 2**20
_CAREFULLY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_AS_BYTES = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

_KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


# A tuple, because dataclasses are slow to import and `argmap solve` reads its file through this module.
class SourceFile(NamedTuple):
    """The text of a file, or the problem that kept it from being read."""

    path: Path
    text: str | None = None
    problem: str | None = None
    is_refused: bool = False
    """Whether the map may not name the file; it was not opened then."""


class NamedFiles(Protocol):
    """The files that a text can name by their paths: those on disk, or those of a revision in git."""

    @property
    def own(self) -> Path:
        """The file of the text itself."""

    def file(self, written: str, folder: Path | None) -> Path:
        """The file that a path means, with all links followed, in a folder or in that of the text.

        Raises `PathNotAllowedError` where the text may not name it.
        """

    def read(self, written: str, folder: Path | None) -> SourceFile:
        """The text of that file."""


def read_content(path: StrPath, *, only_files: bool = False, follow: bool = True) -> bytes:
    """The content of a file, a pipe or a device; with `only_files`, of a file only. Raises `OSError`.

    Without `follow` a symbolic link is no file, on systems that can open a file on that condition.
    """
    try:
        return _content(path, only_files, follow)
    except OSError as error:
        # Where the system is called with a handle, it names no file.
        error.filename = error.filename or os.fspath(path)
        raise


def _content(path: StrPath, only_files: bool, follow: bool) -> bytes:
    flags = os.O_RDONLY | _CAREFULLY | _AS_BYTES | (0 if follow else _NO_LINK)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise _explained(error, path) from None
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
        if stat.S_ISREG(mode):
            chunks: Iterator[bytes] = iter(lambda: os.read(handle, _CHUNK), b"")
        elif only_files or stat.S_ISBLK(mode):
            raise _not_a_file(mode, path)
        else:
            chunks = _stream(handle, path)
        return _bounded(chunks, path)
    finally:
        os.close(handle)


def is_bare(path: StrPath) -> bool:
    """Whether a path is a name in the current folder, and no link.

    It then stays in that folder, even if another program moves the folder and puts a link in its place.
    """
    name = os.fspath(path)
    return os.path.basename(name) == name not in ("", ".", "..") and not os.path.islink(name)  # noqa: PTH114, PTH119


def read_standard_input() -> bytes:
    """All of standard input. Raises `OSError` if it is too long."""
    return _bounded(iter(lambda: sys.stdin.buffer.read(_CHUNK), b""), "standard input")


def opened_to_write(path: StrPath, mode: int) -> IO[bytes]:
    """Open a pipe or a device for writing; `mode` is what `stat` says of it.

    Raises `OSError`, also if nobody reads from the pipe.
    """
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        raise _not_a_file(mode, path)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            handle = os.open(path, os.O_WRONLY | _CAREFULLY | _AS_BYTES)
        except OSError as error:
            if error.errno != errno.ENXIO or not stat.S_ISFIFO(mode):
                raise
            if time.monotonic() > until:
                raise OSError(error.errno, "nobody reads from this pipe", os.fspath(path)) from None
            time.sleep(0.05)
        else:
            # Once a reader is there, it may be slow: from here on waiting for it is right.
            if hasattr(os, "set_blocking"):
                os.set_blocking(handle, True)
            return os.fdopen(handle, "wb")


def _stream(handle: int, path: StrPath) -> Iterator[bytes]:
    """Read a pipe or a device until it ends."""
    if not _CAREFULLY:
        yield from iter(lambda: os.read(handle, _CHUNK), b"")
        return
    from select import select

    until = time.monotonic() + PATIENCE
    has_writer = False
    while True:
        is_ready = bool(select([handle], [], [], 0.1)[0])
        try:
            chunk = os.read(handle, _CHUNK)
        except BlockingIOError:
            # Somebody is at the other end and takes their time.
            has_writer = True
            continue
        if chunk:
            has_writer = True
            yield chunk
        # An empty read means the end only if there was a writer. Before one opens the pipe, it
        # reads as empty too.
        elif is_ready or has_writer:
            return
        elif time.monotonic() > until:
            raise OSError(errno.EAGAIN, "nobody writes to this pipe", os.fspath(path))


def _bounded(chunks: Iterator[bytes], path: StrPath) -> bytes:
    found = bytearray()
    for chunk in chunks:
        found += chunk
        if len(found) > MOST_BYTES:
            limit = f"{MOST_BYTES // 10**6} million bytes"
            raise OSError(errno.EFBIG, f"longer than the {limit} that are read", os.fspath(path))
    return bytes(found)


def _not_a_file(mode: int, path: StrPath) -> OSError:
    if stat.S_ISDIR(mode):
        return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "something else")
    return OSError(errno.EINVAL, f"this is {kind}, not a file", os.fspath(path))


def _explained(error: OSError, path: StrPath) -> OSError:
    """The error of opening a file. For a socket the system only says that there is no such device."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - started thousands of times, without pathlib
    except (OSError, ValueError):
        return error
    return _not_a_file(mode, path) if stat.S_ISSOCK(mode) else error
