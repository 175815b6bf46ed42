"""Maps whose every text would be more than text on a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance
from argmap.render.page import write
from tests.render.page.browser import Reader
from tests.render.page.conftest import Open

MARKUP = (
    "</script><script>hacked = 1</script></style><style>*{display:none}</style></title>"
    '<img src=x onerror="hacked = 2">" onload="hacked = 3" \' --> <!-- ]]> &lt;b&gt; {{data}} '
    "${hacked = 4} `x` javascript:hacked=5"
)
ADDRESSES = [
    "javascript:hacked=6",
    "JaVaScRiPt:hacked=7",
    "data:text/html,<script>hacked=8</script>",
    'https://example.org/" onclick="hacked=9',
    "https://[",
    "//example.org",
    "file:///etc/passwd",
]


@pytest.fixture(scope="module")
def hostile() -> ArgumentMap:
    said = [
        Utterance(
            speaker="s",
            quote=[MARKUP, MARKUP],
            reported=MARKUP,
            source="w",
            at=MARKUP,
            via=MARKUP,
            turn=MARKUP,
            date=MARKUP,
            url=url,
        )
        for url in ADDRESSES
    ]
    claims = [
        Claim(id=id, title=MARKUP, text=MARKUP, utterances=said, section=[MARKUP], tags=[MARKUP])
        for id in ("a", "b", "c")
    ]
    relations = [
        Relation(kind="rebuts", premises=["b"], target="a", scheme=MARKUP, note=MARKUP),
        Relation(kind="undercuts", premises=["c"], target="b/a", question=MARKUP),
    ]
    return ArgumentMap(
        title=MARKUP,
        issues=["a"],
        speakers={"s": Speaker(id="s", name=MARKUP, role=MARKUP, organisation=MARKUP)},
        sources={"w": Source(id="w", title=MARKUP, author=MARKUP, url=MARKUP, path=MARKUP)},
        claims={claim.id: claim for claim in claims},
        relations={relation.id: relation for relation in relations},
    )


def test_text_stays_text(reader: Reader, open_map: Open, hostile: ArgumentMap) -> None:
    open_map(hostile, "#claim=b")
    assert reader.script("return typeof hacked") == "undefined"
    assert reader.script("return document.title") == MARKUP
    assert reader.script("return document.querySelector('h1').textContent") == MARKUP
    assert reader.script("return document.querySelector('#detail h2').textContent") == MARKUP
    assert MARKUP in reader.script("return document.querySelector('blockquote').textContent")
    # The frame's own elements, and none that a text has brought along.
    assert reader.script("return document.scripts.length") == 2
    assert reader.script("return document.querySelectorAll('style').length") == 1
    assert reader.script("return document.images.length") == 0


def test_only_web_addresses_become_links(
    reader: Reader, open_map: Open, hostile: ArgumentMap
) -> None:
    open_map(hostile, "#claim=a")
    links = reader.script("return [...document.querySelectorAll('a')].map(a => a.href)")
    schemes = {link.partition(":")[0] for link in links}
    assert schemes <= {"file", "https"}
    assert not any("passwd" in link for link in links)


def test_a_search_may_be_hostile_too(reader: Reader, open_map: Open, hostile: ArgumentMap) -> None:
    open_map(hostile, "#claim=%3Cscript%3E&q=%22%3E%3Cscript%3Ehacked=1%3C/script%3E&speaker=%22")
    assert reader.script("return typeof hacked") == "undefined"
    assert reader.texts("#notice") == ["This map has no claim <script>."]


def test_what_would_reorder_or_hide_text_is_shown(reader: Reader, open_map: Open) -> None:
    bidi = "abc\u202edef\x1b[31m\u2066"
    open_map(ArgumentMap(claims={"a": Claim(id="a", text=bidi)}))
    shown = reader.script("return document.querySelector('.card-text').textContent")
    assert shown == "abc\ufffddef\ufffd[31m\ufffd"


def test_a_page_that_was_given_more_script_does_not_run_it(
    reader: Reader, tmp_path: Path, hostile: ArgumentMap
) -> None:
    """The policy in the page holds even where markup has got in."""
    page = tmp_path / "page.html"
    html = "".join(write(hostile))
    added = "<script>hacked = 1</script><img src='https://example.org/x.png' onerror='hacked = 2'>"
    page.write_text(html.replace("<main", added + "<main"), encoding="utf-8")
    reader.open(page)
    assert reader.script("return typeof hacked") == "undefined"
    assert [c for c in reader.complaints() if "Content Security Policy" in c]


def test_the_page_asks_nobody_for_anything(reader: Reader, open_map: Open) -> None:
    open_map("cartels", "#claim=take-out")
    reader.search("raids")
    reader.wait(lambda: "q=raids" in reader.address)
    assert [a for a in reader.requests() if not a.startswith(("file:", "data:", "about:"))] == []
    assert reader.script("return performance.getEntriesByType('resource').length") == 0
