"""Argumentation schemes: what is in the list, and finding one by name."""

from __future__ import annotations

import re

import pytest

from argmap.schemes import (
    SCHEMES,
    UnknownSchemeError,
    find_question,
    find_scheme,
    is_slip,
    near_names,
    scheme_named,
)


def test_there_are_the_common_schemes_each_with_its_questions() -> None:
    assert len(SCHEMES) >= 60
    for scheme in SCHEMES:
        assert scheme.premises, scheme.name
        assert scheme.questions, scheme.name
        keys = [q.key for q in scheme.questions]
        assert len(set(keys)) == len(keys), scheme.name


def test_every_text_is_a_sentence() -> None:
    for scheme in SCHEMES:
        for text in (scheme.about, scheme.conclusion, *scheme.premises):
            assert re.fullmatch(r"[A-Z].*\.", text), text
        for question in scheme.questions:
            assert re.fullmatch(r"[A-Z].*\?", question.text), question.text
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.key), question.key


def test_every_name_finds_its_own_scheme() -> None:
    for scheme in SCHEMES:
        assert find_scheme(scheme.name) is scheme
        assert find_scheme(scheme.name.upper()) is scheme


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("expert opinion", "argument from expert opinion"),
        ("Argument From Expert Opinion", "argument from expert opinion"),
        ("ExpertOpinion", "argument from expert opinion"),
        ("from-authority", "argument from expert opinion"),
        ("analogy", "argument from analogy"),
        ("positive cons", "argument from positive consequences"),
        ("abduct", "argument from the best explanation"),
        ("POSITION_TO_KNOW", "argument from position to know"),
    ],
)
def test_a_scheme_is_found_by_a_part_and_in_any_spelling(written: str, name: str) -> None:
    assert find_scheme(written).name == name


def test_a_part_of_several_names_is_refused_with_the_names() -> None:
    with pytest.raises(UnknownSchemeError) as caught:
        find_scheme("consequences")
    assert caught.value.several
    assert "negative consequences" in str(caught.value)


@pytest.mark.parametrize("word", ["", "  ", "-", "?!", "x" * 5000, "\0", "gut feeling"])
def test_no_word_is_too_odd_to_be_unknown(word: str) -> None:
    with pytest.raises(UnknownSchemeError):
        find_scheme(word)


def test_a_slip_is_told_from_a_name_of_ones_own() -> None:
    assert is_slip("expert opinon", near_names("expert opinon"))
    assert not is_slip("argument from Main Street", near_names("argument from Main Street"))


def test_what_tools_write_where_no_scheme_is_named_names_none() -> None:
    assert scheme_named("Default Inference") is None
    assert scheme_named("my own pattern") is None


@pytest.mark.parametrize("asked", ["field", "2", "CQ2", "a matter of the field", " Field "])
def test_a_question_is_meant_by_its_word_its_number_or_its_text(asked: str) -> None:
    question = find_question(find_scheme("expert opinion"), asked)
    assert question is not None
    assert question.key == "field"


@pytest.mark.parametrize("asked", ["", "0", "7", "99999", "E", "weather"])
def test_no_question_is_meant_by_anything_else(asked: str) -> None:
    assert find_question(find_scheme("expert opinion"), asked) is None
