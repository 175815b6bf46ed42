from hypothesis import given
from hypothesis import strategies as st

from argmap.words.normal import FILLER, normal


@given(st.text())
def test_every_character_becomes_exactly_one(text):
    assert len(normal(text)) == len(text)


@given(st.text())
def test_a_normal_form_stays_as_it_is(text):
    assert normal(normal(text)) == normal(text)


def test_kinds_of_dashes_spaces_and_apostrophes_become_one():
    assert normal("the town’s\u00a0ferry – sold") == "the town's ferry — sold"


def test_curly_quotation_marks_keep_their_direction():
    assert normal("“yes”") == "“yes”"


def test_soft_hyphens_and_returns_become_fillers():
    assert normal("har\u00adbour\r\n") == f"har{FILLER}bour{FILLER}\n"


def test_utf8_read_in_a_wrong_code_page_is_read_for_what_it_was():
    assert normal("â€œYesâ€\u009d").replace(FILLER, "") == "“Yes”"
    assert normal("donâ€™t").replace(FILLER, "") == "don't"


def test_a_lone_greek_letter_between_latin_words_is_a_damaged_dash():
    assert normal("the raids β hard ones β failed") == "the raids — hard ones — failed"
    assert normal("agenciesΒ could")[8] == " "


def test_real_greek_and_cyrillic_text_survives():
    for text in ("Η θάλασσα είπε ναι.", "Мэр сказал: «да».", "the word θάλασσα means sea"):
        assert normal(text) == text
