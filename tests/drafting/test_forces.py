"""Who says what they are said not to say: denials, refusals, doubts, questions, and nobody."""

import pytest

from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.text.extracting import Extracted


def forces(text):
    return [statement.force for statement in draft(text).statements]


def drafted(text):
    return draft_map([Drafted(draft(text), Extracted(text), "text", "text.txt")], "low").map


def voiced(text):
    """The claims of a draft that shows everything, with somebody who voices them."""
    return [claim.text for claim in drafted(text).claims.values() if claim.speakers]


NOT_SAID = [
    "Lund did not say that the ferry was safe.",
    "Lund didn't say the ferry was safe.",
    "Lund did not, however, claim that the ferry was safe.",
    "Lund never promised to sell the ferry.",
    "Lund has never claimed that the ferry was safe.",
    "Lund no longer believes that the ferry is safe.",
    "Lund doesn't think that the ferry is safe.",
    "Lund does not support the plan.",
    "The minister stopped short of saying the ferry was safe.",
    "The minister fell short of promising that the ferry was safe.",
    "The minister would not go so far as to say the ferry was safe.",
    "The minister has yet to say that the ferry is safe.",
    "The minister was not willing to say that the ferry was safe.",
    "The minister was unable to say whether the ferry was safe.",
    "The minister declined to comment.",
    "The company declined to say whether the ferry was safe.",
    "The mayor refused to confirm that the ferry was sold.",
    "The mayor refused to say whether she would resign.",
    "The council avoided saying that the ferry was sold.",
    "The council left without saying that the ferry was sold.",
    "Lund refrained from calling the plan a failure.",
    "Far from claiming that the ferry was safe, Lund left.",
    "Instead of saying that the ferry was safe, Lund left.",
    "Lund did not deny that the ferry leaked.",
    "Lund is unsure whether the ferry is safe.",
    "Lund was not convinced that the ferry was safe.",
    "The bridge, Lund never said, was safe.",
]

NOBODY = [
    "No one said the ferry was safe.",
    "Nobody on the council believes the ferry is safe.",
    "None of the experts said the ferry was safe.",
    "No minister has argued that the ferry is safe.",
    "Few experts believe the ferry is safe.",
    "Neither Smith nor Jones said the ferry was safe.",
    "Neither the mayor nor her deputy has said that the ferry is safe.",
    "Hardly anyone thinks that the ferry is safe.",
    "Nor did she say that the ferry was safe.",
    "Never did the minister admit that the ferry leaked.",
    "At no time did the minister say that the ferry leaked.",
    "Did the mayor say that the ferry was safe?",
    "If the mayor says the ferry is safe, the council will meet.",
    "Unless the inspector finds that the ferry is safe, it stays.",
]

DENIED = [
    ("The mayor denied that the budget was cut.", "The budget was cut."),
    ("The mayor has repeatedly denied that the budget was cut.", "The budget was cut."),
    ("The mayor flatly denied the budget was cut.", "The budget was cut."),
    ("The mayor denied the claim that the budget was cut.", "The budget was cut."),
    ("Lund disputed that the ferry was safe.", "The ferry was safe."),
    ("Lund disputes the finding that the ferry was safe.", "The ferry was safe."),
    ("Lund doubts that the plan will work.", "The plan will work."),
    ("Lund is sceptical that the plan will work.", "The plan will work."),
    ("Lund was skeptical that the plan would work.", "The plan would work."),
    ("Lund rejected the idea that the ferry was safe.", "The ferry was safe."),
    ("Lund dismissed suggestions that the ferry was safe.", "The ferry was safe."),
    ("Lund scoffed at the notion that the ferry was safe.", "The ferry was safe."),
    ("Lund denied cutting the budget.", "Lund has cut the budget."),
    ("Lund denied selling the ferry.", "Lund has sold the ferry."),
]

ASKED = [
    "Lund asked whether the ferry was safe.",
    "Lund wondered aloud if the ferry would sink.",
    "Lund questioned why the ferry was sold.",
    "Lund was asked by reporters whether the ferry was safe.",
    "“Is it safe?” Lund asked.",
    "“Is it safe?” said Lund.",
    "“Why now? Why here?” Lund said.",
]

