"""What is said besides answers: on a terminal as wide as that, elsewhere a line for programs."""

from __future__ import annotations

import io
import sys

import pytest

from argmap.cli.printing.messages import say

LONG = (
    "Error: 'dog' could be several claims: the-dog-is-never-alone-at-night, dogs-are-clean, "
    "dogs-are-expensive, a-dog-brings-people-of-all-floors-together, whippets-hardly-ever-bark"
)


class Terminal(io.StringIO):
    """What somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [24, 40, 60])
def test_a_message_on_a_terminal_breaks_between_words_and_never_within_a_name(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    say(f"{LONG}\nhelp: say more")
    *lines, help = terminal.getvalue().splitlines()
    assert " ".join(lines) == LONG
    assert all(len(line) <= columns or " " not in line for line in lines)
    assert help == "help: say more"


def test_elsewhere_it_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    say(LONG)
    assert pipe.getvalue() == f"{LONG}\n"
