"""Answers that are taller than the terminal go through a pager, while they are laid out."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import EXAMPLES, ROOT, Ran, invoke, invoke_on_screen, run_on_terminal
from tests.processes import PATIENCE, running

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

TINY = EXAMPLES / "tiny.argmap.yaml"
LIGHTS_OUT = EXAMPLES / "lights-out.argmap.yaml"


def with_pager(*args: str | Path, pager: str, **settings: Any) -> Ran:
    """Run argmap on a terminal of 24 lines, with a pager."""
    env = {"PAGER": pager, "LINES": "24", **settings.pop("env", {})}
    return run_on_terminal(*args, env=env, **settings)


def numbered(folder: Path) -> str:
    """A pager that numbers the lines."""
    return script(folder, 'sed "s/^/> /"')


def script(folder: Path, text: str) -> str:
    """A program that does what is written in a shell's words."""
    file = folder / "a pager"
    file.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    file.chmod(0o755)
    return shlex.quote(str(file))


def test_a_tall_answer_goes_through_the_pager_whole(tmp_path: Path) -> None:
    plain = invoke_on_screen("who", LIGHTS_OUT)
    paged = with_pager("who", LIGHTS_OUT, pager=numbered(tmp_path))
    assert (paged.code, paged.err) == (0, "")
    assert paged.lines == [f"> {line}" for line in plain.lines]


def test_an_answer_that_fits_does_not(tmp_path: Path) -> None:
    pager = numbered(tmp_path)
    lines = len(invoke_on_screen("who", LIGHTS_OUT).lines)
    # The last line is for the prompt of the shell.
    fits, is_taller = ({"LINES": str(lines + more)} for more in (1, 0))
    assert ">" not in with_pager("who", LIGHTS_OUT, pager=pager, env=fits).out
    assert ">" in with_pager("who", LIGHTS_OUT, pager=pager, env=is_taller).out


def test_long_lines_of_data_count_as_the_rows_they_take(tmp_path: Path) -> None:
    words = ["who", TINY, "-F", "jsonl"]
    lines = invoke(*words).lines
    assert len(lines) < 6
    paged = with_pager(*words, pager=numbered(tmp_path), env={"LINES": "6"}, columns=40)
    assert paged.lines == [f"> {line}" for line in lines]


def test_colour_is_kept_through_the_pager() -> None:
    ran = with_pager("who", LIGHTS_OUT, pager="cat", env={"NO_COLOR": ""})
    assert "\x1b[32m" in ran.out


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (["--no-pager"], {}),
        ([], {"TERM": "dumb"}),
        ([], {"PAGER": " "}),
    ],
)
def test_no_pager_where_none_is_wanted(
    words: list[str], env: dict[str, str], tmp_path: Path
) -> None:
    pager = env.pop("PAGER", numbered(tmp_path))
    assert ">" not in with_pager("who", LIGHTS_OUT, *words, pager=pager, env=env).out


def test_the_option_may_stand_before_the_command(tmp_path: Path) -> None:
    ran = with_pager("--no-pager", "who", LIGHTS_OUT, pager=numbered(tmp_path))
    assert ran.out == invoke_on_screen("who", LIGHTS_OUT).out


def test_a_pipe_and_a_file_have_no_pager(tmp_path: Path) -> None:
    env = {"PAGER": numbered(tmp_path), "FORCE_COLOR": "1", "LINES": "5", "TERM": "xterm"}
    assert ">" not in invoke("who", LIGHTS_OUT, env=env).out
    ran = with_pager("who", LIGHTS_OUT, "-o", tmp_path / "who.txt", pager=env["PAGER"])
    assert (ran.out, ran.code) == ("", 0)


@pytest.mark.parametrize("command", ["who", "stats"])
def test_whoever_has_seen_enough_hears_no_complaint(command: str, tmp_path: Path) -> None:
    # More than a pipe holds.
    claims = "".join(f"  c{i}: {{text: {'word ' * 40}, rebuts: a}}\n" for i in range(3000))
    (tmp_path / "map.yaml").write_text(f"claims:\n  a: A.\n{claims}", encoding="utf-8")
    words = [command, "map.yaml", *(["-F", "json"] if command == "stats" else [])]
    ran = with_pager(*words, pager="head -n 3", cwd=tmp_path, env={"LINES": "4"})
    assert (ran.code, len(ran.lines)) == (0, 3)
    assert "Traceback" not in ran.err
    assert "roken" not in ran.err


@pytest.mark.parametrize(
    ("pager", "trouble"),
    [
        ("no-such-pager -x", "'no-such-pager' does not work: no such file or directory"),
        ("false", "'false' does not work: ended with 1"),
        (f"{shlex.quote(sys.executable)} -c 'import sys; sys.stdin.read(); sys.exit(3)'", "with 3"),
        ("less '", "PAGER cannot be read"),
    ],
)
def test_where_the_pager_does_not_work_the_answer_is_shown_without(
    pager: str, trouble: str
) -> None:
    ran = with_pager("who", LIGHTS_OUT, pager=pager)
    [said] = ran.err.splitlines()
    assert trouble in said
    assert (ran.code, ran.out) == (0, invoke_on_screen("who", LIGHTS_OUT).out)


