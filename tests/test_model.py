"""The nouns: what a sound map is, and the ids in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from argmap.model import (
    ArgumentMap,
    Claim,
    Relation,
    Source,
    Speaker,
    Utterance,
    derived_id,
    is_id,
    is_relation_id,
)
from tests.helpers import map_of
from tests.strategies import ids, maps
from tests.thoroughness import examples


def two_claims(**more: object) -> dict[str, object]:
    """The fields of a sound map, with some of them replaced."""
    return {"claims": {"a": Claim(id="a"), "b": Claim(id="b")}, **more}


# -- what must hold -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (two_claims(issues=["c"]), "no claim 'c'"),
        (two_claims(expect={"c": "in"}), "no claim 'c'"),
        (
            {"claims": {"a": Claim(id="a", utterances=[Utterance(speaker="ada")])}},
            r"no speaker 'ada' \(claim 'a'\)",
        ),
        (
            {
                "speakers": {"ada": Speaker(id="ada")},
                "claims": {"a": Claim(id="a", utterances=[Utterance(speaker="ada", source="s")])},
            },
            r"no source 's' \(claim 'a'\)",
        ),
        (
            two_claims(relations={"c/a": Relation(kind="rebuts", premises=["c"], target="a")}),
            r"no claim 'c' \(relation 'c/a'\)",
        ),
        (
            two_claims(relations={"a/c": Relation(kind="rebuts", premises=["a"], target="c")}),
            r"no claim or relation 'c' \(relation 'a/c'\)",
        ),
        (
            two_claims(
                relations={
                    "a/b": Relation(kind="rebuts", premises=["a"], target="b", speakers=["ada"])
                }
            ),
            r"no speaker 'ada' \(relation 'a/b'\)",
        ),
    ],
)
def test_a_reference_to_nothing_is_refused(fields: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        ArgumentMap.model_validate(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"claims": {"a": Claim(id="b")}},
        {"speakers": {"a": Speaker(id="b")}},
        {"sources": {"a": Source(id="b")}},
        two_claims(relations={"x": Relation(kind="rebuts", premises=["a"], target="b")}),
    ],
)
def test_an_element_stands_under_its_own_id(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="stands under the key"):
        ArgumentMap.model_validate(fields)


def test_a_relation_cannot_have_the_id_of_a_claim() -> None:
    relation = Relation(id="a", kind="rebuts", premises=["a"], target="b")
    with pytest.raises(ValidationError, match="'a' is the id of a claim and of a relation"):
        ArgumentMap.model_validate(two_claims(relations={"a": relation}))


def test_only_the_first_problems_are_listed() -> None:
    with pytest.raises(ValidationError, match=r"no claim 'x4'; and 3 more"):
        ArgumentMap(issues=[f"x{i}" for i in range(8)])


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Claim.model_validate({"id": "a", "txt": "typed in a hurry"})


def test_a_relation_may_lack_its_premises_or_its_target() -> None:
    headless = Relation(id="r1", kind="supports", premises=["a"])
    baseless = Relation(id="r2", kind="supports", target="a")
    map = ArgumentMap.model_validate(two_claims(relations={"r1": headless, "r2": baseless}))
    assert [r.whole for r in map.relations.values()] == [False, False]


def test_a_relation_can_aim_at_one_that_stands_after_it() -> None:
    map = map_of(
        """
        claims: {a: A., b: B., c: C.}
        relations:
          - {kind: undercuts, premises: c, target: a/b}
          - {kind: supports, premises: a, target: b}
        """
    )
    assert list(map.relations) == ["c/a/b", "a/b"]


# -- ids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("premises", "target", "id"),
    [
        (["a"], "b", "a/b"),
        (["a", "c"], "b", "a+c/b"),
        (["d"], "a+c/b", "d/a+c/b"),
        (["a"], None, "a/"),
        ([], "b", "/b"),
    ],
)
def test_the_id_of_a_relation_says_what_it_joins(
    premises: list[str], target: str | None, id: str
) -> None:
    assert derived_id(premises, target) == id
    assert Relation(kind="supports", premises=premises, target=target).id == id


def test_a_relation_can_have_an_id_of_its_own() -> None:
    assert Relation(id="the-leap", kind="supports", premises=["a"], target="b").id == "the-leap"


@pytest.mark.parametrize(
    "id",
    [
        "a",
        "trade-falls",
        "v1.2",
        "_x",
        "2026",
        "Straße",
        "東京",
        "हिन्दी",
        "ภาษาไทย",
        "e\u0301te\u0301",
    ],
)
def test_letters_of_any_script_make_an_id(id: str) -> None:
    assert is_id(id)
    assert Claim(id=id).id == id


@pytest.mark.parametrize(
    "id",
    [
        "",
        "-a",
        ".a",
        "a b",
        "a/b",
        "a+b",
        "a#2",
        "a\n",
        "\u0301a",
        "[red]",
        "a:b",
        "👍",
        "a\u200db",
    ],
)
def test_what_would_be_misread_is_no_id(id: str) -> None:
    assert not is_id(id)
    with pytest.raises(ValidationError, match="should match pattern"):
        Claim(id=id)


@given(ids)
def test_the_function_and_the_model_agree_on_ids(id: str) -> None:
    assert is_id(id)
    assert Claim(id=id).id == id


def test_the_id_of_a_relation_is_made_of_ids() -> None:
    assert is_relation_id("d/a+c/b")
    assert is_relation_id("a/b#2")
    assert not is_relation_id("")
    assert not is_relation_id("a b/c")


# -- what the elements know -----------------------------------------------------------------------


def test_the_speakers_of_a_claim_come_in_order_each_once() -> None:
    map = map_of(
        """
        speakers: {ada: Ada, ben: Ben}
        claims:
          a:
            text: A.
            said: [{speaker: ben, quote: x}, {speaker: ada, quote: y}, {speaker: ben, quote: z}]
        """
    )
    assert map.claims["a"].speakers == ["ben", "ada"]


def test_a_speaker_without_a_name_goes_by_the_id() -> None:
    assert Speaker(id="ada").label == "ada"
    assert Speaker(id="ada", name="Ada Lovelace").label == "Ada Lovelace"


def test_a_quote_is_one_string_or_parts() -> None:
    assert Utterance(speaker="a").quote_parts == []
    assert Utterance(speaker="a", quote="x").quote_parts == ["x"]
    assert Utterance(speaker="a", quote=["x", "y"]).quote_parts == ["x", "y"]


# -- tables ---------------------------------------------------------------------------------------

TALK = """
speakers: {ada: "Ada, chair"}
sources: {log: log.txt}
claims:
  a: {text: A., said: [{speaker: ada, quote: yes, source: log}, {speaker: ada, reported: agreed}]}
  b: {text: B., rebuts: a}
