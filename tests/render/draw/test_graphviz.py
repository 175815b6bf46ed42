"""Layouts come from a process that can be missing, wrong, or too slow."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.graph import to_graph
from argmap.render.draw import graphviz, layout
from argmap.render.draw.graphviz import LayoutError, TooSlowError, laid_out
from tests.helpers import chain_of, dense_debate
from tests.render.draw.pictures import needs_graphviz, scene

GRAPH = ["digraph {", "n0 [width=1, height=1]; n1; n0 -> n1 [id=e0]", "}"]


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Put a program `dot` before all others, and nothing else that could do it."""
    path = folder / "dot"
    path.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(graphviz, "find_spec", lambda name: None)


def test_without_graphviz_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphviz.shutil, "which", lambda name: None)
    monkeypatch.setattr(graphviz, "find_spec", lambda name: None)
    with pytest.raises(LayoutError, match=r"pip install 'argmap\[draw\]'"):
        laid_out(GRAPH, 10)


def test_the_wheel_lays_out_where_there_is_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pygraphviz")
    monkeypatch.setattr(graphviz.shutil, "which", lambda name: None)
    assert [o["name"] for o in laid_out(GRAPH, 30)["objects"]] == ["n0", "n1"]


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
class TestPrograms:
    def test_a_program_that_does_not_end_is_ended(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        program(tmp_path, monkeypatch, "import time; time.sleep(60)")
        with pytest.raises(TooSlowError):
            laid_out(GRAPH, 0.2)

    def test_what_a_program_says_last_is_passed_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        complain = "import sys; print('out of memory\\nFontconfig warning: x', file=sys.stderr)"
        program(tmp_path, monkeypatch, f"{complain}; sys.exit(3)")
        with pytest.raises(LayoutError, match="out of memory"):
            laid_out(GRAPH, 10)

    def test_a_broken_program_gives_way_to_the_wheel(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pytest.importorskip("pygraphviz")
        found = graphviz.find_spec
        program(tmp_path, monkeypatch, "print('nonsense')")
        monkeypatch.setattr(graphviz, "find_spec", found)
        assert len(laid_out(GRAPH, 30)["edges"]) == 1


@needs_graphviz
def test_where_graphviz_is_too_slow_less_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def slow(lines: Any, seconds: float) -> dict[str, Any]:
        text = "".join(lines)
        asked.append(text.count("minlen"))
        if text.count("width=") > 40:
            raise TooSlowError("too slow")
        return laid_out([text], seconds)

    monkeypatch.setattr(layout, "laid_out", slow)
    drawn = scene(dense_debate(100, 3), direction="TB")
    assert 0 < len(drawn.cards) <= 40
    assert "claims left out" in " ".join(drawn.notes)
    # First without the lines that are not of the tree or long, only then with fewer claims.
    assert asked[0] == 300
    assert asked[1] < 120


def test_where_nothing_helps_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(lines: Any, seconds: float) -> dict[str, Any]:
        raise TooSlowError("too slow")

    monkeypatch.setattr(layout, "laid_out", slow)
    with pytest.raises(TooSlowError):
        layout.scene_of(to_graph(chain_of(500)), layout.DrawStyle(direction="TB"))


def test_where_graphviz_fails_the_picture_is_laid_out_plainly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(lines: Any, seconds: float) -> dict[str, Any]:
        raise LayoutError("Graphviz failed: out of memory")

    monkeypatch.setattr(layout, "laid_out", fails)
    drawn = scene(chain_of(3))
    assert len(drawn.cards) == 4
    assert drawn.advice.startswith("Graphviz failed: out of memory")


class Diary:
    """Whoever is told how far a picture is, and writes it down."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def measured(self, done: int, of: int) -> None:
        self.told.append(f"{done}/{of}")

    def placing(self, cards: int, seconds: float) -> None:
        self.told.append(f"placing {cards}")


def test_it_is_told_how_far_a_picture_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(lines: Any, seconds: float) -> dict[str, Any]:
        raise LayoutError("no luck")

    monkeypatch.setattr(layout, "laid_out", fails)
    diary = Diary()
    layout.scene_of(to_graph(chain_of(2)), layout.DrawStyle(), watcher=diary)
    assert diary.told == ["1/3", "2/3", "3/3", "placing 3"]