@pytest.mark.parametrize("less", [None, "-i -P=odd"])
def test_less_is_the_pager_where_none_is_named(
    less: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAGER")
    monkeypatch.delenv("LESS", raising=False)
    script(tmp_path, 'echo "LESS=$LESS"; cat > /dev/null')
    (tmp_path / "less").symlink_to(tmp_path / "a pager")
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "LESS": less or ""}
    # It shows colours, whatever else it has been told.
    expected = f"LESS=-R {less or '-FX'}"
    assert with_pager("who", LIGHTS_OUT, pager="", env=env).lines == [expected]


def test_what_is_said_meanwhile_is_said_afterwards(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    for name in "abc":
        text = LIGHTS_OUT.read_text(encoding="utf-8") if name != "b" else "claims: {a: {rebuts: b}}"
        (tmp_path / "maps" / f"{name}.yaml").write_text(text, encoding="utf-8")
    pager = script(tmp_path, "cat > /dev/null; echo '(the end)' >&2")
    ran = with_pager("who", "maps", pager=pager, cwd=tmp_path)
    end, failure, *_, report = ran.err.splitlines()
    assert end == "(the end)"
    assert failure.startswith("maps/b.yaml:1:")
    assert report == "3 maps read, 1 failed."
    assert ran.code == 1


# -- answers that never end ------------------------------------------------------------------------

ENDLESS = """
import click
from argmap.cli.printing import streams
from argmap.cli.group import Command
from argmap.cli.printing.output import Output
from argmap.render.terminal.lines import Laid

class Endless(Laid):
    def lines(self, screen):
        while True:
            yield [("again and again", "id")]

@click.command("endless", cls=Command)
def endless():
    Output().show(Endless())

streams.prepare_streams()
endless.main()
"""


@contextmanager
def on_terminal(
    *words: str | Path, pager: str, folder: Path
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Python on a terminal for as long as a block lasts, and the terminal's other side."""
    import pty

    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PAGER": pager, "TERM": "xterm"}
    try:
        with running(
            *(sys.executable, *words),
            stdin=subprocess.DEVNULL,
            stdout=follower,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**environment, "LINES": "24"},
        ) as process:
            os.close(follower)
            yield process, leader
    finally:
        os.close(leader)


def endless(
    pager: str, folder: Path
) -> AbstractContextManager[tuple[subprocess.Popen[bytes], int]]:
    """An answer without an end."""
    return on_terminal("-c", ENDLESS, pager=pager, folder=folder)


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """How a process ended, and what it said."""
    assert process.stderr is not None
    return process.wait(PATIENCE), process.stderr.read().decode().strip()


def wait_for(file: Path) -> None:
    """Wait until a pager has made a file, which says that it has come so far."""
    for _ in range(PATIENCE * 50):
        if file.exists():
            return
        time.sleep(0.02)
    pytest.fail("nothing happened")


def test_the_first_lines_are_shown_before_the_last_are_laid_out(tmp_path: Path) -> None:
    with endless("head -n 2", tmp_path) as (process, leader):
        assert os.read(leader, 1000).startswith(b"\x1b[36magain and again")
        assert ended(process) == (0, "")


def test_a_pager_that_fails_after_it_has_read_much_is_an_error(tmp_path: Path) -> None:
    with endless(script(tmp_path, "head -c 3000000 > /dev/null; exit 3"), tmp_path) as (process, _):
        code, said = ended(process)
    assert code == 2
    assert said.endswith("ended with 3; --no-pager shows the answer without one")


@pytest.mark.parametrize(
    ("words", "reads", "how_it_ends"),
    [
        # What is not laid out yet is given up.
        (["-c", ENDLESS], "head -n 100", (1, "Aborted!")),
        # All was handed over.
        (["-m", "argmap", "who", LIGHTS_OUT], "cat", (0, "")),
    ],
)
def test_an_interrupt_is_for_the_pager_and_argmap_waits_for_it(
    words: list[str | Path], reads: str, how_it_ends: tuple[int, str], tmp_path: Path
) -> None:
    waits = "touch has-read; while [ ! -e go-on ]; do sleep 0.02; done; touch has-ended"
    pager = script(tmp_path, f"{reads} > /dev/null; {waits}")
    with on_terminal(*words, pager=pager, folder=tmp_path) as (process, _):
        wait_for(tmp_path / "has-read")
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        (tmp_path / "go-on").touch()
        assert ended(process) == how_it_ends
    assert (tmp_path / "has-ended").exists()
