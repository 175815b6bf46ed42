"""Relations that a text suggests: offered with why and where, and never drawn."""

import pytest

from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.drafting.proposals.proposing import propose
from argmap.drafting.proposals.said import Said
from argmap.text.extracting import Extracted


def offers(text, least="medium"):
    """The relations proposed for the claims of a text, as (text of the claim, kind, target, why)."""
    map = draft_map([Drafted(draft(text), Extracted(text), "x", "x.txt")], least, proposes=True).map
    assert not map.relations
    return [
        (claim.text, each.kind, map.claims[each.target].text, each.why)
        for claim in map.claims.values()
        for each in claim.proposed
    ]


def test_but_and_however_limit_what_the_same_person_says_right_before():
    assert offers(
        "Mayor Elsa Norling said the ferry is safe. However, Norling said the engine needs care."
    ) == [("The engine needs care.", "qualifies", "The ferry is safe.", "contrast: “However”")]
    assert offers(
        "“The ferry is safe,” said Mayor Elsa Norling. “But the engine needs care,” she said."
    ) == [("The engine needs care.", "qualifies", "The ferry is safe.", "contrast: “But”")]
    assert offers(
        "Mayor Elsa Norling said the ferry is safe, although she added that the engine needs care."
    ) == [("The engine needs care.", "qualifies", "The ferry is safe.", "contrast: “although”")]


def test_but_a_reporter_who_goes_over_to_somebody_else_relates_nothing_for_sure():
    text = "Mayor Elsa Norling said the ferry is safe. But Carl Roe said the bridge needs paint."
    assert offers(text) == []
    assert offers(text, "low") == [
        ("The bridge needs paint.", "rebuts", "The ferry is safe.", "contrast: “But”")
    ]
    assert offers(
        "Mayor Elsa Norling said the ferry is safe. But Carl Roe said Norling forgets the engine."
    ) == [
        ("Norling forgets the engine.", "rebuts", "The ferry is safe.", "contrast: “But”"),
    ]


def test_but_goes_with_the_sentence_before_it_and_not_with_a_time():
    assert not offers(
        "Mayor Elsa Norling said the ferry is safe. It was built by hand. "
        "However, Norling said the engine needs care."
    )
    assert not offers(
        "Mayor Elsa Norling said the ferry is safe. But on Monday, Norling said the pier is new."
    )
    assert not offers(
        "Mayor Elsa Norling said the ferry is safe and called the pier a wreck. "
        "But Norling said the pier is new."
    )


def test_therefore_makes_the_claim_before_the_reason_and_because_the_one_behind():
    assert offers(
        "“The engine is old,” said Mayor Elsa Norling. “Therefore the ferry must go,” she said."
    ) == [
        (
            "The engine is old.",
            "supports",
            "Therefore the ferry must go.",
            "conclusion: “Therefore”",
        )
    ]
    assert offers(
        "“The ferry must go,” said Mayor Elsa Norling. “That's because the engine is old,” she said."
    ) == [
        (
            "That's because the engine is old.",
            "supports",
            "The ferry must go.",
            "reason: “That's because”",
        )
    ]


def test_what_somebody_notes_in_the_same_breath_is_a_reason():
    assert offers(
        "“The ferry must go,” Mayor Elsa Norling said, noting that the engine is old."
    ) == [("The engine is old.", "supports", "The ferry must go.", "reason: “noting”")]
    assert not offers("“The ferry must go,” Mayor Elsa Norling said, adding that the pier is new.")


@pytest.mark.parametrize(
    ("verb", "kind", "why"),
    [
        ("agreed", "supports", "agreement: “agreed”"),
        ("disagreed", "rebuts", "disagreement: “disagreed”"),
        ("slammed the claim", "rebuts", "attack on it: “slammed”"),
        ("echoed Norling", "supports", "agreement: “echoed”"),
    ],
)
def test_the_reporter_says_what_one_makes_of_what_another_says(verb, kind, why):
    text = (
        "“The ferry is safe,” said Mayor Elsa Norling.\n\n"
        f"Harbour master Carl Roe {verb}. “I steered it for ten years,” Roe said."
    )
    assert offers(text) == [("I steered it for ten years.", kind, "The ferry is safe.", why)]


