"""The article of a web page, whatever stands around it."""

import sys

import pytest

from argmap.text.articles import extract_article
from argmap.text.extracting import extract

BODY = "".join(
    f"<p>Ada Merrow said on Monday that boat number {n} had sunk in the harbour of Oban, and that "
    "nobody had seen it go down in the night.</p>"
    for n in range(8)
)
PAGE = (
    "<html><head><title>Boats</title></head><body><div class='menu'><ul>"
    + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(12))
    + f"</ul></div><div class='content'><h1>Boats sink</h1>{BODY}</div>"
    "<div class='related'><ul>"
    + "".join(f"<li><a href='/r{n}'>Lund says boat {n} is old</a></li>" for n in range(6))
    + "</ul></div></body></html>"
)


def test_an_extractor_keeps_the_article_and_leaves_the_menus():
    pytest.importorskip("trafilatura")
    text = extract_article(PAGE, "html").text
    assert text.count("had sunk in the harbour") == 8
    assert "Section 3" not in text
    assert "Lund says" not in text


def test_without_the_extra_a_page_is_read_as_before(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert extract_article(PAGE, "html") == extract(PAGE, "html")


def test_a_short_page_and_plain_text_are_read_as_they_are():
    page = "<p>Lund said it sank.</p>"
    assert extract_article(page, "html") == extract(page, "html")
    assert extract_article("Lund said it sank.", "text").text == "Lund said it sank."
