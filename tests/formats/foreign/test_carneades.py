"""Carneades 4: statements, issues, arguments."""

from __future__ import annotations

import argmap
from tests.formats.foreign.helpers import codes, joined, map_from, read
from tests.formats.foreign.samples import CARNEADES
from tests.helpers import map_of


def test_arguments_are_linked_premises_and_undercutters_are_undercuts() -> None:
    map = map_from("carneades", CARNEADES)
    assert joined(map)[:2] == [
        ("Trams are quiet. + Trams are electric.", "supports", "Trams should come back."),
        ("Wheels squeal in bends.", "supports", "a1 does not apply."),
    ]
    assert ("a1 does not apply.", "undercuts", "the step to Trams should come back.") in joined(map)


def test_the_premises_of_a_convergent_argument_bear_each_alone() -> None:
    map = map_from("carneades", CARNEADES)
    at_never = [r.premises for r in map.relations.values() if r.target == "never"]
    assert ["roads-cars"] in at_never
    assert ["squeal"] in at_never


def test_positions_of_an_issue_contradict_each_other() -> None:
    map = map_from("carneades", CARNEADES)
    assert map.relations["back/never"].kind == "contradicts"
    assert map.issues == ["back", "never"]


def test_assumptions_and_tests_are_kept() -> None:
    map = map_from("carneades", CARNEADES)
    assert [c.id for c in map.claims.values() if "assumed" in c.tags] == ["electric", "squeal"]
    assert map.expect == {"squeal": "in", "back": "out", "never": "undecided"}
    assert map.relations["quiet+electric/back"].extra["carneades"]["weight"] == 0.5


def test_what_only_the_rule_engine_can_do_is_named() -> None:
    loaded = read("carneades", CARNEADES)
    assert codes(loaded) == ["AM507"]
    assert "modus_ponens" in loaded.diagnostics[0].message
    assert "modus_ponens" in argmap.dumps(map_from("carneades", CARNEADES), "carneades")


def test_terms_read_as_the_language_of_the_file_says() -> None:
    map = map_from(
        "carneades",
        """
        language: {likes/2: "%s likes %s."}
        assumptions: ["likes(ann,f(x,y))"]
        arguments: {a1: {premises: ["likes(ann,f(x,y))"], conclusion: "likes(ben,ann)"}}
        """,
    )
    assert [c.text for c in map.claims.values()] == ["ann likes f(x,y).", "ben likes ann."]


def test_a_premise_that_is_nowhere_declared_is_told() -> None:
    text = "statements: {p: P.}\narguments: {a1: {premises: [q], conclusion: p}}\n"
    loaded = read("carneades", text)
    assert codes(loaded) == ["AM504"]
    assert loaded.map is not None
    assert loaded.map.claims["q"].text == "q"


def test_what_argues_against_a_claim_becomes_an_argument_for_its_negation() -> None:
    map = map_of("claims: {a: Trams., b: {text: No., rebuts: a}}")
    text = argmap.dumps(map, "carneades")
    assert "conclusion: ¬a" in text
    assert "positions: [a, ¬a]" in text
    assert argmap.loads(text, "carneades") == map
