"""What is odd about a file is said once, where it stands, and read all the same."""

from __future__ import annotations

import json
from typing import Any

import pytest

from argmap.formats.core.reading import read_text
from tests.formats.aif.helpers import aif, map_of, parts, read, written

ODD: list[tuple[str, dict[str, Any], str]] = [
    ("AM401", aif({"1": "RA RA", "2": "I a b"}, "1>2"), "RA 1 has no premise"),
    ("AM401", aif({"1": "RA RA", "2": "I a b"}, "2>1"), "RA 1 leads to no claim"),
    (
        "AM401",
        aif({"1": "RA RA", "2": "I a b", "3": "L Ann: x"}, "2>1>3"),
        "RA 1 leads to no claim",
    ),
    (
        "AM402",
        aif({"1": "RA RA", "2": "I a b", "3": "I c d", "4": "I e f"}, "2>1>3 1>4"),
        "RA 1 leads to several nodes",
    ),
    ("AM403", aif({"1": "I a b", "2": "I c d"}, "1>2"), "the edge from 1 to 2"),
    ("AM404", aif({"1": "I a b"}, "1>77"), "the edge from 1 to 77"),
    ("AM406", aif({"1": "I a b", "2": "PA x", "3": "I c d"}, "1>2>3"), "PA 2"),
    ("AM407", aif({"1": "I a", "2": "L a", "3": "YA x"}, "2>3>1"), "L 2 does not say whose"),
    ("AM408", {"nodes": ["x", {"text": "no id", "type": "I"}], "edges": []}, "2 parts"),
    ("AM408", {"nodes": [], "edges": {"a": 1}, "locutions": []}, "1 part"),
]


@pytest.mark.parametrize(("code", "raw", "message"), ODD)
def test_what_is_odd_is_a_warning_and_is_written_back(
    code: str, raw: dict[str, Any], message: str
) -> None:
    loaded = read(raw, "aif")
    assert [(d.code, d.severity) for d in loaded.diagnostics] == [(code, "warning")]
    assert message in loaded.diagnostics[0].message
    assert loaded.map is not None
    assert written(loaded.map) == raw


def test_many_oddities_of_a_kind_are_one_warning() -> None:
    nodes = {str(i): "RA RA" for i in range(1, 9)} | {"9": "I a b"}
    loaded = read(aif(nodes, " ".join(f"9>{i}" for i in range(1, 9))))
    assert [d.message for d in loaded.diagnostics] == [
        "RA 1 leads to no claim; so it is with RA 2, RA 3, RA 4, RA 5, and 3 more"
    ]


def test_a_warning_points_at_the_node() -> None:
    text = json.dumps(aif({"1": "I a b", "22": "RA RA"}, "1>22"), indent=1)
    span = read_text(text, None).diagnostics[0].span
    assert span is not None
    assert text.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1] == '"22"'


def test_claims_can_be_found_in_the_file() -> None:
    text = json.dumps(aif({str(i): f"I claim {chr(97 + i)}" for i in range(9)}))
    loaded = read_text(text, None)
    for i, claim in enumerate(loaded.map.claims if loaded.map else ()):
        place = loaded.locate("claims", claim)
        assert place is not None
        assert text[slice(*place)] == f'"{i}"'


@pytest.mark.parametrize("text", ["I a b", "I c d"])
def test_a_second_node_of_the_same_id_is_said_and_kept(text: str) -> None:
    raw = aif({"1": "I a b"})
    raw["nodes"].append(aif({"1": text})["nodes"][0])
    loaded = read(raw)
    assert [d.code for d in loaded.diagnostics] == ["AM405"]
    assert len(map_of(raw).claims) == (1 if text == "I a b" else 2)
    assert parts(written(map_of(raw))) == parts(raw)


def test_broken_json_is_a_located_error() -> None:
    loaded = read_text('{"nodes": [{"nodeID": "1" "text": "x"}]}', "x.json")
    assert loaded.map is None
    assert loaded.diagnostics[0].code == "AM002"
    assert loaded.diagnostics[0].span is not None


def test_a_bottomless_file_is_an_error() -> None:
    text = '{"nodes": [{"nodeID": "1", "type": "I", "x": ' + "[" * 95 + "]" * 95 + "}]}"
    loaded = read_text(text, "x.json", "aif")
    assert [d.name for d in loaded.diagnostics] == ["too-deep"]
