"""Who chairs, who asks and who argues, by what they are called or by what they do."""

from tests.drafting.transcripts.helpers import claims, kinds, silent

DEBATE = """\
SHAW: The first question is from Mr Cole for Ms Merrow.

COLE: Ms Merrow, the ferry sank in March. Why was it not sold?

MERROW: It was not sold because nobody wanted it. We asked in five harbours. Nobody made an offer.

SHAW: Mr Kray, one minute.

KRAY: Two buyers came to my door. They were sent away, and I can prove it. The council lied.

SHAW: The next question is for Mr Kray.

COLE: Mr Kray, would you sell it now?

KRAY: I would sell it tomorrow. It costs nine thousand a month. That money could mend the bridge.

SHAW: Ms Merrow.

MERROW: The bridge is sound. What do nine thousand mend? They would not buy the paint.
"""


def test_the_chair_and_who_asks_show_in_what_they_do():
    assert kinds(DEBATE) == {
        "Shaw": "chair",
        "Cole": "questions",
        "Merrow": "speech",
        "Kray": "speech",
    }


def test_what_the_chair_and_who_asks_say_is_no_claim_and_is_kept():
    assert {name for name, _ in claims(DEBATE)} == {"Merrow", "Kray"}
    assert ("Ms Merrow, the ferry sank in March.", "by a questioner") in silent(DEBATE)


def test_labels_tell_the_part():
    text = "INTERVIEWER: The ferry is lost.\n\nMERROW: It is not.\n\nMODERATOR: The ferry is old.\n"
    assert kinds(text) == {"Interviewer": "questions", "Merrow": "speech", "Moderator": "chair"}


def test_whoever_argues_with_questions_still_argues():
    text = (
        "ADA: The ferry is old. Who would mend it?\n\nBEN: I would mend it. Who else?\n\n"
        "ADA: The county should do that. Why not?\n\nBEN: The county has no money. Has it?\n"
    )
    assert set(kinds(text).values()) == {"speech"}


def test_questions_to_nobody_are_arguments():
    debate = DEBATE + (
        "\nLUND: Who else knows it? The people know it.\n\nSHAW: Mr Kray.\n\n"
        "KRAY: I agree with that. It was never asked for by anybody here.\n\nLUND: But who pays?\n"
    )
    assert kinds(debate)["Lund"] == "speech"


def test_whoever_speaks_once_and_says_little_does_not_chair():
    assert kinds("ADA: Objection.\n\nBEN: The ferry is old and it sank.\n")["Ada"] == "speech"
