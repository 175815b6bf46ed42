"""Two wordings compared word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.edit.compare.words import compare_words
from tests.strategies import texts
from tests.thoroughness import examples


def marked(before: str, after: str) -> str:
    around = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(around[p.kind].format(p.text) for p in compare_words(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Trade fell here.", "Trade rose here.", "Trade [-fell-]{+rose+} here."),
        ("It is dear.", "It is too dear.", "It is {+too +}dear."),
        (
            "It costs 90,000 a year.",
            "It costs 80,000 a year.",
            "It costs [-90,000-]{+80,000+} a year.",
        ),
        ("a b c", "a x y c", "a [-b-]{+x y+} c"),
        ("the old wall", "every new wall", "[-the old-]{+every new+} wall"),
        ("saves it a year.", "saves it in each year.", "saves it [-a-]{+in each+} year."),
        ("", "new", "{+new+}"),
        ("gone", "", "[-gone-]"),
        ("same", "same", "same"),
        ("東京で話した", "大阪で話した", "[-東京-]{+大阪+}で話した"),
        ("don't go", "do go", "[-don't-]{+do+} go"),
    ],
)
def test_what_changed_is_marked(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


@given(texts, texts)
@settings(max_examples=examples(200))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after


def test_very_long_texts_are_replaced_whole() -> None:
    before, after = "a " * 20_000, "b " * 20_000
    assert [p.kind for p in compare_words(before, after)] == ["removed", "added"]
