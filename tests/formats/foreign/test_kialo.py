"""Kialo's text export."""

from __future__ import annotations

import argmap
from tests.formats.foreign.helpers import codes, joined, map_from, read
from tests.formats.foreign.samples import KIALO
from tests.helpers import map_of


def test_numbers_tell_what_stands_under_what() -> None:
    map = map_from("kialo", KIALO)
    assert map.title == "Should trams come back?"
    assert list(map.claims) == ["1", "1.1", "1.1.1", "1.2"]
    assert [(r.premises, r.kind, r.target) for r in map.relations.values()] == [
        (["1.1"], "supports", "1"),
        (["1.1.1"], "rebuts", "1.1"),
        (["1.2"], "rebuts", "1"),
        (["1.1.1"], "rebuts", "1.2"),
    ]


def test_lines_go_on_and_escapes_are_read() -> None:
    claim = map_from("kialo", KIALO).claims["1.1.1"]
    assert claim.text == "Wheels squeal\n\nin bends (all of them)."


def test_links_are_sources_and_their_words_stay() -> None:
    map = map_from("kialo", KIALO)
    assert map.claims["1.1"].text == "Trams are quiet, says the [old] line."
    source = map.sources["line-example"]
    assert (source.title, source.url) == ("the [old] line", "https://www.line.example/a_(b)")
    assert "[the \\[old\\] line](https://www.line.example/a_(b))" in argmap.dumps(map, "kialo")


def test_references_lead_to_one_another_up_or_down_the_file() -> None:
    up = "1. Yes.\n1.1. Pro: A.\n1.2. Con: -> See 1.1.\n1.3. Con: -> See 1.2.\n"
    down = "1. Yes.\n1.1. Con: -> See 1.2.\n1.2. Con: -> See 1.3.\n1.3. Pro: A.\n"
    for text, claim in ((up, "1.1"), (down, "1.3")):
        relations = map_from("kialo", text).relations.values()
        assert sorted(r.kind for r in relations) == ["rebuts", "rebuts", "supports"]
        assert {(*r.premises, r.target) for r in relations} == {(claim, "1")}


def test_references_in_a_circle_mean_nothing() -> None:
    loaded = read("kialo", "1. Yes.\n1.1. Pro: -> See 1.2.\n1.2. Pro: -> See 1.1.\n")
    assert codes(loaded) == ["AM504", "AM504"]


def test_a_reference_to_no_line_is_told() -> None:
    loaded = read("kialo", "1. Yes.\n1.1. Pro: -> See 1.7.\n")
    assert codes(loaded) == ["AM504"]


def test_references_may_lead_to_references_even_in_a_circle() -> None:
    loaded = read("kialo", "1. A.\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.\n")
    assert loaded.map is not None
    assert list(loaded.map.claims) == ["1"]


def test_text_that_looks_like_the_format_is_not_taken_for_it() -> None:
    map = map_of("""
        claims:
          "1": {text: "Pro: we agree"}
          "1.1": {text: "-> See 2. [x](y)", supports: "1"}
          "1.2": {text: "one\\n1.3. Con: two", rebuts: "1"}
    """)
    map.claims["1.2"].text = "one\n1.3. Con: two"
    back = argmap.loads(argmap.dumps(map, "kialo"), "kialo")
    assert {id: c.text for id, c in back.claims.items()} == {
        id: c.text for id, c in map.claims.items()
    }


def test_a_claim_in_a_circle_stands_once_and_is_referred_to() -> None:
    map = map_of("claims: {a: {text: A., rebuts: b}, b: {text: B., supports: a}}")
    text = argmap.dumps(map, "kialo")
    assert text.splitlines() == [
        "Discussion Title:",
        "",
        "1. A.",
        "1.1. Pro: B.",
        "1.1.1. Con: -> See 1.",
    ]
    assert sorted(joined(argmap.loads(text, "kialo"))) == sorted(joined(map))
