"""Pipes, devices, sockets and folders where a map, a source or an output is expected."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap import content
from argmap.atomic import write_atomically
from argmap.formats.core.reading import load, load_all
from tests.helpers import EXAMPLES, ROOT, Ran, invoke
from tests.processes import PATIENCE

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")

TINY = (EXAMPLES / "tiny.argmap.yaml").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A map, and a pipe, a socket and a folder that are called like maps."""
    (tmp_path / "map.yaml").write_bytes(TINY)
    os.mkfifo(tmp_path / "pipe.yaml")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.yaml").mkdir()
    monkeypatch.setattr(content, "PATIENCE", 0.2)
    monkeypatch.chdir(tmp_path)
    # The name of a socket may not be long.
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yaml")
        yield tmp_path


READING = [
    "claims {}",
    "check {}",
    "stats {} map.yaml",
    "stats map.yaml {}",
    "diff map.yaml {}",
    "merge map.yaml map.yaml {}",
    "unite map.yaml {}",
    "draft {}",
    "import {}",
    "export {} --to json",
    "sql 'select 1' {}",
]
WRITING = ["fmt {}", "set {} barking text=Other.", "add claim {} --text New.", "remove {} barking"]


@pytest.mark.parametrize("words", READING + WRITING)
@pytest.mark.parametrize("name", ["pipe.yaml", "socket.yaml", "folder.yaml"])
def test_no_command_waits_for_what_is_no_file(folder: Path, words: str, name: str) -> None:
    ran = invoke(*shlex.split(words.format(name)))
    if name == "folder.yaml" and not words.startswith(("diff", "merge", "set", "add", "remove")):
        return  # a folder of no maps is an answer of its own, tested elsewhere
    assert ran.code == 2
    assert name in ran.err


@pytest.mark.parametrize("words", ["who map.yaml", "export map.yaml --to json", "unite map.yaml"])
def test_an_answer_does_not_wait_for_a_reader(folder: Path, words: str) -> None:
    for name, why in (
        ("pipe.yaml", "nobody reads from this pipe"),
        ("socket.yaml", "this is a socket, not a file"),
        ("folder.yaml", "is a directory"),
    ):
        ran = invoke(*words.split(), "--force", "-o", name) if "export" in words else None
        ran = ran or invoke(*words.split(), "-o", name)
        if (words.split()[0], name) != ("export", "folder.yaml"):
            assert (ran.code, why in ran.err) == (2, True), ran.err


