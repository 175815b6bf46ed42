"""The page with the keyboard alone, by ear, in the dark, on a phone, and on paper."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.render.page.browser import PHONE, WIDE, Reader
from tests.render.page.conftest import Open

EXAMPLES = ["tiny", "lights-out", "cartels"]
SIZES = {"phone": (400, 800), "desk": (1280, 900), "wall": (2560, 1300)}


# -- the keyboard -------------------------------------------------------------------------------------


def test_a_chain_is_read_with_the_keyboard_alone(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    reader.tab_to(".card")
    assert reader.focused_claim == "get-a-dog"
    reader.press(Keys.ARROW_DOWN)
    assert reader.focused_claim == "barking"
    reader.press(Keys.ENTER)
    assert reader.heading == "Nobody could work with the barking."
    reader.press(Keys.TAB)
    assert reader.focus.text in ("Copy link", "+")
    reader.press(Keys.ESCAPE)
    assert reader.heading is None
    assert reader.focused_claim == "barking"


def test_arrows_fold_and_unfold_and_go_up_and_down(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    reader.tab_to(".card")
    reader.press(Keys.ARROW_LEFT)
    assert reader.cards() == ["get-a-dog"]
    assert reader.focus.get_attribute("aria-expanded") == "false"
    reader.press(Keys.ARROW_RIGHT)
    assert reader.cards() == ["get-a-dog", "barking", "whippets"]
    reader.press(Keys.ARROW_RIGHT)
    assert reader.focused_claim == "barking"
    reader.press(Keys.END)
    assert reader.focused_claim == "whippets"
    reader.press(Keys.ARROW_LEFT)
    assert reader.focused_claim == "barking"
    reader.press(Keys.HOME)
    assert reader.focused_claim == "get-a-dog"


def test_the_map_is_scaled_and_moved_by_keys(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    reader.tab_to(".card")
    first, scale = reader.stage, reader.scale
    reader.press("-")
    assert reader.scale < scale
    reader.press("0")
    reader.press_with_shift(Keys.ARROW_DOWN)
    assert reader.stage != first


def test_a_slash_leads_to_the_search_and_is_a_letter_within_it(
    reader: Reader, open_map: Open
) -> None:
    open_map("tiny")
    reader.press("/")
    assert reader.focus.get_attribute("name") == "q"
    reader.press("a/b")
    assert reader.focus.get_attribute("value") == "a/b"


def test_a_card_in_focus_is_in_view(reader: Reader, open_map: Open) -> None:
    open_map("lights-out")
    reader.press(Keys.TAB, Keys.TAB)
    assert reader.focus.text == "Skip to the map"
    reader.press(Keys.ENTER)
    assert reader.focused_claim == "lights-out"
    reader.press(Keys.END)
    last = reader.focused_claim
    assert last is not None
    reader.wait(lambda: 90 < reader.card(last).rect["y"] < 880)


def test_the_first_thing_the_tab_key_finds_skips_the_rest(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    reader.press(Keys.TAB)
    assert reader.focus.text == "Skip to the debate"
    reader.press(Keys.ENTER)
    assert reader.focus.get_attribute("id") == "main"


# -- the ear ------------------------------------------------------------------------------------------


def test_the_map_is_a_tree_to_a_screen_reader(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    card = reader.card("barking")
    assert card.aria_role == "treeitem"
    assert {
        name: card.get_attribute(f"aria-{name}") for name in ("level", "posinset", "setsize")
    } == {
        "level": "2",
        "posinset": "1",
        "setsize": "1",
    }
    name = card.accessible_name
    assert "rebuts" in name
    assert "Ben" in name
    assert "Nobody could work with the barking." in name


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, the program that looks for what shuts readers out."""
    path = Path(os.environ.get("ARGMAP_AXE", ""))
    if not path.is_file():
        pytest.skip("no axe-core is here; ARGMAP_AXE names its axe.min.js")
    return path.read_text(encoding="utf-8")


def violations(reader: Reader, axe: str) -> list[str]:
    """What axe-core finds, each with what it means and where."""
    reader.script(axe)
    found: list[str] = reader.driver.execute_async_script(
        "const done = arguments[0]; axe.run().then(({violations}) => done(violations.map("
        "v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('; '))))"
    )
    return found


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest, reader: Reader) -> Iterator[str]:
    """A reader's system with light and with dark colours."""
    with reader.media(prefers_color_scheme=request.param):
        yield request.param


