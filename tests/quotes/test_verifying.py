"""The verdicts: each by an example, and none of them for an altered quote."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes.finding import PASSED
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verifying import find
from argmap.words.aligning import aligned
from argmap.words.same import canonical, is_same
from tests.text.alterations import ALTERATIONS, altered, sample

ARTICLE = """\
The council may sell the ferry.

“We cannot keep a ship that sails half empty,” Norling told reporters. “The money belongs in the
bridge – not in steel.”

A deckhand, he said, “isn’t asked,” but the owners are. The report calls it exam-
ple number 4 of 12, and well-known. The ferry sinks slowly, she said, and nobody counts the cost.

“It’s [almost] new,” the mayor's aide wrote in “The Lantern” on Friday. “Buy it!”
"""


def in_article(*parts, own=True, near=None):
    return find(SearchedText(ARTICLE), parts, near, own=own)


def stands(finding):
    return [ARTICLE[a:b] for a, b in finding.spans]


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        (["We cannot keep a ship that sails half empty"], "exact"),
        (["We cannot keep a ship that sails half empty,"], "exact"),
        (["isn’t asked"], "exact"),
        (["It’s [almost] new"], "exact"),
        (["isn't asked"], "typographic"),
        (["we cannot keep a ship that sails half empty"], "typographic"),
        (["[w]e cannot keep a ship that sails half empty"], "typographic"),
        (["We cannot keep a ship that sails half empty."], "typographic"),
        (["The money belongs in the\nbridge — not in steel."], "typographic"),
        (["The money belongs in the bridge -- not in steel."], "typographic"),
        (["The report calls it example number 4 of 12"], "typographic"),
        (["We cannot keep a ship that sails half empty", "The money belongs in the bridge"], "split"),
        (["We cannot keep a ship that sails half empty. The money belongs in the bridge"], "split"),
        (["It’s [almost] new", "Buy it!"], "split"),
        (["We cannot keep a ship … half empty"], "elided"),
        (["We cannot keep a ship [...] half empty"], "elided"),
        (["We cannot keep a ship . . . half empty"], "elided"),
        (["We cannot keep a ship", "half empty"], "elided"),
        (["We can keep a ship that sails half empty"], "altered"),
        (["We cannot keep a ship that never sails half empty"], "altered"),
        (["We cannot a keep ship that sails half empty"], "altered"),
        (["example number 5 of 12"], "altered"),
        (["The ferry sinks, and nobody counts the cost"], "altered"),
        (["We CANNOT keep a ship that sails half empty"], "altered"),
        (["We cannot keep a ship, that sails half empty"], "altered"),
        (["The harbour was full of seals and gulls"], "absent"),
        (["..."], "absent"),
        ([""], "absent"),
    ],
)  # fmt: skip
def test_every_verdict(parts, verdict):
    assert in_article(*parts).verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The council may sell the ferry", "exact"),
        ("The ferry sinks slowly and nobody counts the cost", "split"),
        ("The ferry sinks slowly, and nobody counts the cost", "split"),
        ("The ferry sinks and nobody counts the cost", "altered"),
    ],
)
def test_reported_words_are_split_by_what_commas_set_off(words, verdict):
    assert in_article(words, own=False).verdict == verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [
        ("It cost £8,000", "exact"),
        ("It cost 8,000", "altered"),
        ("8,000 more", "altered"),
        ("£8,000 more than 12%", "exact"),
        ("£8,000 more than 12", "altered"),
        ("£8,000 more than 13%", "altered"),
    ],
)
def test_a_number_keeps_its_currency_and_its_percent(quote, verdict):
    text = SearchedText("“It cost £8,000 more than 12% of that,” she said.")
    assert find(text, [quote]).verdict == verdict


def test_own_words_are_not_split_by_words_outside_their_marks():
    assert in_article("The ferry sinks slowly and nobody counts the cost").verdict == "altered"


def test_words_between_two_quoted_words_are_no_attribution():
    text = SearchedText("He called it “old” and perhaps “slow” at once.")
    assert find(text, ["old slow"]).verdict == "altered"
    assert find(text, ["old", "slow"]).verdict == "split"


def test_spans_hold_the_words_and_nothing_else():
    assert stands(in_article("We cannot keep a ship that sails half empty")) == [
        "We cannot keep a ship that sails half empty"
    ]
    assert stands(in_article("isn’t asked", "Buy it!")) == ["isn’t asked", "Buy it!"]


def test_what_is_left_out_is_told():
    assert in_article("We cannot keep … half empty").left_out == ("a ship that sails",)


def test_words_that_differ_are_told_apart():
    finding = in_article("We cannot sell a ship that sails half empty")
    assert [(p.change, p.text) for p in finding.differences if p.change != "same"] == [
        ("only in the map", "sell"),
        ("only in the source", "keep"),
    ]


def test_of_several_parts_only_the_altered_one_differs():
    finding = in_article("We cannot sell a ship", "The money belongs in the bridge")
    assert finding.verdict == "altered"
    assert [(p.change, p.text) for p in finding.differences] == [
        ("same", "We cannot"),
        ("only in the map", "sell"),
        ("only in the source", "keep"),
        ("same", "a ship"),
        ("same", "The money belongs in the bridge"),
    ]


def test_parts_in_another_order_do_not_pass():
    assert in_article("Buy it!", "It’s [almost] new").verdict == "altered"


def test_a_part_that_stands_nowhere_is_told():
    finding = in_article("We cannot keep a ship", "Seals and gulls fill the harbour")
    assert ("only in the map", "Seals and gulls fill the harbour") in [
        (p.change, p.text) for p in finding.differences
    ]


def test_a_word_replaced_at_the_very_beginning_is_shown_with_what_it_replaced():
    finding = in_article("They cannot keep a ship that sails half empty")
    assert [(p.change, p.text) for p in finding.differences][:2] == [
        ("only in the map", "They"),
        ("only in the source", "We"),
    ]


def test_whether_words_stand_in_quotation_marks():
    assert in_article("We cannot keep a ship").is_quoted is True
    assert in_article("The council may sell the ferry").is_quoted is False
    assert find(SearchedText("A speech. " * 500), ["A speech."]).is_quoted is None


def test_of_several_places_the_nearest_is_meant():
    text = SearchedText("It sank. They left. It sank.")
    assert find(text, ["It sank."]).spans == ((0, 8),)
    assert find(text, ["It sank."], near=19).spans == ((20, 28),)
    assert find(text, ["It sank."]).occurrences == 2


@pytest.mark.parametrize("name", ALTERATIONS)
def test_no_altered_quote_passes(name):
    made, chance = sample(60), random.Random(name)
    searched = SearchedText(made.text)
    for quote in made.quotes:
        changed = altered(quote, ALTERATIONS[name], made.text, chance)
        finding = find(searched, [changed])
        assert finding.verdict not in PASSED, changed


def test_every_unaltered_quote_passes():
    made = sample(60)
    searched = SearchedText(made.text)
    assert {find(searched, [quote]).verdict for quote in made.quotes} == {"exact"}


@given(st.integers(0, 200), st.integers(1, 60))
def test_every_stretch_of_whole_words_is_found_where_it_stands(start, length):
    words = ARTICLE.split(" ")
    part = " ".join(words[start % len(words) :][:length])
    finding = in_article(part, near=len(" ".join(words[: start % len(words)])))
    if any(c.isalnum() for c in part):
        assert finding.verdict in PASSED


@given(st.text(max_size=60), st.lists(st.text(max_size=30), min_size=1, max_size=3))
def test_any_words_have_a_verdict_in_any_text(text, parts):
    finding = find(SearchedText(text), parts)
    assert all(0 <= a <= b <= len(text) for a, b in finding.spans)


@given(st.text(max_size=40))
def test_words_are_the_same_as_themselves(text):
    assert is_same(text, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a-b", "a b"),
        ("resign", "re-sign"),
        ("1,000", "1.000"),
        ("us all", "US all"),
        ("no.", "no?"),
    ],
)
def test_what_is_more_than_typography(one, other):
    assert canonical(one) != canonical(other)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=30))
def test_an_alignment_makes_one_list_of_words_into_a_stretch_of_the_other(said, found):
    operations = aligned(said, found)
    ours = [w for _, a, b, _, _ in operations for w in said[a:b]]
    theirs = [w for _, _, _, c, d in operations for w in found[c:d]]
    begin = next((c for _, _, _, c, d in operations if d > c), 0)
    assert ours == said or not any(name == "equal" for name, *_ in operations)
    assert theirs == found[begin : begin + len(theirs)]
    for name, a, b, c, d in operations:
        if name == "equal":
            assert said[a:b] == found[c:d]


def test_an_alignment_is_as_short_as_it_can_be():
    found = [
        "the",
        "sea",
        "the",
        "ferry",
        "sinks",
        "she",
        "said",
        "and",
        "nobody",
        "counts",
        "the",
        "cost",
        "the",
        "end",
    ]
    said = ["the", "ferry", "sinks", "and", "nobody", "counts", "the", "cost"]
    operations = aligned(said, found)
    assert [op[0] for op in operations] == ["equal", "insert", "equal"]
    assert operations[0][3] == 2
