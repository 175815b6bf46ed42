"""The commands shown in the documentation: found, run on a terminal, compared, rewritten."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.processes import PATIENCE, running

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "examples/README.md",
        *list((ROOT / "docs").glob("*.md")),
    ]
)
ELISION = "..."
"""A line in shown output that stands for lines left out."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it, with its output."""

    page: Path
    line: int
    command: str
    output: list[str]


def shown_commands(page: Path) -> Iterator[Shown]:
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 2
        for part in re.split(r"^(?=\$ )", block[1], flags=re.MULTILINE):
            if part.startswith("$ "):
                command, _, output = part[2:].partition("\n")
                yield Shown(page, line, command, output.splitlines())
            line += part.count("\n")


def run_on_terminal(command: str, folder: Path) -> list[str]:
    """The lines a command shows on a terminal of 80 columns without colour."""
    bin = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        # How long a job takes must not decide whether a page is true: no bar says how far it is.
        "TERM": "dumb",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    }
    environment.pop("ARGMAP_MAP", None)
    environment.pop("FORCE_COLOR", None)
    parent, child = pty.openpty()
    pieces: list[bytes] = []
    with running(
        *("bash", "-c", command),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child,
    ) as process:
        os.close(child)
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            pieces.append(piece)
        os.close(parent)
        process.wait(PATIENCE)
    return b"".join(pieces).decode().replace("\r\n", "\n").splitlines()


def matches(shown: list[str], real: list[str]) -> bool:
    """Whether real output is what is shown, apart from elided lines."""
    if ELISION not in shown:
        return shown == real
    at = shown.index(ELISION)
    head, tail = shown[:at], shown[at + 1 :]
    return len(real) >= len(head) + len(tail) and (
        real[:at] == head and real[len(real) - len(tail) :] == tail
    )


def as_shown(shown: list[str], real: list[str]) -> list[str]:
    """Real output with the same number of lines left out as before."""
    if ELISION not in shown:
        return real
    at = shown.index(ELISION)
    return [*real[:at], ELISION, *real[len(real) - (len(shown) - at - 1) :]]


def rewrite(page: Path, folder: Path) -> None:
    """Put what the commands really print into a page."""
    text = page.read_text(encoding="utf-8")

    def block(match: re.Match[str]) -> str:
        lines: list[str] = []
        for part in re.split(r"^(?=\$ )", match[1], flags=re.MULTILINE):
            if not part.startswith("$ "):
                continue
            command, _, output = part[2:].partition("\n")
            lines += [f"$ {command}"]
            lines += as_shown(output.splitlines(), run_on_terminal(command, folder))
        return "```console\n" + "\n".join(lines) + "\n```"

    page.write_text(_BLOCK.sub(block, text), encoding="utf-8")
