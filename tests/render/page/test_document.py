"""The page as a file: what is in it, and that nothing in it can be more than it should."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import argmap
from argmap.model import ArgumentMap
from argmap.render.page import PageStyle, write
from argmap.render.page.document import document
from argmap.render.page.scripts import FOLLOW, MODULES, START, STYLES, WEB, program
from tests.helpers import EXAMPLES, invoke, map_of
from tests.strategies import maps
from tests.thoroughness import examples

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(.+)";$', re.MULTILINE)
TOP_LEVEL = re.compile(
    r"^(?:export )?(?:async )?(?:const|let|function|class) ([\w$]+)", re.MULTILINE
)


def page_of(map: ArgumentMap, **style: Any) -> str:
    return "".join(write(map, PageStyle(EXAMPLES, **style)))


def data_in(page: str) -> dict[str, Any]:
    """The data of a page, read as its program reads it."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def lights_out(**style: Any) -> dict[str, Any]:
    return data_in(page_of(argmap.load(EXAMPLES / "lights-out.argmap.yaml"), **style))


# -- the command --------------------------------------------------------------------------------------


def test_a_page_is_exported_to_a_file_or_to_a_pipe(tmp_path: Path) -> None:
    page = tmp_path / "debate.html"
    assert invoke("export", EXAMPLES / "tiny.argmap.yaml", "-o", page).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert data_in(invoke("export", EXAMPLES / "tiny.argmap.yaml", "--to", "html").out)["claims"]


def test_words_keep_their_context_wherever_the_page_is_written(tmp_path: Path) -> None:
    page = tmp_path / "debate.html"
    invoke("export", EXAMPLES / "lights-out.argmap.yaml", "-o", page)
    piped = invoke("export", EXAMPLES / "lights-out.argmap.yaml", "--to", "html").out
    for data in (data_in(page.read_text(encoding="utf-8")), data_in(piped)):
        said = {claim["id"]: claim for claim in data["claims"]}["unsafe"]["said"][0]
        assert "she said" in said["context"][2]


def test_a_page_can_be_about_another_issue_and_be_judged() -> None:
    words = ("export", EXAMPLES / "tiny.argmap.yaml", "--to", "html")
    data = data_in(invoke(*words, "--issue", "bark", "--judge").out)
    assert data["issue"] == "barking"
    assert [claim["verdict"] for claim in data["claims"]] == [
        "no objection stands",
        "an objection stands",
        "no objection stands",
    ]
    assert data["verdicts"].startswith("Verdicts are about this map")
    refused = invoke(*words, "--legend")
    assert (refused.code, "--legend is for drawings" in refused.err) == (2, True)


def test_a_page_without_a_title_is_called_after_its_file(tmp_path: Path) -> None:
    (tmp_path / "night-bus.argmap.yaml").write_text("claims: {a: A.}", encoding="utf-8")
    page = invoke("export", tmp_path / "night-bus.argmap.yaml", "--to", "html").out
    assert "<title>night-bus</title>" in page
    assert data_in(page)["title"] == "night-bus"


def test_the_same_map_gives_the_same_page() -> None:
    assert page_of(argmap.load(EXAMPLES / "cartels.argmap.yaml")) == page_of(
        argmap.load(EXAMPLES / "cartels.argmap.yaml")
    )


# -- what the page knows --------------------------------------------------------------------------------


def test_words_stand_between_what_comes_before_and_after_them() -> None:
    said = {claim["id"]: claim for claim in lights_out()["claims"]}["unsafe"]["said"][0]
    assert said["place"] == "lights-out.txt:23"
    assert said["context"][1] == "Dark streets are dangerous streets"
    assert said["context"][3] == "and my members are the ones who walk them"
    assert len(said["context"]) == 5


