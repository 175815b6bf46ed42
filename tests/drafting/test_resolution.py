"""Whom a name, a pronoun or a description means."""

import pytest

from argmap.drafting.drafting import draft
from tests.text.helpers import roles, said


def speakers(text):
    return [name for name, _ in said(text)]


def last(text):
    """Who says the last words of a text, and how sure that is."""
    *_, statement = draft(text).statements
    return statement.speaker, statement.confidence


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


# -- two in one breath ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "voices"),
    [
        ("Ada Merrow and Tobias Lund", ["Ada Merrow", "Tobias Lund"]),
        ("Ada Merrow of Oban and Tobias Lund of Leith", ["Ada Merrow", "Tobias Lund"]),
        ("The operator and other experts", ["Operator", "Other experts"]),
        ("The operator and others", ["Operator", "Others"]),
        ("Ada Merrow, Tobias Lund and Kim Ray", ["Ada Merrow", "Tobias Lund", "Kim Ray"]),
        ("An official and his staff", ["Official", "Official's staff"]),
        ("The captain and the mate", ["Captain", "Mate"]),
        ("The mayor of Oban and Tobias Lund", ["Mayor of Oban", "Tobias Lund"]),
        ("The mayor of Oban and the baker", ["Mayor of Oban", "Baker"]),
        ("The captain and crew", ["Captain and crew"]),
        ("Ada Merrow and crew", ["Ada Merrow and crew"]),
        ("A maker of boats and other things", ["Maker of boats and other things"]),
        ("The Minister of Trade and Industry", ["Minister of Trade and Industry"]),
        ("Officials from Oban and Leith", ["Officials from Oban and Leith"]),
        ("The friends of Ada Merrow and Tobias Lund", ["Friends of Ada Merrow and Tobias Lund"]),
        ("A spokesman for Ada Merrow and Tobias Lund", ["Spokesman for Ada Merrow and Tobias Lund"]),
    ],
)  # fmt: skip
def test_two_voices_are_told_from_two_words_for_one(who, voices):
    (statement,) = draft(f"{who} said it sank.").statements
    assert [speaker.name for speaker in statement.speakers] == voices


def test_two_are_as_sure_as_the_less_sure_of_them():
    text = "Mary Lund came. Peter Lund came. Ada Merrow and Lund said it sank."
    assert last(text) == ("Ada Merrow and Peter Lund or Mary Lund", "low")


# -- he and she -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Merrow said it sank. The Sea Council said it was new. She said it was old.", "Ada Merrow"),
        ("Ada Merrow said it sank. Sailors said it was new. She said it was old.", "Ada Merrow"),
        ("Tobias Lund said it sank. A woman said it was new. He said it was old.", "Tobias Lund"),
        ("Ada Merrow and Tobias Lund said it sank. He said it was old.", "Tobias Lund"),
        ("Kim Ray said it sank. He said it was old.", "Kim Ray"),
        ("Ada Merrow said it sank. Before Kim Ray left, he said it was old.", "Kim Ray"),
        ("Tobias Lund said it sank. Before Ray left, he said it was old.", "Tobias Lund"),
        ("The Sea Council said it sank. Before Kim Ray left, he said it was old.", "Kim Ray"),
        ("A spokeswoman said it sank. Ada Merrow left. She said it was old.", "Ada Merrow"),
        ("A spokesman said it sank. A pilot said it was new. She said it was old.", "Pilot"),
        ("A spokesman said it sank. Cy Day, a pilot, said it was new. He said it was old.", "Cy Day"),
    ],
)  # fmt: skip
def test_he_and_she_are_who_they_may_be_and_spoke_last(text, who):
    assert last(text) == (who, "medium")


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [
        ("The Sea Council said it sank.", "he"),
        ("NATO said it sank.", "she"),
        ("The mayor's office said it sank.", "he"),
        ("Sailors said it sank.", "he"),
        ("A spokeswoman said it sank.", "he"),
        ("His son said it sank.", "she"),
        ("Tobias Lund said it sank.", "she"),
        ("Merrow sank it.", "she"),
        ("Before Merrow left,", "she"),
        ("Kim Ray said it sank. He said it was new.", "she"),
        ("Kim Ray said it sank. She said it was new.", "he"),
    ],
)
def test_he_and_she_are_nobody_whom_the_word_does_not_fit(before, pronoun):
    said = pronoun if before.endswith(",") else pronoun.capitalize()
    text = f"{before} {said} said it was old."
    assert last(text) == (pronoun, "low")
    assert draft(text).speakers[-1].is_anonymous


