"""Texts that a person would call the same have one form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.words.folding import folded, folded_name
from tests.strategies import texts

any_text = st.one_of(
    texts,
    st.text(max_size=30),
    st.text("İıßſﬁéµ’'“-–— \u00a0\u0301\u0307\u200d\u00adΑΰ", max_size=12),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("can't", "can’t"),
        ("O'Brien", "Oʼbrien"),
        ("O'Brien", "O´BRIEN"),
        ('say "so"', "say “so”"),
        ("say “so”", "say «so»"),
        ("trade-off", "trade–off"),
        ("trade-off", "trade\u2011off"),
        ("so - they said", "so—they said"),
        ("so -- they said", "so – they said"),
        ("café", "cafe\u0301"),
        ("STRASSE", "Straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("fish", "ﬁsh"),
        ("10 km", "10\u00a0km"),
        ("10 km", "10\u202f km"),
        ("two\nlines", "two lines"),
        ("transport", "trans\u00adport"),
        ("pay\u200bpal", "paypal"),
        ("ＡＢＣ", "abc"),
        ("한글", unicodedata.normalize("NFD", "한글")),
    ],
)
def test_what_printers_and_keyboards_decide_does_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("cant", "can't"), ("e", "é"), ("ab", "a b"), ("1", "2"), ("co-op", "coop"), ("a.", "a")],
)
def test_every_letter_digit_and_mark_does_count(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(any_text)
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded_name(folded_name(text)) == folded_name(text)


@given(any_text)
def test_case_and_composition_never_matter(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert folded(unicodedata.normalize(form, text)) == folded(text)
    assert folded(text.casefold()) == folded(text)
