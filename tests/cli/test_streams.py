"""Standard streams as others leave them: closed, full, in another encoding, or no terminal at all."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from argmap.cli.group import COMMANDS
from tests.helpers import EXAMPLES, ROOT, run

posix = pytest.mark.skipif(os.name != "posix", reason="closes streams as a shell does")

TINY = EXAMPLES / "tiny.argmap.yaml"

WORDS = {
    "add": "claim tiny.argmap.yaml --text New.",
    "chain": "tiny.argmap.yaml",
    "check": "tiny.argmap.yaml",
    "claims": "tiny.argmap.yaml",
    "completion": "bash",
    "config": "",
    "diff": "tiny.argmap.yaml other.yaml",
    "draft": "text.txt",
    "draw": "tiny.argmap.yaml",
    "explain": "AM201",
    "export": "tiny.argmap.yaml --to aif -o out.json",
    "flow": "round.yaml",
    "fmt": "other.yaml",
    "formats": "",
    "gaps": "tiny.argmap.yaml",
    "import": "attacks.af",
    "judge": "tiny.argmap.yaml",
    "link": "tiny.argmap.yaml whippets supports barking",
    "lsp": "",
    "mcp": "--skill",
    "merge": "tiny.argmap.yaml tiny.argmap.yaml other.yaml",
    "new": "",
    "path": "tiny.argmap.yaml barking get-a-dog",
    "relations": "tiny.argmap.yaml",
    "remove": "tiny.argmap.yaml whippets --cascade",
    "rename": "tiny.argmap.yaml whippets greyhounds",
    "help": "who",
    "schema": "",
    "schemes": "",
    "set": "tiny.argmap.yaml whippets text=Other.",
    "show": "tiny.argmap.yaml barking",
    "sides": "tiny.argmap.yaml",
    "solve": "-p EE-CO -f attacks.af",
    "sources": "tiny.argmap.yaml",
    "speakers": "tiny.argmap.yaml",
    "sql": "",
    "stats": ". -F csv --jobs 2 -o stats.csv",
    "timeline": "round.yaml",
    "unite": "tiny.argmap.yaml other.yaml -o united.yaml",
    "unlink": "tiny.argmap.yaml barking/get-a-dog",
    "verify": "tiny.argmap.yaml",
    "view": "gone.yaml",
    "who": "tiny.argmap.yaml",
    "why": "tiny.argmap.yaml barking",
}
"""Something that each command does at once."""

SOME_WAYS = [(0,), (1,), (2,), (0, 1, 2)]
EVERY_WAY = [closed for count in (1, 2, 3) for closed in combinations((0, 1, 2), count)]

FORKING = """
import os, sys
from importlib import import_module
from argmap import __main__
from argmap.cli import group, root

words = sys.argv[2:]
# `solve` answers the ICCMA's way of asking and is no command of the group.
solve = "argmap.cli.commands.ask.solve"
import_module(solve if words[0] == "solve" else group.module_of(words[0]))
for folder in sys.argv[1].split(","):
    if os.fork() == 0:
        os.chdir(folder)
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            file = os.devnull if number == 0 else f"../{folder}.{name}"
            os.dup2(os.open(file, os.O_RDWR | os.O_CREAT), number)
        os.closerange(3, 20)
        for number in map(int, folder.removeprefix("on")):
            os.close(number)
            # This is what Python makes of it when it starts.
            setattr(sys, ("stdin", "stdout", "stderr")[number], None)
        sys.argv = [__main__.__file__, *words]
        __main__.main()
    assert os.waitstatus_to_exitcode(os.wait()[1]) == int(os.environ["CODE"]), folder
