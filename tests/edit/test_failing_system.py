"""Each call of the system that an edit makes fails in turn: nothing is lost, and it is told."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import invoke

fcntl = pytest.importorskip("fcntl", reason="about systems with locks of whole files")

OLD = "claims:\n  a:\n    text: A   # a comment\n"
EDITED = "claims:\n  a:\n    text: A   # a comment\n    note: x\n"
FORMATTED = "claims:\n  a: A  # a comment\n"
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR, errno.EROFS, errno.ENOLCK)
CALLS: list[tuple[Any, str]] = [
    *(
        (os, name)
        for name in ("open", "read", "write", "fsync", "close", "replace", "link", "unlink")
    ),
    *((os, name) for name in ("stat", "lstat", "fstat", "access", "readlink")),
    *((os, name) for name in ("chmod", "chown", "listxattr", "umask")),
    (fcntl, "flock"),
    (io, "open"),
]


class Failing:
    """The calls of the system that concern a folder, of which one can be made to fail."""

    def __init__(self, folder: Path, number: int | None = None, error: int = 0) -> None:
        self.folder = str(folder)
        self.number = number
        self.error = error
        self.made: list[str] = []
        self.handles: set[int] = set()

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **settings: Any) -> Any:
            if not self._concerns(args):
                return real(*args, **settings)
            self.made.append(name)
            fails = len(self.made) - 1 == self.number
            if fails and name != "close":
                raise OSError(self.error, os.strerror(self.error), *self._named(args))
            if name == "close":
                self.handles.discard(args[0])
            result = real(*args, **settings)
            if name == "open" and isinstance(result, int):
                self.handles.add(result)
            if fails:
                # Linux closes the file also where it says that closing failed.
                raise OSError(self.error, os.strerror(self.error))
            return result

        return call

    def _concerns(self, args: tuple[Any, ...]) -> bool:
        for arg in args[:2]:
            if isinstance(arg, int) and not isinstance(arg, bool) and arg in self.handles:
                return True
            if isinstance(arg, (str, os.PathLike)) and os.fspath(arg).startswith(self.folder):
                return True
        return False

    def _named(self, args: tuple[Any, ...]) -> list[str]:
        """The system names a file only where it was called with a name."""
        return [os.fspath(a) for a in args[:1] if isinstance(a, (str, os.PathLike))]


@contextmanager
def failing(
    monkeypatch: pytest.MonkeyPatch, folder: Path, number: int | None, error: int = 0
) -> Iterator[Failing]:
    calls = Failing(folder, number, error)
    with monkeypatch.context() as patched:
        for module, name in CALLS:
            if hasattr(module, name):
                patched.setattr(module, name, calls.wrapped(name, getattr(module, name)))
        yield calls


COMMANDS = {
    "set": (("set", "FILE", "a", "note=x"), EDITED),
    "fmt": (("fmt", "FILE"), FORMATTED),
    "an answer": (("export", "FILE", "--to", "dot", "-o", "OUT"), None),
    "new": (("new", "NEW"), None),
}


@pytest.mark.parametrize("error", ERRORS, ids=lambda number: errno.errorcode[number])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_call_that_fails_loses_nothing(tmp_path, monkeypatch, command, error):
    words, wanted = COMMANDS[command]
    folder = tmp_path / "maps"
    folder.mkdir()
    names = {"FILE": "map.yaml", "OUT": "out.dot", "NEW": "new.yaml"}
    args = [str(folder / names[word]) if word in names else word for word in words]
    target = Path(args[-1] if command in ("an answer", "new") else args[1])
    file = folder / "map.yaml"

    def start() -> None:
        for path in folder.iterdir():
            path.unlink()
        file.write_text(OLD, encoding="utf-8")
        if command == "an answer":
            target.write_text("old", encoding="utf-8")

    start()
    with failing(monkeypatch, folder, None) as calls:
        assert invoke(*args).code == 0
    done = target.read_bytes()
    assert wanted is None or done == wanted.encode()
    assert {"open", "write", "fsync", "close"} <= {*calls.made}
    olds = {"an answer": b"old", "new": None}
    for number, name in enumerate(calls.made):
        start()
        with failing(monkeypatch, folder, number, error):
            ran = invoke(*args)
        about = f"{name}, call {number} of {calls.made}: {ran}"
        now = target.read_bytes() if target.exists() else None
        assert ran.code in (0, 1, 2), about
        assert now in (olds.get(command, OLD.encode()), done), about
        assert ran.code or now == done, about
        assert not ran.code or target.name in ran.err or file.name in ran.err, about
        assert "Traceback" not in ran.err, about
        left = {p.name for p in folder.iterdir()} - {file.name, target.name}
        assert not left, about
        if target != file:
            assert file.read_text(encoding="utf-8") == OLD, about
