"""Whose words a draft takes them for: for each way in which texts mislead, sentences of several styles.

Each line of an expectation is a statement: who, the force, and the claim (None where there is none).
"""

from __future__ import annotations

import pytest

from argmap.drafting.claims import claim_text
from argmap.drafting.drafting import draft


def said(text: str) -> list[tuple[str | None, str, str | None]]:
    return [
        (
            each.speaker,
            each.force,
            claim_text(each, text) if each.force != "unsaid" else None,
        )
        for each in draft(text).statements
    ]


def voiced(text: str) -> list[tuple[str | None, str | None]]:
    return [(who, claim) for who, force, claim in said(text) if who and claim and force != "unsaid"]


@pytest.mark.parametrize(
    ("text", "who", "claim"),
    [
        (
            "The treasurer rejected claims that the fund was empty.",
            "Treasurer",
            "The fund was empty.",
        ),
        (
            "The bishop brushed aside suggestions that the roof leaked.",
            "Bishop",
            "The roof leaked.",
        ),
        ("Bell laughed off rumours that the club was for sale.", "Bell", "The club was for sale."),
        ("The firm disputed the finding that the steel was weak.", "Firm", "The steel was weak."),
        ("Clerks disagreed that the minutes were right.", "Clerks", "The minutes were right."),
        (
            "The appellant denies ever having met the driver.",
            "Appellant",
            "The appellant has met the driver.",
        ),
    ],
)
def test_what_is_rejected_is_a_claim_that_is_denied(text, who, claim):
    assert said(text) == [(who, "denies", claim)]


@pytest.mark.parametrize(
    "text",
    [
        "The bishop fell short of endorsing the boycott.",
        "The archbishop stopped just short of saying that the law was unjust.",
        "Treasury officials refused to say whether a bailout was planned.",
        "He has not said whether the road will open.",
        "Nobody disputes that the roof needs repair.",
        "Residents are far from convinced that the water is clean.",
        "There is no suggestion that Mr Tait knew of the fraud.",
        "Had the minister said that the money was gone, there would have been a row.",
        "Critics might say the plan is too small.",
        "Asked whether taxes would rise, the chancellor did not answer.",
        "Library cuts would hurt the town, council told",
        "Ms Voss was careful not to say that the strike was illegal.",
        "Mr Justice Harlow did not accept that the witness had lied.",
    ],
)
def test_what_somebody_does_not_say_is_nobodys_claim(text):
    assert voiced(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“It broke in May,” one resident said. Another said it was old. “We pay for it,” a third said.",
            ["One resident", "Another resident", "Third resident"],
        ),
        (
            "A former guard said it sank. “It floats,” said another former guard.",
            ["Former guard", "Another former guard"],
        ),
        (
            "Brothers Mark and Dan Osei own it. “It sank,” said Osei.",
            ["Dan Osei or Mark Osei"],
        ),
        ("Ada Lund said it sank. They said it was old.", ["Ada Lund", "they"]),
        ("She said it sank. He said it floats.", ["she", "he"]),
    ],
)
def test_two_voices_are_never_one(text, who):
    assert [each.speaker for each in draft(text).statements] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Judge Helen Marsh rose. Prosecutor Diane Kell spoke. She said it sank.", "Diane Kell"),
        ("Coach Dana Frey shook her head. “It sank,” she said.", "Dana Frey"),
        ("“It sank,” said its secretary, Paul Rees. “It broke,” he added.", "Paul Rees"),
        ("Dr Mira Sen of the institute said it sank.", "Mira Sen"),
        ("Novelist Clara Finch said it sank.", "Clara Finch"),
        (
            "Ministers from Norway, Chile and Ghana said it sank.",
            "Ministers from Norway, Chile and Ghana",
        ),
        ("The scientist whose work led to the ban said it sank.", "Scientist"),
        (
            "Groups such as Farm Watch, which runs the site, say it sank.",
            "Groups such as Farm Watch",
        ),
        ("A lecturer who has advised three ports said it sank.", "Lecturer"),
        ("The charity Home First said it sank.", "Home First"),
    ],
)
def test_the_speaker_is_named_as_the_text_names_them(text, who):
    assert draft(text).statements[-1].speaker == who