"""
"""Runs a command in each of some folders; in the folder `on02` without standard input and errors."""


def _new_folder(folder: Path) -> None:
    folder.mkdir()
    (folder / "tiny.argmap.yaml").write_bytes(TINY.read_bytes())
    (folder / "other.yaml").write_text("issue:   a\nclaims: {a: A., b: {text: B., rebuts: a}}\n")
    (folder / "text.txt").write_text('"It is late," said Ann Lee.\n', encoding="utf-8")
    (folder / "round.yaml").write_text(
        "speeches: [AC, NC]\nclaims: {a: {text: A., speaker: p, turn: AC}}\nspeakers: {p: P}\n"
    )
    (folder / "attacks.af").write_text("p af 2\n1 2\n", encoding="utf-8")


def _files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_every_command_has_something_to_do() -> None:
    assert set(WORDS) == {*COMMANDS, "solve"}


@posix
@pytest.mark.parametrize("command", WORDS)
def test_closed_streams_change_nothing_else(command: str, tmp_path: Path) -> None:
    words = [command, *WORDS[command].split()]
    _new_folder(tmp_path / "open")
    expected = run(*words, cwd=tmp_path / "open")
    ways = EVERY_WAY if command in ("who", "set") else SOME_WAYS
    names = ["on" + "".join(map(str, closed)) for closed in ways]
    for name in names:
        _new_folder(tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-c", FORKING, ",".join(names), *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "CODE": str(expected.code)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for name in names:
        assert _files(tmp_path / name) == _files(tmp_path / "open"), name
        for number, stream, said in ((1, "stdout", expected.out), (2, "stderr", expected.err)):
            if str(number) not in name:
                assert (tmp_path / f"{name}.{stream}").read_text(encoding="utf-8") == said, name


@posix
@pytest.mark.parametrize("closed", EVERY_WAY)
def test_a_process_is_started_with_closed_streams(closed: tuple[int, ...], tmp_path: Path) -> None:
    _new_folder(tmp_path / "map")
    closing = " ".join(("<&-", ">&-", "2>&-")[number] for number in closed)
    for words in ("who tiny.argmap.yaml", "set tiny.argmap.yaml whippets text=Quick."):
        done = subprocess.run(
            ["sh", "-c", f"exec {sys.executable} -m argmap {words} {closing}"],
            cwd=tmp_path / "map",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "map/tiny.argmap.yaml").read_bytes() == TINY.read_bytes().replace(
        b"Whippets hardly ever bark.", b"Quick."
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize(("stream", "code"), [(">", 2), ("2>", 2)])
def test_a_full_disk_is_no_crash(stream: str, code: int, tmp_path: Path) -> None:
    _new_folder(tmp_path / "map")
    words = "who tiny.argmap.yaml" if stream == ">" else "who gone.yaml"
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m argmap {words} {stream}/dev/full"],
        cwd=tmp_path / "map",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


# -- encodings ---------------------------------------------------------------------------------

EVERYWHERE = "title: 東京\nclaims:\n  a: Ünïcode – “quoted” 日本語 😀.\n"

SETTINGS = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "utf-16"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "LANG": "de_DE.ISO-8859-1"},
]


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda s: " ".join(f"{k}={s[k]}" for k in s))
def test_a_pipe_is_given_utf_8_whatever_is_set(settings: dict[str, str], tmp_path: Path) -> None:
    for words in ("fmt -", "claims - --json", "export - --to argdown"):
        given = run(*words.split(), stdin=EVERYWHERE.encode(), cwd=tmp_path, env=settings)
        assert given.code == 0
        assert "“quoted” 日本語 😀" in given.out
    wrong = run(
        "claims",
        "-",
        stdin="claims: {a: {text: A., rebuts: 日本}}".encode(),
        cwd=tmp_path,
        env=settings,
    )
    assert "日本" in wrong.err


@posix
@pytest.mark.parametrize("settings", SETTINGS, ids=lambda s: " ".join(f"{k}={s[k]}" for k in s))
def test_a_file_may_be_called_anything(settings: dict[str, str], tmp_path: Path) -> None:
    name = b"caf\xe9 \xff.yaml"
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(EVERYWHERE, "utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (tmp_path / "b.yaml").write_text(EVERYWHERE, encoding="utf-8")
    for words in (
        ["who", name],
        ["check", name],
        ["check", name, "-F", "json"],
        ["fmt", name],
        ["stats", name, "b.yaml", "-F", "csv", "-o", "stats.csv"],
        ["diff", name, "b.yaml"],
        ["unite", name, "b.yaml"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
            capture_output=True,
            check=False,
        )
        said = done.stderr.decode("utf-8") + done.stdout.decode("utf-8")
        assert (done.returncode, "Traceback" in said) == (0, False), said


ON_TERMINAL = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"


@posix
def test_a_terminal_is_spelled_what_it_cannot_show(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("claims: {a: 'Grüße, 日本'}\n", encoding="utf-8")
    for encoding, spelled in (("ascii", "Gr\\xfc\\xdfe"), ("cp1252", "\\u65e5\\u672c")):
        settings = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        with_terminal = [sys.executable, "-c", ON_TERMINAL, sys.executable]
        done = subprocess.run(
            [*with_terminal, "-m", "argmap", "show", "a.yaml", "a"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert spelled.encode() in done.stdout
