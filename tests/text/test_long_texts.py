"""Texts that no newspaper prints: sentences without end, one name a thousand times, nothing but marks."""

from __future__ import annotations

import pytest

from argmap.drafting.drafting import draft
from argmap.quotes.interruptions import is_joined
from argmap.quotes.searched_text import SearchedText
from argmap.quotes.verifying import find
from argmap.text.extracting import extract
from argmap.text.quotations import quotations
from argmap.text.sentences import MAX_SENTENCE, paragraphs, sentences
from argmap.words.normal import normal
from argmap.words.same import canonical
from tests.steps import lines_run
from tests.text.helpers import patterns_of, tokens_of

LONG = [
    '"a" he said ',
    "Bob, ",
    '"Bob (',
    "Bob said it. ",
    "Ann Lee said it. Lee said no. The mayor said so. They said it. ",
    "he said in Ohio on Monday in May ",
    'He left. "Yes," ',
]


@pytest.mark.parametrize("piece", LONG)
def test_four_times_as_much_text_takes_at_most_five_times_the_steps(piece: str) -> None:
    length = 2 * MAX_SENTENCE * 5 // len(piece.split())
    draft(piece)  # what is looked up once is known now
    steps = [lines_run(lambda n=n: draft(piece * n)) for n in (length // 2, 2 * length)]
    assert steps[1] <= 5 * steps[0]


@pytest.mark.parametrize(
    ("text", "said", "ends"),
    [("a b ", "a b ", ""), ("a ", "a ", "b"), ("a b c. ", "a b c. ", "")],
)
def test_words_that_repeat_themselves_are_found_in_a_text_that_does(text, said, ends) -> None:
    def is_found(count: int) -> bool:
        return find(SearchedText(text * count), [said * (count // 2) + ends]).passed

    steps = [lines_run(lambda n=n: is_found(n)) for n in (400, 1600)]
    assert steps[1] <= 5 * steps[0]
    assert is_found(400) == (not ends)


def test_places_that_overlap_are_found_with_what_stands_between_them() -> None:
    found = find(SearchedText("No, no no, no. No no."), ["no no"])
    assert (found.verdict, found.spans) == ("exact", ((4, 9),))


def test_a_sentence_too_long_to_be_one_is_read_in_pieces_outside_quotations() -> None:
    text = "“" + "one two " * MAX_SENTENCE + "three,” Ann Lee said, " + "they came, " * MAX_SENTENCE
    tokens, plain = tokens_of(text), normal(text)
    places = paragraphs(plain)
    found = sentences(tokens, places)
    assert [a.last for a in found[:-1]] == [b.first for b in found[1:]]
    assert found[-1].last == len(tokens.tags)
    outside = [s.last - s.first - tokens.tags.count("Q", s.first, s.last) for s in found]
    assert max(outside) <= 2 * MAX_SENTENCE
    # The quotation is whole, and whose it is, is read.
    [quoted] = quotations(plain, places)
    words = text[quoted.start : quoted.end]
    assert patterns_of(text)[0] == ("quoted", "Ann Lee", words)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ferry sank, he said in an interview on Monday in Ohio.", "he"),
        (
            "The ferry sank, she said in in in in in in in in in in in in in in in in in in in.",
            "she",
        ),
    ],
)
def test_what_follows_a_verb_behind_its_words(text: str, who: str) -> None:
    [(pattern, found, said)] = patterns_of(text)
    assert (pattern, found, said) == ("last", who, "The ferry sank")


def test_a_hundred_people_of_one_name_and_who_was_named_last() -> None:
    names = [f"{first}{second}rt Lee" for first in "BCDFGHJKLM" for second in "aeiou"]
    text = " ".join(f"{name} came. Lee said it rained." for name in names)
    spoke = [statement.speaker or "" for statement in draft(text).statements]
    # It could be any of them: who was named last is among those it may be, and nobody is chosen.
    assert all(name in who.split(" or ") for who, name in zip(spoke, names, strict=True))
    assert {statement.confidence for statement in draft(text).statements} == {"low"}


def test_an_end_of_a_page_that_closes_nothing_is_text() -> None:
    assert extract("<p>a</p><!-- b <p>c</p> <d", "html").text == "a\n<!-- b\nc\n<d\n"
    assert extract("<p>a</p><!-- b --><p>c</p>", "html").text == "a\nc\n"


def test_marked_sections_of_a_page_say_nothing() -> None:
    for section in ("<![CDATA[x > y]]>", "<![if IE]>", "<![word[x]]>", "<![CDATA[x>"):
        assert extract(f"<p>a{section}b</p>", "html").text == "ab\n"


def test_dashes_count_alike_whatever_blanks_are_around_them() -> None:
    one = canonical("it sank - or\n--\tburnt")
    assert one == canonical("it sank\u2014or \u2014 burnt") == "it sank \u2014 or \u2014 burnt"
    assert canonical("well-known") == "well-known"


def test_signs_at_the_joint_of_two_parts_are_the_quoters_choice() -> None:
    assert is_joined("It sank; twice", "It sank,... twice")
    assert not is_joined("It sank; twice", "It sank,x twice")
