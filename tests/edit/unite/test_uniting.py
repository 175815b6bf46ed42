"""Several maps of different authors brought into one."""

from __future__ import annotations

import json
from collections.abc import Hashable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edit.compare.matching import match
from argmap.edit.compare.same import wording
from argmap.edit.unite.joined import Opposed, Voiced
from argmap.edit.unite.uniting import Part, United, restated, unite
from argmap.formats.core.reading import loads
from argmap.graph import to_graph
from argmap.model import ArgumentMap, Relation
from tests.edit.versions import versions
from tests.helpers import debates
from tests.strategies import maps
from tests.thoroughness import examples


def united(*texts: str) -> United:
    return unite([Part(f"{n}.yaml", loads(text, "yaml")) for n, text in enumerate(texts, 1)])


def renamed(found: United) -> list[tuple[str, str, str, bool]]:
    return [(r.kind, r.old, r.new, r.told_apart) for r in found.renamed]


def test_different_claims_of_two_maps_are_both_there() -> None:
    found = united(
        "claims: {a: {text: A., rebuts: b}, b: B.}", "claims: {c: {text: C., rebuts: d}, d: D.}"
    )
    assert list(found.map.claims) == ["a", "b", "c", "d"]
    assert list(found.map.relations) == ["a/b", "c/d"]
    assert renamed(found) == []


def test_one_id_with_different_words_is_told_apart_and_its_relations_follow() -> None:
    found = united(
        "claims: {cost: {text: It costs a lot., rebuts: dog}, dog: Get a dog.}",
        "claims: {cost: {text: Food is dear., rebuts: dog}, dog: Get a dog., x: {text: X., undercuts: cost}}",
    )
    assert renamed(found) == [("claim", "cost", "cost-2", True)]
    assert found.map.claims["cost-2"].text == "Food is dear."
    assert list(found.map.relations) == ["cost/dog", "cost-2/dog", "x/cost-2/dog"]


def test_a_free_id_is_found_also_where_id_2_is_taken() -> None:
    found = united("claims: {a: One., a-2: Two.}", "claims: {a: Three., a-3: Four.}")
    assert renamed(found) == [("claim", "a", "a-4", True)]
    assert found.map.claims["a-3"].text == "Four."


def test_one_id_with_the_same_words_is_one_claim_voiced_by_all() -> None:
    found = united(
        "{speakers: {ann: Ann}, claims: {dog: {text: Get a dog., speaker: ann, tags: [a]}}}",
        "{speakers: {bob: Bob}, claims: {dog: {text: Get a DOG!, speaker: bob, tags: [b], note: why}}}",
    )
    [dog] = found.map.claims.values()
    assert (dog.speakers, dog.tags, dog.note) == (["ann", "bob"], ["a", "b"], "why")
    [left] = found.left
    assert (left.part, left.id, left.field, left.left) == ("2.yaml", "dog", "text", "Get a DOG!")


def test_speakers_with_one_name_become_one_whatever_their_ids() -> None:
    found = united(
        "{speakers: {ann: 'Ann Lee, baker'}, claims: {a: {text: A., speaker: ann}}}",
        "{speakers: {lee: {name: ann  lee, role: mayor, team: red}}, claims: {b: {text: B., speaker: lee}}}",
    )
    [ann] = found.map.speakers.values()
    assert (ann.id, ann.role, ann.team) == ("ann", "baker", "red")
    assert found.map.claims["b"].speakers == ["ann"]
    assert renamed(found) == [("speaker", "lee", "ann", False)]
    assert [(left.field, left.left) for left in found.left] == [
        ("name", "ann  lee"),
        ("role", "mayor"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sean O'Brien", "Sean O’Brien"),
        ("Zoë Müller", "Zoe\u0308 Mu\u0308ller"),
        ("Jean-Luc Weiß", "JEAN‐LUC WEISS"),
    ],
)
def test_a_name_is_the_same_however_it_is_typed(one: str, other: str) -> None:
    both = [
        f"{{speakers: {{{id}: {json.dumps(name)}}}, sources: {{{id}: {{title: {json.dumps(name)}}}}}, claims: {{}}}}"
        for id, name in (("x", one), ("y", other))
    ]
    found = united(*both)
    assert (list(found.map.speakers), list(found.map.sources)) == (["x"], ["x"])
    names = match(*(loads(text, "yaml") for text in both))
    assert (names.speakers, names.sources) == ({"x": "y"}, {"x": "y"})


