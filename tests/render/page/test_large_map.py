"""A map that is too large for its frame: what stands where, and what is seen of it."""

from __future__ import annotations

import pytest

from argmap.model import ArgumentMap, Claim, Relation
from tests.helpers import map_of
from tests.render.page.browser import Reader
from tests.render.page.conftest import Open

FIT = '[title="Fit the whole map"]'


@pytest.fixture(scope="module")
def large() -> ArgumentMap:
    """A debate of 250 claims: each bears on one further up, for it and against it in turn."""
    claims = {
        f"c{i}": Claim(id=f"c{i}", text=f"Claim {i} " + "of many words " * 4) for i in range(250)
    }
    kinds = ("supports", "rebuts")
    made = [
        Relation(kind=kinds[i % 2], premises=[f"c{i}"], target=f"c{(i - 1) // 5}")  # type: ignore[arg-type]
        for i in range(1, 250)
    ]
    return ArgumentMap(
        title="Many", issues=["c0"], claims=claims, relations={each.id: each for each in made}
    )


def seen(reader: Reader) -> list[str]:
    """The claims whose cards are within the frame."""
    code = """
        const frame = document.querySelector('.frame').getBoundingClientRect();
        return [...document.querySelectorAll('.card')].filter((card) => {
          const box = card.getBoundingClientRect();
          return box.right > frame.left && box.left < frame.right && box.bottom > frame.top && box.top < frame.bottom;
        }).map((card) => card.dataset.key);
    """
    found: list[str] = reader.script(code)
    return found


def test_the_first_screen_has_the_issue_and_both_sides(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    assert len(reader.cards()) < 60
    kinds = {reader.card(id).get_attribute("class").split()[1] for id in seen(reader)}
    assert "c0" in seen(reader)
    assert {"card-for", "card-against"} <= kinds


def test_fit_shows_every_claim_as_bars_and_the_map_knows_where_one_is(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    assert reader.find(".minimap").is_displayed()
    reader.click(FIT)
    reader.wait(lambda: len(seen(reader)) == 250)
    assert reader.scale < 0.4
    assert "far" in reader.find(".stage").get_attribute("class")
    assert not reader.find(".minimap").is_displayed()


def test_more_is_unfolded_by_two_hundred_and_the_issue_stays_where_it_is(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    before = reader.card("c0").rect["y"]
    assert reader.find('.map-tools [title^="Unfold"]').text == "Unfold 200 more"
    reader.click('.map-tools [title^="Unfold"]')
    reader.wait(lambda: len(reader.cards()) > 200)
    assert abs(reader.card("c0").rect["y"] - before) < 2


def test_the_issue_is_in_sight_wherever_one_is(
    reader: Reader, open_map: Open, large: ArgumentMap
) -> None:
    open_map(large)
    assert reader.texts(".issue-sign") == []
    reader.script(
        "document.querySelector('.frame').dispatchEvent(new WheelEvent('wheel', {deltaY: 9000}))"
    )
    assert reader.texts(".issue-sign")[0].startswith("Claim 0")
    reader.click(".issue-sign")
    assert "c0" in seen(reader)


def test_a_long_text_ends_at_a_word_and_is_read_out_whole(reader: Reader, open_map: Open) -> None:
    words = "Lamps " + "shine " * 60 + "brightly."
    open_map(map_of(f"claims: {{a: {words}}}"))
    shown = reader.script("return document.querySelector('.card-text').firstChild.textContent")
    assert shown.endswith("shine")
    assert reader.texts(".cut") == ["… more"]
    assert "brightly" in reader.card("a").accessible_name