def test_he_and_she_reach_three_paragraphs_back():
    near = "It was May.\n\nA sailor said it sank.\n\nIt rained.\n\nThe wind rose.\n\nHe said it was old."
    assert last(near) == ("Sailor", "medium")
    far = near.replace("It rained.", "It rained.\n\nIt stopped.")
    assert last(far) == ("he", "low")


@pytest.mark.parametrize("name", ["Ada Merrow", "Kim Ray"])
def test_somebody_who_was_only_named_may_be_she_but_surely_is_not(name):
    assert last(f"{name} left. It rained. The wind rose. She said it sank.") == (name, "low")


def test_who_was_named_more_than_twelve_sentences_before_is_not_she():
    text = f"Ada Merrow left. {'It rained. ' * 12}She said it sank."
    assert last(text) == ("she", "low")
    assert last(text.replace("It rained. ", "", 1)) == ("Ada Merrow", "low")


def test_a_man_who_was_named_is_not_she():
    assert last("Tobias Lund left. It rained. She said it sank.") == ("she", "low")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Tobias Lund said it sank. His claim that it was old was false.", "Tobias Lund"),
        ("Ada Merrow said it sank. Her claim that it was old was false.", "Ada Merrow"),
        ("Sailors said it sank. Their claim that it was old was false.", "Sailors"),
        ("Tobias Lund left. According to him, the boat sank.", "Tobias Lund"),
        ("Sailors left. According to them, the boat sank.", "they"),
    ],
)
def test_his_and_her_words_are_those_of_he_and_she(text, who):
    assert last(text)[0] == who


def test_he_and_somebody_are_two():
    text = "Tobias Lund left. He and Kim Ray said it sank."
    assert last(text)[0] == "Tobias Lund and Kim Ray"
    assert last(text.replace("He and Kim Ray", "He himself"))[0] == "Tobias Lund"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("An operator said it sank. Another operator said it was new. Another operator said it was old.", "Another operator (2)"),
        ("A ferry operator said it sank. Another said it was old.", "Another operator"),
        ("A ferry operator said it sank. The other said it was old.", "Other operator"),
        ("Sailors said it sank. One said it was old.", "One of sailors"),
        ("Sailors said it sank. Another said it was old.", "Another of sailors"),
        ("Sailors said it sank. Others said it was old.", "Other sailors"),
        ("A sailor said it sank. Others said it was old.", "Others"),
        ("Ada Merrow said it sank. One said it was old.", "one"),
        ("Tobias Lund said it sank. His wife said it was old.", "Tobias Lund's wife"),
        ("Ada Merrow said it sank. His wife said it was old.", "His wife"),
    ],
)  # fmt: skip
def test_another_and_his_wife_are_nobody_who_spoke_before(text, who):
    *before, spoke = draft(text).statements
    assert spoke.speaker == who
    assert who not in [each.speaker for each in before]


