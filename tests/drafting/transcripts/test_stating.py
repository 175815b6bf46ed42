"""What states something and what does not."""

import pytest

from tests.drafting.transcripts.helpers import claims, silent


def said(words):
    return [
        claim
        for name, claim in claims(f"ADA: {words}\n\nBEN: It can be mended.\n")
        if name == "Ada"
    ]


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Well, the ferry is old.", "The ferry is old."),
        ("But uh - th- the ferry is, um, old.", "The ferry is old."),
        ("And so, Mr Kray, the ferry is old.", "Mr Kray, the ferry is old."),
        ("The ferry is old --", "The ferry is old."),
        ("I want to say that the ferry is old.", "I want to say that the ferry is old."),
        ("I will say this: the ferry is old.", "The ferry is old."),
        ("As for the ferry, it is old.", "As for the ferry, it is old."),
        ("That's absurd.", "That's absurd."),
        ("The ferry (which sank) is old.", "The ferry (which sank) is old."),
        ("The ferry is (inaudible) old.", "The ferry is (inaudible) old."),
        ("The ferry [LAUGHTER] is old.", "The ferry is old."),
    ],
)
def test_a_sentence_that_states_something_is_a_claim(words, claim):
    assert said(words) == [claim]


def test_clauses_that_can_stand_by_themselves_are_claims():
    assert said("The ferry is old; it sank in March; and a good thing, too.") == [
        "The ferry is old.",
        "It sank in March; and a good thing, too.",
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Good evening, everybody.", "a greeting or thanks"),
        ("Thank you, Madam Chair.", "a greeting or thanks"),
        ("I'd like to thank the town of Oban and all who came here.", "a greeting or thanks"),
        ("Is the ferry old?", "a question"),
        ("Let me come to the next point.", "about the debate itself"),
        ("I yield to the member from Oban.", "about the debate itself"),
        ("I just want to make one thing clear.", "about the debate itself"),
        ("Now, on the question of the ferry.", "about the debate itself"),
        ("I would like to ask what the ferry costs.", "a question"),
        ("But the --", "an interruption"),
        ("Nine thousand.", "only a few words"),
        ("(APPLAUSE)", None),
    ],
)
def test_what_states_nothing_is_counted(words, why):
    text = f"ADA: The ferry is old. {words}\n\nBEN: It can be mended.\n"
    assert len(claims(text)) == 2
    assert [reason for _, reason in silent(text)] == ([why] if why else [])


def test_a_sentence_does_not_end_within_a_quotation():
    found = said('As my father said: "The ferry is old. It will sink." We sold it.')
    assert found == [
        'As my father said: "The ferry is old. It will sink."',
        "We sold it.",
        "The ferry is old. It will sink.",
    ] or found[:2] == ['As my father said: "The ferry is old. It will sink."', "We sold it."]
