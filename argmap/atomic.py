"""Files that are written whole or not at all.

The new content goes into a temporary file beside the old one, and that file is then renamed over it.
The result is a new file, so its mode, owner and attributes are copied from the old one. Where
something would be lost nevertheless, the write is refused.
"""

from __future__ import annotations

import errno
import os
import secrets
import signal
import stat
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from argmap.content import StrPath, is_bare, opened_to_write

_BLOCK = 1 << 20
_LONGEST_STEM = 40
"""How much of a file's name its temporary file takes; the whole name and more could be too long."""
_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
_ENDING = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


class ProtectedError(PermissionError):
    """A file that only `force` replaces: it is write-protected, or it would lose something."""


class ChangedMeanwhileError(OSError):
    """Another program has written to the file since it was read."""


def write_atomically(
    path: StrPath,
    pieces: Iterable[str | bytes],
    *,
    exclusive: bool = False,
    force: bool = False,
    instead_of: bytes | None = None,
) -> None:
    """Write a file so that at any moment either the old or the new one is there, whole.

    Text is written as UTF-8, line breaks as they are. A symbolic link stays one, and the file keeps
    its mode, its owner and its extended attributes. Anything but a regular file (a pipe, a terminal)
    is written to directly.

    With `exclusive`, a file that exists raises `FileExistsError`. Without `force`, a file raises
    `ProtectedError` if it is write-protected, has several names, or belongs to somebody else and
    would become yours. `instead_of` is what the file held when it was read: if it holds something
    else by now, it stays as it is and `ChangedMeanwhileError` is raised.

    Every `OSError` that is raised names `path`. A signal that ends the process leaves no temporary
    file behind. Only SIGKILL or a power cut can leave one, named `.NAME.….tmp`.
    """
    try:
        _write(path, pieces, exclusive=exclusive, force=force, instead_of=instead_of)
    except OSError as error:
        # The name of the temporary file, or none at all, would tell the user nothing.
        error.filename, error.filename2 = os.fspath(path), None
        raise


def _write(
    path: StrPath,
    pieces: Iterable[str | bytes],
    *,
    exclusive: bool,
    force: bool,
    instead_of: bytes | None,
) -> None:
    target = _real(path)
    old: os.stat_result | None = None
    with suppress(FileNotFoundError):
        # What a shell gives for `>(command)` has a name, but no path.
        old = Path(path).stat()
    if old is not None and exclusive:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    if old is not None and not stat.S_ISREG(old.st_mode):
        with opened_to_write(path, old.st_mode) as stream:
            stream.writelines(_encoded(pieces))
        return
    if old is not None and not force:
        _refuse_protected(target, old)
    temporary = target.with_name(f".{target.name[:_LONGEST_STEM]}.{secrets.token_hex(8)}.tmp")
    with _removed_in_the_end(temporary):
        _fill(temporary, pieces)
        _dress(temporary, target, old)
        if instead_of is not None and target.read_bytes() != instead_of:
            raise ChangedMeanwhileError(errno.EBUSY, "another program has changed it meanwhile")
        if exclusive:
            _move_unless_there(temporary, target)
        else:
            _move(temporary, target)
    _sync_folder(target.parent)


def _real(path: StrPath) -> Path:
    """The path of a file behind all symbolic links; for a broken link, the path that it names."""
    if is_bare(path):
        return Path(path)
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return Path(os.path.realpath(path))


def _refuse_protected(target: Path, old: os.stat_result) -> None:
    if not old.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise ProtectedError(errno.EACCES, "it is write-protected")
    if old.st_nlink > 1:
        reason = f"it has {old.st_nlink} names (hard links), and the others would keep the old text"
        raise ProtectedError(errno.EPERM, reason)
    if hasattr(os, "geteuid") and os.geteuid() not in (0, old.st_uid):
        raise ProtectedError(errno.EPERM, "it belongs to somebody else, and would become yours")


@contextmanager
def _removed_in_the_end(temporary: Path) -> Iterator[None]:
    """Remove a temporary file that was not renamed, even if a signal ends the process."""

    def end(number: int, frame: FrameType | None) -> None:
        _remove(temporary)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # A handler that somebody else has set is left alone, and only the main thread can set one.
    in_main = threading.current_thread() is threading.main_thread()
    heard = [n for n in _ENDING if in_main and signal.getsignal(n) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, end)
    try:
        yield
    finally:
        _remove(temporary)
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _remove(temporary: Path) -> None:
    """Remove a file if it is there; on a network disk a first try may fail."""
    for _ in range(2):
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
            return


def _fill(temporary: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a new file and flush it to the disk."""
    try:
        handle = os.open(temporary, _NEW_FILE, 0o600)
    except OSError as error:
        if error.errno in _NOT_ALLOWED:
            reason = (error.strerror or "not allowed").lower()
            error.strerror = f"no file can be written in its folder ({reason})"
        raise
    try:
        for block in _blocks(pieces):
            _write_all(handle, block)
        # Without this, a power cut after the rename can leave an empty file under the old name.
        os.fsync(handle)
    finally:
        os.close(handle)


def _blocks(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """The pieces in blocks that are large enough to be worth a system call each."""
    block = bytearray()
    for piece in _encoded(pieces):
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)


def _write_all(handle: int, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        # A write may take less than it is given, for example on a disk that is nearly full.
        rest = rest[os.write(handle, rest) :]


def _encoded(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece.encode("utf-8") if isinstance(piece, str) else piece


# -- what a new file takes over from the old one ------------------------------------------------


def _dress(temporary: Path, target: Path, old: os.stat_result | None) -> None:
    """Give a new file what the file it replaces has, or else the mode of any new file."""
    if old is None:
        # The only portable way to read the mask is to set it.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)  # noqa: PTH101
        return
    mode = stat.S_IMODE(old.st_mode)
    if not _has_owner(temporary, old):
        # The new file has another group, and what one group may do another one may not.
        mode &= ~(stat.S_IRWXG | stat.S_ISUID | stat.S_ISGID)
    _copy_attributes(target, temporary)
    os.chmod(temporary, mode)  # noqa: PTH101


def _has_owner(temporary: Path, old: os.stat_result) -> bool:
    """Give a new file the owner and the group of the old one; returns whether it has the group."""
    if not hasattr(os, "chown"):
        return True
    own = os.stat(temporary)  # noqa: PTH116
    if own.st_uid != old.st_uid:
        with suppress(PermissionError):
            os.chown(temporary, old.st_uid, -1)
    if own.st_gid != old.st_gid:
        try:
            os.chown(temporary, -1, old.st_gid)
        except PermissionError:
            return False
    return True


def _copy_attributes(target: Path, temporary: Path) -> None:
    """Copy extended attributes, and access lists with them, on systems that have them."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(target, name))


# -- putting it in its place ----------------------------------------------------------------------


def _move(temporary: Path, target: Path) -> None:
    """Put a file in the place of another. On Windows this waits while somebody reads the other."""
    for pause in (0.01, 0.05, 0.2, 0.5, 0):
        try:
            os.replace(temporary, target)  # noqa: PTH105
        except PermissionError:
            if os.name != "nt" or not pause:
                raise
            time.sleep(pause)
        else:
            return


def _move_unless_there(temporary: Path, target: Path) -> None:
    """Put a file where there is none; raises `FileExistsError` if there is one."""
    if os.name == "nt":
        temporary.rename(target)  # which replaces nothing there
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems cannot give a file a second name (a hard link).
        os.close(os.open(target, _NEW_FILE, 0o600))
        os.replace(temporary, target)  # noqa: PTH105


def _sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder survives a power cut, on systems that can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