# -- they, I and nobody ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who", "confidence"),
    [
        ("Ada Merrow and Tobias Lund said it sank. They said it was old.", "Ada Merrow and Tobias Lund", "medium"),
        ("The deckhand and other sailors said it sank. They said it was old.", "Deckhand and Other sailors", "medium"),
        ("Sailors said it sank. They said it was old.", "Sailors", "medium"),
        ("Sailors said it sank. Ada Merrow said it was new. They said it was old.", "Sailors", "low"),
        ("Ada Merrow and Tobias Lund said it sank. She said it was new. They said it was old.", "Ada Merrow and Tobias Lund", "low"),
        ("Sailors said it sank. Bakers said it was new. Kim Ray said it was red. They said it was old.", "Bakers", "low"),
        ("Kim Ray said it sank. They said it was old.", "Kim Ray", "low"),
        ("Kim Ray said it sank. He said it was new. They said it was old.", "they", "low"),
        ("They said it sank.", "they", "low"),
        ("I said it sank.", "the author", "low"),
        ("We said it sank.", "the author", "low"),
        ("Nobody said it sank.", "nobody", "low"),
    ],
)  # fmt: skip
def test_they_are_who_spoke_together_or_a_crowd(text, who, confidence):
    assert last(text) == (who, confidence)


def test_they_without_anybody_before_are_a_crowd_without_a_name():
    (speaker,) = draft("They said it sank.").speakers
    assert (speaker.is_anonymous, speaker.is_collective) == (True, True)


def test_they_reach_three_paragraphs_back():
    near = "It was May.\n\nSailors said it sank.\n\nIt rained.\n\nThe wind rose.\n\nThey said it was old."
    assert last(near) == ("Sailors", "medium")
    assert last(near.replace("It rained.", "It rained.\n\nIt stopped.")) == ("they", "low")


# -- names and descriptions -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who", "confidence"),
    [
        ("Mary Lund came. Peter Lund came. Peter Lund said it sank.", "Peter Lund", "high"),
        ("Mary Lund came. Peter Lund came. Mr. Lund said it sank.", "Peter Lund", "high"),
        ("Mary Lund came. Peter Lund came. Ms. Lund said it sank.", "Mary Lund", "high"),
        ("Mary Lund came. Peter Lund came. Lund said it sank.", "Peter Lund or Mary Lund", "low"),
        ("Peter Lund came. Lund said it sank.", "Peter Lund", "high"),
        ("Ada Merrow of the Sea Council said it sank.", "Ada Merrow", "high"),
        ("Ada Merrow (Brackness) said it sank.", "Ada Merrow", "high"),
        ("Merrow's wife said it sank.", "Merrow's wife", "high"),
        ("A Merrow spokesman said it sank.", "Merrow spokesman", "high"),
        ("A friend of Ada Merrow said it sank.", "Friend of Ada Merrow", "high"),
        ("Sea Council chief Ada Merrow said it sank.", "Ada Merrow", "high"),
        ("Experts in old boats said it sank.", "Experts in old boats", "high"),
        ("The glass said it sank.", "Glass", "medium"),
        ("The Police said it sank.", "Police", "high"),
    ],
)
def test_a_name_within_other_words_is_whose_name_it_is(text, who, confidence):
    assert last(text) == (who, confidence)


