"""Names as people use them, and what a text tells apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argmap.attribution.people import Claimed, like_names, name_words
from argmap.model import Speaker
from tests.attribution.helpers import Source

SAME = [
    ("Ann Lee", "Lee"),
    ("Ann Lee", "Ann"),
    ("Sen. Ann Lee", "Ms. Lee"),
    ("A. Lee", "Ann Lee"),
    ("Anna Lee", "Ann Lee"),
    ("William Day", "Bill Day"),
    ("Ann B. Lee", "Ann Lee"),
    ("Ann Mary Lee", "Ann Lee"),
    ("Ben Day, Jr.", "Ben Day"),
    ("National Trust for Scotland", "NTS"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_person(one: str, other: str) -> None:
    words = name_words(one), name_words(other)
    assert like_names(*words) == like_names(*words[::-1]) == "same"


def test_names_that_share_a_word_and_names_that_share_none() -> None:
    assert like_names(name_words("Ann Lee"), name_words("Tom Lee")) == "unsure"
    assert like_names(name_words("Harbour Union"), name_words("Harbour Board")) == "unsure"
    assert like_names(name_words("Ann Lee"), name_words("Ben Day")) == "other"


@pytest.mark.parametrize(
    ("name", "is_named"),
    [
        ("Ann Lee", True),
        ("Mayor Ann Lee", True),
        ("Harbour Union", True),
        ("The mayor", False),
        ("Mayor of Oban", False),
        ("Ann Lee's lawyer", False),
        ("Spokeswoman for Ann Lee", False),
        ("Officials", False),
        ("", False),
    ],
)
def test_a_description_is_no_name(name: str, is_named: bool) -> None:
    assert Claimed(Speaker(id="s", name=name)).is_named == is_named


TEXT = """\
Ann Lee, the mayor of Oban, spoke first. “We sell the harbour now,” Lee said.

“We keep the harbour here,” said Ben Day, the mayor of Leith. “It is all too late,” a passer-by said.

Carol Fox, a lawyer for Mr. Day, said: “He is as innocent as you.” “He is a liar of the worst kind,” an officer said.

The Harbour Union said: “This is a disaster for us.” “We will strike on Monday,” said Jo Grey, president of the union.
"""
KEPT = "We keep the harbour here"
INNOCENT = "He is as innocent as you"
STRIKE = "We will strike on Monday"


@pytest.mark.parametrize(
    ("speaker", "quote", "verdict"),
    [
        # Two of one office are two.
        ({"name": "Ann Lee", "role": "mayor"}, KEPT, "other-speaker"),
        ({"name": "The mayor of Leith"}, KEPT, "agrees"),
        # Somebody's lawyer is not he.
        ("Ben Day", INNOCENT, "other-speaker"),
        ("Ben Day's lawyer", INNOCENT, "agrees"),
        # Somebody new is nobody who was named; but who was not named may be anybody.
        ("Carol Fox", "He is a liar of the worst kind", "other-speaker"),
        ("Sergeant Hill", "He is a liar of the worst kind", "none-found"),
        # The union speaks through its president, and she for it.
        ("Harbour Union", STRIKE, "none-found"),
        (
            {"name": "Jo Grey", "organisation": "Harbour Union"},
            "This is a disaster for us",
            "none-found",
        ),
        ("Ben Day", STRIKE, "other-speaker"),
    ],
    ids=str,
)
def test_people_and_what_they_are(
    tmp_path: Path, speaker: str | dict[str, Any], quote: str, verdict: str
) -> None:
    assert Source(tmp_path, TEXT).says(speaker, quote).verdict == verdict
