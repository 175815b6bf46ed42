"""Nothing is left out of a map without a word."""

import pytest

from argmap.drafting.accounting import account
from argmap.drafting.drafting import draft

TEXT = """\
Lund said the ferry was old.

“It sinks,” Lund said.

Then it was late.

“It does not.”

Ada Merrow, author of the book “Failure to Adjust,” came. So did the “experts”.

Lund denied that the ferry leaked. Lund did not say that it was sold. “Is it?” Lund asked.

Lund praised the plan.
"""


def test_every_quotation_is_in_a_claim_or_told_of():
    found = account(draft(TEXT), "medium")
    assert (found.quotations, found.in_claims) == (5, 2)
    assert [(each.line, each.why) for each in found.quotations_left_out] == [
        (7, "no speaker found"),
        (9, "a title"),
        (9, "only a few words"),
    ]


def test_every_statement_is_in_a_claim_or_told_of():
    found = account(draft(TEXT), "medium")
    assert [(each.line, each.why) for each in found.statements_left_out] == [
        (11, "not said"),
        (13, "not sure enough"),
    ]
    assert "not sure enough" not in account(draft(TEXT), "low").counts()


@pytest.mark.parametrize(
    "text",
    [
        "He is the author of the book “Failure to Adjust”.",
        "“It sells,” said Ann Lee, author of the book “Failure to Adjust, Adapt and Go On in Life”.",
        "“It sells,” said Ann Lee, who wrote an essay called “How to sail a small boat in bad weather”.",
        "“It sells,” Lund said of the film “The Last Ferry to Oban”.",
        "Ann Lee wrote the song “Never Again” in 1990. “It sells,” Lund said.",
        "Lund's memoir, “A Long Way from the Sea,” sold well. “It sells,” said Lund.",
        "Lund dislikes the “experts” and their “facts”. “It sells,” he said.",
    ],
)
def test_titles_and_scare_quotes_are_no_speech(text):
    words = [each.text for each in draft(text).statements if each.confidence != "low"]
    assert words in ([], ["“It sells,”"])


def test_a_title_that_is_said_is_said():
    assert [s.text for s in draft("“Black Lives Matter,” Lund said.").statements] == [
        "“Black Lives Matter,”"
    ]
