"""Whom a name, a pronoun or a description means."""

import pytest

from argmap.text.drafting import draft
from tests.text.helpers import roles, said


def speakers(text):
    return [name for name, _ in said(text)]


def test_a_last_name_means_the_person_named_in_full():
    text = "Ada Merrow said it sank. Later Merrow said it was old."
    assert speakers(text) == ["Ada Merrow", "Ada Merrow"]


def test_a_full_name_that_comes_later_counts_as_well():
    assert speakers("Merrow said it sank.\n\n“It was old,” Ada Merrow said.") == ["Ada Merrow"] * 2


def test_an_initial_makes_no_other_person():
    assert (
        speakers("Ada J. Merrow said it sank. Ada Merrow said it was old.") == ["Ada J. Merrow"] * 2
    )


def test_a_pronoun_means_who_spoke_before():
    assert speakers("Tobias Lund said it sank.\n\n“It was old,” he said.") == ["Tobias Lund"] * 2


def test_a_pronoun_means_the_person_of_the_same_sentence():
    text = "Ada Merrow said it sank. Before Tobias Lund left, he said it was old."
    assert speakers(text) == ["Ada Merrow", "Tobias Lund"]


def test_she_is_not_he():
    text = "Ada Merrow said it sank. Tobias Lund said it was old. She said it was new."
    assert speakers(text)[2] == "Ada Merrow"


def test_what_is_guessed_is_less_sure():
    sure, guessed = draft("Tobias Lund said it sank. He said it was old.").statements
    assert (sure.confidence, guessed.confidence) == ("high", "medium")


def test_people_with_one_last_name_are_kept_apart_by_mr_and_mrs():
    text = (
        "Mary Lund said it sank. Peter Lund said it was old. "
        "Mr. Lund said it was red. Mrs. Lund said it was blue."
    )
    assert speakers(text) == ["Mary Lund", "Peter Lund", "Peter Lund", "Mary Lund"]


def test_a_last_name_that_two_people_have_is_marked_as_unsure():
    text = "Mary Lund said it sank. Peter Lund said it was old. Lund said it was red."
    assert draft(text).statements[2].confidence == "low"


def test_the_operator_is_the_operator_of_before():
    text = "A senior ferry operator said it sank. “It was old,” the operator said."
    assert speakers(text) == ["Senior ferry operator"] * 2


def test_an_office_means_who_holds_it():
    text = "Mayor Elsa Norling said it sank. “It was old,” the mayor said."
    assert speakers(text) == ["Elsa Norling"] * 2


def test_they_are_those_who_spoke_together():
    text = "The deckhand and other sailors said it sank. They said it was old."
    assert speakers(text) == ["Deckhand and Other sailors"] * 2


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ada Merrow, a baker in Brackness, said it sank.", "a baker in Brackness"),
        ("Mayor Ada Merrow said it sank.", "Mayor"),
        ("Former Ohio Gov. Ada Merrow said it sank.", "Former Ohio Gov."),
        ("It sank, said Ada Merrow, a senior fellow for boats at the Sea Council.", "a senior fellow for boats at the Sea Council"),
        ("Ada Merrow, a sailor whose boat is old, said it sank.", "a sailor"),
        ("Ada Merrow said it sank.", None),
    ],
)  # fmt: skip
def test_a_role_is_what_the_text_says_of_somebody(text, role):
    assert roles(text)["Ada Merrow"] == role


@pytest.mark.parametrize(
    ("text", "name", "anonymous", "collective"),
    [
        ("Experts said it sank.", "Experts", True, True),
        ("Shopkeepers said it sank.", "Shopkeepers", True, True),
        ("A retired sailor told The Lantern it sank.", "Retired sailor", True, False),
        ("The Sea Council said it sank.", "Sea Council", False, False),
        ("Ada Merrow said it sank.", "Ada Merrow", False, False),
    ],
)
def test_crowds_and_voices_without_a_name_are_told_from_names(text, name, anonymous, collective):
    (speaker,) = draft(text).speakers
    assert (speaker.name, speaker.is_anonymous, speaker.is_collective) == (
        name,
        anonymous,
        collective,
    )


def test_mentions_are_all_places_of_a_speaker():
    text = "Ada Merrow said it sank. She said it was old."
    (speaker,) = draft(text).speakers
    assert [text[a:b] for a, b in speaker.mentions] == ["Ada Merrow", "She"]