def test_an_alias_is_a_name_too() -> None:
    found = united(
        "{speakers: {ann: {name: Ann Lee, aliases: [A. L.]}}, claims: {}}",
        "{speakers: {x: A. L.}, claims: {}}",
    )
    assert list(found.map.speakers) == ["ann"]


def test_one_id_with_different_names_are_two_speakers() -> None:
    found = united(
        "{speakers: {ann: Ann Lee}, claims: {}}", "{speakers: {ann: Ann Bo}, claims: {}}"
    )
    assert [s.name for s in found.map.speakers.values()] == ["Ann Lee", "Ann Bo"]
    assert renamed(found) == [("speaker", "ann", "ann-2", True)]


def test_two_anonymous_voices_of_two_maps_are_not_one() -> None:
    caller = "{{speakers: {{c: {{name: A caller, anonymous: true}}}}, claims: {{{}: {{text: {}, speaker: c}}}}}}"
    found = united(caller.format("a", "A."), caller.format("b", "B."))
    assert list(found.map.speakers) == ["c", "c-2"]
    assert found.map.claims["b"].speakers == ["c-2"]


def test_sources_with_one_title_or_address_become_one_unless_something_speaks_against_it() -> None:
    found = united(
        "{sources: {h: {title: Council hearing, path: h.txt}, r: https://example.org}, claims: {}}",
        "{sources: {x: {title: council Hearing, date: 2026-01-01}, y: https://example.org}, claims: {}}",
        "{sources: {h: {title: Council hearing, path: other.txt}}, claims: {}}",
    )
    assert list(found.map.sources) == ["h", "r", "h-2"]
    assert found.map.sources["h"].date == "2026-01-01"


def test_the_same_relation_in_two_maps_is_one_and_what_they_say_of_it_adds_up() -> None:
    found = united(
        "{speakers: {ann: Ann}, claims: {a: A., b: {text: B., rebuts: {claim: a, speaker: ann}}}}",
        "claims: {a: A., b: {text: B., rebuts: {claim: a, scheme: analogy}}}",
    )
    [relation] = found.map.relations.values()
    assert (relation.scheme, relation.speakers) == ("analogy", ["ann"])


def test_relations_that_differ_in_kind_or_scheme_are_two() -> None:
    found = united(
        "claims: {a: A., b: {text: B., rebuts: a}}",
        "claims: {a: A., b: {text: B., supports: a}}",
        "claims: {a: A., b: {text: B., rebuts: {claim: a, scheme: x}}, c: {text: C., undercuts: b}}",
        "claims: {a: A., b: {text: B., rebuts: {claim: a, scheme: y}}}",
    )
    assert [(id, r.kind) for id, r in found.map.relations.items()] == [
        ("b/a", "rebuts"),
        ("b/a#2", "supports"),
        ("c/b/a", "undercuts"),
        ("b/a#3", "rebuts"),
    ]


def test_what_aims_at_another_relation_is_another_one_though_their_targets_have_one_id() -> None:
    text = "{{speakers: {{ann: Ann}}, claims: {{a: A., b: {{text: B., {}: a}}, c: {{text: C., supports: b/a}}}}}}"
    found = united(text.format("supports"), text.format("rebuts"))
    assert [(r.id, r.kind, r.target) for r in found.map.relations.values()] == [
        ("b/a", "supports", "a"),
        ("c/b/a", "supports", "b/a"),
        ("b/a#2", "rebuts", "a"),
        ("c/b/a#2", "supports", "b/a#2"),
    ]


