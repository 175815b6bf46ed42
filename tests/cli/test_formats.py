"""Maps of other tools on the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.formats.core.lookup import find_format
from tests.formats.foreign.samples import SAMPLES
from tests.helpers import invoke, run

SUFFIXED = {name: f"trams{find_format(name).suffixes[0]}" for name in SAMPLES}


@pytest.mark.parametrize("format", SAMPLES)
def test_a_question_is_answered_at_once(format: str, tmp_path: Path) -> None:
    file = tmp_path / SUFFIXED[format]
    file.write_bytes(SAMPLES[format].encode())
    ran = invoke("stats", file)
    assert (ran.code, "Error" in ran.err) == (0, False)


def test_who_knows_the_speakers(tmp_path: Path) -> None:
    file = tmp_path / "trams.json"
    file.write_text(SAMPLES["arguebuf"], encoding="utf-8")
    ran = run("who", file)
    assert "Ines Roth" in ran.out
    assert "trams hum" in ran.out


def test_a_map_goes_from_one_tool_to_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLES["kialo"].encode())
    assert (
        invoke("export", tmp_path / "a.txt", "--to", "sadface", "-o", tmp_path / "b.json").code == 0
    )
    assert (
        invoke("export", tmp_path / "b.json", "--to", "carneades", "-o", tmp_path / "c.yml").code
        == 0
    )
    back = invoke("export", tmp_path / "c.yml", "--to", "kialo")
    assert back.out.replace("\n", "\r\n").splitlines() == SAMPLES["kialo"].splitlines()


DATA = os.environ.get("ARGMAP_TEST_DATA", "")


@pytest.mark.skipif(not DATA, reason="ARGMAP_TEST_DATA names no folder of real files")
def test_real_files_read_and_come_back() -> None:
    from argmap import dumps, loads, read

    read_files = 0
    for path in sorted(Path(DATA, "other").rglob("*")):
        if not path.is_file() or path.suffix not in (
            ".yml",
            ".xml",
            ".txt",
            ".json",
            ".mup",
            ".graphml",
        ):
            continue
        loaded = read(path)
        assert loaded.map is not None, path
        read_files += 1
        if find_format(loaded.format).writer is not None:
            assert loads(dumps(loaded.map, loaded.format), loaded.format) == loaded.map, path
    assert read_files > 25
