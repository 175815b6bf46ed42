"""Each pattern by itself: what it finds, whom it names, where its words begin and end."""

import pytest

from argmap.drafting.drafting import draft
from tests.text.helpers import patterns_of

DIRECT = [
    ("“It sank,” she said.", ("quoted", "she", "“It sank,”")),
    ("“It sank,” said Ada Merrow, a baker.", ("quoted", "Ada Merrow", "“It sank,”")),
    ("“It sank,” Lund, a sailor of 30 years, told reporters.", ("quoted", "Lund", "“It sank,”")),
    ("“It sank,” her brother, Tobias Lund, said.", ("quoted", "Tobias Lund", "“It sank,”")),
    ("“It sank,” according to Ada Merrow.", ("quoted", "Ada Merrow", "“It sank,”")),
    ("“It sank,” she said, “and slowly.”", ("quoted", "she", "“It sank,”|“and slowly.”")),
    ("“It sank,” she said. “It was old.”", ("quoted", "she", "“It sank,”|“It was old.”")),
    ("“It sank,” Ada Merrow, who is a baker said.", ("quoted", "Ada Merrow", "“It sank,”")),
    ("“Did it sink?” Lund asked.", ("quoted", "Lund", "“Did it sink?”")),
    ("Ada Merrow told reporters on Monday, “It sank.”", ("introduced", "Ada Merrow", "“It sank.”")),
    ("Merrow added: “It sank slowly.”", ("introduced", "Merrow", "“It sank slowly.”")),
    ("Merrow explained:\n\n“It sank slowly.”", ("announced", "Merrow", "“It sank slowly.”")),
    (
        "Merrow wrote:\n\nThe ferry is old. It leaks.\n\nLund left.",
        ("announced", "Merrow", "The ferry is old. It leaks."),
    ),
    (
        "The ferry is old, Merrow said. “It leaks.”",
        ("last", "Merrow", "The ferry is old|“It leaks.”"),
    ),
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
    ("Lund insisted on Monday that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund told the council that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund said to a friend that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund told The Lantern he would sell.", ("clause", "Lund", "he would sell")),
    ("Lund asked whether it sank.", ("whether", "Lund", "whether it sank")),
    ("Lund promised to sell the ferry.", ("to", "Lund", "to sell the ferry")),
    ("Lund praised the old ferry.", ("object", "Lund", "the old ferry")),
    ("Lund called for a new vote.", ("object", "Lund", "a new vote")),
    ("Lund took strong issue with the vote.", ("object", "Lund", "the vote")),
    ("Lund made it clear that the ferry sank.", ("that", "Lund", "the ferry sank")),
    ("Lund is skeptical of the plan.", ("object", "Lund", "the plan")),
    ("Lund seemed pleased with the plan.", ("object", "Lund", "the plan")),
    ("Lund is opposed to the plan.", ("object", "Lund", "the plan")),
    ("Lund apologized to the crew for the storm.", ("object", "Lund", "the storm")),
    ("Lund apologized to the crew and to Merrow for it.", ("object", "Lund", "it")),
    ("Lund talked at length about the storm.", ("object", "Lund", "the storm")),
    ("Lund recalled that day.", ("object", "Lund", "that day")),
    ("Lund recommended that it be sold.", ("that", "Lund", "it be sold")),
    ("Lund said there was a leak.", ("clause", "Lund", "there was a leak")),
    (
        "Lund said boats like these “never sail.”",
        ("clause", "Lund", "boats like these “never sail.”"),
    ),
    ("The ferry sank, Lund said.", ("last", "Lund", "The ferry sank")),
    ("The ferry sank, said Ada Merrow, a baker.", ("last", "Ada Merrow", "The ferry sank")),
    (
        "The ferry, she said, sank in the night.",
        ("last", "she", "The ferry|sank in the night"),
    ),
    ("According to the report, the ferry sank.", ("according", "the report", "the ferry sank")),
    ("The ferry sank, according to the report.", ("according", "the report", "The ferry sank")),
    ("As Lund noted in a letter on Monday, it sank.", ("as", "Lund", "it sank")),
    ("But as Ada Merrow pointed out, it sank.", ("as", "Ada Merrow", "it sank")),
    ("Oban mayor: No new ferry this year", ("headline", "Oban mayor", "No new ferry this year")),
    ("Lund: No new ferry this year", ("headline", "Lund", "No new ferry this year")),
    ("Her belief that it sank is wrong.", ("noun-that", "Her", "it sank is wrong")),
    ("The ferry is known as a wreck.", ("passive", None, "The ferry is known as a wreck")),
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
        ("Sailors praising the ferry are young.", ["the ferry"]),
        ("Sailors praising the ferry thanked the crew.", ["the ferry", "the crew"]),
        ("Lund praised the ferry when it was new.", ["the ferry"]),
        ("Lund promised to sell it when it is old.", ["to sell it when it is old"]),
        ("Lund praised the crew because it stayed.", ["the crew because it stayed"]),
        ("Lund praised old ships, such as the ferry.", ["old ships, such as the ferry"]),
        ("Lund praised Merrow on the radio.", ["Merrow on the radio"]),
        ("Lund praised the choice not to sail.", ["the choice not to sail"]),
        ("Lund discussed costs such as who pays.", ["costs such as who pays"]),
        ("Lund views it as easily won.", ["it as easily won"]),
        ("Lund discussed Brack v. Oban.", ["Brack v. Oban"]),
        ("Lund praised “the plan,” adding that it was old.", ["“the plan,”", "it was old"]),
        ("Lund left, thanking Merrow and blaming the crew.", ["Merrow", "the crew"]),
        ("Lund insisted it sails - and the crew has left.", ["it sails"]),
        ("Lund said the ferry, a wreck, was lost.", ["the ferry, a wreck, was lost"]),
        ("Lund said the ferry was lost, a sad end.", ["the ferry was lost"]),
        ("Lund, fearing the storm, often failed to sail.", ["the storm"]),
        ("Lund said it sank on May 3, 2016, in Oban.", ["it sank on May 3, 2016, in Oban"]),
        ("Lund denied any fault and promised to pay.", ["any fault", "to pay"]),
        ("Wondering whether it sank, Lund laughed.", ["whether it sank"]),
        ("The crew, who reported a leak, was late.", ["a leak"]),
        ("Lund said it sank, and I think it was old.", ["it sank", "it was old"]),
        ("Lund said it sank and Merrow said it was old.", ["it sank", "it was old"]),
        ("Lund answered all questions, but the crew said it sank.", ["all questions", "it sank"]),
        ("Though he “loves boats,” Lund blames the crew.", ["the crew"]),
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
        ("The mayor of Oban, Ada Merrow, said it sank.", "Ada Merrow"),
        ("A survey released on Friday found it sank.", "A survey released on Friday"),
        ("The mayor came and Lund said it sank.", "Lund"),
        ("With Lund questioning the vote, it sank.", "Lund"),
        ("It was Lund, who said it sank.", "Lund"),
        ("Merrow and Tobias Lund said it sank.", "Merrow and Tobias Lund"),
        ("At noon, the rally denounced the plan.", "the rally"),
        ("Ada Merrow, whom the council elected, said it sank.", "Ada Merrow"),
        ("The mayor sold a book that showed it sank.", "a book"),
        ("More than half of the sailors say it sank.", "More than half of the sailors"),
        ("They bought engines that can fail and sailors hope it lasts.", "sailors"),
        ("The storm forced sailors to demand a new ferry.", "sailors"),
        ("Merrow to call for a new ferry", "Merrow"),
        ("Merrow spent much of her speech defending the crew.", "Merrow"),
        ("Citing “the storm,” Merrow left.", "Merrow"),
        ("On Friday, Lund, leading three crews, asked the mayor to leave.", "Lund"),
    ],
)  # fmt: skip
def test_the_subject_is_found_behind_what_stands_between(text, mention):
    assert patterns_of(text)[0][1] == mention


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("As Lund sent out letters praising the crew, Merrow tried to blame the storm.", ["letters", "Merrow"]),
        ("“It sank,” said Lund, praising the crew.", ["Lund", "Lund"]),
        ("Ada Merrow, who said it sank, praised the crew.", ["Ada Merrow", "Ada Merrow"]),
    ],
)  # fmt: skip
def test_each_verb_of_a_sentence_has_its_own_subject(text, mentions):
    assert [mention for _, mention, _ in patterns_of(text)] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “border czar” left.",
        "The film “The Last Ferry” opens in May.",
        "The ferry “Elsa” sank.",
        "Her claims were many.",
        "The plan proposed by Lund failed.",
        "Two states where it rains.",
        "Praising the ferry helps.",
        "A list of the most praised ships hangs here.",
    ],
)
def test_titles_scare_quotes_and_nouns_are_nobodys_speech(text):
    assert patterns_of(text) == []