@pytest.mark.parametrize(
    ("text", "who", "confidence"),
    [
        ("A ferry operator said it sank. The operator said it was old.", "Ferry operator", "medium"),
        ("A ferry operator said it sank. The ferry operator said it was old.", "Ferry operator", "medium"),
        ("A ferry operator said it sank. An operator said it was old.", "Operator", "high"),
        ("A ferry operator said it sank. The other operator said it was old.", "Other operator", "high"),
        ("A ferry operator said it sank. The operators said it was old.", "Operators", "high"),
        ("A senior operator said it sank. The junior operator said it was old.", "Junior operator", "high"),
        ("A senior operator said it sank. The junior Oban operator said it was old.", "Junior Oban operator", "high"),
        ("A senior operator said it sank. The Oban operator said it was old.", "Senior operator", "low"),
        ("A Merrow spokesman said it sank. The Lund spokesman said it was old.", "Lund spokesman", "high"),
        ("Merrow's spokesman said it sank. The Merrow spokesman said it was old.", "Merrow's spokesman", "medium"),
        ("A spokesman for Merrow said it sank. The spokesman for Lund said it was old.", "Spokesman for Lund", "high"),
        ("A Merrow spokesman said it sank. A Lund spokesman said it was new. The Merrow spokesman said it was old.", "Merrow spokesman", "medium"),
        ("A Merrow spokesman said it sank. A Lund spokesman said it was new. The spokesman said it was old.", "Lund spokesman or Merrow spokesman", "low"),
        ("A fer\u00adry operator said it sank. The ferry operator said it was old.", "Ferry operator", "medium"),
        ("A ferry operator said it sank. The fer\u00adry operator said it was old.", "Ferry operator", "medium"),
        ("A N.Y. operator said it sank. The NY operator said it was old.", "N.Y. operator", "medium"),
        ("A NY operator said it sank. The N.Y. operator said it was old.", "NY operator", "medium"),
        ("A “quiet” operator said it sank. The quiet operator said it was old.", "Quiet operator", "medium"),
        ("A Cape worker said it sank. The C worker said it was old.", "C worker", "high"),
        ("A Sea Trade Board member said it sank. The STB member said it was old.", "Sea Trade Board member", "medium"),
    ],
)  # fmt: skip
def test_the_operator_is_whoever_was_called_so_unless_told_apart(text, who, confidence):
    assert last(text) == (who, confidence)


@pytest.mark.parametrize(
    ("text", "who", "confidence"),
    [
        ("Mayor Ada Merrow left. The mayor said it sank.", "Ada Merrow", "medium"),
        ("Mayor Ada Merrow said it sank. Mayor Kim Ray said it was new. The mayor said it was old.", "Kim Ray or Ada Merrow", "low"),
        ("Ada Merrow, a mayor, said it sank. Kim Ray left. The mayor said it was old.", "Ada Merrow", "medium"),
        ("The mayor said it sank. Mayor Ada Merrow left.", "Mayor", "high"),
        ("Ada Merrow, a baker in Oban, said it sank. The baker said it was old.", "Ada Merrow", "medium"),
        ("Ada Merrow, a baker in Oban, said it sank. The Oban baker said it was old.", "Ada Merrow", "medium"),
        ("Ada Merrow, a baker in Oban, said it sank. The Leith baker said it was old.", "Leith baker", "high"),
        ("Mayor Ada Merrow said it sank. The former mayor said it was old.", "Ada Merrow", "low"),
        ("Mayor Ada Merrow said it sank. The deputy mayor said it was old.", "Deputy mayor", "high"),
        ("Ada Merrow, the mayor, came. Kim Ray, the mayor of Leith, came. The mayor of Leith said it sank.", "Kim Ray", "medium"),
        ("Ada Merrow, a member of the Sea Council, said it sank. The council said it was old.", "Council", "high"),
        ("Campaign spokeswoman Ada Merrow said it sank. The campaign said it was old.", "Campaign", "high"),
        ("Ada Merrow, a baker, left. The baker's wife said it sank.", "Baker's wife", "high"),
    ],
)  # fmt: skip
def test_an_office_is_whoever_holds_it_but_not_what_it_belongs_to(text, who, confidence):
    assert last(text) == (who, confidence)


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
        ("All said it sank.", "All", True, True),
        ("Some of the sailors said it sank.", "Some of the sailors", True, True),
        ("Both of them said it sank.", "Both of them", True, True),
        ("Both said it sank.", "Both", True, True),
        ("The boss said it sank.", "Boss", True, False),
        ("The man here said it sank.", "Man", True, False),
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


@pytest.mark.parametrize("name", ["Operator", "WITNESS"])
def test_a_capital_makes_no_name_of_an_operator(name):
    (speaker,) = draft(f"Yesterday the {name} said it sank.").speakers
    assert (speaker.name, speaker.is_anonymous) == (name, True)


