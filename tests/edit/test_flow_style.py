"""Edits within brackets: what is left looks as if what went had never stood there."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from argmap.edit.editor import apply
from argmap.edit.edits.setting import SetField
from argmap.formats.core.reading import read_text

FIELDS = {"note": "hm", "title": "T", "text": "A", "weight": "2"}
PAD = "\n      "
BRACKETS = {
    "tight": ("{", ",", "}"),
    "usual": ("{", ", ", "}"),
    "airy": ("{ ", ", ", " }"),
    "commas in the air": ("{ ", " , ", " }"),
    "a comma at the end": ("{", ", ", ",}"),
    "airy, a comma at the end": ("{ ", ", ", ", }"),
    "one line inside": ("{" + PAD, ", ", "\n    }"),
    "one line inside, closed there": ("{" + PAD, ", ", " }"),
    "a line each": ("{" + PAD, "," + PAD, "\n    }"),
    "a line each, a comma at the end": ("{" + PAD, "," + PAD, ",\n    }"),
    "from the bracket on": ("{", "," + PAD, "}"),
}


@pytest.mark.parametrize(("opening", "comma", "closing"), BRACKETS.values(), ids=BRACKETS)
def test_fields_leave_no_gap_where_they_stood(opening: str, comma: str, closing: str) -> None:
    def written(fields: list[str]) -> str:
        inside = comma.join(f"{field}: {FIELDS[field]}" for field in fields)
        return f"claims:\n  a: {opening}{inside}{closing}   # so\n  b: B\n"

    for order in permutations(FIELDS):
        for count in (1, 2, 3):
            for gone in combinations(("note", "title", "weight"), count):
                edits = [SetField("claim", "a", field, None) for field in gone]
                now = apply(read_text(written([*order]), None, "yaml"), edits)
                assert now == written([field for field in order if field not in gone])


def test_a_comment_on_what_stays_does_not_go_with_the_next_field() -> None:
    text = "claims:\n  a: {text: A, # short\n    note: hm}\n"
    now = apply(read_text(text, None, "yaml"), [SetField("claim", "a", "note", None)])
    assert "text: A # short\n" in now
    again = read_text(now, None, "yaml").map
    assert again is not None
    assert (again.claims["a"].text, again.claims["a"].note) == ("A", None)


def test_one_of_several_tags_is_changed_in_its_place() -> None:
    text = 'claims:\n  a: {text: A, tags: ["one", "two" , "three"]}\n'
    now = apply(
        read_text(text, None, "yaml"), [SetField("claim", "a", "tags", ["one", "2", "three"])]
    )
    assert now == text.replace("two", "2")
    now = apply(
        read_text(text, None, "yaml"), [SetField("claim", "a", "tags", ["one", "three", "4"])]
    )
    assert now == text.replace('"two" , "three"', '"three", 4')
