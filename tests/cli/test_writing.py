"""Answers written to files."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.helpers import EXAMPLES, invoke


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.json", '{\n  "issue"'),
        ("out.jsonl", '{"issue"'),
        ("out.csv", "stance,speaker"),
        ("out.tsv", "stance\tspeaker"),
        ("out.md", "# Should the office"),
        ("out.txt", "Should the office"),
        ("out", "Should the office"),
    ],
)
def test_the_suffix_picks_the_format(dog: Path, name: str, start: str) -> None:
    ran = invoke("who", "dog.yaml", "-o", name)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (dog / name).read_text(encoding="utf-8").startswith(start)


def test_an_option_wins_over_the_suffix(dog: Path) -> None:
    invoke("who", "dog.yaml", "-o", "out.csv", "--json")
    assert json.loads((dog / "out.csv").read_text(encoding="utf-8"))["issue"] == "get-a-dog"


def test_a_dash_is_standard_output(dog: Path) -> None:
    assert invoke("who", "dog.yaml", "-o", "-").out.startswith("Should the office")
    assert not (dog / "-").exists()


def test_check_writes_to_a_file_too(dog: Path) -> None:
    invoke("check", "dog.yaml", "-o", "out.json")
    assert "errors" in json.loads((dog / "out.json").read_text(encoding="utf-8"))
    invoke("check", "dog.yaml", "-o", "out.txt")
    assert "{" not in (dog / "out.txt").read_text(encoding="utf-8")


def test_export_takes_the_format_from_the_suffix(dog: Path) -> None:
    assert invoke("export", "dog.yaml", "-o", "out.json").code == 0
    assert "barking" in json.loads((dog / "out.json").read_text(encoding="utf-8"))["claims"]
    assert invoke("export", "dog.yaml", "-o", "out.dot").code == 0
    assert "digraph" in (dog / "out.dot").read_text(encoding="utf-8")


def test_an_old_file_is_replaced_and_nothing_is_left_behind(dog: Path) -> None:
    (dog / "out.txt").write_text("old", encoding="utf-8")
    invoke("who", "dog.yaml", "-o", "out.txt")
    assert "old" not in (dog / "out.txt").read_text(encoding="utf-8")
    assert sorted(p.name for p in dog.iterdir()) == ["dog.yaml", "out.txt"]


def test_an_old_file_survives_a_command_that_fails(dog: Path) -> None:
    (dog / "out.json").write_text("old", encoding="utf-8")
    (dog / "bad.yaml").write_text("claims: {a: {text: A., rebuts: b}}", encoding="utf-8")
    for args in (["who", "bad.yaml"], ["show", "dog.yaml", "nothing"], ["export", "bad.yaml"]):
        assert invoke(*args, "-o", "out.json").code == 2
    assert (dog / "out.json").read_text(encoding="utf-8") == "old"


def test_an_old_file_survives_a_disk_that_is_full(
    dog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dog / "out.json").write_text("old", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = invoke("who", "dog.yaml", "-o", "out.json")
    assert ran.code == 2
    assert "no space left on device" in ran.err
    assert (dog / "out.json").read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in dog.iterdir()) == ["dog.yaml", "out.json"]


def test_where_nothing_can_be_written_there_is_a_message(dog: Path, unwritable: Path) -> None:
    ran = invoke("who", "dog.yaml", "-o", unwritable / "out.json")
    assert (ran.code, ran.out) == (2, "")
    assert str(unwritable / "out.json") in ran.err
    assert invoke("who", "dog.yaml", "-o", "no/such/folder/x.json").code == 2


def test_a_folder_is_not_written_over(dog: Path) -> None:
    (dog / "out.json").mkdir()
    ran = invoke("who", "dog.yaml", "-o", "out.json")
    assert ran.code == 2
    assert "is a directory" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_file_keeps_its_mode(dog: Path) -> None:
    (dog / "out.txt").write_text("old", encoding="utf-8")
    (dog / "out.txt").chmod(0o640)
    invoke("who", "dog.yaml", "-o", "out.txt")
    assert stat.S_IMODE((dog / "out.txt").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights elsewhere")
def test_a_symbolic_link_stays_one(dog: Path) -> None:
    (dog / "real.txt").write_text("old", encoding="utf-8")
    (dog / "link.txt").symlink_to("real.txt")
    invoke("who", "dog.yaml", "-o", "link.txt")
    assert (dog / "link.txt").is_symlink()
    assert "barking" in (dog / "real.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ("schema",),
        ("who", EXAMPLES / "tiny.argmap.yaml"),
        ("check", EXAMPLES / "tiny.argmap.yaml", "--json"),
        ("export", EXAMPLES / "tiny.argmap.yaml", "--to", "json"),
    ],
    ids=lambda command: command[0],
)
def test_a_dash_means_standard_output(command, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = invoke(*command, "-o", "-")
    assert (ran.code, list(tmp_path.iterdir())) == (0, [])
    assert ran.out == invoke(*command).out != ""
