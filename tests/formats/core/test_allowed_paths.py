"""A map names files in its own folder, and in those that its reader allows; nothing else is read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.checks.registry import run_checks
from argmap.formats.core import source_texts as sources
from argmap.formats.core.allowed_paths import PathNotAllowedError, allowed_path
from argmap.formats.core.source_texts import SourceTexts, with_paths_from
from argmap.model import ArgumentMap, Source
from argmap.render.page import PageStyle, write

SECRET = "the secret of the house"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A folder `maps` with a text, beside a folder `texts` with another, and a secret above."""
    (tmp_path / "maps" / "deep").mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "texts" / "hearing.txt").write_text("heard", encoding="utf-8")
    (tmp_path / "maps" / "own.txt").write_text("own", encoding="utf-8")
    return tmp_path / "maps"


def linked(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("links cannot be made here")


def with_source(path: str) -> ArgumentMap:
    return ArgumentMap(sources={"s": Source(id="s", path=path)})


def text_of(path: str, folder: Path, source_root: object = ()) -> str | None:
    return SourceTexts(with_source(path), folder, source_root).text("s")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path", ["own.txt", "./own.txt", "deep/../own.txt", "deep/../../maps/own.txt"]
)
def test_what_lies_in_the_folder_of_the_map_is_read(maps: Path, path: str) -> None:
    assert text_of(path, maps) == "own"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "deep/../../secret.txt",
        "..\\secret.txt" if os.name == "nt" else "./.././secret.txt",
        "../maps/../secret.txt",
        "{top}/secret.txt",
        "/{top}/secret.txt",
        "file://{top}/secret.txt",
        "FILE:../secret.txt",
        " file:../secret.txt",
        "\\\\server\\share\\secret.txt",
        "//server/share/secret.txt",
        "C:\\secret.txt",
        "c:secret.txt",
        "\\secret.txt",
        "own.txt\0",
    ],
)
def test_what_leads_out_counts_as_missing(maps: Path, path: str) -> None:
    path = path.format(top=maps.parent.as_posix())
    texts = SourceTexts(with_source(path), maps)
    assert texts.text("s") is None
    assert [id for id, _ in texts.refused()] == ["s"]
    assert list(texts.places()) == []


def test_a_link_is_followed_inside_and_not_outside(maps: Path) -> None:
    linked(maps / "inside.txt", maps / "own.txt")
    linked(maps / "outside.txt", maps.parent / "secret.txt")
    linked(maps / "up", maps.parent)
    linked(maps / "far.txt", maps / "outside.txt")
    assert text_of("inside.txt", maps) == "own"
    for path in ("outside.txt", "up/secret.txt", "far.txt", "up/maps/../secret.txt"):
        texts = SourceTexts(with_source(path), maps)
        assert texts.text("s") is None
        assert "outside the folder of the map" in str(dict(texts.refused())["s"])


def test_a_folder_that_is_itself_a_link_is_a_folder_of_maps(maps: Path) -> None:
    linked(maps.parent / "other", maps)
    assert text_of("own.txt", maps.parent / "other") == "own"


@pytest.mark.parametrize("several", [False, True])
def test_another_folder_is_allowed_by_name(maps: Path, several: bool) -> None:
    texts = maps.parent / "texts"
    root = [maps.parent / "none", str(texts)] if several else str(texts)
    assert text_of("../texts/hearing.txt", maps) is None
    assert text_of("../texts/hearing.txt", maps, root) == "heard"
    assert text_of("../secret.txt", maps, root) is None
    assert text_of("../texts/../secret.txt", maps, root) is None
    assert text_of(f"{texts}/hearing.txt", maps, root) is None


def test_the_allowed_folders_go_with_what_was_loaded(maps: Path) -> None:
    (maps / "m.yaml").write_text(
        "sources: {s: ../texts/hearing.txt}\nclaims: {}\n", encoding="utf-8"
    )

    def codes(**allowed: object) -> list[str]:
        loaded = argmap.read(maps / "m.yaml", **allowed)  # type: ignore[arg-type]
        return [d.code for d in run_checks(loaded) if d.code == "AM242"]

    assert codes() == ["AM242"]
    assert codes(source_root=maps.parent / "texts") == []


