"""Which utterances say nothing that another does not say already."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import Utterance
from argmap.queries.doubles import doubles, repeated

SAID = Utterance(speaker="ann", quote="We can't", source="s", at="p. 4", turn="1")


def like(**other: Any) -> Utterance:
    return SAID.model_copy(update=other)


@pytest.mark.parametrize(
    "again",
    [
        {},
        {"quote": "We can’t"},
        {"quote": "we  CAN'T"},
        {"quote": ["We can't"]},
        {"at": None},
        {"at": None, "turn": None, "source": None},
    ],
)
def test_the_same_words_from_no_other_place_are_a_double(again: dict[str, Any]) -> None:
    assert repeated(like(**again), [SAID]) == 0


@pytest.mark.parametrize(
    "again",
    [
        {"speaker": "ben"},
        {"quote": "We can"},
        {"quote": None},
        {"reported": "that they cannot"},
        {"source": "other"},
        {"at": "p. 5"},
        {"turn": "2"},
        {"date": "2026-01-01"},
        {"via": "herald"},
        {"span": [(0, 3)]},
    ],
)
def test_another_speaker_word_or_place_is_another_utterance(again: dict[str, Any]) -> None:
    assert repeated(like(**again), [SAID]) is None


def test_each_double_is_told_with_the_first_that_says_it() -> None:
    said = [like(), like(speaker="ben"), like(), like(turn="2"), like(turn="2", at=None)]
    assert list(doubles(said)) == [(2, 0), (4, 3)]


words = st.sampled_from([None, "a", "A", "b"])
utterances = st.builds(
    Utterance,
    speaker=st.sampled_from(["x", "y"]),
    quote=words,
    at=st.sampled_from([None, "1", "2"]),
    turn=st.sampled_from([None, "1"]),
)


@given(st.lists(utterances, max_size=6))
def test_all_doubles_of_a_list_are_those_that_repeat_an_earlier_one(said: list[Utterance]) -> None:
    one_by_one = [(i, repeated(u, said[:i])) for i, u in enumerate(said)]
    assert list(doubles(said)) == [(i, j) for i, j in one_by_one if j is not None]
