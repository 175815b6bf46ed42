"""Work in a process of its own, and the large files that are parsed in one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from argmap import beside as module
from argmap.beside import beside
from argmap.diagnostics import SourceText
from argmap.formats.native import ahead
from argmap.formats.native.yaml_text import parse_yaml

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@pytest.fixture(autouse=True)
def _program(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the program, on a machine with more than one core."""
    monkeypatch.setattr(module, "_allowed", True)
    monkeypatch.setattr(module, "_has_a_core_to_spare", lambda: True)
    monkeypatch.setattr(ahead, "_begun", None)


def test_the_work_is_done_elsewhere_and_its_result_is_here():
    process, doubled = beside(lambda: (os.getpid(), [2 * n for n in range(100_000)]))()
    assert process != os.getpid()
    assert doubled == list(range(0, 200_000, 2))


def test_a_library_keeps_to_its_process(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_allowed", False)
    assert beside(os.getpid)() == os.getpid()


def test_one_core_is_not_shared(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_has_a_core_to_spare", lambda: False)
    assert beside(os.getpid)() == os.getpid()


def test_an_error_is_raised_where_the_result_is_asked_for():
    def fails() -> None:
        raise ValueError("no such thing")

    result = beside(fails)
    with pytest.raises(ValueError, match="no such thing"):
        result()


def test_what_cannot_be_sent_is_made_here():
    made = beside(lambda: (os.getpid(), lambda: 1))()
    assert made[0] == os.getpid()


def test_a_result_that_nobody_asks_for_leaves_no_process_behind():
    program = "from argmap import beside; beside.allow(); beside.beside(lambda: 'x' * 1_000_000)"
    seen, held = os.pipe()
    subprocess.run([sys.executable, "-c", program], pass_fds=[held], check=True)
    os.close(held)
    # The other process holds it open for as long as it lives.
    with os.fdopen(seen, "rb") as pipe:
        assert pipe.read() == b""


def large(text: str) -> str:
    return text + "".join(f"  c{i}: 'Claim {i}, “as it is”'\n" for i in range(ahead.LARGE // 20))


def test_a_large_file_is_parsed_ahead_to_the_same_document(tmp_path):
    path = tmp_path / "large.yaml"
    text = large("# first\nclaims:\n  a: [one, {two: three}]\n")
    path.write_text(text, encoding="utf-8")
    assert ahead.begin(str(path))
    document = ahead.parsed(SourceText(text))
    expected = parse_yaml(SourceText(text))
    assert document is not None
    assert document.values == expected.values
    assert (document.starts, document.ends) == (expected.starts, expected.ends)
    assert all(document.is_mapping(n) == expected.is_mapping(n) for n in range(9))


def test_another_text_than_the_one_begun_is_not_taken_for_it(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_text(large("claims:\n"), encoding="utf-8")
    assert ahead.begin(str(path))
    assert ahead.parsed(SourceText("claims: {a: Else.}")) is None


def test_a_text_with_something_wrong_is_left_to_the_reader(tmp_path):
    path = tmp_path / "large.yaml"
    text = large("claims:\n") + "  b: 'never closed\n"
    path.write_text(text, encoding="utf-8")
    assert ahead.begin(str(path))
    assert ahead.parsed(SourceText(text)) is None


@pytest.mark.parametrize("name", ["small.yaml", "none.yaml", "large.txt", "odd.yaml"])
def test_what_is_not_a_large_readable_file_of_yaml_is_not_begun(tmp_path, name):
    (tmp_path / "small.yaml").write_text("claims: {}\n", encoding="utf-8")
    (tmp_path / "large.txt").write_text(large("claims:\n"), encoding="utf-8")
    (tmp_path / "odd.yaml").write_bytes(b"\xff" * (ahead.LARGE + 1))
    assert not ahead.begin(str(tmp_path / name))