@pytest.mark.parametrize("kind", ["supports", "rebuts"])
def test_relations_that_aim_at_one_another_are_the_same_only_all_together(kind: str) -> None:
    text = (
        "{{claims: {{a: A.}}, relations: {{x: {{kind: {}, premises: [a], target: y}},"
        " y: {{kind: supports, premises: [a], target: x}}, z: {{kind: rebuts, premises: [a], target: y}}}}}}"
    )
    found = united(text.format("supports"), text.format(kind))
    assert [(r.id, r.target) for r in found.map.relations.values()][3:] == (
        [] if kind == "supports" else [("x-2", "y-2"), ("y-2", "x-2"), ("z-2", "y-2")]
    )


def test_issues_unite_and_the_first_title_is_kept() -> None:
    found = united(
        "{title: T, issue: a, claims: {a: A.}}",
        "{title: U, issues: [b, a], claims: {a: A., b: B.}}",
    )
    assert (found.map.title, found.map.issues) == ("T", ["a", "b"])
    assert [(left.kind, left.field, left.left) for left in found.left] == [("map", "title", "U")]


# -- near-duplicates ------------------------------------------------------------------------------

NOISE = "There would be much less noise in the {}."


def near(*texts: str) -> list[tuple[str, str]]:
    return [(p.later, p.earlier) for p in united(*texts).near]


def test_claims_in_nearly_the_same_words_are_offered_as_restating_one_another() -> None:
    one = f"claims: {{a: {NOISE.format('evening')}, b: Something else entirely is said.}}"
    two = f"claims: {{c: {NOISE.format('evenings')}, d: And this is a third matter.}}"
    found = united(one, two)
    [pair] = found.near
    assert (pair.later, pair.earlier) == ("c", "a")
    assert 85 < pair.ratio < 100
    map = restated(found.map, found.near)
    assert map.relations["c/a"].kind == "restates"
    assert near(one, two.replace("c:", "x:")) == [("x", "a")]


def test_the_same_words_under_two_ids_are_offered_however_few() -> None:
    assert near("claims: {a: Trade fell.}", "claims: {b: TRADE fell}") == [("b", "a")]


def test_a_negation_or_a_number_makes_another_claim() -> None:
    assert (
        near(
            "claims: {a: The town would save ninety thousand a year by that.}",
            "claims: {b: The town would not save ninety thousand a year by that.}",
        )
        == []
    )


def test_within_one_map_and_where_a_relation_joins_them_nothing_is_offered() -> None:
    pair = f"claims: {{a: {NOISE.format('day')}, b: {NOISE.format('days')}}}"
    assert near(pair, "claims: {x: X.}") == []
    assert near(pair, pair) == []
    joined = f"claims: {{a: {NOISE.format('day')}, b: {{text: {NOISE.format('days')}, rebuts: a}}}}"
    assert near(f"claims: {{a: {NOISE.format('day')}}}", joined) == []


# -- laws -----------------------------------------------------------------------------------------


@given(maps() | debates())
@settings(max_examples=examples(60))
def test_a_map_alone_stays_as_it_is(map: ArgumentMap) -> None:
    found = unite([Part("a", map)])
    assert found.map == map.model_copy(update={"issues": list(dict.fromkeys(map.issues))})
    assert (found.renamed, found.left, found.near) == ([], [], [])


@given(debates())
@settings(max_examples=examples(60))
def test_a_map_united_with_itself_is_that_map(map: ArgumentMap) -> None:
    assert unite([Part("a", map), Part("b", map)]).map == map


@given(maps() | debates(), maps() | debates())
@settings(max_examples=examples(100))
def test_no_claim_and_no_words_get_lost(one: ArgumentMap, two: ArgumentMap) -> None:
    found = unite([Part("a", one), Part("b", two)])
    new = {r.old: r.new for r in found.renamed if r.kind == "claim"}
    for map, names in ((one, {}), (two, new)):
        for id, claim in map.claims.items():
            held = found.map.claims[names.get(id, id)]
            words = [(u.quote, u.reported) for u in held.utterances]
            assert all((u.quote, u.reported) in words for u in claim.utterances)
    assert len(found.map.relations) >= max(len(one.relations), len(two.relations))


