"""arggraph, frameworks of attacks, MindMup, Argdown JSON, Argunet, LKIF."""

from __future__ import annotations

import pytest

import argmap
from tests.formats.foreign import samples
from tests.formats.foreign.helpers import codes, joined, map_from, read
from tests.helpers import map_of

# -- arggraph -------------------------------------------------------------------------------------


def test_units_are_made_of_segments_also_through_joints() -> None:
    map = map_from("arggraph", samples.ARGGRAPH)
    assert map.title == "trams back"
    assert map.claims["a5"].text == "And grease helps."
    assert map.claims["a5"].utterances[0].quote == ["And grease", "helps."]
    assert {c.id: c.speakers for c in map.claims.values()}["a2"] == ["opponent"]


def test_edges_may_add_a_premise_or_aim_at_an_edge() -> None:
    assert joined(map_from("arggraph", samples.ARGGRAPH)) == [
        ("because they are quiet + and they run on power.", "supports", "Trams should come back,"),
        ("though wheels squeal in bends,", "rebuts", "Trams should come back,"),
        ("And grease helps.", "undercuts", "the step to Trams should come back,"),
    ]


def test_a_segment_in_no_unit_is_not_lost() -> None:
    assert "So be it." in argmap.dumps(map_from("arggraph", samples.ARGGRAPH), "arggraph")


@pytest.mark.parametrize(
    ("declaration", "code"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]>', "AM503"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "AM503"),
        ("<!DOCTYPE a [<!ENTITY % x '<!ENTITY y \"z\">'>%x;]>", "AM503"),
        ("<oops>", "AM502"),
    ],
)
def test_xml_with_entities_or_errors_is_refused_at_its_place(declaration: str, code: str) -> None:
    loaded = read("arggraph", declaration + '\n<arggraph id="g"><edu id="e1">&x;</edu></arggraph>')
    assert loaded.map is None
    assert codes(loaded) == [code]
    assert loaded.diagnostics[0].span is not None


def test_xml_nested_too_deep_is_refused() -> None:
    loaded = read("arggraph", "<a>" * 100_000)
    assert codes(loaded) == ["AM511"]


def test_a_document_type_without_entities_is_fine() -> None:
    text = samples.ARGGRAPH.replace(
        "<arggraph ", '<!DOCTYPE arggraph SYSTEM "x.dtd">\n<arggraph ', 1
    )
    assert read("arggraph", text).map == map_from("arggraph", samples.ARGGRAPH)


# -- frameworks of attacks ------------------------------------------------------------------------


def test_three_languages_say_the_same() -> None:
    map = map_of("""
        claims:
          trade-falls: {text: "Trade\\tfalls."}
          2nd: {text: Not so., rebuts: [trade-falls, 2nd]}
    """)
    for format in ("af", "apx", "tgf"):
        assert argmap.loads(argmap.dumps(map, format), format) == map


def test_names_are_kept_where_solvers_would_not_take_them() -> None:
    map = map_of("claims: {trade-falls: Trade falls., A: {text: No., rebuts: trade-falls}}")
    assert argmap.dumps(map, "apx").splitlines() == [
        '% trade_falls = trade-falls "Trade falls."',
        '% a_A = A "No."',
        "arg(trade_falls).",
        "arg(a_A).",
        "att(a_A,trade_falls).",
    ]
    assert argmap.dumps(map, "af").splitlines()[0] == "p af 2"


def test_a_contradiction_is_an_attack_both_ways() -> None:
    map = map_of("claims: {a: a, b: {text: b, contradicts: a}}")
    assert argmap.dumps(map, "apx").splitlines() == ["arg(a).", "arg(b).", "att(b,a).", "att(a,b)."]


def test_what_is_no_attack_is_told_by_its_line() -> None:
    loaded = read("af", "p af 2\n1 2\n1 two\n2 3\n")
    assert codes(loaded) == ["AM506", "AM504"]
    assert [d.span.line for d in loaded.diagnostics if d.span] == [3, 4]
    assert codes(read("af", "p af 99999999999\n")) == ["AM501"]


# -- MindMup --------------------------------------------------------------------------------------


def test_groups_support_and_oppose() -> None:
    map = map_from("mindmup-yaml", samples.MINDMUP_YAML)
    assert joined(map) == [
        ("Trams are quiet. + Quiet is good.", "supports", "Trams should come back"),
        ("They need wires.", "rebuts", "Trams should come back"),
        ("Only at night.", "undercuts", "the step to Trams should come back"),
        ("Wheels squeal in bends.", "rebuts", "Trams are quiet."),
    ]
    assert map.claims["trams-should-come-back"].note == "From the hearing."
    assert map.claims["quiet-is-good"].implicit


def test_ideas_stand_in_the_order_of_their_numbers() -> None:
    map = map_from("mindmup", samples.MINDMUP)
    assert [kind for _, kind, _ in joined(map)] == ["supports", "rebuts"]
    assert map.claims["quiet-is-good"].implicit
    assert map.claims["trams-are-quiet"].note == "at night"


# -- Argdown JSON, Argunet, LKIF ------------------------------------------------------------------


def test_argdown_json_has_statements_arguments_and_speakers() -> None:
    map = map_from("argdown-json", samples.ARGDOWN_JSON)
    claim = map.claims["back"]
    assert (claim.text, claim.tags, claim.section) == (
        "Trams should come back. #policy",
        ["policy"],
        ["Streets", "Rails"],
    )
    assert claim.utterances[0].quote == "bring them back"
    assert map.speakers["ines-roth"].name == "Ines Roth"
    assert map.claims["noise"].kind == "argument"
    assert map.relations["quiet+good/back"].scheme == "Modus ponens"
    assert map.relations["squeal/quiet+good/back"].kind == "undercuts"
    assert map.relations["squeal/good"].kind == "contradicts"


def test_argunet_groups_are_sections() -> None:
    map = map_from("argunet", samples.ARGUNET)
    assert joined(map) == [
        ("Trams are quiet.", "supports", "Trams should come back."),
        ("Squeal", "rebuts", "Trams are quiet."),
    ]
    assert map.claims["trams-are-quiet"].section == ["Noise"]
    assert map.title == "Trams"


def test_lkif_exceptions_undercut_and_negative_premises_deny() -> None:
    map = map_from("lkif", samples.LKIF)
    assert joined(map) == [
        ("It is not the case that: Roads are full.", "contradicts", "Roads are full."),
        (
            "Trams are quiet. + It is not the case that: Roads are full.",
            "supports",
            "Trams should come back.",
        ),
        ("Wheels squeal.", "undercuts", "the step to Trams should come back."),
        ("Roads are full.", "rebuts", "Trams should come back."),
    ]
    assert map.issues == ["s1"]
    assert map.claims["s2"].tags == ["assumed"]
