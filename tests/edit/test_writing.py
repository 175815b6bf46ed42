"""Files are written whole or not at all, by one at a time, and stay what they are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from argmap import atomic, locking
from argmap.edit import change
from argmap.edit.change import ForeignFormatError, RefusedError, change_file, opened
from argmap.edit.edits.base import EditError
from argmap.edit.edits.setting import SetField, SetMap
from argmap.formats.core.reading import Reading, load
from argmap.locking import LockedError, locked
from tests.helpers import ROOT
from tests.processes import PATIENCE, running

TEXT = "title: '0'\nclaims:\n  a: A\n"
WRITING = {module.__file__ for module in (change, atomic, locking)}
posix = pytest.mark.skipif(os.name != "posix", reason="about systems with fork and links")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "map.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@posix
def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new_one(file):
    """Killed before each line of what writes, one after the other."""
    change_file(file, [SetMap("title", "1")])
    text = file.read_text(encoding="utf-8")
    new = text.replace("1", "2")
    found: list[str] = []
    while not _is_killed_before_line(len(found) + 1, file):
        found.append(file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    assert {*found} == {text, new}
    # It is the old one up to some line, and the new one from there on.
    assert found == sorted(found, key=[text, new].index)
    # The locks of the killed writers are free.
    assert change_file(file, [SetMap("title", "end")]).written


def _is_killed_before_line(number: int, file: Path) -> bool:
    """Have another process write, until it comes to so many lines of the modules that do; False
    where it is killed there, True where it has finished before."""
    child = os.fork()
    if child == 0:
        lines = count(1)

        def trace(frame: FrameType, event: str, _: object) -> Any:
            if frame.f_code.co_filename not in WRITING:
                return None
            if event == "line" and next(lines) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        with suppress(BaseException):
            sys.settrace(trace)
            change_file(file, [SetMap("title", "2")])
            sys.settrace(None)
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL)
    return status == 0


def test_two_writers_at_once_both_survive(file):
    add = [sys.executable, "-m", "argmap", "add", "claim", str(file), "--text"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with ExitStack() as stack:
        writers = [
            stack.enter_context(
                running(*add, f"Claim {i}", stdout=subprocess.PIPE, env=environment)
            )
            for i in range(6)
        ]
        printed = {w.communicate(timeout=PATIENCE)[0].decode().strip() for w in writers}
        assert all(writer.returncode == 0 for writer in writers)
    assert printed == {f"claim-{i}" for i in range(6)}
    assert {*load(file).claims} == {"a", *printed}
    assert [p.name for p in file.parent.iterdir()] == ["map.yaml"]


def test_who_waits_too_long_for_the_lock_is_told(file):
    code = f"from argmap.locking import locked\nwith locked({str(file)!r}):\n print(1, flush=True)\n input()"
    with running(
        *(sys.executable, "-c", code),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as other:
        other.stdout.readline()
        with pytest.raises(LockedError, match="another argmap is writing"), locked(file, wait=0.05):
            pass
        other.kill()
    with locked(file, wait=5):
        pass


@posix
def test_links_modes_and_marks_stay(file):
    file.chmod(0o640)
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    link = file.with_name("link.yaml")
    link.symlink_to(file.name)
    change_file(link, [SetField("claim", "a", "note", "x")])
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_bytes() == b"\xef\xbb\xbftitle: '0'\nclaims:\n  a:\n    text: A\n    note: x\n"


def test_what_another_program_wrote_meanwhile_is_not_lost(file):
    with opened(file) as map:
        map.make(SetMap("title", "mine"))
        file.write_text("claims:\n  b: B\n", encoding="utf-8")
        with pytest.raises(RefusedError, match="another program"):
            map.save()
    assert file.read_text(encoding="utf-8") == "claims:\n  b: B\n"


@pytest.mark.parametrize("call", ["fsync", "chmod", "write"])
def test_what_another_program_writes_while_the_file_is_written_is_not_lost(file, monkeypatch, call):
    theirs = "claims:\n  b: B\n"
    real = getattr(os, call)

    def late(*words: object) -> object:
        file.write_text(theirs, encoding="utf-8")
        return real(*words)

    monkeypatch.setattr(os, call, late)
    with pytest.raises(RefusedError, match="another program"):
        change_file(file, [SetMap("title", "mine")])
    assert file.read_text(encoding="utf-8") == theirs
    assert [p.name for p in file.parent.iterdir()] == ["map.yaml"]


def test_an_edit_that_leaves_an_error_is_refused_and_the_file_untouched(file):
    with pytest.raises(RefusedError) as caught:
        change_file(file, [SetField("claim", "a", "text", "")])
    assert [d.name for d in caught.value.diagnostics] == ["empty-text"]
    assert file.read_text(encoding="utf-8") == TEXT


def test_an_old_error_of_another_claim_does_not_stand_in_the_way(file):
    file.write_text("claims:\n  a: A\n  empty:\n", encoding="utf-8")
    assert change_file(file, [SetField("claim", "a", "note", "x")]).written
    assert change_file(file, [SetField("claim", "empty", "text", "Now it says something.")]).written
    assert "empty: Now it says something." in file.read_text(encoding="utf-8")


def test_what_judging_finds_may_change(file):
    file.write_text("claims:\n  a: A\nexpect: {a: in}\n", encoding="utf-8")
    assert change_file(file, [SetMap("expect", {"a": "out"})]).written


def test_a_broken_map_is_not_edited(file):
    file.write_text("claims: {a: {text: A, rebuts: b}}\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="mend it first") as caught:
        change_file(file, [SetMap("title", "x")])
    assert caught.value.diagnostics


def test_several_edits_are_made_together_or_not_at_all(file):
    with pytest.raises(EditError, match="no claim 'b'"):
        change_file(file, [SetMap("title", "x"), SetField("claim", "b", "text", "B")])
    assert file.read_text(encoding="utf-8") == TEXT
    change = change_file(
        file, [SetMap("title", "x"), SetField("claim", "a", "text", "B")], dry_run=True
    )
    assert not change.written
    assert change.new == "title: 'x'\nclaims:\n  a: B\n"
    assert file.read_text(encoding="utf-8") == TEXT


def test_what_an_anchor_repeats_is_not_changed_behind_ones_back(file):
    file.write_text("claims:\n  a: &x {text: A, tags: [t]}\n  b: *x\n", encoding="utf-8")
    change_file(file, [SetField("claim", "a", "text", "Changed.")])
    assert file.read_text(encoding="utf-8") == (
        "claims:\n  a: {text: Changed., tags: [t]}\n  b: {text: A, tags: [t]}\n"
    )


def test_other_formats_are_not_edited_in_place(file, monkeypatch):
    def foreign(content: bytes, path: str, reading: Reading) -> object:
        loaded = real(content, path, reading)
        loaded.native, loaded.format = None, "argdown"
        return loaded

    real = change.read_bytes
    monkeypatch.setattr(change, "read_bytes", foreign)
    with pytest.raises(ForeignFormatError, match="a map in argdown"):
        change_file(file, [SetMap("title", "x")])
