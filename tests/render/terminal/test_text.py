"""Text from files, made harmless and measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from argmap.render.terminal.text import cut, cut_left, one_line, shown, wrap
from argmap.render.view import field_text, markdown_text
from tests.helpers import CONTROLS
from tests.strategies import texts

any_text = (
    texts | st.text(max_size=60) | st.text(st.sampled_from("ab 東é\u0301👍\t\n"), max_size=80)
)


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\rb", "a\\x0db"),
        ("\x9bA", "\\x9bA"),
        ("right\u202eleft", "right\\u202eleft"),
        ("東京 שלום é", "東京 שלום é"),
        ("lone \ud800", "lone \\ud800"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, harmless: str) -> None:
    assert shown(text) == harmless


def test_line_breaks_and_tabs_become_one_space() -> None:
    assert one_line("one \r\n two\tthree\u2028four") == "one two three four"


@given(any_text)
def test_no_control_character_survives(text: str) -> None:
    for harmless in (shown(text), one_line(text), field_text(text), cut(text, 20), *wrap(text, 20)):
        assert not set(harmless) & {*CONTROLS, "\t", "\n"}


@given(any_text)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert shown(shown(text)) == shown(text)
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("東京", 4), ("e\u0301", 1), ("ﾊ", 1), ("👍", 2), ("❤️", 2), ("👩‍💻", 2)],
)
def test_columns_a_text_takes(text: str, columns: int) -> None:
    assert cell_len(text) == columns


@given(any_text, st.integers(1, 40))
def test_cut_text_fits_and_says_that_it_is_cut(text: str, width: int) -> None:
    found = cut(text, width)
    assert cell_len(found) <= width
    assert found == one_line(text) or found.endswith("…")


@given(any_text, st.integers(8, 40))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(any_text, st.integers(8, 40), st.integers(0, 40))
def test_the_first_line_can_have_less_room(text: str, width: int, first: int) -> None:
    line, *rest = wrap(text, width, min(first, width))
    assert cell_len(line) <= min(first, width)
    assert all(cell_len(line) <= width for line in rest)


@given(any_text, st.integers(0, 40), st.integers(0, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int, first: int) -> None:
    joined = "".join(wrap(text, width, first))
    assert joined.replace(" ", "") == one_line(text).replace(" ", "")


@given(st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=20))
def test_words_that_fit_are_not_broken(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 8)).split() == words


def test_a_long_word_is_broken_behind_a_hyphen_rather_than_within_a_part() -> None:
    assert wrap("the-office-should-get-a-dog-at-once", 20) == [
        "the-office-should-",
        "get-a-dog-at-once",
    ]
    assert wrap("Featherstonehaugh-Lindqvist", 12) == ["Featherstone", "haugh-", "Lindqvist"]


@given(any_text, st.integers(8, 40), st.integers(0, 40))
def test_without_folding_words_stay_whole(text: str, width: int, first: int) -> None:
    lines = wrap(text, width, first, fold=False)
    words = one_line(text).split(" ")
    assert [word for line in lines for word in line.split(" ") if word] == [w for w in words if w]
    assert all(cell_len(line) <= width or " " not in line.strip() for line in lines[1:])


@given(any_text, st.integers(1, 40))
def test_the_end_of_a_text_fits_and_says_what_is_missing(text: str, width: int) -> None:
    found = cut_left(text, width)
    assert cell_len(found) <= width
    assert found == one_line(text) or found.startswith("…")
    assert one_line(text).endswith(found.removeprefix("…"))


def test_a_word_of_two_million_letters_is_broken_at_once() -> None:
    assert len(wrap("x" * 2_000_000, 80)) == 25_000
    assert len(wrap("東" * 1_000_000, 80)) == 25_000


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", "a \\| b"),
        ("<b>bold</b>", "&lt;b\\>bold&lt;/b\\>"),
        ("AT&T", "AT&amp;T"),
        ("&lt;", "&amp;lt;"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[x](y)", "\\[x\\](y)"),
        ("back\\slash", "back\\\\slash"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, escaped: str) -> None:
    assert markdown_text(text) == escaped


def test_fields_of_records() -> None:
    assert [field_text(f) for f in (None, True, False, 3, 0.5, "a\tb")] == [
        "",
        "yes",
        "no",
        "3",
        "0.5",
        "a b",
    ]