@pytest.mark.parametrize(
    "text",
    [
        'Walter Dunn wrote "The Quiet Harbour" in 1998.',
        'The headline read "Mayor Must Go".',
        'The plan, dubbed "Operation Clean Sweep" by staff, cost a million.',
        'A sign reading "No Entry" hung on the gate.',
    ],
)
def test_titles_and_names_in_marks_are_nobodys_words(text):
    assert voiced(text) == []


def test_a_title_says_nothing_of_who_speaks():
    text = 'In her memoir "Nothing Left to Burn", Dorn writes that the farm was poor.'
    assert said(text) == [("Dorn", "asserts", "The farm was poor.")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Lam said that when the tide is high, the road floods.",
            "When the tide is high, the road floods.",
        ),
        (
            "Cole said that, although the roof was mended, the hall, which is old, was unsafe.",
            "Although the roof was mended, the hall, which is old, was unsafe.",
        ),
        (
            "Arlen said that if the levee fails, and it may, the town will have an hour.",
            "If the levee fails, and it may, the town will have an hour.",
        ),
        ("Brandt said talks would resume on Friday.", "Talks would resume on Friday."),
        ("Ito said the town had never seen it before.", "The town had never seen it before."),
        ("Holm said the wall must be mended at once.", "The wall must be mended at once."),
        ("The boat, which the surveyor said was sound, sank on Sunday.", "The boat was sound."),
        (
            'The audit, which Rey called a "joke", put the cost at 3 million.',
            'The audit is a "joke".',
        ),
        ("The firm that built the dam said it was safe.", "It was safe."),
        (
            "The council said it would be wrong to sell the pool.",
            "It would be wrong to sell the pool.",
        ),
        ("People who know the family say they are private.", "They are private."),
        ("“He told me, ‘Leave it alone,’” Rudd recalled.", "He told me, ‘Leave it alone’."),
    ],
)
def test_a_claim_is_whole_and_says_no_more(text, claim):
    (statement,) = draft(text).statements
    assert claim_text(statement, text) == claim


@pytest.mark.parametrize(
    "text", ["Patel said he would not.", "Asked whether it sank, Ito said it had."]
)
def test_words_that_only_the_question_completes_are_held_back(text):
    assert voiced(text) == []


def test_of_two_sources_only_the_one_who_asked_is_anonymous_for_that_reason():
    text = (
        "A clerk said it sank. A second clerk, who asked not to be named because the talks are private, "
        "said it was old. A third clerk, who cannot be named for legal reasons, said it was sold."
    )
    first, second, third = (each.speakers[0].anonymity for each in draft(text).statements)
    assert first is None
    assert second == "who asked not to be named because the talks are private"
    assert third is not None
    assert third.endswith("cannot be named for legal reasons")


def test_who_speaks_in_a_list_of_voices():
    text = (
        "What they said:\n\n"
        "- Nadia Khan, shop owner: “The works have cost me half my trade.”\n"
        "- A bus driver: “I lose ten minutes on every run.”\n\n"
        "“I would not change a thing.” –Mayor Colin Drew\n"
    )
    assert [each.speaker for each in draft(text).statements] == [
        "Nadia Khan",
        "Bus driver",
        "Colin Drew",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter: “The best read of the week,” says one reader.",
        "A boy cries as police say the road is closed. Photograph: Jan Roe/The Post",
        "Also in the news: Mayor says he will quit",
    ],
)
def test_what_stands_around_an_article_says_nothing(line):
    text = f"Ms Vale said the tunnel would flood.\n\n{line}\n\nMr Pell said it would not sink.\n"
    assert [each.speaker for each in draft(text).statements] == ["Vale", "Pell"]


def test_readers_comments_below_an_article_say_nothing_in_it():
    text = "Ms Vale said it would flood.\n\nMr Pell said it would not sink.\n\n2 Comments\n\nZed says it is rubbish.\n"
    assert [each.speaker for each in draft(text).statements] == ["Vale", "Pell"]


def test_in_a_judgment_the_parties_speak_below_the_name_of_the_judge():
    text = (
        "Mrs Justice Ferris:\n\n"
        "1. The claimant, Mr Owen Marsh, says that the main leaked. The defendant denies that it leaked.\n\n"
        "2. Dr Sam Pohl gave evidence that the flow was small.\n"
    )
    assert said(text) == [
        ("Owen Marsh", "asserts", "The main leaked."),
        ("Defendant", "denies", "It leaked."),
        ("Sam Pohl", "asserts", "The flow was small."),
    ]