def test_long_surroundings_are_cut_between_words(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("before " * 200 + "HERE" + " after" * 200, encoding="utf-8")
    map = map_of(
        """
        sources: {talk: talk.txt}
        speakers: {ann: Ann}
        claims: {a: {text: A., speaker: ann, quote: HERE, source: talk}}
        """
    )
    data = data_in("".join(write(map, PageStyle(tmp_path))))
    before, words, after = data["claims"][0]["said"][0]["context"]
    assert words == "HERE"
    assert re.fullmatch(r"… (before )+", before)
    assert re.fullmatch(r"( after)+ …", after)
    assert len(before) < 200
    assert len(after) < 200


def test_a_source_without_a_text_leaves_the_words_without_context() -> None:
    map = map_of(
        """
        sources: {talk: nowhere.txt}
        speakers: {ann: Ann}
        claims: {a: {text: A., speaker: ann, quote: HERE, source: talk, span: [[5, 9]]}}
        """
    )
    assert "context" not in data_in(page_of(map))["claims"][0]["said"][0]


def test_only_addresses_of_the_web_are_links() -> None:
    def link(url: str) -> str | None:
        map = ArgumentMap(sources={"s": argmap.Source(id="s", url=url)})
        found: str | None = data_in(page_of(map))["sources"][0].get("url")
        return found

    assert link("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for url in ("javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "file:///etc", "x", ""):
        assert link(url) is None


# -- nothing in it is more than it should be --------------------------------------------------------------


@settings(max_examples=examples(40))
@given(map=maps())
def test_no_text_ends_the_data_or_begins_an_element(map: ArgumentMap) -> None:
    page = page_of(map)
    assert page.count("<script") == page.count("</script>") == 2
    assert page.count("<style>") == page.count("</style>") == 1
    data = data_in(page)
    claims = {claim["id"]: claim for claim in data.get("claims", [])}
    assert list(claims) == list(map.claims)
    for claim in map.claims.values():
        if claim.text:
            assert claims[claim.id]["text"] == claim.text


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "]]>&lt;", "\u2028", "{{style}}"])
def test_markup_in_a_text_is_spelled_out(text: str) -> None:
    page = page_of(map_of("claims: {a: A.}").model_copy(update={"title": text}))
    data = page[page.index('id="data">') + 10 : page.rindex("</script>\n<script>")]
    assert not set(data) & set("<>&\u2028")
    assert json.loads(data)["title"] == text


@pytest.mark.parametrize("live", [False, True])
def test_the_policy_lets_this_style_and_this_program_run_and_nothing_else(live: bool) -> None:
    page = "".join(document({"claims": []}, "T", live=live))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    assert ("connect-src" in policy[1]) == live
    for content in (
        page[page.rindex("<script>") + 8 : page.rindex("</script>")],
        page[page.index("<style>") + 7 : page.index("</style>")],
    ):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


def test_the_page_names_no_address_outside_of_it() -> None:
    page = page_of(map_of("claims: {a: A.}"))
    # The name of SVG is an address, and is never asked for.
    assert set(re.findall(r"https?://[^\s\"']+", page)) == {"http://www.w3.org/2000/svg"}


# -- how it is put together -------------------------------------------------------------------------------


def test_every_file_of_the_page_is_part_of_it() -> None:
    files = {file.name for file in WEB.iterdir()}
    assert files == {*MODULES, *STYLES, START, FOLLOW, "page.html"}


@pytest.mark.parametrize("name", [*MODULES, START, FOLLOW])
def test_a_module_imports_what_stands_before_it_and_exports_that(name: str) -> None:
    text = (WEB / name).read_text(encoding="utf-8")
    for names, other in IMPORT.findall(text):
        assert other in MODULES[: MODULES.index(name) if name in MODULES else None]
        exported = (WEB / other).read_text(encoding="utf-8")
        for imported in names.split(","):
            assert re.search(rf"^export [\w ]+ {imported.strip()}\b", exported, re.MULTILINE)
            assert len(re.findall(rf"\b{imported.strip()}\b", text)) > 1, f"{imported} is unused"


@pytest.mark.parametrize("live", [False, True])
def test_joined_modules_share_no_name_and_keep_no_import(live: bool) -> None:
    joined = program(live=live)
    names = TOP_LEVEL.findall(joined)
    assert sorted(names) == sorted(set(names))
    assert not re.search(r"^(import|export) ", joined, re.MULTILINE)


def test_elements_are_made_from_text_alone() -> None:
    """What turns text into markup or into a program is not in any module."""
    for file in WEB.glob("*.js"):
        text = file.read_text(encoding="utf-8")
        found = re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text)
        assert not found, file.name
