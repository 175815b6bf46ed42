"""Somebody's own words of several sentences, as one claim for each."""

import pytest

from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.text.extracting import Extracted


def drafted(text, *, splits=True):
    return draft_map([Drafted(draft(text), Extracted(text), "x", "x.txt")], splits=splits).map


def claims(text):
    return [claim.text for claim in drafted(text).claims.values()]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "“The ferry sails half empty. The bridge needs the money,” said Mayor Elsa Norling.",
            ["The ferry sails half empty.", "The bridge needs the money."],
        ),
        (
            "“The ferry sails half empty,” said Mayor Elsa Norling. “The bridge needs the money.”",
            ["The ferry sails half empty.", "The bridge needs the money."],
        ),
        # One sentence that says who speaks in its middle.
        (
            "“The ferry,” said Mayor Elsa Norling, “sails half empty. The bridge needs the money.”",
            ["The ferry sails half empty.", "The bridge needs the money."],
        ),
        # What leans on the sentence before, or is too short, stays with it.
        (
            "“How much should we sell? That is the question,” said Mayor Elsa Norling.",
            ["How much should we sell? That is the question."],
        ),
        (
            "“We must sell the ferry now. It is old,” said Mayor Elsa Norling.",
            ["We must sell the ferry now. It is old."],
        ),
        (
            "“I met Mr. Lund and Dr. Roe in Oban today,” said Mayor Elsa Norling.",
            ["I met Mr. Lund and Dr. Roe in Oban today."],
        ),
    ],
)
def test_each_sentence_is_a_claim(text, sentences):
    assert claims(text) == sentences


def test_every_part_keeps_its_speaker_and_its_words_stand_where_it_says():
    text = (
        "“We cannot keep the ferry. Will nobody buy the ship?” said Mayor Elsa Norling. "
        "“The bridge needs the money.”"
    )
    utterances = [u for claim in drafted(text).claims.values() for u in claim.utterances]
    assert [u.force for u in utterances] == ["asserts", "asks", "asserts"]
    assert {u.speaker for u in utterances} == {"elsa-norling"}
    for each in utterances:
        assert [text[a:b] for a, b in each.span] == each.quote_parts


def test_nothing_else_is_split_and_nothing_is_split_without_being_asked():
    assert claims("Mayor Elsa Norling said the ferry is old. Lund said it leaks.") == [
        "The ferry is old.",
        "It leaks.",
    ]
    text = "“The ferry sails half empty. The bridge needs the money,” said Mayor Elsa Norling."
    assert len(drafted(text, splits=False).claims) == 1
