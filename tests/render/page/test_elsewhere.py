"""The page where it is not read in a browser of its own: on paper, without its program, within another page."""

from __future__ import annotations

import re
from pathlib import Path

import argmap
from argmap.render.page import PageStyle, write
from tests.helpers import EXAMPLES, ROOT, invoke, map_of
from tests.render.page.browser import Reader
from tests.render.page.conftest import Open

TINY = EXAMPLES / "tiny.argmap.yaml"


def test_without_javascript_the_list_is_there_with_whose_words_each_claim_is_about(
    reader: Reader, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    invoke("export", TINY, "-o", page)
    command = "Emulation.setScriptExecutionDisabled"
    reader.driver.execute_cdp_cmd(command, {"value": True})
    try:
        reader.open(page)
        text = reader.find("body").text
    finally:
        reader.driver.execute_cdp_cmd(command, {"value": False})
    assert "Nobody could work with the barking.\nrebuts Ada: " in text
    assert "Overview" not in text


def test_static_markup_is_made_of_text_alone() -> None:
    evil = "</li><script>alert(1)</script><b title=\"x\" onclick='y'>&amp;"
    map = map_of(
        "{speakers: {a: A}, claims: {p: {text: P., speaker: a}, q: {text: Q., rebuts: p}}}"
    )
    claims = {id: c.model_copy(update={"text": evil}) for id, c in map.claims.items()}
    speakers = {"a": map.speakers["a"].model_copy(update={"name": evil, "role": evil})}
    changed = map.model_copy(update={"claims": claims, "speakers": speakers, "title": evil})
    page = "".join(write(changed, PageStyle(url='https://example.org/"><script>')))
    static = page.partition('<script type="application/json"')[0].partition("</style>")[2]
    assert "<script" not in static
    assert "<b title" not in static
    assert not re.search(r"<[^>]*onclick", static)


def test_a_page_with_an_address_says_so_to_previews(tmp_path: Path) -> None:
    page = tmp_path / "my dog.html"
    words = ("export", TINY, "-o", page, "--base-url")
    invoke(*words, "https://example.org/debates/")
    text = page.read_text(encoding="utf-8")
    assert '<meta property="og:url" content="https://example.org/debates/my%20dog.html">' in text
    assert '<meta property="og:title" content="Should the office get a dog?">' in text
    assert "og:url" not in invoke("export", TINY, "--to", "html").out
    refused = invoke(*words, "javascript:alert(1)//")
    assert (refused.code, "is no address of the web" in refused.err) == (2, True)
    assert invoke("export", TINY, "--to", "dot", "--base-url", "https://example.org/x").code == 2


def test_an_embedded_page_has_a_small_head_and_leaves_the_wheel_to_the_page_around_it(
    reader: Reader, open_map: Open
) -> None:
    wheel = (
        "const event = new WheelEvent('wheel', {deltaY: 90, cancelable: true, bubbles: true});"
        "document.querySelector('.frame').dispatchEvent(event); return event.defaultPrevented"
    )
    open_map("lights-out", "#embed&view=map")
    assert reader.find(".top").rect["height"] < 50
    assert reader.texts("#filters input") == []
    assert reader.script(wheel) is False
    reader.script("document.querySelector('.frame').focus()")
    assert reader.script(wheel) is True
    reader.click(reader.card("unsafe"))
    assert reader.address == "embed&claim=unsafe"
    assert reader.find("#whole-page").get_attribute("href").endswith("#claim=unsafe")
    open_map("lights-out", "#claim=unsafe")
    reader.click("#embed")
    reader.wait(lambda: "#embed&amp;claim=unsafe" in reader.find(".snippet").text)


def test_paper_has_all_of_a_long_list_and_nothing_is_dimmed(reader: Reader, open_map: Open) -> None:
    claims = "".join(f"\n  c{i}: {{text: Claim {i}., speaker: a}}" for i in range(250))
    open_map(map_of(f"speakers: {{a: A}}\nclaims:{claims}"), "#view=map&claim=c3")
    assert len(reader.listed) < 250
    with reader.media(media="print"):
        reader.script("dispatchEvent(new Event('beforeprint'))")
        assert len(reader.listed) == 250
        # The name of a speaker stands in one line.
        assert reader.find("#list .speaker .chip").rect["height"] < 40
        grounds = reader.script(
            "return [...document.querySelectorAll('.card:not(.more)')]"
            ".map(card => getComputedStyle(card).backgroundColor)"
        )
        assert len(set(grounds)) == 1
        reader.script("dispatchEvent(new Event('afterprint'))")


def test_the_preview_of_an_editor_has_its_colours_and_passes_claims_on(
    reader: Reader, tmp_path: Path
) -> None:
    source = (ROOT / "editors" / "vscode" / "src" / "bridge.ts").read_text(encoding="utf-8")
    program = re.search(r"const PROGRAM = `\n(.*?)`;", source, re.DOTALL)
    assert program is not None
    # What a panel of VS Code gives to a page, and how the extension puts its program there.
    panel = (
        "const sent = []; const acquireVsCodeApi = () => ({ postMessage: (m) => sent.push(m) });"
        "document.body.dataset.vscodeThemeKind = 'vscode-dark';"
    )
    text = "".join(write(argmap.load(TINY))).replace("script-src ", "script-src 'nonce-n' ", 1)
    head, end, tail = text.rpartition("</body>")
    page = tmp_path / "page.html"
    script = f"<script nonce='n'>{panel}{program[1]}</script>"
    page.write_text(head + script + end + tail, encoding="utf-8")

    reader.resize((600, 800))
    with reader.media(prefers_color_scheme="light"):
        reader.open(page)
        dark = reader.colour("body")
        reader.script("document.body.dataset.vscodeThemeKind = 'vscode-light'")
        reader.wait(lambda: reader.colour("body") != dark)
    overflow = (
        "const tabs = document.querySelector('#tabs'); return tabs.scrollWidth - tabs.clientWidth"
    )
    assert reader.script(overflow) == 0
    reader.script("postMessage({ claim: 'barking' }, '*')")
    reader.wait(lambda: "1 of 1 here" in reader.find("#focus").text)
    reader.script("location.hash = '#claim=whippets'")
    reader.wait(lambda: reader.script("return sent.at(-1)") == {"claim": "whippets"})
