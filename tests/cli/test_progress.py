"""How far a long job has come: for people, on stderr."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from argmap.cli.printing import progress
from argmap.cli.printing.messages import say
from argmap.cli.printing.progress import Progress
from tests.helpers import invoke


class Terminal(io.StringIO):
    """What somebody looks at."""

    def isatty(self) -> bool:
        return True


def looking(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error on a terminal, and a clock that is always late."""
    seconds = iter(range(1000))
    monkeypatch.setattr(progress, "monotonic", lambda: next(seconds))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def shown(terminal: io.StringIO) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())


def test_it_says_how_many_of_how_many_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looking(monkeypatch)
    with Progress(3, "files") as bar:
        for done in (1, 2, 3):
            bar.show(done)
    assert [f"{done}/3 files" in shown(terminal) for done in (1, 2, 3)] == [True] * 3
    # The line is erased at the end.
    assert terminal.getvalue().rstrip("\r").endswith("\x1b[2K")


def test_what_nobody_can_count_is_named_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looking(monkeypatch)
    with Progress(3, "cards") as bar:
        bar.show(3)
        bar.wait("Graphviz places 3 cards")
        assert "3/3 cards" in shown(terminal).partition("Graphviz places 3 cards")[0]
    assert terminal.getvalue().rstrip("\r").endswith("\x1b[2K")
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with Progress(3, "cards") as bar:
        bar.wait("Graphviz places 3 cards")
    assert pipe.getvalue() == ""


def test_what_is_said_meanwhile_stands_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = looking(monkeypatch)
    with Progress(3, "files") as bar:
        bar.show(1)
        say("broken.yaml: no map")
        bar.show(2)
    assert "broken.yaml: no map" in [line.strip() for line in re.split("[\r\n]", shown(terminal))]


def test_one_thing_and_nobody_looking_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = looking(monkeypatch)
    with Progress(1, "files") as bar:
        bar.show(1)
    assert terminal.getvalue() == ""
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with Progress(3, "files") as bar:
        bar.show(1)
    assert pipe.getvalue() == ""


def test_through_pipes_there_is_none(corpus: Path) -> None:
    ran = invoke("stats", ".", "-F", "csv")
    assert "files" not in ran.err.replace("other files skipped", "")
