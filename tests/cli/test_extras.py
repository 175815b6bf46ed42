"""argmap as it is installed without its extras: what works, and what is said where one is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DOG
from tests.helpers import EXAMPLES, Ran, run_python

TINY = EXAMPLES / "tiny.argmap.yaml"
SEMANTICS = ("complete", "preferred", "stable", "semi-stable", "stage", "ideal")


def run_without(missing: str, *args: str | Path, cwd: Path | None = None) -> Ran:
    """Run argmap where a library cannot be imported."""
    program = (
        f"import sys; sys.modules[{missing!r}] = None\nfrom argmap.__main__ import main; main()"
    )
    return run_python("-c", program, *args, cwd=cwd)


class TestWithoutASolver:
    @pytest.mark.parametrize(
        "words",
        [
            ["judge", TINY],
            ["judge", TINY, "--strength", "df-quad", "--support", "necessary"],
            ["judge", EXAMPLES],
            ["why", TINY, "get-a-dog"],
            ["chain", TINY, "--judge"],
            ["who", TINY, "--judge"],
            ["draw", TINY, "--judge"],
            ["export", TINY, "--to", "html", "--judge"],
            ["check", TINY],
        ],
        ids=lambda words: " ".join(str(word) for word in words if isinstance(word, str)),
    )
    def test_grounded_and_gradual_judging_work(self, words: list[str | Path]) -> None:
        with_it, without = run_without("nothing", *words), run_without("pysat", *words)
        assert without == with_it
        assert without.code == 0

    def test_expectations_are_checked(self, tmp_path: Path) -> None:
        (tmp_path / "dog.yaml").write_text(DOG + "expect: {barking: in}\n", encoding="utf-8")
        ran = run_without("pysat", "check", "dog.yaml", cwd=tmp_path)
        assert ran.code == 1
        assert "barking is expected to be in, and is out" in ran.out

    @pytest.mark.parametrize("semantics", SEMANTICS)
    @pytest.mark.parametrize(
        "words",
        [
            ["judge", TINY],
            ["judge", EXAMPLES],
            ["judge", EXAMPLES, "--jobs", "2"],
            ["why", TINY, "get-a-dog"],
        ],
        ids=["judge", "judge-folder", "judge-folder-with-jobs", "why"],
    )
    def test_another_semantics_names_what_to_install(
        self, words: list[str | Path], semantics: str
    ) -> None:
        ran = run_without("pysat", *words, "--semantics", semantics)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines() == [
            f"Error: the {semantics} semantics needs a SAT solver: pip install 'argmap[solve]' "
            "brings one (grounded judging needs none)"
        ]

    @pytest.mark.parametrize(
        "words",
        [
            ["why", TINY, "get-a-dog", "--change"],
            ["draw", TINY, "--judge", "--semantics", "preferred"],
            ["draw", TINY, "--judge", "--semantics", "stable", "--to", "svg"],
        ],
        ids=["change", "draw", "draw-svg"],
    )
    def test_and_so_does_what_is_asked_in_passing(self, words: list[str | Path]) -> None:
        ran = run_without("pysat", *words)
        assert (ran.code, ran.out) == (2, "")
        assert "pip install 'argmap[solve]'" in ran.err
        assert "Traceback" not in ran.err

    def test_solve_answers_about_the_grounded_extension_alone(self, tmp_path: Path) -> None:
        (tmp_path / "x.af").write_text("p af 3\n1 2\n2 3\n", encoding="utf-8")
        solve = ["solve", "-f", "x.af"]
        found = run_without("pysat", *solve, "-p", "SE-GR", cwd=tmp_path)
        assert (found.code, found.out, found.err) == (0, "w 1 3\n", "")
        for task in ("SE-PR", "DC-CO", "DS-ST", "CE-SST", "EE-STG", "SE-ID"):
            words = [*solve, "-p", task, *(["-a", "1"] if task[0] == "D" else [])]
            ran = run_without("pysat", *words, cwd=tmp_path)
            assert (ran.code, ran.out) == (2, "")
            assert "pip install 'argmap[solve]'" in ran.err

    def test_another_library_of_that_name_is_no_solver(self, tmp_path: Path) -> None:
        (tmp_path / "pysat").mkdir()
        (tmp_path / "pysat" / "__init__.py").write_text("", encoding="utf-8")
        program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        ran = run_python(
            "-c",
            program + "from argmap.__main__ import main; main()",
            *("judge", TINY, "--semantics", "preferred"),
        )
        assert ran.code == 2
        assert "pip install 'argmap[solve]'" in ran.err


def test_without_typst_the_way_to_it_is_said(tmp_path: Path) -> None:
    for name in ("dog.png", "dog.pdf"):
        ran = run_without("typst", "draw", TINY, "-o", tmp_path / name)
        assert ran.code == 2
        assert "pip install 'argmap[pdf]'" in ran.err
        assert not (tmp_path / name).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="view would be interrupted by a signal")
@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "watchfiles"])
def test_without_what_serves_the_page_the_way_to_it_is_said(missing: str) -> None:
    ran = run_without(missing, "view", TINY, "--no-browser")
    assert ran.code == 2
    assert "pip install 'argmap[view]'" in ran.err


def test_a_workbook_names_what_to_install(tmp_path: Path) -> None:
    ran = run_without("xlsxwriter", "verify", TINY, "-o", "check.xlsx", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'argmap[xlsx]'" in ran.err
    assert not (tmp_path / "check.xlsx").exists()
    assert run_without("xlsxwriter", "verify", TINY, "-F", "markdown").code == 0


def test_the_language_server_names_what_to_install() -> None:
    ran = run_without("pygls", "lsp")
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'argmap[lsp]'" in ran.err


def test_an_assistant_is_told_what_is_missing(tmp_path: Path) -> None:
    ran = run_without("mcp", "mcp", "--root", tmp_path)
    assert ran.code == 2
    assert "pip install 'argmap[mcp]'" in ran.err
    assert run_without("mcp", "mcp", "--skill").code == 0
