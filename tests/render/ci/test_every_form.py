"""What holds of every form in which findings are written."""

from __future__ import annotations

import json

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic
from argmap.render.ci.formats import CI_FORMATS
from tests.helpers import CONTROLS
from tests.render.ci.findings import at, diagnostics, findings, written

some = st.lists(diagnostics(), max_size=4)


@pytest.mark.parametrize("format", CI_FORMATS)
@given(some)
def test_whatever_a_file_holds_the_form_is_sound_and_obeys_nothing(
    format: str, found: list[Diagnostic]
) -> None:
    text = written(format, *found)
    assert not set(text) & set(CONTROLS)
    assert "\r" not in text
    assert text == written(format, *found)
    if format in ("gitlab", "rdjson", "sarif"):
        json.loads(text)
    elif format == "junit":
        fromstring(text.encode())
    else:
        assert text.count("\n") == len(found)


@given(some)
def test_no_text_of_a_file_becomes_a_command_of_github(found: list[Diagnostic]) -> None:
    for line, diagnostic in zip(written("github", *found).splitlines(), found, strict=True):
        assert line.startswith(("::error ", "::warning ", "::notice "))
        command, _, message = line[2:].partition("::")
        _, _, listed = command.partition(" ")
        names = [field.partition("=")[0] for field in listed.split(",")]
        place = ["line", "col", "endLine", "endColumn"] if diagnostic.span else []
        has_file = diagnostic.file not in (None, "<stdin>")
        assert names == ["file"] * has_file + place + ["title"]
        unescaped = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert unescaped.count("%") >= diagnostic.message.count("%")


@given(some)
def test_each_finding_has_a_fingerprint_of_its_own(found: list[Diagnostic]) -> None:
    prints = [fingerprint for _, fingerprint in findings(*found).fingerprinted()]
    assert len({*prints}) == len(found)


def prints(text: str, *words: str) -> set[str]:
    return {p for _, p in findings(*(at(text, word) for word in words)).fingerprinted()}


def test_a_fingerprint_stays_when_its_line_moves_and_goes_when_the_words_change() -> None:
    before = prints("a: odd\nb: strange\n", "odd", "strange")
    assert prints("# new\n\n  a: odd\nc: fine\n  b: strange\n", "odd", "strange") == before
    after = prints("a: odd\nb: stranger\n", "odd", "stranger")
    assert len(after & before) == 1


def test_equal_lines_have_fingerprints_of_their_own() -> None:
    twice = findings(at("a: odd", "odd"), at("a: odd", "odd"), at("a: odd", "odd", "b.yaml"))
    assert len({fingerprint for _, fingerprint in twice.fingerprinted()}) == 3


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("maps/a.yaml", "maps/a.yaml"),
        ("./maps//a.yaml", "maps/a.yaml"),
        ("maps/../a.yaml", "a.yaml"),
        ("/repository/maps/a.yaml", "maps/a.yaml"),
        ("../a.yaml", "/a.yaml"),
        ("/elsewhere/a.yaml", "/elsewhere/a.yaml"),
        ("<stdin>", None),
        (None, None),
    ],
)
def test_files_are_named_from_the_folder_where_argmap_runs(
    file: str | None, path: str | None
) -> None:
    assert findings().path(file) == path


def test_an_annotation_for_a_review_on_github() -> None:
    assert written("github", at("a: odd", "odd", "maps/a.yaml", help="write even")) == (
        "::warning file=maps/a.yaml,line=1,col=4,endLine=1,endColumn=7,title=AM999 odd-word"
        "::an odd word; write even\n"
    )


def test_annotations_escape_what_would_end_them() -> None:
    diagnostic = Diagnostic("AM999", "odd-word", "note", "100% odd\n::error::x", file="a,b:c%.yaml")
    assert written("github", diagnostic) == (
        "::notice file=a%2Cb%3Ac%25.yaml,title=AM999 odd-word::100%25 odd%0A::error::x\n"
    )


def test_a_report_for_gitlab() -> None:
    nowhere = Diagnostic("AM1", "odd-map", "error", "an odd map", "b.yaml")
    first, second = json.loads(written("gitlab", at("\na: odd", "odd"), nowhere))
    assert (first["severity"], second["severity"]) == ("minor", "major")
    assert first["location"] == {"path": "a.argmap.yaml", "lines": {"begin": 2}}
    assert second["location"] == {"path": "b.yaml", "lines": {"begin": 1}}
    assert first["check_name"] == "AM999 odd-word"
    assert first["fingerprint"] != second["fingerprint"]
    assert json.loads(written("gitlab")) == []


def test_reviewdog_counts_bytes() -> None:
    [found] = json.loads(written("rdjson", at("東é: odd", "odd", help="write even")))["diagnostics"]
    assert found["location"]["range"] == {
        "start": {"line": 1, "column": 8},
        "end": {"line": 1, "column": 11},
    }
    assert found["message"] == "an odd word; write even"
    assert (found["severity"], found["code"]) == ("WARNING", {"value": "AM999 odd-word"})


def test_reviewdog_is_told_no_column_that_is_not_known() -> None:
    [found] = json.loads(written("rdjson", at("é" * 500 + " odd", "odd")))["diagnostics"]
    assert found["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}


def test_tests_of_junit_fail_where_the_check_fails() -> None:
    error = Diagnostic("AM1", "odd-map", "error", "an odd map", "b.yaml", help="write an even one")
    text = written("junit", at("a: odd", "odd"), error, maps=["a.argmap.yaml", "b.yaml", "c.yaml"])
    suites = fromstring(text)
    assert (suites.get("tests"), suites.get("failures")) == ("3", "1")
    warned, failed, fine = suites
    assert [suite.get("name") for suite in suites] == ["a.argmap.yaml", "b.yaml", "c.yaml"]
    assert warned.find("testcase/failure") is None
    assert "an odd word" in warned.findtext("testcase/system-out")
    assert failed.find("testcase/failure").get("message") == "an odd map"
    assert "help: write an even one" in failed.findtext("testcase/failure")
    assert [case.get("name") for case in fine] == ["no problems"]