def said_in(map: ArgumentMap) -> set[Hashable]:
    """Who says what in which words, and who draws which relation, whatever the ids are."""
    said: set[Hashable] = {
        (wording(claim), map.speakers[u.speaker].label, u.quote, u.reported, u.at)
        for claim in map.claims.values()
        for u in claim.utterances
    }
    graph = to_graph(map)
    for relation in map.relations.values():
        speakers: list[str | None] = [map.speakers[s].label for s in graph.speakers_of(relation)]
        said |= {(*joins(map, relation), speaker) for speaker in speakers or [None]}
    return said


def joins(map: ArgumentMap, relation: Relation, depth: int = 9) -> tuple[Hashable, ...]:
    """A relation by its kind and the words of what it joins."""
    target: Hashable = None
    if relation.target in map.claims:
        target = wording(map.claims[relation.target])
    elif relation.target in map.relations and depth:
        target = joins(map, map.relations[relation.target], depth - 1)
    premises = sorted(repr(wording(map.claims[p])) for p in relation.premises)
    return relation.kind, tuple(premises), target


@given(versions() | st.tuples(debates(), debates(), debates()))
@settings(max_examples=examples(200))
def test_all_that_is_said_and_drawn_in_the_united_map_stands_so_in_one_of_the_maps(
    three: tuple[ArgumentMap, ArgumentMap, ArgumentMap],
) -> None:
    found = unite([Part(str(n), map) for n, map in enumerate(three)])
    everything: set[Hashable] = set().union(*map(said_in, three))
    # What somebody draws in one map and nobody in another is drawn.
    assert said_in(found.map) <= everything
    lost = everything - said_in(found.map)
    assert all(isinstance(left, tuple) and left[-1] is None for left in lost)


def test_one_claim_of_two_speakers_leaves_each_their_relation_and_is_said() -> None:
    found = united(
        "{speakers: {ann: Ann}, claims: {a: A., b: {text: B., speaker: ann, supports: a}}}",
        "{speakers: {bob: Bob}, claims: {a: A., b: {text: B., speaker: bob, rebuts: a}}}",
    )
    graph = to_graph(found.map)
    drawn = {r.kind: graph.speakers_of(r) for r in found.map.relations.values()}
    assert drawn == {"supports": ["ann"], "rebuts": ["bob"]}
    assert found.joined == [
        Voiced("b", (("1.yaml", ("ann",)), ("2.yaml", ("bob",)))),
        Opposed(("b",), "a", (("1.yaml", "supports"), ("2.yaml", "rebuts"))),
    ]


def test_what_nobody_draws_is_not_given_to_the_speaker_of_another_map() -> None:
    found = united(
        "claims: {a: A., b: {text: B., supports: a}}",
        "{speakers: {bob: Bob}, claims: {a: A., b: {text: B., speaker: bob}}}",
    )
    assert renamed(found) == [("claim", "b", "b-2", True)]
    assert found.map.claims["b-2"].speakers == ["bob"]
    assert list(found.map.relations) == ["b/a"]
    assert [(pair.later, pair.earlier) for pair in found.near] == [("b-2", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{title: Dogs heal}", "{title: Dogs cost a lot}"),
        ("{said: [{speaker: s, quote: They heal.}]}", "{said: [{speaker: s, quote: They cost.}]}"),
        ("Should we get a dog?", "Should we get a dog"),
        ("a < b", "a > b"),
        ("It is -5 degrees", "It is 5 degrees"),
        ("👍", "👎"),
    ],
)
def test_claims_in_other_words_are_told_apart_also_where_they_differ_in_no_word_of_the_text(
    one: str, other: str
) -> None:
    found = united(*(f"{{speakers: {{s: Sal}}, claims: {{x: {claim}}}}}" for claim in (one, other)))
    assert renamed(found) == [("claim", "x", "x-2", True)]
