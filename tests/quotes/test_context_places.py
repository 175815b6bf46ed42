"""The lines of words that a map gives no span for, in everything that tells places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import invoke, invoke_on_screen

TEXT = "\n".join(
    (
        "“We will sell the harbour,” said Ann Lee.",
        "“Our boats are old,” said Tom Park.",
        "“Our boats are old,” Ann Lee said. The mayor said the sea was calm.",
        *["“So it is,” she said."] * 5,
    )
)
MAP = """\
source: harbour
sources: {harbour: harbour.txt}
speakers: {ann: Ann Lee}
issue: sale
claims:
  sale: {text: It is sold., speaker: ann, quote: We will sell the harbour}
  old: {text: Old., speaker: ann, quote: Our boats are old, supports: sale}
  calm: {text: Calm., speaker: ann, reported: the sea was calm, supports: sale}
  so: {text: So., speaker: ann, quote: So it is, supports: sale}
  gone: {text: Gone., speaker: ann, quote: We have gone, supports: sale}
  page: {text: Told., speaker: ann, quote: We will sell the harbour, at: page 3, supports: sale}
"""
PLACES = {
    "sale": "harbour.txt:1",
    "old": "harbour.txt:2 or 3",
    "calm": "harbour.txt:3",
    "so": "harbour.txt:4 or elsewhere",
    "gone": "harbour.txt",
    "page": "harbour.txt, page 3",
}


@pytest.fixture(autouse=True)
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("harbour.txt").write_text(TEXT, encoding="utf-8")
    Path("map.yaml").write_text(MAP, encoding="utf-8")


@pytest.mark.parametrize("claim", PLACES)
def test_show_finds_them(claim: str) -> None:
    lines = invoke_on_screen("show", "map.yaml", claim).lines
    assert f"    where     {PLACES[claim]}" in lines


def test_who_finds_them() -> None:
    out = invoke_on_screen("who", "map.yaml").out
    for place in PLACES.values():
        assert f" {place}\n" in out
    page = invoke("who", "map.yaml", "-F", "markdown").out
    assert "harbour.txt:2 or 3" in page


def test_the_page_finds_them() -> None:
    page = invoke("export", "map.yaml", "--to", "html").out
    for place in PLACES.values():
        assert f'"place":"{place}"' in page.replace('"place": "', '"place":"')


def test_nothing_is_written() -> None:
    before = Path("map.yaml").read_bytes()
    invoke("who", "map.yaml")
    assert Path("map.yaml").read_bytes() == before


def test_without_the_text_the_source_is_named() -> None:
    Path("harbour.txt").unlink()
    assert "    where     harbour.txt" in invoke_on_screen("show", "map.yaml", "sale").lines
