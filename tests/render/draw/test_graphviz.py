"""Layouts come from a process that can be missing, wrong, or too slow."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from argmap.render.draw import graphviz
from argmap.render.draw.graphviz import LayoutError, TooSlowError, laid_out

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
