"""What a line means that somebody types while a debate runs."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.edit.live.lines import (
    MOST_CHARACTERS,
    Aim,
    Answer,
    Cross,
    Extend,
    Help,
    LineError,
    Make,
    Move,
    Open,
    Reword,
    Undo,
    Words,
    read_line,
)

DEAR = Words("Sets are dear.")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (":", Move("")),
        (":2NR", Move("2NR")),
        (": ann", Move("ann")),
        ("Sets are dear.", Make(DEAR)),
        ("4 Sets are dear.", Answer(Aim("rebuts", (4,)), DEAR)),
        ("4/ Sets are dear.", Answer(Aim("undercuts", (4,)), DEAR)),
        ("4/2 Sets are dear.", Answer(Aim("undercuts", (4,), 2), DEAR)),
        ("4~ Sets are dear.", Answer(Aim("qualifies", (4,)), DEAR)),
        ("4+ Sets are dear.", Answer(Aim("supports", (4,)), DEAR)),
        ("2+3 Sets are dear.", Answer(Aim("rebuts", (2, 3)), DEAR)),
        ("4=", Extend((4,), None)),
        ("4= Sets are dear.", Extend((4,), DEAR)),
        ("4<7", Cross(Aim("rebuts", (4,)), 7)),
        ("4/<7", Cross(Aim("undercuts", (4,)), 7)),
        ("4/2<7", Cross(Aim("undercuts", (4,), 2), 7)),
        ("!", Open()),
        ("u", Undo()),
        ("?", Help()),
        ("w 4 Sets are dear.", Reword(4, DEAR)),
        ("  Sets   are dear. \n", Make(DEAR)),
        ("\n", None),
    ],
)
def test_each_line_of_the_table_is_its_command(typed, command) -> None:
    assert read_line(typed) == command


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('Sets are dear. "dear indeed"', Words("Sets are dear.", "dear indeed")),
        ('Sets are dear. "dear indeed" @p. 4', Words("Sets are dear.", "dear indeed", "p. 4")),
        (
            "Sets are dear. “dear indeed” @00:12:31",
            Words("Sets are dear.", "dear indeed", "00:12:31"),
        ),
        ("Sets are dear. @p. 4", Words("Sets are dear.", None, "p. 4")),
        ('"dear indeed"', Words("dear indeed", "dear indeed")),
        ('They say "dear" too often.', Words('They say "dear" too often.')),
        (r"They call it \"dear\"", Words('They call it "dear"')),
        (r"Write to \@ann", Words("Write to @ann")),
        ("Write to ann@example.org.", Words("Write to ann@example.org.")),
        (r"\50 % of sets are dear.", Words("50 % of sets are dear.")),
        (r"\u turn", Words("u turn")),
        (r"\: it says", Words(": it says")),
        ("Über 4 of 5 agree.", Words("Über 4 of 5 agree.")),
    ],
)
def test_a_text_ends_with_its_quote_and_place_and_may_begin_with_anything(typed, words) -> None:
    assert read_line(typed) == Make(words)


@pytest.mark.parametrize(
    ("typed", "column", "says"),
    [
        ("4", 2, "what rebuts 4"),
        ("4.5 % of sets", 1, "cannot be read"),
        ("50% of sets", 1, "cannot be read"),
        ("2+2 Twice.", 1, "named twice"),
        ("2+3/1 Both.", 5, "which step of which point"),
        ("4<7 text", 5, "has its words"),
        ("4=<7", 3, "only says a point again"),
        ("u turn", 2, "takes nothing"),
        ("!4", 2, "takes nothing"),
        ("w four text", 1, "other words"),
        ("w 4", 1, "other words"),
        ("  -- ", 3, "no words"),
        ('4 "" @p', 3, "no words"),
        ("\\", 2, "no words"),
        ("x" * (MOST_CHARACTERS + 1), MOST_CHARACTERS + 1, "more than"),
    ],
)
def test_a_line_that_cannot_be_read_says_where_and_why(typed, column, says) -> None:
    with pytest.raises(LineError, match=says) as caught:
        read_line(typed)
    assert caught.value.column == column


@given(st.text())
def test_any_line_is_a_command_or_refused(typed: str) -> None:
    with suppress(LineError):
        read_line(typed)


@given(st.text(st.characters(exclude_categories=["Cs", "Zs", "Zl", "Zp", "Cc"]), min_size=1))
def test_a_word_behind_a_backslash_is_a_text(word: str) -> None:
    escaped = "\\" + word.replace('"', r"\"").replace("@", r"\@")
    assert isinstance(read_line(f"{escaped} a"), Make)


def test_a_text_costs_at_most_three_keystrokes_more_than_its_words() -> None:
    for before in ("", "4 ", "4/ ", "4~ ", "4+ "):
        line = f"{before}{DEAR.text}"
        assert len(line) - len(DEAR.text) <= 3
        assert read_line(line).words == DEAR


@pytest.mark.parametrize("piece", ['"', ' "', ' "a"', " @", " @a ", "4+", "  "])
def test_no_line_takes_long(piece: str) -> None:
    began = time.process_time()
    with suppress(LineError):
        read_line("4 " + piece * 3_000)
    assert time.process_time() - began < 1
