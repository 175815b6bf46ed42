"""A folder with a map of a hearing, and the desk of an assistant that works in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.mcp.calls import call
from argmap.mcp.desk import Desk
from argmap.mcp.root import Root

HEARING = """\
The hearing about Main Street

"We would lose a third of our customers," said Rosa Lind, who owns a shop there.

Tom Vane, the city engineer, was not so sure. "Most of them come on foot," Vane said. "Nobody counts the
cyclists, and I have asked for that twice."

Lind said that the buses would be late. Vane said that a new lane would help them.
"""
STREET = """\
title: Should Main Street be closed?
issue: close
source: hearing
sources:
  hearing: hearing.txt
speakers:
  lind: Rosa Lind, shop owner
  vane: Tom Vane, city engineer
claims:
  close: Main Street should be closed.   # nobody says it in so many words
  lose:
    text: Closing the street costs the shops their trade.
    speaker: lind
    quote: We would lose a third of our customers
    rebuts: close
"""

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root, with something outside that is not to be read."""
    # A root is where the process is, and the next test must not be there.
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (root / "hearing.txt").write_text(HEARING, encoding="utf-8")
    (root / "street.yaml").write_text(STREET, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("claims: {secret: The vault opens at nine.}\n", "utf-8")
    (tmp_path / "secret.txt").write_text("The vault opens at nine.\n", "utf-8")
    return root


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    root = Root(folder)
    yield Desk(root, by="ada's helper")
    root.close()


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Call a tool that must answer."""

    def answered(tool: str, **arguments: Any) -> dict[str, Any]:
        reply = call(desk, tool, arguments)
        assert not reply.is_error, reply.data
        return json.loads(json.dumps(reply.data))

    return answered


@pytest.fixture
def refused(desk: Desk) -> Ask:
    """Call a tool that must refuse, and say why."""

    def error(tool: str, **arguments: Any) -> dict[str, Any]:
        reply = call(desk, tool, arguments)
        assert reply.is_error, reply.data
        message = reply.data["error"]
        assert "Traceback" not in message
        assert "argmap made a mistake" not in message
        return reply.data

    return error
