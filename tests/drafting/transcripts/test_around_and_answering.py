"""What turns say to each other in so many words, and what stands around them in prose."""

from __future__ import annotations

import pytest

from argmap.drafting.accounting import coverage
from argmap.drafting.transcripts.answering import answer
from argmap.drafting.transcripts.reading_either import draft_any

INTERVIEW = """\
The harbour master on the storm

Greta Lund has run the port for ten years. In March she told the council that the old wall would not hold.

LANTERN: Is the wall safe?

LUND: The wall is not safe. I concede that it held in January.

LANTERN: What should be done?

LUND: The wall should be rebuilt before October. I do not accept that money is short.

LANTERN: Are you worried?

LUND: I deny that I am worried. The council will act.

Her deputy, Karl Voss, said later in the day that the work on the wall would begin in May.
"""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I concede that the pool is old.", ("The pool is old.", "concedes")),
        ("Of course I fully accept that it is old.", ("It is old.", "concedes")),
        ("I flatly deny that the pool is old.", ("The pool is old.", "denies")),
        ("I reject the claim that it is old.", ("It is old.", "denies")),
        ("I don't believe for a moment that it is old.", ("It is old.", "denies")),
        ("I believe that it is old.", ("I believe that it is old.", "asserts")),
        ("They concede that it is old.", ("They concede that it is old.", "asserts")),
        ("I deny that I was there.", ("I deny that I was there.", "asserts")),
        (
            "I concede that it is old, but it is safe.",
            ("I concede that it is old, but it is safe.", "asserts"),
        ),
    ],
)
def test_plain_words_tell_who_concedes_and_who_denies(words, found):
    assert answer(words) == found


def test_an_interview_is_drafted_with_its_introduction():
    found = draft_any(INTERVIEW).statements
    first, *turns = [(s.speaker, s.force, s.text) for s in found]
    assert first == ("Lund", "asserts", "the old wall would not hold")
    assert ("Lund", "denies", "I do not accept that money is short.") in turns
    # What follows a turn without a label may be a narrator's, and is not sure.
    assert found[-1].confidence == "low"


def test_every_letter_is_in_a_statement_or_left_out():
    draft = draft_any(INTERVIEW)
    assert draft.transcript is not None
    places = [place for place, _ in draft.transcript.silent]
    places += [span for statement in draft.statements for span in statement.spans]
    places += [turn.label for turn in draft.transcript.turns]
    covered = {i for start, end in places for i in range(start, end)}
    assert [c for i, c in enumerate(INTERVIEW) if c.isalnum() and i not in covered] == []


def test_coverage_counts_what_the_turns_state():
    draft = draft_any(INTERVIEW)
    half = [statement.spans[0] for statement in draft.statements[::2]]
    told = coverage(draft, half)
    assert (told.of, told.turns, told.quotations) == ("statement", 6, len(draft.statements))
    assert told.in_claims == len(half)
    assert {each.why for each in told.quotations_left_out} == {"in no claim"}