def test_a_quotation_without_a_verb_belongs_to_nobody():
    assert patterns_of("Nobody knows.\n\n“It sank long ago,” and that was that.") == []


def test_a_quotation_in_a_paragraph_of_its_own_is_a_saying_of_its_own():
    found = patterns_of("“It sank,” she said.\n\n“It was old.”")
    assert found == [("quoted", "she", "“It sank,”"), ("running", "she", "“It was old.”")]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        # A paragraph that is a quotation by itself is more of who spoke before it,
        ("“It sank,” Lund said.\n\n“It was old, too.”\n\nAll left.", [("Lund", "high"), ("Lund", "medium")]),
        ("Lund said: “It sank.”\n\n“It was old, too.”", [("Lund", "high"), ("Lund", "medium")]),
        # but not where that was a question, or two take turns, or others come between.
        ("“Did it sink?” asked Lund.\n\n“It was old, too.”", [("Lund", "high")]),
        ("“It sank,” said Lund.\n\n“No,” said Merrow.\n\n“It was old, too.”", [("Lund", "high"), ("Merrow", "high")]),
        ("“It sank,” Lund said.\n\nMerrow came.\n\n“It was old, too.”", [("Lund", "high")]),
        ("“It was old and it leaked.” –Commissioner Hale", [("Hale", "high")]),
        ("“It was old and it leaked.”\n\n— Ann Lee, Oban", [("Ann Lee", "high")]),
        ("And from Chair Hale:\n\n“It was old and it leaked.”", [("Hale", "high")]),
        ("- Anna Brandt: “It was old.”\n- Piet Harrow: “It was not.”", [("Anna Brandt", "high"), ("Piet Harrow", "high")]),
        ("• Anna Brandt, a baker: “It was old.”", [("Anna Brandt", "high")]),
        ("‘It was old,’ said Lund. ‘It leaked.’", [("Lund", "high")]),
        ("“First it leaked.\n\n“Then it sank.\n\n“And nobody cared,” said Lund.", [("Lund", "high")]),
    ],
)  # fmt: skip
def test_a_quotation_without_a_verb_is_whose_the_text_says(text, spoken):
    assert [(each.speaker, each.confidence) for each in draft(text).statements] == spoken