def test_who_counters_rebuts_and_who_agrees_to_do_something_says_nothing_of_the_kind():
    assert offers(
        "Mayor Elsa Norling said the ferry is safe. Carl Roe countered that the engine needs care."
    ) == [
        ("The engine needs care.", "rebuts", "The ferry is safe.", "disagreement: “countered”"),
    ]
    assert not offers(
        "Mayor Elsa Norling said the ferry is safe. Carl Roe agreed to steer it. “It is old,” he said."
    )
    assert not offers(
        "Mayor Elsa Norling said the ferry is safe. Both parties agree that the engine needs care."
    )


def test_a_denial_with_its_reason():
    assert offers(
        "Mayor Elsa Norling denied that the budget was cut. “Every school got more money,” she said."
    ) == [
        (
            "Every school got more money.",
            "rebuts",
            "The budget was cut.",
            "said right behind the denial",
        )
    ]


def test_yes_and_no_answer_a_question():
    asked = "Reporters asked Mayor Elsa Norling whether the ferry would be sold. “{}” Norling said."
    assert offers(asked.format("Of course, it is old,")) == [
        (
            "Of course, it is old.",
            "supports",
            "The ferry would be sold.",
            "answer to the question: “Of course”",
        )
    ]
    assert [offer[1] for offer in offers(asked.format("No, we need the ferry,"))] == ["rebuts"]
    assert not offers(asked.format("The ferry is blue and white,"))


def test_a_short_no_answers_the_speaker_before():
    assert offers(
        "“We are ready,” said a source close to the company. “They are not,” said another."
    ) == [("They are not.", "rebuts", "We are ready.", "reply: “They are not”")]


def test_own_words_behind_what_a_reporter_says_for_somebody():
    assert offers(
        "Mayor Elsa Norling said the ferry should be sold. “It leaks in every storm,” she said."
    ) == [
        (
            "It leaks in every storm.",
            "supports",
            "The ferry should be sold.",
            "own words behind a report of them",
        )
    ]


def test_own_contradiction_is_found_wherever_it_stands():
    text = (
        "Mayor Elsa Norling said the council will sell the old ferry.\n\n"
        "Carl Roe said the pier needs paint.\n\n"
        "Norling said the council will not sell the old ferry."
    )
    assert offers(text) == [
        (
            "The council will not sell the old ferry.",
            "contradicts",
            "The council will sell the old ferry.",
            "own contradiction: one of the two is negated",
        )
    ]


def test_an_offer_says_where_its_reason_stands_and_how_sure_it_is():
    text = (
        "Mayor Elsa Norling said the ferry is safe.\n\nHowever, Norling said the engine needs care."
    )
    map = draft_map([Drafted(draft(text), Extracted(text), "x", "x.txt")], proposes=True).map
    (proposed,) = [p for claim in map.claims.values() for p in claim.proposed]
    assert (proposed.line, proposed.confidence) == ("3", 0.7)
    assert (
        not draft_map([Drafted(draft(text), Extracted(text), "x", "x.txt")])
        .map.claims["engine-needs-care"]
        .proposed
    )


def transcript(*turns):
    """The text of turns, and their claims: `Ada: [words of a claim] other words`."""
    text, said = "", []
    for number, turn in enumerate(turns):
        name, _, words = turn.partition(": ")
        begins = len(text)
        text += f"{name}: "
        for part in words.replace("[", "|[").replace("]", "|").split("|"):
            if part.startswith("["):
                at = (len(text), len(text) + len(part) - 1)
                said.append(Said(f"c{number}", (name.lower(),), (name,), at, part[1:], turn=begins))
            text += part.removeprefix("[")
        text += "\n"
    return text, said


def test_turns_of_a_transcript_answer_one_another():
    text, said = transcript(
        "Ada: [The ferry is safe.]",
        "Ben: I disagree. [The engine needs care.]",
        "Ada: Thank you. [The pier is new.]",
        "Ben: You're right. [The pier has been painted.]",
    )
    assert [
        (offer.claim, offer.proposal.kind, offer.proposal.target, offer.proposal.line)
        for offer in propose(text, said)
    ] == [("c1", "rebuts", "c0", "2"), ("c3", "supports", "c2", "4")]
