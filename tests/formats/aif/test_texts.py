"""Texts of nodes: read plainly, and written so that they are read as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.aif.texts import plain, written
from argmap.formats.core.ids import slug

spellings = st.lists(
    st.sampled_from(
        ["&", ";", "#", "amp", "quot", "nbsp", "x41", "65", " ", "\xa0", "\t", "\n", "a"]
    )
).map("".join)


@given(text=spellings | st.text())
def test_a_text_that_is_written_is_read_as_it_was(text: str) -> None:
    assert plain(written(text)) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("&amp;quot;", "&quot;"),
        ("a&nbsp;b\xa0c&#160;d", "a b c\xa0d"),
        ("&#8211;&#x2014;&eacute;", "–—é"),
        ("&#128;&#0;&#55296;&#9999999;", "€\ufffd\ufffd\ufffd"),
        ("R&D; AT&T &nothing; &copy", "R&D; AT&T &nothing; &copy"),
        (" \xa0 trade falls\r\n", "trade falls"),
    ],
)
def test_character_references_are_resolved(raw: str, text: str) -> None:
    assert plain(raw) == text


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The peak doesn't follow the lockdown", "the-peak-doesnt-follow"),
        ("Trade falls.", "trade-falls"),
        ("東京で、何が？", "東京で-何が"),
        ("?!", "claim"),
        ("x" * 99, "x" * 24),
    ],
)
def test_the_beginning_of_a_text_makes_an_id(text: str, id: str) -> None:
    assert slug(text) == id