"""


def test_rows_of_claims_name_their_speakers() -> None:
    rows = map_of(TALK).table("claims")
    assert [(row["id"], row["text"], row["speakers"]) for row in rows] == [
        ("a", "A.", ["ada"]),
        ("b", "B.", []),
    ]
    assert all("utterances" not in row for row in rows)


def test_rows_of_utterances_name_their_claim() -> None:
    rows = map_of(TALK).table("utterances")
    assert [(row["claim"], row["speaker"], row["quote"], row["reported"]) for row in rows] == [
        ("a", "ada", "yes", None),
        ("a", "ada", None, "agreed"),
    ]


def test_rows_of_relations_speakers_and_sources_are_their_fields() -> None:
    map = map_of(TALK)
    assert map.table("relations")[0]["target"] == "a"
    assert map.table("speakers")[0]["role"] == "chair"
    assert map.table("sources")[0]["path"] == "log.txt"


def test_rows_of_relations_name_who_draws_them() -> None:
    map = map_of(
        """
        speakers: {ada: Ada, ben: Ben, chair: Chair}
        claims: {a: {text: A., speaker: ada}, b: {text: B., speaker: [ben, ada]}, c: C.}
        relations:
          - {kind: rebuts, target: c, premises: [a]}
          - {kind: rebuts, target: c, premises: [a, b]}
          - {kind: supports, target: c, premises: [b], speakers: [chair]}
        """
    )
    rows = {row["id"]: row["speakers"] for row in map.table("relations")}
    assert rows == {"a/c": ["ada"], "a+b/c": ["ada", "ben"], "b/c": ["chair"]}


def test_a_table_that_there_is_not_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        map_of(TALK).table("debates")  # type: ignore[arg-type]


@settings(max_examples=examples(40))
@given(maps())
def test_every_sound_map_survives_its_own_data(map: ArgumentMap) -> None:
    assert ArgumentMap.model_validate(map.model_dump()) == map
    assert len(map.table("claims")) == len(map.claims)


@settings(max_examples=examples(40))
@given(maps())
def test_a_map_and_a_claim_show_themselves_on_one_short_line(map: ArgumentMap) -> None:
    for shown in (repr(map), *(repr(claim) for claim in map.claims.values())):
        assert shown.isprintable()
        assert len(shown) < 900
    assert f"{len(map.claims)} claim" in repr(map)
