"""A file is written whole or not at all, and nothing that belongs to it is lost."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from argmap.atomic import ChangedMeanwhileError, ProtectedError, write_atomically
from tests.helpers import EXAMPLES, ROOT, invoke

posix = pytest.mark.skipif(os.name != "posix", reason="about systems with modes and signals")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "out.txt"
    path.write_text("old", encoding="utf-8")
    return path


def names(file: Path) -> list[str]:
    return sorted(p.name for p in file.parent.iterdir())


def test_a_new_file_is_never_put_over_another(file):
    with pytest.raises(FileExistsError) as caught:
        write_atomically(file, ["x"], exclusive=True)
    assert caught.value.filename == str(file)
    assert file.read_text(encoding="utf-8") == "old"
    fresh = file.with_name("fresh.yaml")
    write_atomically(fresh, ["x"], exclusive=True)
    assert fresh.read_text(encoding="utf-8") == "x"
    assert names(file) == ["fresh.yaml", "out.txt"]


def test_text_and_bytes_are_written_in_their_order_however_many_there_are(file):
    pieces = [str(number) for number in range(300_000)]
    write_atomically(file, [b"\xef\xbb\xbf", *pieces, "é"])
    assert file.read_bytes() == b"\xef\xbb\xbf" + "".join([*pieces, "é"]).encode()


def test_a_name_may_be_as_long_as_the_system_takes(file):
    longest = file.with_name("n" * 250 + ".yaml")
    write_atomically(longest, ["x"])
    assert longest.read_text(encoding="utf-8") == "x"


def test_a_file_that_changed_since_it_was_read_is_left(file):
    with pytest.raises(ChangedMeanwhileError, match="another program"):
        write_atomically(file, ["new"], instead_of=b"older")
    assert file.read_text(encoding="utf-8") == "old"
    assert names(file) == ["out.txt"]


# -- protected files ------------------------------------------------------------------------------


@posix
def test_a_write_protected_file_is_left_unless_that_is_forced(file):
    file.chmod(0o444)
    with pytest.raises(ProtectedError, match="write-protected"):
        write_atomically(file, ["new"])
    assert file.read_text(encoding="utf-8") == "old"
    write_atomically(file, ["new"], force=True)
    assert file.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o444


@posix
def test_a_hard_link_is_broken_only_where_that_is_forced(file):
    other = file.with_name("other.txt")
    other.hardlink_to(file)
    with pytest.raises(ProtectedError, match="2 names"):
        write_atomically(other, ["new"])
    assert file.read_text(encoding="utf-8") == other.read_text(encoding="utf-8") == "old"
    write_atomically(other, ["new"], force=True)
    assert file.read_text(encoding="utf-8") == "old"
    assert other.read_text(encoding="utf-8") == "new"


@posix
def test_a_file_of_somebody_else_is_left_unless_that_is_forced(file, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
    with pytest.raises(ProtectedError, match="belongs to somebody else"):
        write_atomically(file, ["new"])
    write_atomically(file, ["new"], force=True)
    assert file.read_text(encoding="utf-8") == "new"


COMMANDS = [
    (("set", "FILE", "barking", "note=x"), 1),
    (("fmt", "FILE"), 1),
    (("who", EXAMPLES / "tiny.argmap.yaml", "-o", "FILE.txt"), 2),
    (("check", EXAMPLES / "tiny.argmap.yaml", "-o", "FILE.txt"), 2),
    (("export", EXAMPLES / "tiny.argmap.yaml", "-o", "FILE"), 1),
    (("draw", EXAMPLES / "tiny.argmap.yaml", "-o", "FILE.txt"), 2),
    (("unite", EXAMPLES / "tiny.argmap.yaml", EXAMPLES / "tiny.argmap.yaml", "-o", "FILE"), 1),
    (("merge", *[EXAMPLES / "tiny.argmap.yaml"] * 3, "-o", "FILE"), 1),
    (("schema", "-o", "FILE.json"), 2),
    (("stats", EXAMPLES, "--errors", "FILE"), 1),
]


@posix
@pytest.mark.parametrize(("words", "code"), COMMANDS, ids=[str(words[0]) for words, _ in COMMANDS])
def test_every_command_that_writes_refuses_and_goes_on_with_force(tmp_path, words, code):
    suffix = "".join(w.removeprefix("FILE") for w in map(str, words) if w.startswith("FILE"))
    file = tmp_path / f"map.yaml{suffix}"
    content = (EXAMPLES / "tiny.argmap.yaml").read_bytes() + b"\n\n\n"
    file.write_bytes(content)
    file.chmod(0o444)
    words = tuple(file if str(w).startswith("FILE") else w for w in words)
    ran = invoke(*words)
    assert ran.code == code
    assert str(file) in ran.err
    assert "--force overwrites it" in ran.err or "--force replaces it" in ran.err
    assert file.read_bytes() == content
    forced = invoke(*words, "--force")
    assert forced.code == 0, forced.err
    assert file.read_bytes() != content
    assert names(file) == [file.name]


# -- what a new file takes over -------------------------------------------------------------------


@posix
def test_owner_and_group_stay_where_the_system_allows_it(file, monkeypatch):
    asked = []
    real = os.stat

    def of_somebody(path, **settings):
        found = [*real(path, **settings)]
        if Path(path) == file:
            found[4] += 1
            found[5] += 1
        return os.stat_result(found)

    monkeypatch.setattr(os, "chown", lambda name, user, group: asked.append((user, group)))
    monkeypatch.setattr(os, "stat", of_somebody)
    write_atomically(file, ["x"], force=True)
    mine = real(file)
    assert asked == [(mine.st_uid + 1, -1), (-1, mine.st_gid + 1)]


@posix
def test_what_is_meant_for_a_group_is_not_for_another(file, monkeypatch):
    file.chmod(0o660)
    real = os.stat

    def of_a_group(path, **settings):
        found = [*real(path, **settings)]
        found[5] += Path(path) == file
        return os.stat_result(found)

    def refused(name, user, group):
        raise PermissionError(1, "not a member")

    monkeypatch.setattr(os, "chown", refused)
    monkeypatch.setattr(os, "stat", of_a_group)
    write_atomically(file, ["x"])
    monkeypatch.undo()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system has no such attributes")
def test_extended_attributes_stay(file):
    try:
        os.setxattr(file, "user.colour", b"red")
    except OSError:
        pytest.skip("this file system has no such attributes")
    write_atomically(file, ["new"])
    assert os.getxattr(file, "user.colour") == b"red"


@posix
def test_a_link_to_a_link_stays_and_a_link_to_nothing_makes_its_file(file):
    one, two, gone = (file.with_name(name) for name in ("one", "two", "gone"))
    one.symlink_to(file.name)
    two.symlink_to(one.name)
    gone.symlink_to("fresh.txt")
    write_atomically(two, ["new"])
    write_atomically(gone, ["made"])
    assert [p.is_symlink() for p in (one, two, gone)] == [True, True, True]
    assert file.read_text(encoding="utf-8") == "new"
    assert file.with_name("fresh.txt").read_text(encoding="utf-8") == "made"


@posix
def test_links_in_a_circle_are_told(file):
    round = file.with_name("round")
    round.symlink_to("round")
    ran = invoke("schema", "-o", round)
    assert ran.code == 2
    assert str(round) in ran.err


# -- signals --------------------------------------------------------------------------------------

SLOW = """
import sys, time
from argmap.atomic import write_atomically
def pieces():
    yield "x" * 2_000_000
    print("writing", flush=True)
    while True:
        time.sleep(0.01)
        yield "x"
write_atomically(sys.argv[1], pieces())
"""


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_that_ends_the_process_leaves_no_temporary_file(file, name):
    number = getattr(signal, name)
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(SLOW), file],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"writing\n"
            assert len(names(file)) == 2
            process.send_signal(number)
            assert process.wait(60) in (-number, 1)
        finally:
            process.kill()
    assert names(file) == ["out.txt"]
    assert file.read_text(encoding="utf-8") == "old"


@posix
def test_handlers_of_signals_are_as_they_were(file):
    before = signal.getsignal(signal.SIGTERM)
    write_atomically(file, ["x"])
    assert signal.getsignal(signal.SIGTERM) is before
