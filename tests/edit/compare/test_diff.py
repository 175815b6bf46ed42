"""What changed between two versions of a map."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edit.compare.diff import Change, Diff, diff
from argmap.edit.compare.stat import stats
from argmap.model import ArgumentMap, Claim
from argmap.render.reports.diff import DiffView
from argmap.render.terminal.lines import Screen
from tests.edit.versions import changed_versions
from tests.helpers import debates, map_of
from tests.strategies import json_data, maps
from tests.thoroughness import examples

BEFORE = """
    title: A dog for the office
    issue: dog
    sources: {minutes: {title: Minutes, path: minutes.txt}}
    speakers: {ada: Ada, ben: Ben}
    claims:
      dog: {text: The office should get a dog., speaker: ada}
      barking: {text: Nobody could work with the barking., speaker: ben, rebuts: dog}
      whippets: {text: Whippets hardly ever bark., speaker: ada, rebuts: barking}
      breeds: {text: There are quiet breeds., undercuts: barking/dog}
"""


def changed(*replacements: tuple[str, str]) -> Diff:
    """What changed after some replacements in the text of the map above."""
    after = BEFORE
    for old, new in replacements:
        assert old in after
        after = after.replace(old, new)
    return diff(map_of(BEFORE), map_of(after))


def said(change: Change) -> tuple[Any, ...]:
    return (change.kind, change.old_id, change.id, [f.field for f in change.fields])


def test_a_map_does_not_differ_from_itself() -> None:
    assert changed().is_empty


def test_comments_and_layout_are_no_difference() -> None:
    assert changed(
        ("title:", "# a comment\n    title:"), ("ada: Ada, ben", "ada: {name: Ada}, ben")
    ).is_empty


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("speaker: ben", "denied-by: ben", ["- Ben says so", "+ Ben denies"]),
        ("denied-by: ben", "conceded-by: ben", ["- Ben denies", "+ Ben concedes"]),
        ("asked-by: {ben: Who?}", "challenged-by: {ben: Who?}", ["- Ben asks “Who?”", "+ Ben challenges “Who?”"]),
        ("speaker: ada", "speaker: ada, denied-by: ben", ["+ Ben denies"]),
    ],
)  # fmt: skip
def test_who_does_something_else_with_a_claim_is_told(
    before: str, after: str, told: list[str]
) -> None:
    map = "speakers: {{ada: Ada, ben: Ben}}\nclaims: {{dog: {{text: A dog., {}}}}}"
    found = diff(map_of(map.format(before)), map_of(map.format(after)))
    [change] = found.changes()
    assert change.is_revoiced
    lines = ["".join(text for text, _ in line) for line in DiffView(found).lines(Screen(80))]
    assert [line.strip() for line in lines[2:-2]] == told


def test_a_claim_with_other_words_is_reworded() -> None:
    found = changed(("Nobody could work", "Nobody can work"))
    [change] = found.changes()
    assert said(change) == ("claim", None, "barking", ["text"])
    assert change.is_reworded
    assert not change.is_revoiced


def test_a_claim_under_another_id_is_renamed_and_its_relations_with_it() -> None:
    found = changed(("barking", "noise"))
    # "barking" also stands in the text of the claim, which is reworded a little.
    [change] = found.changes()
    assert said(change) == ("claim", "barking", "noise", ["text"])
    assert found.names.relations["breeds/barking/dog"] == "breeds/noise/dog"


def test_a_claim_that_nobody_else_is_like_is_recognised_by_the_words_it_is_voiced_in() -> None:
    before = map_of("""
        speakers: {ada: Ada}
        claims: {a: {text: It is dear., speaker: ada, quote: ten thousand a year}, b: Another.}
    """)
    after = map_of("""
        speakers: {ada: Ada}
        claims: {cost: {text: The price is too high., speaker: ada, quote: ten thousand a year}, b: Another.}
    """)
    [change] = diff(before, after).changes()
    assert said(change) == ("claim", "a", "cost", ["text"])


def test_a_claim_in_much_other_words_is_recognised_by_what_it_bears_on() -> None:
    before = map_of("""
        claims: {a: A., b: {text: The shops on the street lose trade., rebuts: a, contradicts: c}, c: C.}
    """)
    after = map_of("""
        claims: {a: A., d: {text: Many shops here lose their whole trade., rebuts: a, contradicts: c}, c: C.}
    """)
    assert [said(c)[1:3] for c in diff(before, after).changes()] == [("b", "d")]


def test_claims_that_have_nothing_in_common_are_removed_and_added() -> None:
    found = changed(("whippets: {text: Whippets hardly ever bark.", "cats: {text: A cat would do."))
    assert [(c.id, c.is_added, c.is_removed) for c in found.claims] == [
        ("cats", True, False),
        ("whippets", False, True),
    ]
    assert [(c.id, c.is_added) for c in found.relations] == [
        ("cats/barking", True),
        ("whippets/barking", False),
    ]


def test_a_claim_voiced_by_others_or_in_other_words_is_revoiced() -> None:
    found = changed(
        ("speaker: ben, rebuts", "speaker: [ben, ada], rebuts"),
        ("bark., speaker: ada", "bark., speaker: ada, quote: never heard one"),
    )
    barking, whippets = found.claims
    [gained] = barking.utterances
    assert (gained.before, gained.after and gained.after.speaker) == (None, "ada")
    [quoted] = whippets.utterances
    assert [f.field for f in quoted.fields] == ["quote"]
    assert barking.is_revoiced
    assert not barking.is_reworded


def test_a_relation_of_another_kind_has_changed() -> None:
    [change] = changed(("rebuts: dog", "supports: dog")).changes()
    assert said(change) == ("relation", None, "barking/dog", ["kind"])


def test_a_relation_with_another_target_is_another_relation() -> None:
    found = changed(("rebuts: barking", "rebuts: dog"))
    assert [(c.id, c.is_added) for c in found.relations] == [
        ("whippets/dog", True),
        ("whippets/barking", False),
    ]


def test_of_two_relations_that_join_the_same_the_one_that_stayed_is_found() -> None:
    before = map_of("claims: {a: {text: A., supports: b, rebuts: b}, b: B.}")
    after = map_of("claims: {a: {text: A., rebuts: b}, b: B.}")
    [change] = diff(before, after).changes()
    assert change.is_removed
    assert change.before is not None
    assert change.before.kind == "supports"  # type: ignore[union-attr]


def test_a_relation_with_another_id_of_its_own_is_renamed() -> None:
    before = map_of("claims: {a: {text: A., supports: {claim: b, id: one}}, b: B.}")
    after = map_of("claims: {a: {text: A., supports: {claim: b, id: two}}, b: B.}")
    [change] = diff(before, after).changes()
    assert said(change) == ("relation", "one", "two", [])


def test_a_speaker_with_another_id_is_renamed_and_no_claim_is_revoiced() -> None:
    [change] = changed(("ada", "lovelace")).changes()
    assert said(change) == ("speaker", "ada", "lovelace", [])


def test_a_source_with_another_id_or_title_is_still_that_source() -> None:
    [change] = changed(("minutes: {title: Minutes", "m: {title: The minutes")).changes()
    assert said(change) == ("source", "minutes", "m", ["title"])


def test_the_map_s_own_fields_are_compared() -> None:
    found = changed(("issue: dog", "issue: whippets"), ("A dog for", "Dogs for"))
    assert [(f.field, f.after) for f in found.fields] == [
        ("title", "Dogs for the office"),
        ("issues", ["whippets"]),
    ]


def test_claims_in_another_order_are_said_to_be() -> None:
    before = map_of("claims: {a: A., b: B.}")
    found = diff(before, map_of("claims: {b: B., a: A.}"))
    assert found.reordered == ("claims",)
    assert not found.is_empty


def test_figures_count_a_claim_under_all_that_happened_to_it() -> None:
    found = changed(("barking", "noise"), ("speaker: ben, rebuts", "speaker: ada, rebuts"))
    claims = stats(found)[0]
    assert (claims.renamed, claims.reworded, claims.revoiced, claims.changed) == (1, 1, 1, 0)


def order(map: ArgumentMap) -> list[list[str]]:
    return [list(map.claims), list(map.speakers), list(map.sources)]


@given(st.data())
@settings(max_examples=examples(60))
def test_nothing_differs_exactly_where_the_maps_are_equal(data: st.DataObject) -> None:
    before = data.draw(debates() | maps())
    after = data.draw(changed_versions(before) if before.claims else maps())
    assert diff(before, after).is_empty == (before == after and order(before) == order(after))


@given(maps(), maps())
@settings(max_examples=examples(60))
def test_any_two_maps_can_be_compared(before: ArgumentMap, after: ArgumentMap) -> None:
    found = diff(before, after)
    for kind in ("claims", "relations", "speakers", "sources"):
        changes = getattr(found, kind)
        assert sum(c.is_added for c in changes) - sum(c.is_removed for c in changes) == len(
            getattr(after, kind)
        ) - len(getattr(before, kind))


# -- what another tool wrote ----------------------------------------------------------------------


def with_extra(data: object) -> ArgumentMap:
    return ArgumentMap(claims={"a": Claim(id="a", text="A.")}, extra={"tool": data})


def test_of_foreign_data_only_the_values_that_differ_are_told() -> None:
    nodes = [{"id": i, "text": f"Node {i}"} for i in range(1000)]
    other = [*nodes[:500], {"id": 500, "text": "Another"}, *nodes[501:]]
    found = diff(with_extra({"nodes": nodes}), with_extra({"nodes": other}))
    assert [(f.field, f.before, f.after) for f in found.fields] == [
        ("extra.tool.nodes.500.text", "Node 500", "Another")
    ]


def test_what_a_list_gained_or_lost_does_not_change_what_stands_behind_it() -> None:
    found = diff(with_extra([1, 2, 3, 4]), with_extra([1, 2, 9, 3, 4]))
    assert [(f.field, f.before, f.after) for f in found.fields] == [("extra.tool.2", None, 9)]
    found = diff(with_extra({"a": 1, "b": 2}), with_extra({"b": True}))
    assert [(f.field, f.before, f.after) for f in found.fields] == [
        ("extra.tool.a", 1, None),
        ("extra.tool.b", 2, True),
    ]


def test_a_letter_in_a_long_document_is_shown_with_the_words_around_it() -> None:
    document = "word " * 20_000
    found = diff(with_extra(document), with_extra(document[:50_000] + "x" + document[50_001:]))
    [record] = DiffView(found).records()
    assert record[:4] == ("changed", "map", None, "extra.tool")
    assert all(isinstance(value, str) and len(value) < 100 for value in record[4:])
    assert record[4] != record[5]
    shown = "".join(text for line in DiffView(found).lines(Screen(80)) for text, _ in line)
    assert len(shown) < 300
    assert "{+" in shown


@given(json_data, json_data)
def test_any_two_pieces_of_foreign_data_differ_in_what_is_told(one: object, other: object) -> None:
    found = diff(with_extra(one), with_extra(other))
    assert bool(found.fields) == (
        json.dumps(one, sort_keys=True) != json.dumps(other, sort_keys=True)
    )
    assert all(f.before != f.after or type(f.before) is not type(f.after) for f in found.fields)
