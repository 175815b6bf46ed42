"""Text in lines of a measured width."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from argmap.model import ArgumentMap, Claim
from argmap.render.draw.measure import width, wrap
from argmap.render.terminal.text import shown
from tests.render.draw.pictures import scene
from tests.strategies import texts


def test_letters_have_the_widths_of_arial() -> None:
    assert width("Wi", 1000) == 944 + 222
    assert width("é", 1000) == width("e", 1000)
    assert width("東", 1000) == 1000
    assert width("e\u0301", 1000) == width("e", 1000)
    assert width("Bold", 10, bold=True) > width("Bold", 10)


def test_lines_are_about_equally_long() -> None:
    text = "The council can decide lamp by lamp and has done so before."
    lines = wrap(text, 200, 13)
    assert lines == ["The council can decide lamp by", "lamp and has done so before."]


@given(texts, st.floats(40, 400))
def test_nothing_is_lost_and_all_fits(text: str, room: float) -> None:
    lines = wrap(text, room, 13)
    assert lines
    assert all(width(line, 13) <= room + 0.1 or len(line) == 1 for line in lines)
    whole = shown(re.sub("[\r\n\v\f\x85\u2028\u2029\t]", " ", text))
    assert "".join("".join(lines).split()) == "".join(whole.split())


def test_no_card_breaks_a_word_that_a_card_can_hold() -> None:
    map = ArgumentMap(claims={"a": Claim(id="a", text="Rauchen ist gesundheitsschädlich.")})
    [card] = scene(map).cards
    assert [line.text for line in card.lines] == ["Rauchen ist", "gesundheitsschädlich."]


def test_an_address_is_broken_behind_a_sign() -> None:
    address = "https://example.org/reports/2026/street-lamps-and-accidents"
    assert wrap(address, 200, 13)[0].endswith("/")
