"""What whoever quotes may put in and leave out."""

import pytest

from argmap.words.quoting import readings, shown_in


@pytest.mark.parametrize(
    "part",
    [
        "The plan [sic] is good",
        "The plan [sic!] is good",
        "... The plan is good",
        "[…] The plan is good [...].",
        "The plan is good (emphasis added)",
        "The plan is good [my italics]",
        "[T]he plan is good",
    ],
)
def test_notes_letters_and_omissions_at_the_ends_are_no_words(part):
    assert any(r.strip() == "The plan is good" for r in readings(part))
    assert not shown_in(part).is_cut


def test_the_part_as_it_stands_is_read_first():
    assert readings("The plan [sic] is good")[0] == "The plan [sic] is good"


def test_omissions_and_insertions_are_told_apart():
    shown = shown_in("The plan [...] is [not] good … today")
    assert [piece.strip() for piece in shown.pieces] == ["The plan", "is", "good", "today"]
    assert shown.omits
    assert shown.inserted == ("[not]",)


def test_an_insertion_alone_omits_nothing():
    shown = shown_in("[The plan] is good")
    assert (shown.omits, shown.inserted) == (False, ("[The plan]",))
