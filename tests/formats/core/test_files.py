"""Maps from one path or several, as Python's users name them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import argmap


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `maps` with two maps, below the current one, which has maps named as letters are."""
    maps = tmp_path / "maps"
    (maps / "more").mkdir(parents=True)
    for file in ("maps/one.yaml", "maps/more/two.yaml", "m", "a", "p", "s"):
        (tmp_path / file).write_text("claims: {a: A.}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return maps


@pytest.mark.parametrize("as_given", [str, Path, os.DirEntry])
def test_one_folder_is_one_folder(folder: Path, as_given: type) -> None:
    if as_given is os.DirEntry:
        with os.scandir(folder.parent) as entries:
            given: os.PathLike[str] | str = next(entry for entry in entries if entry.name == "maps")
    else:
        given = as_given(folder)
    found = [Path(path).name for path, _ in argmap.load_all(given)]
    assert found == ["one.yaml", "two.yaml"]


def test_one_file_is_one_file(folder: Path) -> None:
    assert [path for path, _ in argmap.load_all("maps/one.yaml")] == ["maps/one.yaml"]
    with pytest.raises(FileNotFoundError):
        next(argmap.load_all("mas"))


@pytest.mark.parametrize("collected", [list, tuple, set, iter, dict.fromkeys])
def test_several_are_several(
    folder: Path, collected: Callable[[Iterable[str | Path]], Iterable[str | Path]]
) -> None:
    given = collected(["maps/one.yaml", Path("maps/more")])
    found = {Path(path).name for path, loaded in argmap.load_all(given) if loaded.map}
    assert found == {"one.yaml", "two.yaml"}
