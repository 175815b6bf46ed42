import pytest

from tests.text.helpers import tag_of, tokens_of


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        # A form of a cue verb is a verb or a noun by what stands around it.
        ("She claims that it sank.", "claims", "v"),
        ("Her claims were many.", "claims", "n"),
        ("Two other states where it rains.", "states", "n"),
        ("The report states that it sank.", "states", "v"),
        ("The report that it sank is old.", "report", "n"),
        ("Experts say it sank.", "say", "b"),
        ("They want to say so.", "say", "b"),
        ("One in five say it sank.", "say", "b"),
        ("the owner's proposal to build", "proposal", "n"),
        ("Records of the port show that it sank.", "show", "b"),
        ("A letter to board members calls for a vote.", "calls", "v"),
        ("They wrote a report on the Lantern attacks that hurt.", "attacks", "n"),
        ("Lund left but plans to return.", "plans", "v"),
        # Finite or not.
        ("The plan proposed by Lund failed.", "proposed", "u"),
        ("Lund proposed a plan.", "proposed", "v"),
        ("It was called a wreck.", "called", "u"),
        ("He has called it a wreck.", "called", "v"),
        ("It has been called a wreck.", "called", "u"),
        ("She has 40 pledged votes.", "pledged", "u"),
        ("It was a widely praised plan.", "praised", "u"),
        ("She left, saying it sank.", "saying", "g"),
        ("a saying of old", "saying", "n"),
        # Capitals.
        ("Her aide, Hope Hicks, left.", "hope", "N"),
        ("Lund Says Ferry Will Be Sold", "says", "v"),
        ("The US fleet sank.", "us", "N"),
        ("They told us so.", "us", "O"),
        # Clitics.
        ("It's late.", "'s", "X"),
        ("There was a leak.", "there", "P"),
        ("More than half left.", "than", "D"),
        ("Lund's ferry sank.", "'s", "s"),
        # Whatever is quoted.
        ('He said "claims" twice.', "claims", "Q"),
    ],
)
def test_a_word_is_what_its_neighbours_make_it(text, word, tag):
    assert tag_of(text, word) == tag


def test_abbreviations_numbers_and_compounds_are_one_token():
    words = tokens_of(
        "Sen. J. Lund (D-Ohio) paid $3.5 million, 12%, for the 9-iron in the U.S."
    ).word
    assert {"sen.", "j.", "d-ohio", "$3.5", "12%", "9-iron", "u.s."} <= set(words)


def test_soft_hyphens_do_not_hide_a_word():
    assert "harbour" in tokens_of("The har\u00adbour is old.").word


def test_places_are_those_of_the_text():
    text = "Lund said\u00a0no."
    tokens = tokens_of(text)
    assert [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)] == [
        "Lund",
        "said",
        "no",
        ".",
    ]
