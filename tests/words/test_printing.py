"""What a printed page puts between the words, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.words.normal import FILLER
from argmap.words.printing import as_read


def read(text):
    return " ".join(as_read(text).replace(FILLER, "").split())


@pytest.mark.parametrize(
    "between",
    [
        "\n\nMinutes of the council, page 4\n\n",
        "\n\nPage 4 of 12\n\n",
        "\n\f12   The annual report\n\n",
        "\r\n\r\nPage 4\r\n\r\n",
    ],
)
def test_the_turn_of_a_page_within_a_sentence_is_not_read(between):
    assert (
        read(f"We will not raise{between}taxes this year.") == "We will not raise taxes this year."
    )


def test_a_page_head_counts_on_from_page_to_page():
    pages = "We will not\n\n11  The Lantern\n\nraise taxes or\n\n12  The Lantern\n\nsell the ferry."
    assert read(pages) == "We will not raise taxes or sell the ferry."


@pytest.mark.parametrize(
    "text",
    [
        "We will not raise taxes.\n\nPage 4\n\nThey will.",
        "We ask you to look at\npage 4\nof the report.",
        "The sum was\n\n12\n\nof which half is lost.",
        "Chair: order\n\nspeaker\n\nChair: order\n\nspeaker",
        "It covers 12 m² and x² of B[x] at 10² or covid19.",
    ],
)
def test_what_only_looks_like_it_is_read(text):
    assert read(text) == " ".join(text.split())


@given(st.text(alphabet="aB1 \n\f\r[]².,-p†", max_size=80))
def test_no_place_moves(text):
    assert len(as_read(text)) == len(text)
