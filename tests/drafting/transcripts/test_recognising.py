"""What looks like a transcript is one, and prose with colons is none."""

import pytest

from argmap.drafting.transcripts.draft_transcript import draft_transcript
from argmap.drafting.transcripts.reading_either import draft_any
from tests.drafting.transcripts.helpers import claims

TRANSCRIPTS = {
    "capitals": "ADA: The ferry is old.\nBEN: It can be mended.\n",
    "colons with blanks": "Bob : The ferry is old.\nWilma : It can be mended.\nBob : It can not.\n",
    "plain names": "Ada: The ferry is old.\n\nBen: I think it can be mended.\n\nAda: You are wrong.\n",
    "own lines": "ADA MERROW\nThe ferry is old.\n\nBEN KRAY\nIt can be mended.\n\nADA MERROW\nNo.\n\nBEN KRAY\nYes, it can.\n",
    "own lines with times": "Ada Merrow  0:03\nThe ferry is old.\n\nBen Kray  0:12\nIt can be mended.\n",
    "questions and answers": "Q. Was it old?\nA. The ferry was old.\nQ. Could it be mended?\nA. It could not.\n",
    "a title before it": "A hearing\n1 May\n\nADA: The ferry is old.\n\nBEN: It can be mended.\n",
    "long turns": "ADA: The ferry is old.\n"
    + "It sank once more.\n\n" * 20
    + "BEN: It can be mended.\n"
    + "We did it before.\n\n" * 20
    + "ADA: It can not.\nBEN: It can.\n",
    "line breaks of Windows": "ADA: The ferry is old.\r\nBEN: It can be mended.\r\n",
}

PROSE = {
    "notes": "The ferry was sold on Monday.\n\nNote: This was corrected.\n\nPhoto: Ada Merrow\n\n"
    "It sank twice, the mayor said.\n\nNote: The council meets on Friday.\n",
    "a recipe": "Serves: 4\nPrep: 20 minutes\n\nFilling: Peel the apples.\nDough: Mix the flour.\n"
    "Filling: Put the apples on it.\nTip: Serve with cream.\n",
    "the head of a letter": "From: Ada Merrow\nTo: Ben Kray\nSubject: The ferry\nDate: 1 May\n\n"
    "Dear Ben,\n\nThe ferry was sold. I said so.\n\nAda\n",
    "a glossary": "Bow: The front of a ship.\nStern: The back of a ship.\nKeel: What is below.\n",
    "settings": "HOST: localhost\nPORT: 8080\nUSER: ada\nHOST: other\n",
    "headlines": "Mayor: No new ferry\n\nThe town will not buy a ferry, Mayor Elsa Norling said.\n",
    "quotations in a list": 'What they said:\n\n- Ada Merrow: "It sank."\n- Ben Kray: "It did not."\n',
    "a diary": "Monday: It rained.\nTuesday: It rained again.\nMonday: It rained.\n",
    "meals": "Breakfast: Two eggs.\nLunch: A salad.\nBreakfast: Toast.\nLunch: Some soup.\n",
    "a licence": "THE AUTHOR; ITS HEIRS\nSHALL NOT BE LIABLE FOR LOSS OF USE, DATA;\nPROFITS; OR ANYTHING ELSE.\n"
    "DATA; PROFITS; OR ANYTHING ELSE.\nPROFITS; OR DATA.\n",
    "examples of a language": "Classifier: Python\nClassifier: Unix\n\n>>> print(1)\n>>> print(2)\n",
    "names on lines of their own": "All Rights Reserved\nThe ferry is sold\nwith all that is on it.\n\n"
    * 3,
    "one name": "ADA: The ferry is old.\n",
    "nothing": "",
}


@pytest.mark.parametrize("kind", TRANSCRIPTS)
def test_a_transcript_is_recognised(kind):
    speakers = {name.split()[0] for name, _ in claims(TRANSCRIPTS[kind])}
    assert speakers >= ({"A"} if "questions" in kind else speakers & {"Ada", "Bob"}) != set()
    assert draft_any(TRANSCRIPTS[kind]).transcript is not None


@pytest.mark.parametrize("kind", PROSE)
def test_prose_with_colons_is_no_transcript(kind):
    assert draft_transcript(PROSE[kind], is_known=False) is None


def test_an_article_with_an_interview_at_its_end_stays_an_article():
    text = "The ferry was sold on Monday, the mayor said.\n\n" * 10
    assert draft_transcript(f"{text}Q: Why?\nA: It was old.\n", is_known=False) is None


def test_whoever_says_that_it_is_a_transcript_is_believed():
    found = draft_transcript("Ada: The ferry is old.\n")
    assert [s.speaker for s in found.statements] == ["Ada"]
    # Nobody is named, so it is somebody unknown.
    (statement,) = draft_transcript("The ferry is old.").statements
    assert statement.speakers[0].is_anonymous