@pytest.fixture
def patient(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is at the other end of a pipe comes in time on the busiest machine."""
    monkeypatch.setattr(content, "PATIENCE", PATIENCE)


@pytest.mark.usefixtures("patient")
def test_whoever_writes_to_a_pipe_in_time_is_read(folder: Path) -> None:
    def write() -> None:
        with (folder / "pipe.yaml").open("wb") as pipe:
            for at in range(0, len(TINY), 100):
                pipe.write(TINY[at : at + 100])
                pipe.flush()
                time.sleep(0.3 if at == 0 else 0)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert list(load("pipe.yaml").claims) == ["get-a-dog", "barking", "whippets"]
    finally:
        writer.join()


@pytest.mark.usefixtures("patient")
def test_whoever_reads_from_a_pipe_gets_all(folder: Path) -> None:
    long = "word " * 100_000
    with (
        Path("copy").open("wb") as copy,
        subprocess.Popen(["cat", "pipe.txt"], stdout=copy) as reader,
    ):
        try:
            write_atomically("pipe.txt", [long])
            assert reader.wait(60) == 0
        finally:
            reader.kill()
    assert Path("copy").read_text(encoding="utf-8") == long


def test_a_folder_of_pipes_is_gone_through(folder: Path) -> None:
    found = {path: loaded.map is not None for path, loaded in load_all(["."])}
    assert found == {"map.yaml": True}
    ran = invoke("stats", ".", "-F", "csv")
    assert (ran.code, len(ran.lines)) == (0, 2)
    assert "3 other files skipped" in ran.err
    named = invoke("import", ".", "--from", "yaml", "-o", "out")
    assert named.code == 1
    assert "pipe.yaml: this is a pipe, not a file" in named.err


@pytest.mark.parametrize("name", ["pipe.txt", "socket.yaml", "folder.yaml", "/dev/zero"])
def test_a_source_that_is_no_file_has_no_text(folder: Path, name: str) -> None:
    (folder / "quoted.yaml").write_text(
        f"sources: {{s: {{path: {name}}}}}\nspeakers: {{x: X}}\n"
        "claims: {a: {text: A., speaker: x, quote: A b c., source: s, span: [0, 2]}}\n",
        encoding="utf-8",
    )
    for words in ("verify quoted.yaml", "show quoted.yaml a --context", "check quoted.yaml"):
        assert "Traceback" not in invoke(*words.split()).err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device here")
def test_an_endless_device_is_not_read_to_its_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "MOST_BYTES", 5_000_000)
    ran = invoke("claims", "/dev/zero")
    assert (ran.code, ran.err) == (
        2,
        "Error: /dev/zero: longer than the 5 million bytes that are read\n",
    )
    assert invoke("claims", "-", stdin=b"x" * 5_000_001).code == 2
    assert invoke("claims", "/dev/null").code == 2
    (folder / "large.yaml").write_bytes(TINY + b"#" * 5_000_000)
    assert invoke("claims", "large.yaml").code == 2


def in_bash(line: str, folder: Path) -> Ran:
    """Run a line of bash, in which `argmap` is the program."""
    program = f'argmap() {{ {shlex.quote(sys.executable)} -m argmap "$@"; }}\n'
    try:
        done = subprocess.run(
            ["bash", "-c", program + line],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    except FileNotFoundError:
        pytest.skip("there is no bash here")
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "line",
    [
        "argmap claims <(cat map.yaml)",
        "argmap claims <(sleep 0.3; cat map.yaml)",
        "cat map.yaml | argmap claims /dev/stdin",
        "argmap claims /dev/stdin < map.yaml",
        "argmap unite <(cat map.yaml) map.yaml | argmap claims -",
        "argmap claims map.yaml -o /dev/stdout | cat",
        "argmap claims map.yaml -F tsv -o >(cat) | cat",
    ],
)
def test_what_a_shell_makes_of_commands_is_read_and_written(folder: Path, line: str) -> None:
    ran = in_bash(line, folder)
    assert (ran.code, "The office should get a dog." in ran.out) == (0, True), ran.err


# -- a map that is followed --------------------------------------------------------------------


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _held_pipe(file: Path) -> None:
    os.mkfifo(file)
    _held.append(os.open(file, os.O_RDWR))


_held: list[int] = []


@pytest.fixture(autouse=True)
def _nothing_is_held() -> Iterator[None]:
    yield
    while _held:
        os.close(_held.pop())


@pytest.mark.parametrize("becomes", [_pipe, _held_pipe, Path.mkdir, lambda file: None])
def test_view_follows_a_file_through_everything(
    tmp_path: Path, becomes: Callable[[Path], None]
) -> None:
    pytest.importorskip("uvicorn")
    file = tmp_path / "map.yaml"
    file.write_bytes(TINY)
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "view", "map.yaml", "--no-browser"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            with subprocess.Popen(
                [sys.executable, "-c", NEWS, f"{address}events"], stdout=subprocess.PIPE, text=True
            ) as news:
                try:
                    assert news.stdout is not None
                    assert news.stdout.readline() == "map\n"
                    file.unlink()
                    becomes(file)
                    assert news.stdout.readline() == "broken\n"
                    file.rmdir() if file.is_dir() else file.unlink(missing_ok=True)
                    file.write_bytes(TINY.replace(b"dog?", b"cat?"))
                    assert news.stdout.readline() == "map\n"
                    file.unlink()
                    becomes(file)
                    assert news.stdout.readline() == "broken\n"
                    process.send_signal(signal.SIGINT)
                    assert process.wait(60) == 0
                finally:
                    news.kill()
        finally:
            process.kill()


NEWS = """
import sys, urllib.request
for line in urllib.request.urlopen(sys.argv[1]):
    if line.startswith(b"event: "):
        print(line[7:].decode().strip(), flush=True)
"""
"""Prints the news of a page as they come."""
