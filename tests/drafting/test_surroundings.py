"""What stands around an article says nothing; what stands in it is whole."""

import pytest

from argmap.drafting.accounting import account
from argmap.drafting.draft_map import Drafted, draft_map
from argmap.drafting.drafting import draft
from argmap.render.reports.draft import left_out, summary
from argmap.text.extracting import Extracted
from argmap.text.languages import language_of

SAID = "Merrow said on Monday that the ferry was old and that nobody had seen it leave the harbour."


@pytest.mark.parametrize(
    "around",
    [
        "Related articles\nLund says the ferry is sold\nMayor says the bridge is late\n",
        "More on this story\nLund says the ferry is sold\n",
        "Read more: Lund says the ferry is sold\n",
        "Photo: Lund says the ferry is sold.\n",
        "Lund said the ferry was sold. (Photo by Ann Lee)\n",
        "Image caption: Lund said the ferry was sold\n",
        "Lund says the ferry is sold, as it sails past Oban / Getty Images\n",
    ],
)
def test_teasers_and_captions_say_nothing(around):
    assert [s.speaker for s in draft(f"{around}\n{SAID}\n").statements] == ["Merrow"]


def test_a_running_head_says_nothing():
    head = "Lund says no - The Lantern"
    text = "".join(f"{head} {n}\n\n{SAID}\n\n" for n in range(4))
    assert {s.speaker for s in draft(text).statements} == {"Merrow"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund said the show would go on.", "the show would go on"),
        ("Lund said that the vote was over.", "the vote was over"),
        ("Lund said he knew what it was about.", "he knew what it was about"),
        ("The vote was over, Lund said.", "The vote was over"),
        ("Lund promised to carry on.", "to carry on"),
        ("Lund said the minister would step down.", "the minister would step down"),
        ("Lund said he, too, wants an inquiry.", "he, too, wants an inquiry"),
        ("Lund said after the vote in May that the ferry was old.", "the ferry was old"),
        ("Lund said following the vote in May that the ferry was old.", "the ferry was old"),
        ("Lund told them not to sell the ferry.", "not to sell the ferry"),
    ],
)
def test_what_is_drafted_is_whole(text, words):
    assert [s.text for s in draft(text).statements] == [words]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "It is unsafe, said an official, who was not authorized to speak publicly.",
            "was not authorized to speak publicly",
        ),
        (
            "“It sank,” said an official who spoke on condition of anonymity because she was not "
            "authorised to discuss it.",
            "who spoke on condition of anonymity because she was not authorised to discuss it",
        ),
        (
            "A diplomat, speaking on the condition of anonymity because of the talks, said it sank.",
            "speaking on the condition of anonymity because of the talks",
        ),
        (
            "A banker who did not want to be identified said it sank.",
            "did not want to be identified",
        ),
        ("An aide, who asked not to be named, said it sank.", "who asked not to be named"),
        (
            "“It sank,” said a sailor whose identity is known to the Lantern.",
            "whose identity is known to the Lantern",
        ),
        ("An aide said it sank.", None),
    ],
)
def test_why_a_source_is_anonymous_stays_with_them(text, why):
    *_, said = (each for each in draft(text).statements if each.speakers)
    assert said.speakers[0].anonymity == why
    drafted = Drafted(draft(text), Extracted(text), "text", "text.txt")
    speakers = draft_map([drafted], "low").map.speakers.values()
    assert why in [speaker.anonymity for speaker in speakers]
    assert not any(speaker.extra for speaker in speakers)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Bürgermeister sagte: „Das Haus ist alt.“ Und die Stadt ist nicht froh.", "German"),
        ("Le maire a dit que la ville est dans une situation difficile, et il le dit à tous.", "French"),
        ("El alcalde dijo que la ciudad no es un lugar para los que no se quedan en ella.", "Spanish"),
        ("Городской совет решил, что мост нужен всем жителям, и начал строить его в мае.", "Russian"),
        (SAID, "English"),
        ("Lund left.", None),
    ],
)  # fmt: skip
def test_the_language_is_told_by_its_commonest_words(text, language):
    found = language_of(text)
    assert found == language or (found or "").startswith(language or "-")


def test_a_text_that_is_not_english_is_said_to_be_so_and_its_quotations_are_listed():
    text = "Der Bürgermeister sagte: „Das Haus ist alt.“ Und die Stadt ist nicht froh.\n\n«Nein», sagte er."
    found = draft(text)
    assert summary([found]).startswith("no statements found: the text seems to be German")
    assert list(left_out(account(found, "medium"), "medium")) == [
        "2 quotations in the text, 0 in claims; left out: line 1 (not English), line 3 (not English)."
    ]


def test_a_text_in_which_nobody_speaks_says_what_was_looked_for():
    told = summary(
        [draft("The ferry was old, and it had been sold to a baker from the town of Oban.")]
    )
    assert "English" in told
    assert "she said" in told


@pytest.mark.parametrize(
    "note", ["Editor's note:", "Editor’s Note:", "Correction:", "[Clarification:", "Disclosure:"]
)
def test_what_a_paper_says_of_itself_is_no_statement(note):
    text = f"Ada Merrow said it sank.\n\n{note} Tobias Lund said he owns shares in the ferry."
    assert [s.speaker for s in draft(text).statements] == ["Ada Merrow"]


@pytest.mark.parametrize(
    ("who", "confidence"),
    [
        ("The pun", "medium"),
        ("A bottle", "medium"),
        ("The report", "high"),
        ("The speechwriter", "high"),
        ("Four percent", "high"),
        ("Harbour officials", "high"),
    ],
)
def test_what_cannot_speak_is_never_sure_to(who, confidence):
    (statement,) = draft(f"{who} said the ferry was old.").statements
    assert statement.confidence == confidence
