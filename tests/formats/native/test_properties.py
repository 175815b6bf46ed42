"""The laws of the native file: writing loses nothing, reading never fails but in good order."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.diagnostics import SourceText
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_bytes
from argmap.formats.native import keys
from argmap.formats.native.syntax.document import Document
from argmap.formats.native.syntax.yaml_text import parse_yaml
from argmap.model import ArgumentMap
from tests.formats.native.helpers import json_of, map_of, read_json, read_yaml, sound, yaml_of
from tests.strategies import maps

EXAMPLES = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))
]

slow_to_make = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def to_the_letter(map: ArgumentMap) -> str:
    """All that a map holds, with the types of its data and the order of all but relations."""
    plain = map.model_dump()
    plain["relations"] = dict(sorted(plain["relations"].items()))
    return repr(plain)


@slow_to_make
@given(maps())
def test_yaml_that_was_written_reads_back_as_the_same_map(map):
    again = map_of(yaml_of(map))
    assert again == map
    assert to_the_letter(again) == to_the_letter(map)


@slow_to_make
@given(maps())
def test_json_that_was_written_reads_back_as_the_same_map(map):
    again = sound(read_json(json_of(map)))
    assert again == map
    assert to_the_letter(again) == to_the_letter(map)


@slow_to_make
@given(maps())
def test_what_was_written_is_written_the_same_again(map):
    once = map_of(yaml_of(map))
    assert yaml_of(map_of(yaml_of(once))) == yaml_of(once)


@slow_to_make
@given(maps())
def test_what_was_written_has_no_slips_in_it(map):
    found = {d.name for d in read_yaml(yaml_of(map)).diagnostics}
    assert found <= {"empty-span"}


# -- any text whatever ---------------------------------------------------------------------------

PIECES = (
    *("\n", "\n  ", "\n    - ", "- ", ": ", ":", "{", "}", "[", "]", ", ", '"', "'", " #", "#x"),
    *("&a ", "*a ", "!x ", "| ", "|-\n", "> ", "? ", "---\n", "...\n", "<<: ", "%", "@", "`"),
    *("\t", "\r", "\r\n", "\0", "\x1b", "\ud800", r"\ud800", "\\", "\u2028", "\x85", "\ufeff"),
    *("null", "~", "true", "-1", "1e999", "9" * 400, "x" * 1100, "😀", "e\u0301", "\u0301"),
    *("a", "a/a", "a+a/a", "a/a#2", "claim:a", "id: +a", "id: a/.b", "relation: ", "claim: "),
    *("span: [[1, 2]]", "weight: 1e400", "extra: {a: {b: [1]}}", "said: {a: b}"),
    *sorted(keys.CLAIM_KEYS | keys.MAP_KEYS | keys.RELATION_KEYS),
)
BEGINNINGS = ("", "claims:\n  a:\n    ", "claims: {a: x}\nrelations:\n  - ", '{"claims": {"a": ')


@st.composite
def broken_examples(draw: st.DrawFn) -> str:
    """An example with some letters gone and others come."""
    text = draw(st.sampled_from(EXAMPLES))[:2_000]
    if draw(st.booleans()):
        text = json_of(map_of(draw(st.sampled_from(EXAMPLES))))[:2_000]
    for _ in range(draw(st.integers(1, 4))):
        at, gone = draw(st.integers(0, len(text))), draw(st.integers(0, 12))
        text = text[:at] + draw(st.sampled_from(PIECES)) + text[at + gone :]
    return text


any_text = st.one_of(
    st.text(),
    st.tuples(st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(PIECES), max_size=25)).map(
        lambda parts: parts[0] + "".join(parts[1])
    ),
    broken_examples(),
)


def is_in_order(loaded: Loaded) -> bool:
    """A map or the errors that explain why there is none, each at a place in the text."""
    errors = [d for d in loaded.diagnostics if d.severity == "error"]
    placed = all(d.span and d.snippet and d.message for d in loaded.diagnostics)
    return placed and (loaded.map is None) == bool(errors)


@slow_to_make
@given(any_text)
def test_any_text_is_read_in_good_order(text):
    for read in (read_yaml, read_json):
        loaded = read(text)
        assert is_in_order(loaded)
        for id in loaded.partial.claims if loaded.partial else ():
            assert loaded.locate("claims", id, "text") is not None


@slow_to_make
@given(any_text)
def test_what_could_be_read_can_be_written(text):
    map = read_yaml(text).map
    if map is not None:
        assert map_of(yaml_of(map)) == map


@given(st.binary())
def test_any_bytes_are_read_in_good_order(content):
    for name in ("map.yaml", "map.json"):
        loaded = read_bytes(content, name)
        assert (loaded.map is None) == any(d.severity == "error" for d in loaded.diagnostics)


# -- without libyaml -----------------------------------------------------------------------------


def parsed_without_libyaml(text: str) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "yaml._yaml", None)
        return parse_yaml(SourceText(text, "map.yaml"))


def same_document(text: str) -> bool:
    fast, slow = parse_yaml(SourceText(text, "map.yaml")), parsed_without_libyaml(text)
    return (fast.values, fast.starts) == (slow.values, slow.starts)


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_examples_are_the_same_without_libyaml(text):
    assert same_document(text)


@slow_to_make
@given(maps())
def test_what_was_written_is_the_same_without_libyaml(map):
    assert same_document(yaml_of(map))


@slow_to_make
@given(any_text)
def test_any_text_is_parsed_in_good_order_without_libyaml(text):
    document = parsed_without_libyaml(text)
    assert document.complete or document.diagnostics