def test_mentions_are_all_places_of_a_speaker():
    text = "Ada Merrow said it sank. She said it was old."
    (speaker,) = draft(text).speakers
    assert [text[a:b] for a, b in speaker.mentions] == ["Ada Merrow", "She"]


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ("a source close to the company", "another", "Another source"),
        ("a source", "others", "Others"),
        ("one sailor", "another, who had come late", "Another sailor"),
    ],
)
def test_who_speaks_behind_the_verb_without_a_noun_is_somebody_else(first, second, who):
    text = f"“We are ready,” said {first}. “They are not,” said {second}."
    assert speakers(text)[1] == who


def test_who_is_asked_may_be_named():
    text = "Reporters asked Mayor Elsa Norling on Monday whether the ferry would be sold."
    (statement,) = draft(text).statements
    assert (statement.text, statement.force) == ("whether the ferry would be sold", "asks")


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Doctors, nurses and teachers", ["Doctors", "Nurses", "Teachers"]),
        ("Doctors, nurses, and teachers", ["Doctors", "Nurses", "Teachers"]),
        ("Ministers, mayors and their aides", ["Ministers", "Mayors", "Their aides"]),
        ("Ann Lee, a baker, and Bob Day", ["Ann Lee", "Bob Day"]),
        ("Ann Lee, Bob Day and Carl Roe", ["Ann Lee", "Bob Day", "Carl Roe"]),
        ("Ann Lee, a baker and sailor,", ["Ann Lee"]),
    ],
)
def test_a_list_of_speakers_is_whole_wherever_it_stands(who, names):
    small = who if who.startswith("Ann") else who[0].lower() + who[1:]
    for text in (f"{who} said the plan is late.", f"On Monday, {small} said the plan is late."):
        (statement,) = draft(text).statements
        assert [speaker.name for speaker in statement.speakers] == names


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Norling told her it was late.", "Norling", "it was late"),
        ("Norling told her the ferry was late.", "Norling", "the ferry was late"),
        ("The group that released the letters said it was late.", "Group", "it was late"),
        ("Norling, lying on the deck, said it was late.", "Norling", "it was late"),
        ("Norling, visibly upset, said it was late.", "Norling", "it was late"),
        ("Norling, author of the book, said it was late.", "Norling", "it was late"),
        ("Sens. Adams, Brown and Clark said it was late.", "Adams, Brown and Clark", "it was late"),
    ],
)
def test_who_is_told_and_what_surrounds_a_speaker_are_no_speakers(text, who, words):
    (statement,) = draft(text).statements
    assert (statement.speaker, statement.text) == (who, words)
    assert statement.speakers[0].role in (None, "author of the book", "Sens.")


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        ("Norling recalls her editor telling her it was late.", "Norling's editor", "Norling"),
        ("Hart quoted her late husband as saying it was late.", "Hart's late husband", "Hart"),
        ("The paper cited a surgeon as saying the ferry was late.", "Surgeon", "Paper"),
    ],
)
def test_what_somebody_passes_on_is_that_of_another_through_them(text, who, by):
    (statement,) = draft(text).statements
    assert (statement.speaker, statement.quoted_by.name) == (who, by)
    assert statement.confidence != "high"


def test_a_party_and_a_ward_in_brackets_are_nobody_who_could_speak():
    text = "It is sad, Dev Patel (Green, North Ward) said. He added that the roof leaked."
    assert [s.speakers[0].name for s in draft(text).statements] == ["Dev Patel", "Dev Patel"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Merrow said she would not sail.", "Ada Merrow"),
        ("A woman in the hall said she would not sail.", "Woman in the hall"),
        ("A ferry source said she would not sail.", "Ferry source"),
        ("Tobias Lund and Peter Holm said it sank. Ada Merrow said he would not sail.", None),
    ],
)
def test_a_pronoun_that_words_begin_with_has_its_name_where_that_is_sure(text, who):
    *_, statement = draft(text).statements
    assert (statement.leading and statement.leading.name) == who


def test_another_is_like_the_last_that_has_no_name():
    text = "A ferry source said it sank. Ada Merrow said it was old. Another said it was red."
    assert last(text)[0] == "Another source"
