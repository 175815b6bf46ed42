"""Each pattern by itself: what it finds, whom it names, where its words begin and end."""

import pytest

from tests.text.helpers import patterns_of

DIRECT = [
    ("“It sank,” she said.", ("quoted", "she", "“It sank,”")),
    ("“It sank,” said Ada Merrow, a baker.", ("quoted", "Ada Merrow", "“It sank,”")),
    ("“It sank,” Lund, a sailor of 30 years, told reporters.", ("quoted", "Lund", "“It sank,”")),
    ("“It sank,” her brother, Tobias Lund, said.", ("quoted", "Tobias Lund", "“It sank,”")),
    ("“It sank,” according to Ada Merrow.", ("quoted", "Ada Merrow", "“It sank,”")),
    ("“It sank,” she said, “and slowly.”", ("quoted", "she", "“It sank,”|“and slowly.”")),
    ("“It sank,” she said. “It was old.”", ("quoted", "she", "“It sank,”|“It was old.”")),
    ("“Did it sink?” Lund asked.", ("quoted", "Lund", "“Did it sink?”")),
    ("Ada Merrow told reporters on Monday, “It sank.”", ("introduced", "Ada Merrow", "“It sank.”")),
    ("Merrow added: “It sank slowly.”", ("introduced", "Merrow", "“It sank slowly.”")),
    ("Merrow explained:\n\n“It sank slowly.”", ("announced", "Merrow", "“It sank slowly.”")),
    (
        "Sooner or later, Merrow told reporters, “it will sink again.”",
        ("split", "Merrow", "Sooner or later|“it will sink again.”"),
    ),
    (
        "“First it leaked.\n\n“Then it sank,” she said.",
        ("quoted", "she", "“First it leaked.|“Then it sank,”"),
    ),
]

REPORTED = [
    ("Lund said that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund said the ferry sank.", ("clause", "Lund", "the ferry sank")),
    ("Lund said on Monday that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund told the council that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund told The Lantern he would sell.", ("clause", "Lund", "he would sell")),
    ("Lund asked whether it sank.", ("whether", "Lund", "whether it sank")),
    ("Lund promised to sell the ferry.", ("to", "Lund", "to sell the ferry")),
    ("Lund praised the old ferry.", ("object", "Lund", "the old ferry")),
    ("Lund called for a new vote.", ("object", "Lund", "a new vote")),
    ("Lund took strong issue with the vote.", ("object", "Lund", "the vote")),
    ("Lund made it clear that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund is skeptical of the plan.", ("object", "Lund", "the plan")),
    ("The ferry sank, Lund said.", ("last", "Lund", "The ferry sank")),
    ("The ferry sank, said Ada Merrow, a baker.", ("last", "Ada Merrow", "The ferry sank")),
    (
        "The ferry, she said, sank in the night.",
        ("last", "she", "The ferry|sank in the night"),
    ),
    ("According to the report, the ferry sank.", ("according", "the report", "the ferry sank")),
    ("The ferry sank, according to the report.", ("according", "the report", "The ferry sank")),
    ("Lund: No new ferry this year", ("headline", "Lund", "No new ferry this year")),
    ("Her belief that it sank is wrong.", ("noun-that", "Her", "it sank is wrong")),
    ("The ferry is known as a wreck.", ("passive", None, "a wreck")),
    ("Lund was asked by voters whether it sank.", ("by", "voters", "whether it sank")),
    ("He sold the boat that she said was lost.", ("inserted", "she", "that|was lost")),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT + REPORTED)
def test_a_pattern_finds_its_words(text, expected):
    assert patterns_of(text)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Lund said it sank, adding that it was old.", ["it sank", "it was old"]),
        ("Lund said it sank and stressed that it was old.", ["it sank", "it was old"]),
        ("Lund said it sank, but Merrow said it sails.", ["it sank", "it sails"]),
        ("If they vote no, Lund said the ferry goes.", ["the ferry goes"]),
        ("Lund endorsed the plan, although she had doubts.", ["the plan"]),
        ("Lund praised Ada Merrow, his sister.", ["Ada Merrow"]),
        ("Lund thanked his sister, his aunt and his dog.", ["his sister, his aunt and his dog"]),
        ("Lund described it as a wreck.", ["it as a wreck"]),
        ("Those who support Merrow are young.", ["Merrow"]),
    ],
)
def test_words_end_where_the_next_thought_begins(text, contents):
    assert [words for _, _, words in patterns_of(text)] == contents


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Ada Merrow, a baker from the port, said it sank.", "Ada Merrow"),
        ("Rep. Ada Merrow (D-Ohio), chair of the board, said it sank.", "Rep. Ada Merrow (D-Ohio)"),
        ("Officials who spoke with The Lantern said it sank.", "Officials"),
        ("The official and other experts The Lantern spoke with said it sank.", "The official and other experts"),
        ("On Monday the mayor said it sank.", "the mayor"),
        ("A survey released on Friday found it sank.", "A survey released on Friday"),
        ("The mayor came and Lund said it sank.", "Lund"),
        ("With Lund questioning the vote, it sank.", "Lund"),
        ("It was Lund, who said it sank.", "Lund"),
        ("Merrow and Tobias Lund said it sank.", "Merrow and Tobias Lund"),
    ],
)  # fmt: skip
def test_the_subject_is_found_behind_what_stands_between(text, mention):
    assert patterns_of(text)[0][1] == mention


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “border czar” left.",
        "The film “The Last Ferry” opens in May.",
        "The ferry “Elsa” sank.",
        "Her claims were many.",
        "The plan proposed by Lund failed.",
        "Two states where it rains.",
    ],
)
def test_titles_scare_quotes_and_nouns_are_nobodys_speech(text):
    assert patterns_of(text) == []


def test_a_quotation_without_a_verb_belongs_to_nobody():
    assert patterns_of("Nobody knows.\n\n“It sank long ago,” and that was that.") == []


def test_a_quotation_does_not_go_on_over_a_paragraph_of_its_own():
    found = patterns_of("“It sank,” she said.\n\n“It was old.”")
    assert [words for _, _, words in found] == ["“It sank,”"]
