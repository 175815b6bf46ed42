"""The list: whose words a claim is about, and what it is where nobody speaks."""

from __future__ import annotations

from tests.helpers import map_of
from tests.render.page.browser import Reader
from tests.render.page.conftest import Open


def test_a_claim_in_the_list_says_whose_words_it_is_about_and_leads_there(
    reader: Reader, open_map: Open
) -> None:
    open_map("lights-out")
    place = '#list li:has([data-claim="cost-shifted"]) .aims'
    # What is far down a list is not laid out before somebody looks at it.
    reader.script("document.querySelector(arguments[0]).scrollIntoView()", place)
    reader.wait(lambda: any(reader.texts(place)))
    aims = reader.texts(place)
    assert aims[0].endswith("the step from Maren Holt: The town would save £90,000 a year.")
    reader.click('#list li:has([data-claim="cost-shifted"]) .aims a')
    assert reader.heading == "The town would save £90,000 a year."


def test_a_debate_without_speakers_has_an_outline(reader: Reader, open_map: Open) -> None:
    map = map_of("claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., supports: b}, d: D.}")
    open_map(map)
    assert reader.texts("#list-heading") == ["The claims in outline"]
    assert reader.listed == ["A.", "B.", "C.", "D."]
    levels = "return [...document.querySelectorAll('#list li')].map(e => e.ariaLevel)"
    assert reader.script(levels) == ["1", "2", "3", "1"]
    reader.search("c.")
    reader.wait(lambda: reader.listed == ["C."])


def test_a_card_says_who_asks_and_who_challenges(reader: Reader, open_map: Open) -> None:
    open_map(
        map_of(
            """
            speakers: {ada: Ada, ben: Ben, cleo: Cleo}
            claims:
              dog: {text: Get a dog., said: [{speaker: ada}, {speaker: ben, force: asks}, {speaker: cleo, force: challenges}]}
            """
        )
    )
    assert reader.texts(".card-head") == ["Ada\nBen asks it\nCleo challenges it"]
