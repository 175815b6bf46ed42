"""JSON as argmap prints it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from argmap.render.json_text import compact, json_text
from tests.helpers import CONTROLS

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
data = st.recursive(
    scalars, lambda below: st.lists(below) | st.dictionaries(st.text(), below), max_leaves=12
)
objects = st.dictionaries(st.text(), data | st.lists(st.dictionaries(st.text(), scalars)))


@given(objects)
def test_what_is_read_back_is_what_was_written(value: dict[str, Any]) -> None:
    assert json.loads("".join(json_text(value))) == value


@given(data)
def test_compact_json_is_one_line_that_reads_back(value: Any) -> None:
    text = compact(value)
    assert "\n" not in text
    assert json.loads(text) == value


def test_each_field_and_each_record_has_a_line() -> None:
    text = "".join(json_text({"n": 1, "list": [{"a": 1}, {"b": [2]}], "none": [], "plain": [1, 2]}))
    assert text.splitlines() == [
        "{",
        '  "n": 1,',
        '  "list": [',
        '    {"a": 1},',
        '    {"b": [2]}',
        "  ],",
        '  "none": [],',
        '  "plain": [1, 2]',
        "}",
    ]


def test_nothing_at_all() -> None:
    assert json.loads("".join(json_text({}))) == {}


def test_letters_of_all_scripts_stay_readable() -> None:
    assert compact("東京, é") == '"東京, é"'


def test_what_a_terminal_would_obey_is_escaped() -> None:
    text = "".join(json_text({c: c for c in CONTROLS}))
    assert not set(text) & set(CONTROLS)
    assert json.loads(text) == {c: c for c in CONTROLS}


def test_lone_surrogates_are_escaped_so_that_the_text_can_be_written() -> None:
    text = compact({"a": "\ud800"})
    assert text.encode("utf-8")
    assert json.loads(text) == {"a": "\ud800"}


def nested(depth: int, inmost: Any) -> dict[str, Any]:
    value: dict[str, Any] = {"inmost": inmost}
    for _ in range(depth):
        value = {"replies": [value]}
    return value


def test_any_depth_can_be_written() -> None:
    depth = 100_000
    text = "".join(json_text({"roots": [nested(depth, "\ud800é")]}))
    assert text.count("replies") == depth
    assert text.count("{") == text.count("}") == depth + 2
    assert '{"inmost": "\\ud800é"}' in text


def test_deep_data_reads_back_as_far_as_python_can_read() -> None:
    value = nested(300, [1, "é", None, {"a": True}, []])
    assert json.loads("".join(json_text(value))) == value