def test_a_file_included_may_be_in_an_allowed_folder(maps: Path) -> None:
    (maps.parent / "texts" / "part.argdown").write_text(
        "[B]: b\n\n@include(more.argdown)\n", encoding="utf-8"
    )
    (maps.parent / "texts" / "more.argdown").write_text("[C]: c\n", encoding="utf-8")
    main = maps / "main.argdown"
    main.write_text("[A]: a\n\n@include(../texts/part.argdown)\n", encoding="utf-8")
    with pytest.raises(argmap.MapError, match="outside the folder of the map"):
        argmap.load(main)
    root = maps.parent / "texts"
    assert list(argmap.load(main, source_root=root).claims) == ["a", "b", "c"]
    assert [len(each.map.claims) for _, each in argmap.load_all([main], source_root=root)] == [3]


def test_settings_of_a_folder_are_not_read_through_a_link_that_leads_out(maps: Path) -> None:
    (maps / "m.argdown").write_text("[A]: :x:\n", encoding="utf-8")
    config = json.dumps({"model": {"shortcodes": {":x:": {"unicode": SECRET}}}})
    (maps.parent / "config.json").write_text(config, encoding="utf-8")
    linked(maps / "argdown.config.json", maps.parent / "config.json")
    assert SECRET not in argmap.load(maps / "m.argdown").claims["a"].text


def test_a_page_shows_nothing_from_outside(maps: Path) -> None:
    map = argmap.loads(
        "speakers: {x: X}\nsources: {s: ../secret.txt}\n"
        "claims: {a: {text: A., speaker: x, quote: the secret, source: s}}\n"
    )
    assert "of the house" not in "".join(write(map, PageStyle(maps)))
    assert "of the house" in "".join(write(map, PageStyle(maps, source_root=maps.parent)))


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be replaced there")
def test_a_folder_that_becomes_a_link_while_a_file_is_opened(
    maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (maps / "deep" / "secret.txt").write_text("harmless", encoding="utf-8")
    opening = sources._without_waiting

    def swap_and_open(path: str, flags: int) -> int:
        (maps / "deep").rename(maps / "aside")
        linked(maps / "deep", maps.parent)
        handle = opening(path, flags)
        (maps / "deep").unlink()
        (maps / "aside").rename(maps / "deep")
        return handle

    monkeypatch.setattr(sources, "_without_waiting", swap_and_open)
    assert text_of("deep/secret.txt", maps) is None


def test_no_move_brings_a_file_within_reach(maps: Path) -> None:
    map = with_source("../secret.txt")
    moved = with_paths_from(map, maps, maps.parent, ())
    assert moved.sources["s"].path == "../secret.txt"
    allowed = with_paths_from(map, maps, maps.parent / "texts", (maps.parent,))
    assert allowed.sources["s"].path == "../secret.txt"
    assert with_paths_from(with_source("own.txt"), maps, maps.parent, ()).sources["s"].path == (
        "maps/own.txt"
    )


PARTS = st.sampled_from(["..", ".", "", "deep", "a", "up", "C:", "~", "file:", "\\", "/", "%2e%2e"])


@given(parts=st.lists(PARTS, max_size=8), separator=st.sampled_from(["/", "\\", "//"]))
def test_every_path_is_inside_or_refused(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], separator: str
) -> None:
    folder = tmp_path_factory.getbasetemp().resolve() / "maps"
    (folder / "deep").mkdir(parents=True, exist_ok=True)
    if os.name != "nt" and not (folder / "up").is_symlink():
        (folder / "up").symlink_to(folder.parent)
    try:
        found = allowed_path(separator.join(parts), folder, (folder,))
    except PathNotAllowedError:
        return
    assert found.resolve().is_relative_to(folder)