SAID = [
    "Lund not only said that the ferry was safe.",
    "Lund did not just say that the ferry was safe.",
    "Lund was not afraid to say that the ferry was safe.",
    "Lund did not hesitate to say that the ferry was safe.",
    "Lund never failed to say that the ferry was safe.",
    "A few experts believe the ferry is safe.",
    "Lund said it was not true that the ferry was safe.",
    "It is not true that the ferry sank, Lund said.",
    "Lund said he did not believe that the ferry was safe.",
    "“I never said that,” Lund said.",
    "“Is it safe? I doubt it,” said Lund.",
    "The mayor, who did not attend, said that the ferry was safe.",
    "The mayor did not attend, saying the ferry was safe.",
    "Officials who did not come said the ferry was safe.",
    "Lund has no doubt that the ferry is safe.",
]


@pytest.mark.parametrize("text", NOT_SAID + NOBODY)
def test_what_is_not_said_is_nobodys_claim(text):
    assert set(forces(text)) <= {"unsaid"}
    assert voiced(text) == []


@pytest.mark.parametrize(("text", "claim"), DENIED)
def test_a_denial_is_the_claim_denied(text, claim):
    (made,) = drafted(text).claims.values()
    (utterance,) = made.utterances
    assert (made.text, made.speakers, utterance.force) == (claim, [], "denies")
    # The reporter's words have the verb among them, and stand in the text.
    assert utterance.reported == text.removesuffix(".")
    ((start, end),) = utterance.span
    assert text[start:end] == utterance.reported


@pytest.mark.parametrize("text", ASKED)
def test_a_question_is_asked_and_not_said(text):
    assert forces(text) == ["asks"]


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_stays_said(text):
    assert "asserts" in forces(text)
    assert voiced(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Lund asked whether the ferry was safe.", "The ferry was safe."),
        ("Lund wondered if the ferry would sink.", "The ferry would sink."),
        ("“Is it safe?” Lund asked.", "Is it safe?"),
    ],
)
def test_what_is_asked_is_a_claim_that_nobody_voices(text, claim):
    (made,) = drafted(text).claims.values()
    assert (made.text, made.speakers_by("asks"), made.speakers) == (claim, ["lund"], [])


def test_a_claim_that_one_denies_and_another_makes_has_both():
    map = drafted("Lund denied that the ferry leaked. Merrow said that the ferry leaked.")
    assert [(c.text, c.speakers_by("denies"), c.speakers) for c in map.claims.values()] == [
        ("The ferry leaked.", ["lund"], ["merrow"])
    ]


@pytest.mark.parametrize("text", [text for text, _ in DENIED] + ASKED)
def test_nobody_voices_what_is_denied_or_asked(text):
    assert voiced(text) == []


TOLD = [
    ("Asked whether he would resign, Lund said he would stay.", ["Lund would stay."]),
    ("When asked if the toll would rise, Lund said tolls were fair.", ["Tolls were fair."]),
    ("Lund, asked about the bolts, said the bolts were new.", ["The bolts were new."]),
    ("Lund, asked whether the bolts held, said the bolts were new.", ["The bolts were new."]),
    ("Told that the ferry was full, Lund said people could walk.", ["People could walk."]),
    ("Warned that the bridge was weak, Lund said it would hold.", ["It would hold."]),
    (
        "Asked by reporters why it closed, Lund said the bolts were loose.",
        ["The bolts were loose."],
    ),
]


@pytest.mark.parametrize(("text", "claims"), TOLD)
def test_who_is_told_or_asked_something_does_not_say_it(text, claims):
    assert voiced(text) == claims
    asking = {
        u.speaker for c in drafted(text).claims.values() for u in c.utterances if not u.voices
    }
    assert "lund" not in asking


def test_who_tells_somebody_says_it():
    assert voiced("Lund sat down and told reporters that the ferry was full.") == [
        "The ferry was full."
    ]
    text = "Ann Lund, an economist, warned that the bridge was weak."
    assert voiced(text) == ["The bridge was weak."]
    assert voiced("Lund warned that the bridge was weak.") == ["The bridge was weak."]
