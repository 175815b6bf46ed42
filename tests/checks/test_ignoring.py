"""`# argmap: ignore[AM205] why` in a map."""

import pytest

from argmap.checks.registry import choice_of, run_checks
from argmap.formats.core.reading import read_text

MAP = "issue: dogs\nspeakers: {ada: Ada}\nclaims:\n  dogs: {text: Dogs bark., speaker: ada}\n"


def told(text, format=None, **choice):
    found = run_checks(read_text(text, None, format), choice=choice_of(**choice))
    return [(d.code, d.span.line) for d in found]


def test_a_comment_at_the_end_of_a_line_or_before_it_keeps_a_note_from_being_told():
    said = MAP + "  cats: Cats do not.\n"
    assert ("AM205", 5) in told(said)
    codes = [code for code, line in told(said) if line == 5]
    ignored = f"  # argmap: ignore[{', '.join(codes)}] still to come\n"
    assert told(said.rstrip("\n") + ignored) == []
    assert told(MAP + ignored + "  cats: Cats do not.\n") == []


@pytest.mark.parametrize("name", ["AM2", "unvoiced", "am205", "AM205, AM223"])
def test_rules_are_named_as_elsewhere(name):
    codes = [c for c, _ in told(MAP + f"  cats: Cats do not.  # argmap: ignore[{name}]\n")]
    assert "AM205" not in codes


def test_a_comment_that_does_nothing_is_told():
    assert told(MAP + "  # argmap: ignore[AM205]\n") == [("AM291", 5)]
    assert told(MAP + "  # argmap: ignore[AM205]\n", ignore=["AM291"]) == []


def test_a_code_that_there_is_not_says_which_may_be_meant():
    (found,) = run_checks(read_text(MAP + "  # argmap: ignore[unvoicd]\n"))
    assert "did you mean unvoiced?" in found.message


def test_errors_cannot_be_ignored():
    text = MAP + "  cats: {text: Cats., rebuts: nothing}  # argmap: ignore[AM106]\n"
    assert ("AM106", 5) in told(text)


def test_the_same_letters_in_a_text_are_no_comment():
    text = MAP.replace("Dogs bark.", "'Dogs # argmap: ignore[AM205] bark.'")
    assert told(text) == []


def test_argdown_has_comments_of_its_own():
    assert told("[A]: One. // argmap: ignore[AM2]\n\n[B]: Two.\n", "argdown") == []