VIEWS = [
    "#view=flow&q=street",
    "#view=matrix",
    "#view=timeline&claim=unsafe",
    "#view=map",
    "#view=focus&claim=unsafe",
]


@pytest.mark.parametrize("fragment", ["", "#claim=unsafe", "#q=street", *VIEWS])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
def test_nobody_is_shut_out(
    reader: Reader, open_map: Open, axe: str, colours: str, size: tuple[int, int], fragment: str
) -> None:
    reader.resize(size, phone=size == PHONE)
    open_map("lights-out", fragment, judge=True)
    assert violations(reader, axe) == []
    if size == PHONE and not fragment:
        reader.click("#show-list")
        reader.click(".show-choices")
        assert violations(reader, axe) == []


# -- the dark -----------------------------------------------------------------------------------------


def brightness(colour: str) -> float:
    numbers = [float(n) for n in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(numbers) / 3


def test_the_page_is_as_dark_as_the_reader_wants_it(
    reader: Reader, open_map: Open, colours: str
) -> None:
    open_map("tiny")
    page = brightness(reader.colour("body"))
    text = brightness(reader.colour("body", "color"))
    assert (page < 60 < 200 < text) if colours == "dark" else (page > 200 > 60 > text)


def test_the_reader_can_have_it_dark_in_a_light_system(reader: Reader, open_map: Open) -> None:
    open_map("tiny")
    reader.click("#theme")
    reader.click("#theme")
    assert "Dark" in reader.find("#theme").text
    assert brightness(reader.colour("body")) < 60
    # The choice is kept.
    open_map("tiny")
    assert brightness(reader.colour("body")) < 60
    reader.click("#theme")
    assert "Auto" in reader.find("#theme").text


# -- the phone, and other sizes -------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_wider_than_the_screen_and_no_cards_overlap(
    reader: Reader, open_map: Open, name: str, size: tuple[int, int]
) -> None:
    reader.resize(size, phone=size[0] < 500)
    open_map(name)
    assert reader.script("return document.documentElement.scrollWidth") <= size[0]
    assert reader.script("return document.documentElement.scrollHeight") <= size[1]
    overlaps = reader.script(
        """
        const boxes = [...document.querySelectorAll('.card')].map(c => [c, c.getBoundingClientRect()]);
        const overlap = (a, b) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return boxes.flatMap(([c, a], i) =>
          boxes.slice(i + 1).filter(([, b]) => overlap(a, b)).map(([d]) => c.innerText + d.innerText));
        """
    )
    assert overlaps == []


def test_on_a_phone_one_thing_is_seen_at_a_time(reader: Reader, open_map: Open) -> None:
    reader.resize(PHONE, phone=True)
    open_map("lights-out")
    assert reader.listed == []
    reader.click("#show-list")
    assert len(reader.listed) == 36
    assert reader.texts(".card") == []
    reader.click('#list [data-claim="unsafe"]')
    panel = reader.find("#detail").rect
    assert (panel["width"], panel["height"]) == PHONE
    assert reader.focus.get_attribute("id") == "detail-heading"
    reader.click("#detail .detail-tools button:last-child")
    reader.click("#show-map")
    assert len(reader.texts(".card")) == 36


def test_a_map_that_was_hidden_at_first_is_laid_out_when_it_is_seen(
    reader: Reader, open_map: Open
) -> None:
    reader.resize(PHONE, phone=True)
    open_map("lights-out")
    reader.click("#show-list")
    reader.search("moths thrive")
    reader.wait(lambda: len(reader.listed) == 1)
    reader.click("#show-map")
    places = {reader.card(id).get_attribute("style") for id in reader.cards()}
    assert len(places) == len(reader.cards())


# -- paper --------------------------------------------------------------------------------------------


def test_paper_has_the_map_and_the_whole_list_and_no_buttons(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    with reader.media(media="print"):
        reader.script("dispatchEvent(new Event('beforeprint'))")
        assert len(reader.listed) == 36
        assert len(reader.texts(".card")) == 36
        # What says how many claims there are is a button, too.
        assert reader.texts("button:not(.overview button)") == []
        frame, stage = reader.find(".frame").rect, reader.find(".tree").rect
        assert frame["height"] > 100
        assert stage["x"] >= 0
        reader.script("dispatchEvent(new Event('afterprint'))")
