"""All of a debate at one look: the figures, the speakers, and the strip of its claims."""

from __future__ import annotations

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.helpers import map_of
from tests.render.page.browser import PHONE, Reader
from tests.render.page.conftest import Open

DOG = """
issues: [dog]
speakers: {ada: Ada, ben: Ben}
claims:
  dog: The office should get a dog.
  calm: {text: Dogs calm people., speaker: ada, supports: dog}
  loud: {text: Dogs bark., speaker: ben, rebuts: dog}
  hair: {text: Hair gets everywhere., speaker: ben, rebuts: dog}
  quiet: {text: Whippets do not bark., speaker: ada, rebuts: loud}
  few: {text: Whippets are hard to find., speaker: ben, undercuts: quiet/loud}
"""


def test_the_page_opens_on_who_is_for_and_against_and_what_is_unanswered(
    reader: Reader, open_map: Open
) -> None:
    open_map(map_of(DOG), "", judge=True)
    assert reader.texts("#introduction h2") == ["The office should get a dog."]
    figures = [" ".join(text.split()) for text in reader.texts(".figure")]
    assert figures == ["FOR 2 claims", "AGAINST 3 claims", "2 unanswered"]
    assert "stands" in reader.texts(".verdict-line")[0]
    assert reader.texts(".camp h3") == ["For", "Against"]
    talks = [" ".join(text.split()) for text in reader.texts(".talk")]
    assert talks == ["Ada 2 claims", "Ben 3 claims 2 unanswered"]
    assert reader.texts(".card") == []
    # Nothing is searched for, so there is nothing to walk through.
    assert reader.texts(".filters output") == []


def test_a_figure_leads_to_the_claims_it_counts(reader: Reader, open_map: Open) -> None:
    open_map(map_of(DOG), "")
    reader.click(".figure-open")
    assert reader.address == "unanswered=yes"
    assert set(reader.cards()) - set(reader.cards(".dim")) == {"hair", "few"}
    reader.driver.back()
    reader.wait(lambda: reader.texts(".figure"))


def test_the_strip_tells_what_the_pointer_is_on_and_leads_there(
    reader: Reader, open_map: Open
) -> None:
    open_map(map_of(DOG), "")
    strip = reader.find("#strip")
    # The last row has one bar, below `quiet`, which is below the first objection.
    width, height = strip.size["width"], strip.size["height"]
    at = ActionChains(reader.driver).move_to_element_with_offset(
        strip, -width // 2 + width * 5 // 12, height // 2 - 5
    )
    at.perform()
    assert "Whippets are hard to find." in reader.texts(".bar-tip")[0]
    assert "unanswered" in reader.texts(".bar-tip")[0]
    at.click().perform()
    assert reader.address == "claim=few"
    assert reader.heading == "Whippets are hard to find."


def test_the_strip_is_walked_by_keys_and_read_out(reader: Reader, open_map: Open) -> None:
    open_map(map_of(DOG), "")
    reader.tab_to(".bar-cursor")
    reader.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT)
    assert reader.focus.aria_role == "treeitem"
    assert "Dogs bark." in reader.focus.accessible_name
    assert "Against" in reader.focus.accessible_name
    assert reader.focus.get_attribute("aria-posinset") == "2"
    reader.press(Keys.ARROW_DOWN)
    assert "undercut" in reader.focus.accessible_name
    reader.press(Keys.ENTER)
    assert reader.heading == "Whippets do not bark."


def test_what_is_shown_is_outlined_in_the_strip(reader: Reader, open_map: Open) -> None:
    open_map(map_of(DOG), "#view=focus&claim=quiet")
    outlined = "return document.querySelector('.bar-seen').getAttribute('d').split('M').length - 1"
    reader.wait(lambda: reader.script(outlined) == 2)


def test_a_claim_stands_between_what_speaks_for_it_and_against_it(
    reader: Reader, open_map: Open
) -> None:
    reader.resize(PHONE, phone=True)
    open_map(map_of(DOG), "#claim=quiet")
    assert reader.texts("#focus-text") == ["Whippets do not bark."]
    assert reader.texts(".way a") == ["The office should get a dog.", "Dogs bark."]
    assert reader.texts(".cuts summary") == ["1 claim aimed at this step, 1 unanswered"]
    reader.resize((1440, 900))
    open_map(map_of(DOG), "#view=focus")
    assert reader.texts(".column-for .answer-text") == ["Dogs calm people."]
    assert reader.texts(".column-against .answer-text") == ["Dogs bark.", "Hair gets everywhere."]
    assert reader.texts(".column-against .answer-foot") == ["1 answer", "no answers"]


def test_arrows_walk_in_and_out_and_along(reader: Reader, open_map: Open) -> None:
    open_map(map_of(DOG), "#view=focus&claim=dog")
    reader.script("document.getElementById('focus-text').focus()")
    for key, claim in (
        (Keys.ARROW_DOWN, "calm"),
        (Keys.ARROW_RIGHT, "loud"),
        (Keys.ARROW_RIGHT, "hair"),
        (Keys.ARROW_LEFT, "loud"),
        (Keys.ARROW_DOWN, "quiet"),
        (Keys.ARROW_UP, "loud"),
    ):
        reader.press(key)
        assert reader.address == f"view=focus&claim={claim}"
