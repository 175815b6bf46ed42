"""Searching and filtering: what is found is framed, marked, and walked through."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.render.page.browser import Reader
from tests.render.page.conftest import Open

COUNT = ".found-count output"


def current(reader: Reader) -> list[str]:
    return reader.cards(".current")


def test_a_search_frames_what_it_finds_and_enter_and_f3_walk_on(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    reader.search("night")
    reader.wait(lambda: reader.texts(COUNT) == ["1 of 13"])
    first = current(reader)
    reader.press(Keys.ENTER)
    assert reader.texts(COUNT) == ["2 of 13"]
    second = current(reader)
    assert second != first
    reader.wait(lambda: 100 < reader.card(second[0]).rect["y"] < 800)
    reader.press(Keys.F3)
    assert reader.texts(COUNT) == ["3 of 13"]
    reader.press_with_shift(Keys.F3)
    assert current(reader) == second
    reader.click('[aria-label^="The one before"]')
    assert current(reader) == first
    marked = (
        "return [...CSS.highlights.get('found')].every(r => r.toString().toLowerCase() === 'night')"
    )
    # Words are marked once the page has been drawn.
    reader.wait(lambda: reader.script("return CSS.highlights.has('found')"))
    assert reader.script(marked) is True


def test_the_map_can_be_narrowed_to_what_is_found_and_what_that_answers(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out", "#view=map&q=moths+thrive")
    everything = len(reader.cards())
    reader.click("[name=only]")
    assert reader.cards() == ["lights-out", "moths"]
    assert reader.address == "q=moths+thrive&only=yes"
    reader.click("[name=only]")
    assert len(reader.cards()) == everything


def test_a_filter_is_a_step_that_leads_back_and_a_word_that_is_typed_is_one(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    reader.search("night")
    reader.wait(lambda: reader.address == "q=night")
    reader.choose("stance", "against")
    reader.wait(lambda: reader.address == "q=night&stance=against")
    reader.driver.back()
    reader.wait(lambda: reader.address == "q=night")
    assert reader.find("[name=stance]").get_attribute("value") == ""
    reader.driver.back()
    reader.wait(lambda: reader.address == "view=map")
