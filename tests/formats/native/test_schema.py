"""The schema says exactly what the reader reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from argmap.formats.native import keys, rules
from argmap.formats.native.schema import json_schema
from argmap.formats.native.writing import native_shape
from tests.formats.native.helpers import marked, read_json
from tests.formats.native.test_problems import YAML_SLIPS, tidy
from tests.formats.native.test_reading import WHOLE
from tests.formats.native.test_writing import CANONICAL
from tests.strategies import maps

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))


def as_an_editor_sees_it(text: str) -> Any:
    """YAML with the types that editors give plain words; dates are text in a schema."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def complaints(data: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(data)]


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["title"] == "argmap map"
    # Where the catalogue that editors look schemas up in keeps it.
    assert SCHEMA["$id"] == "https://json.schemastore.org/argmap.json"


@pytest.mark.parametrize(
    ("schema", "known"),
    [
        (SCHEMA, keys.MAP_KEYS),
        (SCHEMA["$defs"]["speaker"], keys.SPEAKER_KEYS),
        (SCHEMA["$defs"]["source"], keys.SOURCE_KEYS),
        (SCHEMA["$defs"]["claim"], keys.CLAIM_KEYS),
        (SCHEMA["$defs"]["utterance"], keys.UTTERANCE_KEYS),
        (SCHEMA["$defs"]["words"], keys.UTTERANCE_KEYS - {"speaker"}),
        (SCHEMA["$defs"]["aim"], keys.AIM_KEYS),
        (SCHEMA["$defs"]["premises"], keys.AIM_KEYS),
        (SCHEMA["$defs"]["relation"], keys.RELATION_KEYS),
    ],
)
def test_it_knows_the_keys_that_the_reader_knows_and_describes_each(schema, known):
    assert schema["properties"].keys() == known
    assert schema["additionalProperties"] is False
    for key, value in schema["properties"].items():
        assert value.get("description"), key


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_fit(path):
    assert complaints(as_an_editor_sees_it(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("text", [WHOLE, CANONICAL])
def test_every_way_of_writing_fits(text):
    assert complaints(as_an_editor_sees_it(text)) == []


SHORTHANDS = [
    {"claims": {"a": "First.", "b": None, "c": 1, "d": True}},
    {"claims": {}, "issue": "a", "title": None},
    {"claims": {}, "issues": ["a", "b"]},
    {"claims": {}, "speakers": {"s": "Sue", "t": {"aliases": "T", "stance": None}, "u": None}},
    {"claims": {}, "sources": {"s": "s.txt", "t": {"date": 2024}}},
    {"claims": {"a": {"speaker": ["s", "t"], "quote": ["x", "y"], "span": [1, 2]}}},
    {"claims": {"a": {"speaker": "s", "quote": 7, "span": [[1, 2], [3, 4]], "turn": 1}}},
    {"claims": {"a": {"said": {"s": "x", "t": ["x", "y"], "u": {"reported": "z"}}}}},
    {"claims": {"a": {"said": [{"speaker": ["s", "t"], "quote": "x"}]}}},
    {"claims": {"a": {"rebuts": ["b", {"claim": "c", "scheme": "sign"}], "supports": None}}},
    {"claims": {"a": {"undercuts": {"relation": "b/c", "speakers": ["s"], "extra": {}}}}},
    {"claims": {"a": {"supported-by": ["b", ["c", "d"], {"claim": ["e", "f"], "note": "n"}]}}},
    {"claims": {"a": {"rebutted-by": "b", "undercut-by": {"claim": "c"}}}},
    {"claims": {}, "relations": [{"kind": "supports", "premises": [], "target": None}]},
    {"claims": {}, "relations": {"x": {"kind": "rebuts", "premises": "a", "target": "b"}}},
    {"claims": {}, "expect": {"a": "in"}, "extra": {"x": [1]}, "$schema": "s.json"},
]


@pytest.mark.parametrize("shape", SHORTHANDS)
def test_every_shorthand_fits(shape):
    assert complaints(shape) == []


def test_what_fits_has_no_unknown_key_for_the_reader():
    for shape in SHORTHANDS:
        found = {d.name for d in read_json(json.dumps(shape)).diagnostics}
        assert not found & {"unknown-key", "wrong-shape", "bad-value", "missing-field"}, shape


MISTAKES = [
    ({"claims": {"a": {"rebut": "b"}}}, "'rebut' was unexpected"),
    ({"claim": {"a": "x"}, "claims": {}}, "'claim' was unexpected"),
    ({"claims": {"a": {"rebuts": {"claim": "b", "schema": "x"}}}}, "'schema' was unexpected"),
    ({"claims": {"a": {"rebuts": [{"claim": "b", "nte": "x"}]}}}, "'nte' was unexpected"),
    ({"claims": {"a": {"supported-by": {"clam": "b"}}}}, "'clam' was unexpected"),
    ({"claims": {"a": {"said": [{"speaker": "s", "qoute": "x"}]}}}, "'qoute' was unexpected"),
    ({"claims": {"a": {"said": {"s": {"qoute": "x"}}}}}, "'qoute' was unexpected"),
    ({"claims": {}, "speakers": {"s": {"nme": "x"}}}, "'nme' was unexpected"),
    ({"claims": {}, "sources": {"s": {"titel": "x"}}}, "'titel' was unexpected"),
    ({"claims": {}, "relations": [{"kind": "rebuts"}]}, "'premises' is a required property"),
    ({"claims": {"a": {"rebuts": {"note": "x"}}}}, "'claim' is a required property"),
    ({"claims": {"a": {"said": [{"quote": "x"}]}}}, "'speaker' is a required property"),
    ({"claims": {"a": {"quote": "x"}}}, "'speaker' is a dependency of 'quote'"),
    ({"title": "x"}, "'claims' is a required property"),
    ({"claims": ["x"]}, "is not of type 'object'"),
    ({"claims": {"a": ["x"]}}, "is not of type"),
    ({"claims": {"trade falls": "x"}}, "does not match"),
    ({"claims": {"a": {"kind": "statment"}}}, "is not one of"),
    ({"claims": {}, "expect": {"a": "inn"}}, "is not one of"),
    ({"claims": {"a": {"weight": "heavy"}}}, "is not of type"),
    ({"claims": {"a": {"implicit": "yes"}}}, "is not of type"),
]


@pytest.mark.parametrize(("shape", "message"), MISTAKES)
def test_a_mistake_is_named(shape, message):
    assert any(message in found for found in complaints(shape))


@pytest.mark.parametrize(("shape", "message"), MISTAKES)
def test_the_reader_finds_the_same_mistake(shape, message):
    assert read_json(json.dumps(shape)).map is None


SLIPS_IN_KEYS = [text for rule, text, _ in YAML_SLIPS if rule is rules.UnknownKey]


@pytest.mark.parametrize("text", SLIPS_IN_KEYS)
def test_a_misspelt_key_is_found_in_editors_as_well(text):
    assert complaints(as_an_editor_sees_it(marked(tidy(text))[0]))


@given(maps())
def test_whatever_is_written_fits(map):
    assert complaints(json.loads(json.dumps(native_shape(map)))) == []
