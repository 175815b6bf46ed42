"""The names people type, and what bears on a claim."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import SYMMETRIC_KINDS, ArgumentMap
from argmap.queries.selection import (
    Selection,
    UnknownNameError,
    bearing_on,
    find_claim,
    find_source,
    find_speaker,
    resolved,
    select,
)
from tests.helpers import debates, dense_debate, graph_of

PEOPLE = graph_of(
    """
    sources: {hearing: hearing.txt, herald: herald.txt}
    speakers:
      ada: Ada Lovelace, engineer
      ben: {name: Ben Ames, aliases: [The Shopkeeper]}
      bea: Bea Ames
      mayor: Mayor Lund
    claims: {trade: Trade., trade-falls: It falls., trade-rose: It rose., green: Green.}
    """
)


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("green", "green"),
        ("g", "green"),
        ("trade", "trade"),
        ("trade-f", "trade-falls"),
        ("claim:green", "green"),
    ],
)
def test_a_claim_is_named_by_its_id_or_the_beginning_of_only_one(word: str, id: str) -> None:
    assert find_claim(PEOPLE, word) == id


TYPED = graph_of(
    """
    speakers: {ob: Sinéad O’Brien, jl: {name: J. Lee, aliases: [Straßen-Bund]}}
    sources: {café: cafe.txt}
    claims:
      Été-1: {text: “They can’t” – never., speaker: ob, tags: [Trade–off], section: [L’été]}
      other: {text: Other., speaker: jl}
    """
)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("match", ["can't", "CAN’T", "'they", '"They', "they can't' - never", "TÉ-1"]),
        ("tags", ["trade-off", "TRADE—OFF", " trade\u2010off "]),
        ("sections", ["l'été", "L'e\u0301te\u0301"]),
        ("speakers", ["o'brien", "Sine\u0301ad O`Brien", "sinéad\u00a0o'b"]),
    ],
)
def test_nobody_need_know_which_marks_a_map_has(asked: str, words: list[str]) -> None:
    for word in words:
        selection = Selection(**{asked: word if asked == "match" else (word,)})  # type: ignore[arg-type]
        chosen = select(TYPED, resolved(TYPED, selection), {}, {})
        assert [claim.id for claim in chosen] == ["Été-1"], word


def test_ids_are_found_however_they_are_typed() -> None:
    assert find_claim(TYPED, "e\u0301te\u0301") == "Été-1"
    assert find_claim(TYPED, "OTHER") == "other"
    assert find_source(TYPED, "Cafe\u0301") == "café"
    assert find_speaker(TYPED, "strassen–bund") == "jl"
    with pytest.raises(UnknownNameError, match="did you mean Sinéad O’Brien"):
        find_speaker(TYPED, "o'brian sine\u0301ad")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("trade-", "'trade-' could be several claims: trade-falls, trade-rose"),
        ("gren", "there is no claim 'gren'; did you mean green?"),
        ("zzz", "there is no claim 'zzz'; there are: trade, trade-falls, trade-rose, green"),
        ("", "there is no claim ''"),
    ],
)
def test_a_claim_that_there_is_not(word: str, said: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find_claim(PEOPLE, word)
    assert str(error.value).startswith(said)


@pytest.mark.parametrize(
    ("word", "id"),
    [
        ("ada", "ada"),
        ("Ada Lovelace", "ada"),
        ("lovelace", "ada"),
        ("shopkeeper", "ben"),
        ("THE SHOPKEEPER", "ben"),
        ("speaker:mayor", "mayor"),
        ("lund", "mayor"),
        ("ben", "ben"),
    ],
)
def test_a_speaker_is_named_by_id_name_alias_or_a_part_of_only_one(word: str, id: str) -> None:
    assert find_speaker(PEOPLE, word) == id


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ames", "'ames' could be several speakers: ben, bea"),
        ("Lovlace", "there is no speaker 'Lovlace'; did you mean Ada Lovelace?"),
        ("", "there is no speaker ''"),
        ("qqq", "there is no speaker 'qqq'; there are: ada, ben, bea, mayor"),
    ],
)
def test_a_speaker_that_there_is_not(word: str, said: str) -> None:
    with pytest.raises(UnknownNameError) as error:
        find_speaker(PEOPLE, word)
    assert str(error.value).startswith(said)


def test_a_whole_name_wins_over_parts_of_others() -> None:
    graph = graph_of("speakers: {a: Ann, b: Annabel}\nclaims: {x: X.}")
    assert find_speaker(graph, "ann") == "a"


def test_a_source_is_named_by_its_id_or_the_beginning_of_only_one() -> None:
    assert find_source(PEOPLE, "hea") == "hearing"
    assert find_source(PEOPLE, "source:herald") == "herald"
    with pytest.raises(UnknownNameError, match="could be several sources: hearing, herald"):
        find_source(PEOPLE, "he")


def test_long_lists_of_names_are_cut_and_say_so() -> None:
    graph = graph_of("claims: {" + ", ".join(f"c{i}: C." for i in range(20)) + "}")
    with pytest.raises(UnknownNameError, match=r"c0, c1, c2, c3, c4, c5, c6, c7, …"):
        find_claim(graph, "c")


# -- what bears on a claim ------------------------------------------------------------------------


def test_a_relation_bears_on_what_the_relation_it_aims_at_bears_on() -> None:
    graph = graph_of(
        "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}, d: D.}"
    )
    assert bearing_on(graph, "a") == {"a": 0, "b": 1, "c": 2}
    assert bearing_on(graph, "b") == {"b": 0}


def test_linked_premises_of_a_contradiction_bear_on_one_another() -> None:
    graph = graph_of("""
        claims: {a: A., b: B., c: C.}
        relations: [{kind: contradicts, premises: [a, c], target: b}]
    """)
    assert bearing_on(graph, "a") == {"a": 0, "c": 1, "b": 1}


def by_breadth(map: ArgumentMap, claim: str) -> dict[str, int]:
    """How many relations away everything is that bears on a claim, one arc at a time."""
    distance = {claim: 0}
    queue = deque([claim])
    while queue:
        id = queue.popleft()
        near = [(end, r.id) for r in map.relations.values() if r.target == id for end in r.premises]
        near += [
            (end, r.id)
            for r in map.relations.values()
            if r.kind in SYMMETRIC_KINDS and id in r.premises
            for end in (str(r.target), *r.premises)
        ]
        for end in (node for pair in near for node in pair):
            if end not in distance:
                distance[end] = distance[id] + 1
                queue.append(end)
    return {id: n for id, n in distance.items() if id in map.claims}


@given(debates(), st.integers(0, 4) | st.none(), st.data())
def test_distances_are_those_of_a_search_by_breadth(
    map: ArgumentMap, depth: int | None, data: st.DataObject
) -> None:
    claim = data.draw(st.sampled_from(list(map.claims)))
    expected = by_breadth(map, claim)
    if depth is not None:
        expected = {id: n for id, n in expected.items() if n <= depth}
    assert bearing_on(to_graph(map), claim, depth) == expected


def test_a_dense_debate_is_no_obstacle() -> None:
    reached = len(bearing_on(to_graph(dense_debate(2000, 20)), "c0"))
    assert reached > 1000
