"""What the tests of several packages need: maps from inline YAML, the command line, random debates."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import IO

import pytest
from click.testing import CliRunner
from hypothesis import strategies as st

import argmap
from argmap.cli.root import argmap as command_line
from argmap.graph import ArgumentGraph, to_graph
from argmap.model import (
    RELATION_KINDS,
    ArgumentMap,
    Claim,
    Relation,
    RelationKind,
    Speaker,
    Utterance,
    derived_id,
)
from tests.processes import PATIENCE, running

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"

CONTROLS = [chr(c) for c in (*range(9), *range(11, 32), *range(127, 160))] + list(
    "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    "\u061c\u200e\u200f\u2060\U000e0001\U000e0041\U000e007f"
)
"""What no output may hold: all that a terminal obeys, but for the tab and the line break."""


def map_of(text: str) -> ArgumentMap:
    """The map in an indented YAML text."""
    return argmap.loads(dedent(text))


def graph_of(text: str) -> ArgumentGraph:
    """The relations of the map in an indented YAML text."""
    return to_graph(map_of(text))


# -- the command line -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()


def invoke(*args: str | Path, stdin: str | bytes = "", env: Mapping[str, str] | None = None) -> Ran:
    """Run argmap in this process, with pipes; what it does not catch itself is raised."""
    ran = CliRunner().invoke(command_line, [*map(str, args)], input=stdin, env=env)
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


def records(*args: str | Path) -> list[list[str]]:
    """The records of an answer, without the names of their fields."""
    return [line.split("\t") for line in invoke(*args, "-F", "tsv").lines[1:]]


def invoke_on_screen(*args: str | Path, columns: int = 80) -> Ran:
    """Run argmap in this process as if a person were looking, without colour."""
    return invoke(*args, env={"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(columns)})


def _environment(extra: Mapping[str, str] | None) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PYTHON"))}
    fixed = {"LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    return {**kept, **fixed, **(extra or {})}


def run(
    *args: str | Path,
    stdin: str | bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run argmap as a process of its own, with pipes."""
    return run_python("-m", "argmap", *args, stdin=stdin, cwd=cwd, env=env)


def run_python(
    *args: str | Path,
    stdin: str | bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run Python as argmap is run: as a process of its own, with pipes."""
    done = subprocess.run(
        [sys.executable, *map(str, args)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env=_environment(env),
        check=False,
        timeout=PATIENCE,
    )
    out, err = (text.decode("utf-8").replace("\r\n", "\n") for text in (done.stdout, done.stderr))
    return Ran(done.returncode, out, err)


def run_on_terminal(
    *args: str | Path,
    columns: int = 80,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run argmap with a terminal for its answer and a pipe for what it says besides."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    terminal = {"TERM": "xterm", "COLUMNS": str(columns), "NO_COLOR": "1", **(env or {})}
    leader, follower = pty.openpty()
    with running(
        *(sys.executable, "-m", "argmap", *args),
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env=_environment({k: v for k, v in terminal.items() if v}),
    ) as process:
        os.close(follower)
        out = _everything(leader)
        err = _decoded(process.stderr)
        code = process.wait(PATIENCE)
    return Ran(code, out.decode("utf-8").replace("\r\n", "\n"), err)


def _everything(leader: int) -> bytes:
    read = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # the other end is closed
            piece = b""
        if not piece:
            os.close(leader)
            return read
        read += piece


def _decoded(stream: IO[bytes]) -> str:
    with stream:
        return stream.read().decode("utf-8")


# -- random debates -------------------------------------------------------------------------------


@st.composite
def debates(
    draw: st.DrawFn, kinds: tuple[RelationKind, ...] = RELATION_KINDS, max_relations: int = 9
) -> ArgumentMap:
    """A small map with much going on: cycles, linked premises, relations at relations, self-attacks.

    Ids are short and texts are plain; `tests.strategies.maps` has the odd ones.
    """
    names = draw(st.integers(1, 6))
    claims, speakers = list("abcdef"[:names]), ["ada", "ben", "cy"]
    relations: dict[str, Relation] = {}
    for _ in range(draw(st.integers(0, max_relations))):
        kind = draw(st.sampled_from(kinds))
        premises = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=2, unique=True))
        # Undercuts aim at a step; a few other kinds may, and a few undercuts aim at a claim.
        steps = [*relations] if kind in ("undercuts", "qualifies", "supports") else []
        at_step = steps and draw(st.integers(0, 9)) < (8 if kind == "undercuts" else 2)
        target = draw(st.sampled_from(steps if at_step else claims))
        id = derived_id(premises, target)
        if id not in relations:
            drawn_by = draw(st.sampled_from([[], [], ["cy"]]))
            relations[id] = Relation(
                id=id, kind=kind, premises=premises, target=target, speakers=drawn_by
            )
    return ArgumentMap(
        speakers={s: Speaker(id=s, name=s.title()) for s in speakers},
        issues=draw(st.sampled_from([[], claims[:1]])),
        claims={
            c: Claim(id=c, text=f"Claim {c}.", utterances=[Utterance(speaker=s) for s in voiced])
            for c in claims
            for voiced in [draw(st.lists(st.sampled_from(speakers), max_size=2, unique=True))]
        },
        # Any order: a relation may stand before the one it aims at.
        relations={id: relations[id] for id in draw(st.permutations(list(relations)))},
    )


def chain_of(length: int) -> ArgumentMap:
    """A debate in which two speakers answer each other `length` times."""
    claims = {
        f"c{i}": Claim(id=f"c{i}", text=f"No. {i}.", utterances=[Utterance(speaker="ab"[i % 2])])
        for i in range(length + 1)
    }
    relations = [
        Relation(kind="rebuts", premises=[f"c{i + 1}"], target=f"c{i}") for i in range(length)
    ]
    return ArgumentMap(
        speakers={"a": Speaker(id="a", name="Ada"), "b": Speaker(id="b", name="Ben")},
        issues=["c0"],
        claims=claims,
        relations={r.id: r for r in relations},
    )


def dense_debate(claims: int, rebuttals: int) -> ArgumentMap:
    """A debate in which each claim rebuts many others, so that everything is reached in many ways."""
    ids = [f"c{i}" for i in range(claims)]
    relations = [
        Relation(kind="rebuts", premises=[id], target=ids[(i * 31 + j * j * 17) % claims])
        for i, id in enumerate(ids)
        for j in range(1, rebuttals + 1)
    ]
    return ArgumentMap(
        issues=["c0"],
        claims={id: Claim(id=id, text=id) for id in ids},
        relations={r.id: r for r in relations},
    )
