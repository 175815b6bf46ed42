from textwrap import dedent

import pytest

from argmap.text.lexicon import lexicon
from argmap.text.quotations import quotations
from argmap.text.sentences import paragraphs, sentences
from argmap.text.tokens import tokenise
from argmap.words.normal import normal


def split(text):
    plain = normal(text)
    places = paragraphs(plain)
    tokens = tokenise(plain, quotations(plain, places), lexicon())
    return [tokens.text(s.first, s.last) for s in sentences(tokens, places)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lund met Sen. Calder (D-Ohio) on Jan. 4 in the U.S. Senate.|He left.",
        "It cost $3.5 million.|Nobody paid.",
        "“Sell it.” |He left.",
        "“Will you sell?” Lund asked.|Nobody spoke.",
        "“Never!” Maud Teller, a baker, said.|He left.",
        "“We will sell,” he said. |“It is old.”",
        "He called it “old.” |She did not.",
        "He left ... and came back.",
        "(He had left.)|She stayed.",
        "She left (he did not.) and came back.",
    ],
)
def test_sentences_end_where_readers_see_it(text):
    assert split(text.replace("|", " ").replace("  ", " ")) == [
        part.strip() for part in text.split("|")
    ]


def test_lines_are_paragraphs():
    assert len(paragraphs("One line.\nAnother one.\n\nA third.\n")) == 3


def test_lines_of_a_narrow_page_are_one_paragraph():
    wrapped = dedent("""\
        The council may sell the last ferry that the town still owns and
        put the money into a bridge, the mayor said on Monday. A buyer
        has been found in the south, and the papers are ready to sign as
        soon as the council has voted.

        Not everyone agrees.
        """)
    assert len(paragraphs(wrapped)) == 2


def test_a_dateline_is_no_part_of_the_sentence():
    assert split("BRACKNESS, Ohio (AP) - The ferry is old.") == ["The ferry is old."]
