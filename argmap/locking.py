"""One writer of a file at a time, however many processes want to write."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from argmap.content import is_bare

WAIT_SECONDS = 60.0
"""How long a writer waits for the one before it."""

_PAUSE = 0.01
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class LockedError(OSError):
    """Another process has held the lock of a file for too long."""


@contextmanager
def locked(path: str | os.PathLike[str], wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold a file's lock; raises `LockedError` if another process holds it for `wait` seconds.

    The system frees the lock when the process ends, so none is ever left behind. Only argmap itself
    asks for the lock: editors write when they like.
    """
    target = os.fspath(path) if is_bare(path) else os.path.realpath(path)
    try:
        handle = _acquired(target, time.monotonic() + wait)
    except OSError as error:
        # The caller knows the file by the path it gave, not by the one behind all links.
        raise type(error)(error.errno, error.strerror, os.fspath(path)) from None
    try:
        yield
    finally:
        # Nothing is lost if this fails: the system closes the file at the end of the process.
        with suppress(OSError):
            os.close(handle)


def _acquired(target: str, until: float) -> int:
    while True:
        handle = os.open(_lock_file(target), _FLAGS, 0o600)
        try:
            _wait_for(handle, target, until)
            # Whoever held the lock before may have put a new file in the place of this one.
            if _is_still(handle, target):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _wait_for(handle: int, target: str, until: float) -> None:
    while True:
        try:
            _try_lock(handle)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
        else:
            return
        if time.monotonic() > until:
            raise LockedError(errno.EBUSY, "another argmap is writing to it", target)
        time.sleep(_PAUSE)


_try_lock: Callable[[int], None]

if sys.platform == "win32":
    import msvcrt
    import tempfile
    from hashlib import sha256

    _FLAGS = os.O_RDWR | os.O_CREAT

    def _lock_file(target: str) -> str:
        # A file that is open cannot be replaced here, so another file stands for it.
        folder = Path(tempfile.gettempdir(), "argmap-locks")
        folder.mkdir(exist_ok=True)
        return str(folder / sha256(os.path.normcase(target).encode()).hexdigest()[:32])

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _is_still(handle: int, target: str) -> bool:
        return True

else:
    import fcntl

    # Whoever opens a pipe without the second would wait for somebody to write to it.
    _FLAGS = os.O_RDONLY | os.O_NONBLOCK

    def _lock_file(target: str) -> str:
        return target

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_still(handle: int, target: str) -> bool:
        try:
            now = Path(target).stat()
        except FileNotFoundError:
            return True
        held = os.fstat(handle)
        return (held.st_dev, held.st_ino) == (now.st_dev, now.st_ino)
