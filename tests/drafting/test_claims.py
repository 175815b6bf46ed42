"""What becomes of words that are no sentence by themselves."""

import pytest

from argmap.drafting.claims import claim_text
from argmap.drafting.drafting import draft
from argmap.drafting.verb_forms import participle


def claim(text):
    *_, statement = draft(text).statements
    return claim_text(statement, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lund floated the idea of sending boats to Oban.", "Boats should be sent to Oban."),
        ("Lund proposed selling the old ferry to a baker.", "The old ferry should be sold to a baker."),
        ("Lund suggested closing the harbour.", "The harbour should be closed."),
        ("Lund recommended that it be sold.", "It should be sold."),
        ("Lund urged the council to sell the ferry.", "The council should sell the ferry."),
        ("Lund told them to sell the ferry.", "They should sell the ferry."),
        ("Lund promised to sell the ferry.", "Lund will sell the ferry."),
        ("Lund wants to sell the ferry.", "Lund wants to sell the ferry."),
        ("Lund called for a new vote.", "There should be a new vote."),
        ("Lund praised the plan.", "Lund praised the plan."),
        ("Lund called the engine “old but honest.”", "The engine is “old but honest.”"),
        ("Lund described the engines as old.", "The engines are old."),
        ("Lund repeated his claim that the ferry leaked.", "The ferry leaked."),
        ("But the ferry was old, Lund said.", "The ferry was old."),
        ("“However, it was old,” Lund said.", "It was old."),
    ],
)  # fmt: skip
def test_a_claim_reads_as_one(text, said):
    assert claim(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mayor Elsa Norling said she would sell it.", "Elsa Norling would sell it."),
        ("Mayor Elsa Norling said her deputy was late.", "Elsa Norling's deputy was late."),
        ("The council said it would sell the ferry.", "The council would sell the ferry."),
        ("Sailors said they would miss it.", "Sailors would miss it."),
        # Whose: that could be two people, or somebody else.
        ("Mayor Elsa Norling told Ada Merrow that she was late.", "She was late."),
        ("Mayor Elsa Norling said he was late.", "He was late."),
        ("Mayor Elsa Norling said it was late.", "It was late."),
        ("Mayor Elsa Norling said they were late.", "They were late."),
    ],
)
def test_a_pronoun_at_the_beginning_is_resolved_where_it_is_sure(text, said):
    assert claim(text) == said


@pytest.mark.parametrize(
    "text",
    ["“Disgusting,” said Lund.", "Lund explained why it sank.", "Lund discussed it."],
)
def test_what_makes_no_sentence_is_held_back(text):
    assert claim(text) is None


@pytest.mark.parametrize(
    ("gerund", "form"),
    [
        ("sending", "sent"), ("closing", "closed"), ("planning", "planned"), ("cutting", "cut"),
        ("carrying", "carried"), ("playing", "played"), ("making", "made"), ("visiting", "visited"),
        ("putting", "put"), ("agreeing", "agreed"), ("selling", "sold"), ("telling", "told"),
    ],
)  # fmt: skip
def test_participles(gerund, form):
    assert participle(gerund) == form
