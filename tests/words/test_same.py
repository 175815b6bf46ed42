"""One notion of the same words: what counts, what does not, and that a difference is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.words.same import begin_alike, canonical, differences, is_same
from argmap.words.statements import words_of


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("the final office", "the ﬁnal oﬃce"),
        ("a caf\u00e9", "a cafe\u0301"),
        ("the vote", "ｔｈｅ ｖｏｔｅ"),
        ("a *gift* of _ours_", "a gift of ours"),
        ("a gift of ours", "a **gift** of ours"),
        ("transport policy", "trans-\nport policy"),
        ("transport policy", "trans-\r\n   port policy"),
        ("a well-known example", "a well-\nknown exam-\nple"),
        ("Well-known it is", "Well-\nknown it is"),
        ("pre- and post-war", "pre-\nand post-war"),
        ("the plan — which failed —", "The plan -- which failed"),
        ("... the plan fails", "the plan fails …"),
        ("a so\u00adcial plan", "a social plan"),
        ("wait... no", "wait … no"),
        ("the budget was", "the budget[12] was"),
        ("the budget was", "the budget\u00b9\u00b2 was"),
        ("the budget, was", "the budget,\u2020 was"),
        ("—", "…"),
        ("so it is", "so it is ."),
        ("which failed", "—which failed"),
        ("", "“—”"),
        ("我们反对", "我们\n反对"),
    ],
)
def test_what_printers_and_keyboards_decide_does_not_count(quote, source):
    assert is_same(quote, source)
    assert is_same(source, quote)
    assert begin_alike(source, quote)


def test_what_is_longer_than_any_word_is_no_word_that_goes_on_in_the_next_line():
    longest = "a" * 99
    assert is_same(f"so {longest}b", f"so {longest}-\nb")
    assert not is_same(f"so {longest}ab", f"so {longest}a-\nb")


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("$400 billion", "400 billion"),
        ("5 degrees", "\u22125 degrees"),
        ("5 degrees", "-5 degrees"),
        ("102 metres", "10\u00b2 metres"),
        ("100 m", "100 m\u00b2"),
        ("WE LOST the Vote", "we lost the vote"),
        ("we agree [not] to sell", "we agree to sell"),
        ("a ship, that sails", "a ship that sails"),
        ("Is it so", "Is it so?"),
        ("he called it old", "he called it 'old'"),
        ("2 * 3", "2 3"),
        ("snake__case", "snakecase"),
        ("resign", "re-sign"),
        ("transport policy", "trans- port policy"),
        ("pages 12", "pages 1-\n2"),
        ("model A12", "model A-\n12"),
        ("5", "—5"),
        ("हिन्दी", "हिन्द"),
    ],
)
def test_what_is_more_than_typography_is_shown(quote, source):
    assert not is_same(quote, source)
    assert any(piece.change != "same" for piece in differences(quote, source))


SPELLINGS = st.text(alphabet="aAbé\u0301ﬁ'\"“’*_-–—….,?[]()1²$%\u00ad\n\r 我†", max_size=24)


@given(SPELLINGS, SPELLINGS)
def test_no_difference_is_shown_exactly_where_the_words_are_the_same(one, other):
    shown = differences(one, other)
    assert is_same(one, other) == all(piece.change == "same" for piece in shown)


FEW = st.text(alphabet="aAbe\u0301é'“*_—.[] ", max_size=6)


@given(FEW, FEW)
def test_what_is_the_same_begins_alike(one, other):
    assert begin_alike(one, other) or canonical(one) != canonical(other)


@given(st.one_of(SPELLINGS, st.text(max_size=40)))
def test_words_are_the_same_as_themselves_however_lines_end(text):
    assert is_same(text, text)
    assert is_same(text, text.replace("\n", "\r\n"))


@given(st.lists(st.sampled_from(["we", "lost", "the", "vote", "on", "12", "May"]), max_size=8))
def test_differences_hold_both_sides_word_for_word(words):
    source = "we lost the vote on 12 May"
    shown = differences(" ".join(words), source)
    for side, said in (("only in the map", words), ("only in the source", source.split())):
        kept = " ".join(p.text for p in shown if p.change in ("same", side))
        assert kept.split() == said


def test_claims_know_letters_by_the_same_rules():
    assert (
        words_of("The ﬁnal Caf\u00e9")
        == words_of("the final cafe\u0301")
        == ("the", "final", "café")
    )
    assert words_of("so\u00adcial") == ("social",)
