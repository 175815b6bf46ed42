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
        ("Lund told them not to sell the ferry.", "They should not sell the ferry."),
        ("Mayor Elsa Norling said she, too, wants to sell it.", "Elsa Norling, too, wants to sell it."),
        ("Lund promised to sell the ferry.", "Lund will sell the ferry."),
        ("Lund wants to sell the ferry.", "Lund wants to sell the ferry."),
        ("Lund called for a new vote.", "There should be a new vote."),
        ("Lund praised the plan.", "Lund praised the plan."),
        ("Lund called the engine “old but honest.”", "The engine is “old but honest.”"),
        ("Lund described the engines as old.", "The engines are old."),
        ("Lund repeated his claim that the ferry leaked.", "The ferry leaked."),
        ("But the ferry was old, Lund said.", "The ferry was old."),
        ("“However, it was old,” Lund said.", "It was old."),
        ("Lund said it seems likely, however, that it sank.", "It seems likely that it sank."),
        ("Lund warned that it could be sold.", "It could be sold."),
        ("Lund called the idea of selling it foolish and costly.", "Lund called the idea of selling it foolish and costly."),
        ("Lund called the idea of selling it irresponsible.", "The idea of selling it is irresponsible."),
        ("Lund suggested a broader approach involving more boats.", "There should be a broader approach involving more boats."),
        ("Lund underscored the importance of being on time.", "Lund underscored the importance of being on time."),
        ("Lund projected the confidence that has defined him.", "Lund projected the confidence that has defined him."),
        ("Lund said it is “too old,”", "It is “too old”."),
        ("Lund denied the claim that it would be sold.", "It would be sold."),
        ("Lund denied the claim that the report was false.", "The report was false."),
        ("Lund denied the claim that the ferry was cut was true.", "The claim that the ferry was cut was true."),
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
    ("text", "said"),
    [
        ("A harbour official said she would sell it.", "The harbour official would sell it."),
        ("The senior clerk praised the plan.", "The senior clerk praised the plan."),
        ("Oban officials want to sell it.", "Oban officials want to sell it."),
        ("Another sailor praised the plan.", "Another sailor praised the plan."),
        ("Forty percent praised the plan.", "Forty percent praised the plan."),
    ],
)
def test_who_speaks_stands_in_a_claim_as_the_text_calls_them(text, said):
    assert claim(text) == said


@pytest.mark.parametrize(
    "text",
    ["“Ships sink,” said Lund.", "“Could happen,” said Lund.", "Lund said the ferry sails."],
)
def test_what_has_a_verb_is_a_claim_though_the_lexicon_may_not_know_it(text):
    assert claim(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Disgusting,” said Lund.",
        "“Kidnapping, extortion,” said Lund.",
        "“The deal,” said Lund.",
        "Lund explained why it sank.",
        "Lund discussed it.",
    ],
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


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the toll would rise, Lund said it would not.",
        "Asked whether she agreed, Lund said she did.",
        "Lund said they weren't.",
    ],
)
def test_an_answer_that_only_its_question_explains_is_held_back(text):
    assert claim(text) is None


def test_a_verb_with_more_behind_it_says_something():
    assert claim("Lund said it would not rise.") == "It would not rise."
