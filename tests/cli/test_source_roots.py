"""`--source-root`: what a map names outside its folder is neither shown nor written, but said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import run

SECRET = "Nobody may read this secret here"
MAP = """\
issue: a
speakers: {x: X}
sources: {s: {path: ../texts/secret.txt}}
source: s
claims:
  a: {text: A., speaker: x, quote: this secret}
"""
REFUSED = "'../texts/secret.txt', is outside the folder of the map"


@pytest.fixture
def maps(folder: Path) -> Path:
    """A map in `maps`, whose source is in `texts`; the current folder is above both."""
    for name in ("maps", "texts", "pages"):
        (folder / name).mkdir()
    (folder / "texts" / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / "maps" / "m.yaml").write_text(MAP, encoding="utf-8")
    return folder / "maps"


QUESTIONS = [
    ("show", "maps/m.yaml", "a", "--context", "--json"),
    ("verify", "maps/m.yaml", "--json"),
    ("verify", "maps", "--json", "--jobs", "2"),
    ("verify", "maps/m.yaml", "-F", "markdown"),
    ("who", "maps/m.yaml", "-F", "markdown"),
    ("export", "maps/m.yaml", "--to", "html"),
    ("export", "maps/m.yaml", "--to", "html", "-o", "pages/m.html"),
]


@pytest.mark.parametrize("words", QUESTIONS)
def test_a_text_outside_the_folder_is_not_read_and_that_is_said(
    maps: Path, words: tuple[str, ...]
) -> None:
    found = run(*words)
    assert REFUSED in found.err
    assert "--source-root" in found.err
    page = Path("pages/m.html")
    assert SECRET not in found.out + (page.read_text("utf-8") if page.exists() else "")


def test_check_warns(maps: Path) -> None:
    assert REFUSED in run("check", "maps/m.yaml").out
    assert "AM242" not in run("check", "maps/m.yaml", "--source-root", "texts").out


@pytest.mark.parametrize("words", QUESTIONS)
def test_an_allowed_folder_is_read(maps: Path, words: tuple[str, ...]) -> None:
    found = run(*words, "--source-root", "texts")
    assert "warning" not in found.err
    if "html" in words:
        page = Path("pages/m.html")
        assert "Nobody may read" in (page.read_text("utf-8") if page.exists() else found.out)
    if words[0] == "verify":
        assert found.code == 0


def test_spans_are_written_from_an_allowed_folder_alone(maps: Path) -> None:
    assert run("verify", "maps/m.yaml", "--write").code == 1
    assert (maps / "m.yaml").read_text("utf-8") == MAP
    assert run("verify", "maps/m.yaml", "--write", "--source-root", "texts").code == 0
    assert "span: [[16, 27]]" in (maps / "m.yaml").read_text("utf-8")


def test_the_folder_of_standard_input_is_the_current_one(maps: Path) -> None:
    text = MAP.replace("../texts", "texts")
    assert run("verify", "-", stdin=text).code == 0
    assert run("verify", "-", stdin=MAP).code == 1


def test_a_page_elsewhere_shows_what_stands_beside_the_map(maps: Path) -> None:
    (maps / "secret.txt").write_text(SECRET, encoding="utf-8")
    (maps / "m.yaml").write_text(MAP.replace("../texts/", ""), encoding="utf-8")
    assert run("export", "maps/m.yaml", "-o", "pages/m.html").code == 0
    assert "Nobody may read" in Path("pages/m.html").read_text("utf-8")


WRITTEN = [
    ("export", "maps/m.yaml", "-o", "pages/m.json"),
    ("import", "maps/m.yaml", "-o", "pages/m.json"),
    ("unite", "maps/m.yaml", "-o", "pages/m.yaml"),
    ("add", "source", "maps/m.yaml", "--path", "../texts/other.txt"),
    ("set", "maps/m.yaml", "s", "path=../texts/other.txt"),
    ("new", "pages/new.yaml", "--article", "texts/secret.txt"),
    ("draft", "texts/secret.txt", "-o", "pages/draft.yaml"),
]


@pytest.mark.parametrize("words", WRITTEN)
def test_what_is_written_says_how_it_can_be_read(maps: Path, words: tuple[str, ...]) -> None:
    found = run(*words)
    assert found.code == 0
    assert "is outside the folder of the map" in found.err
    assert "--source-root" in found.err


@pytest.mark.parametrize("words", WRITTEN)
def test_where_the_folder_is_allowed_there_is_nothing_to_say(
    maps: Path, words: tuple[str, ...]
) -> None:
    assert "outside" not in run(*words, "--source-root", "texts").err


def test_an_edit_of_something_else_says_nothing(maps: Path) -> None:
    assert "outside" not in run("set", "maps/m.yaml", "title=T").err


def test_maps_in_a_folder_name_each_other_s_texts_in_other_processes(maps: Path) -> None:
    (maps / "n.argdown").write_text("[A]: a\n\n@include(../texts/b.argdown)\n", encoding="utf-8")
    (maps.parent / "texts" / "b.argdown").write_text("[B]: b\n", encoding="utf-8")
    asked = ("stats", "maps", "--json", "--jobs", "2")
    assert run(*asked).code == 1
    assert run(*asked, "--source-root", "texts").code == 0
    assert run("sql", "SELECT count(*) FROM claims", "maps", "--source-root", "texts").code == 0


def test_a_folder_that_is_none_is_refused(maps: Path) -> None:
    found = run("verify", "maps/m.yaml", "--source-root", "nowhere")
    assert (found.code, "nowhere is no folder" in found.err) == (2, True)
