from textwrap import dedent

import pytest

from argmap.drafting.drafting import draft
from argmap.text.extracting import NotTextError, decoded, extract, kind_of

PAGE = dedent("""\
    <!doctype html>
    <html><head>
    <title>Ferry sold | The Lantern</title>
    <meta property="og:title" content="Ferry  sold">
    <meta property="og:site_name" content="The Lantern">
    <meta property="article:published_time" content="2026-05-04T08:00:00Z">
    <script>var said = "nobody said this";</script>
    </head><body>
    <nav><ul><li>Home</li><li>Sport</li></ul></nav>
    <article>
      <h1>Ferry sold</h1>
      <p>&ldquo;It <b>sank</b> twice,&rdquo; Ada&nbsp;Merrow<br>said.</p>
      <figure><img src="x.png"><figcaption>The ferry</figcaption></figure>
      <p>It was old.<!-- not this -->
         Very old.</p>
      <aside><p>Read more</p></aside>
    </article>
    <footer>Imprint</footer>
    </body></html>
    """)


def test_of_a_page_only_what_its_article_says_is_kept():
    assert extract(PAGE, "html").text == (
        "Ferry sold\n“It sank twice,” Ada Merrow\nsaid.\nIt was old. Very old.\n"
    )


def test_a_page_says_what_it_is():
    page = extract(PAGE, "html")
    assert page.title == "Ferry sold"
    assert page.about == {
        "title": "Ferry sold",
        "publisher": "The Lantern",
        "date": "2026-05-04",
    }


def test_a_page_without_an_article_is_taken_whole():
    assert extract("<p>One.</p><div>Two<p>three</div>", "html").text == "One.\nTwo\nthree\n"


@pytest.mark.parametrize(
    "page",
    ["<div>" * 20_000 + "deep", "<p>unclosed <b>tags <i>all over", "<![CDATA[x]]><?php x ?>", "<", "", "&#0;&#x110000;&bogus;"],
)  # fmt: skip
def test_no_page_is_too_broken(page):
    draft(extract(page, "html").text)


def test_markdown_loses_its_marks():
    text = dedent("""\
        ---
        layout: post
        ---
        # Ferry *sold*

        “It **sank** twice,”
        Ada [Merrow](https://example.org) said.

        - one
        - two `code`

        ![a picture](x.png)
        """)
    found = extract(text, "markdown")
    assert found.text == "Ferry sold\n“It sank twice,” Ada Merrow said.\none\ntwo code\n"
    assert found.title == "Ferry sold"


def test_places_are_those_of_the_extracted_text():
    found = extract(PAGE, "html")
    (statement,) = draft(found.text.replace("\nsaid", " said")).statements
    assert statement.text == "“It sank twice,”"


def test_plain_text_stays_as_it_is():
    text = "\ufeffOne.\r\n\x00Two <b>."
    assert extract(text, "text").text == text


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("a.txt", "One.", "text"),
        ("a.HTML", "One.", "html"),
        ("a.md", "One.", "markdown"),
        ("-", "  <!DOCTYPE html><p>", "html"),
        ("-", "a < b", "text"),
        ("a", "<html lang=en>", "html"),
    ],
)
def test_a_document_is_known_by_its_suffix_or_its_beginning(path, content, kind):
    assert kind_of(path, content) == kind


def test_bytes_that_are_no_text_say_so_and_what_to_do():
    with pytest.raises(NotTextError, match=r"byte 4.*iconv"):
        decoded(b"caf\xe9")


def test_an_article_within_an_article_is_part_of_it():
    inner = "<article><p>Two.</p></article>"
    page = f"<body><article><p>Short.</p></article><article><p>One.</p>{inner}</article></body>"
    assert extract(page, "html").text == "One.\nTwo.\n"
