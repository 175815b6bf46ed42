"""Looking ahead gives what looking anew from each place would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.argdown.language.lookahead import Ahead


@pytest.mark.parametrize("pattern", ["a", "aa", "===", r"b(?=a)", "-->"])
@given(st.text("ab=->", max_size=20), st.lists(st.integers(0, 24), max_size=8))
def test_any_place_may_be_asked_for_in_any_order(
    pattern: str, text: str, places: list[int]
) -> None:
    ahead = Ahead(pattern, text)
    for place in places:
        match = re.compile(pattern).search(text, place)
        assert ahead.find(place) == (match.start() if match else len(text))
