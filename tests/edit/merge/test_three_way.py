"""Two people's changes to one map brought together, on the model."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edit.merge.aligning import align
from argmap.edit.merge.conflicts import PLURALS
from argmap.edit.merge.three_way import Merged, merge
from argmap.graph import to_graph
from argmap.model import ArgumentMap, Relation
from tests.edit.standing import drawn, foreign_to, undrawn, utterances
from tests.edit.versions import changed_versions, versions
from tests.helpers import debates, map_of
from tests.strategies import maps
from tests.thoroughness import examples

BASE = """
    title: A dog for the office
    issue: dog
    sources: {minutes: Minutes}
    speakers: {ada: Ada, ben: Ben}
    claims:
      dog: {text: The office should get a dog., speaker: ada, tags: [pets]}
      barking: {text: Nobody could work with the barking., speaker: ben, rebuts: dog}
      whippets: {text: Whippets hardly ever bark., speaker: ada, rebuts: barking}
"""
Replacements = list[tuple[str, str]]


def merged(ours: Replacements, theirs: Replacements) -> Merged:
    """The merge of two versions of the map above, each with some replacements in its text."""
    texts = []
    for replacements in (ours, theirs):
        text = BASE
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        texts.append(text)
    return merge(map_of(BASE), map_of(texts[0]), map_of(texts[1]))


def conflicts(found: Merged) -> list[str]:
    return [str(c) for c in found.conflicts]


END = "rebuts: barking}\n"


def test_where_one_side_changed_nothing_the_other_is_the_outcome() -> None:
    change = [("Nobody could", "Nobody can")]
    changed = map_of(BASE.replace(*change[0]))
    for found in (merged(change, []), merged([], change)):
        assert (found.map, found.alternative) == (changed, changed)
        assert conflicts(found) == []


def test_what_both_sides_add_is_there() -> None:
    found = merged(
        [(END, END + "      cost: {text: It costs a lot., rebuts: dog}\n")],
        [(END, END + "      walks: {text: Walks are healthy., supports: dog}\n")],
    )
    assert conflicts(found) == []
    assert list(found.map.claims) == ["dog", "barking", "whippets", "cost", "walks"]
    assert {"cost/dog", "walks/dog"} <= found.map.relations.keys()


def acts(found: ArgumentMap, claim: str) -> list[tuple[str, str]]:
    return [(u.speaker, u.force) for u in found.claims[claim].utterances]


def test_what_both_sides_let_people_do_with_a_claim_is_there() -> None:
    said = "speaker: ben, rebuts: dog"
    found = merged(
        [(said, f"{said}, denied-by: ada")], [(said, f"{said}, challenged-by: {{ada: Why?}}")]
    )
    assert conflicts(found) == []
    assert acts(found.map, "barking") == [
        ("ben", "asserts"),
        ("ada", "denies"),
        ("ada", "challenges"),
    ]


def test_two_who_let_one_person_do_two_things_with_the_same_words_are_at_odds() -> None:
    said = "speaker: ben, rebuts: dog"
    found = merged(
        [(said, "said: {ben: {denies: No}}, rebuts: dog")],
        [(said, "said: {ben: {concedes: No}}, rebuts: dog")],
    )
    assert conflicts(found) == ["both sides changed the utterances of barking"]
    assert acts(found.map, "barking") == [("ben", "denies")]
    assert acts(found.alternative, "barking") == [("ben", "concedes")]


def test_a_new_claim_stands_behind_the_one_it_stands_behind_in_theirs() -> None:
    found = merged(
        [("title: A dog", "title: Dogs")],
        [("      whippets", "      fur: {text: Fur everywhere., rebuts: dog}\n      whippets")],
    )
    assert list(found.map.claims) == ["dog", "barking", "fur", "whippets"]


def test_different_fields_of_one_claim_are_both_changed() -> None:
    found = merged(
        [("Nobody could", "Nobody can")],
        [("speaker: ben, rebuts", "speaker: ben, note: he has tried, rebuts")],
    )
    barking = found.map.claims["barking"]
    assert (barking.text, barking.note) == ("Nobody can work with the barking.", "he has tried")


def test_one_utterance_changed_by_one_and_another_added_by_the_other() -> None:
    found = merged(
        [("ben, rebuts", "ben, at: p. 4, rebuts")],
        [("ben, rebuts", "[ben, ada], rebuts")],
    )
    assert [(u.speaker, u.at) for u in found.map.claims["barking"].utterances] == [
        ("ben", "p. 4"),
        ("ada", None),
    ]


def test_the_same_change_on_both_sides_is_one_change() -> None:
    change = [
        ("Nobody could", "Nobody can"),
        (END, END + "      new: {text: New., supports: dog}\n"),
    ]
    found = merged(change, change)
    assert conflicts(found) == []
    assert list(found.map.claims).count("new") == 1


def test_tags_of_both_sides_unite() -> None:
    found = merged([("[pets]", "[pets, work]")], [("[pets]", "[animals]")])
    assert found.map.claims["dog"].tags == ["work", "animals"]


def test_both_sides_rewording_one_claim_is_a_conflict_with_ours_and_theirs() -> None:
    found = merged([("Nobody could", "Nobody can")], [("Nobody could", "Who could")])
    assert conflicts(found) == ["both sides reworded barking"]
    assert found.map.claims["barking"].text == "Nobody can work with the barking."
    assert found.alternative.claims["barking"].text == "Who could work with the barking."


def test_in_a_conflict_of_words_each_side_s_claim_is_whole() -> None:
    found = merged(
        [("Nobody could", "Nobody can")],
        [("Nobody could", "Who could"), ("ben, rebuts", "ben, note: hm, rebuts")],
    )
    assert found.map.claims["barking"].note is None
    assert found.alternative.claims["barking"].note == "hm"


WITHOUT_WHIPPETS = [
    ("      whippets: {text: Whippets hardly ever bark., speaker: ada, rebuts: barking}\n", "")
]


def test_what_one_removes_and_the_other_leaves_alone_is_removed() -> None:
    found = merged([("title: A dog", "title: Dogs")], WITHOUT_WHIPPETS)
    assert conflicts(found) == []
    assert "whippets" not in found.map.claims
    assert "whippets/barking" not in found.map.relations


def test_removing_what_the_other_changed_is_a_conflict() -> None:
    found = merged([("hardly ever", "never")], WITHOUT_WHIPPETS)
    assert conflicts(found) == ["theirs removed whippets, ours changed it"]
    assert "whippets/barking" in found.map.relations
    assert "whippets" not in found.alternative.claims


def test_removing_what_the_other_links_to_is_a_conflict_that_keeps_all_of_it() -> None:
    breeds = [
        (END, END + "      breeds: {text: There are more such breeds., supports: whippets}\n")
    ]
    found = merged(breeds, WITHOUT_WHIPPETS)
    assert conflicts(found) == ["theirs removed whippets, ours needs it for breeds/whippets"]
    assert {"breeds/whippets", "whippets/barking"} <= found.map.relations.keys()
    assert list(found.alternative.relations) == ["barking/dog"]
    mirrored = merged(WITHOUT_WHIPPETS, breeds)
    assert conflicts(mirrored) == ["ours removed whippets, theirs needs it for breeds/whippets"]
    assert "breeds" in mirrored.map.claims
    assert "whippets" not in mirrored.map.claims
    assert "breeds/whippets" in mirrored.alternative.relations


def test_what_falls_with_a_relation_comes_back_with_it() -> None:
    text = BASE + "      doubt: {text: How would they know?, supports: whippets/barking}\n"
    gone = text.replace(", rebuts: barking}", "}").replace(", supports: whippets/barking}", "}")
    turned = text.replace("ada, rebuts: barking", "ada, supports: barking")
    found = merge(map_of(text), map_of(gone), map_of(turned))
    assert conflicts(found) == ["ours removed whippets/barking, theirs changed it"]
    assert "doubt/whippets/barking" in found.alternative.relations
    assert "doubt/whippets/barking" not in found.map.relations


def test_removing_a_speaker_whom_the_other_quotes_is_a_conflict() -> None:
    gone = [("speaker: ben, ", ""), (", ben: Ben", "")]
    found = merged([("ada, rebuts: b", "[ada, ben], rebuts: b")], gone)
    assert conflicts(found) == ["theirs removed the speaker ben, ours needs it for whippets"]
    assert found.map.claims["whippets"].speakers == ["ada", "ben"]
    assert found.alternative.claims["whippets"].speakers == ["ada"]


def test_what_one_renames_the_other_still_means() -> None:
    found = merged(
        [("barking: {", "noise: {"), ("rebuts: barking", "rebuts: noise")],
        [(END, END + "      cats: {text: Cats do not., undercuts: whippets/barking}\n")],
    )
    assert conflicts(found) == []
    assert found.map.relations["cats/whippets/noise"].target == "whippets/noise"


def test_one_renames_a_claim_and_the_other_rewords_it() -> None:
    found = merged(
        [("barking: {", "noise: {"), ("rebuts: barking", "rebuts: noise")],
        [("Nobody could", "Nobody can")],
    )
    assert conflicts(found) == []
    assert found.map.claims["noise"].text == "Nobody can work with the barking."
    assert "barking" not in found.map.claims


def test_of_two_new_names_for_one_claim_ours_is_kept_and_said() -> None:
    found = merged(
        [("barking: {", "noise: {"), ("rebuts: barking", "rebuts: noise")],
        [("barking: {", "din: {"), ("rebuts: barking", "rebuts: din")],
    )
    assert conflicts(found) == []
    assert found.double_renames == [("barking", "noise", "din")]
    assert list(found.map.claims) == ["dog", "noise", "whippets"]


def test_one_id_for_two_new_claims_is_a_conflict() -> None:
    found = merged(
        [(END, END + "      new: {text: It costs a lot., rebuts: dog}\n")],
        [(END, END + "      new: {text: Walks are healthy., rebuts: dog}\n")],
    )
    assert conflicts(found) == ["both sides added new, each in its own words"]


def test_a_new_name_that_the_other_gave_to_something_else_is_not_mixed_up() -> None:
    found = merged(
        [("barking: {", "noise: {"), ("rebuts: barking", "rebuts: noise")],
        [(END, END + "      noise: {text: There is enough noise already., rebuts: dog}\n")],
    )
    assert conflicts(found) == ["both sides added noise, each in its own words"]
    texts = {m.claims["noise"].text for m in (found.map, found.alternative)}
    assert texts == {"Nobody could work with the barking.", "There is enough noise already."}


def test_two_new_relations_of_different_kinds_between_the_same_claims_are_two() -> None:
    found = merged(
        [(END, "rebuts: barking, supports: dog}\n")], [(END, "rebuts: barking, qualifies: dog}\n")]
    )
    assert conflicts(found) == []
    assert [(id, r.kind) for id, r in found.map.relations.items() if "whippets/dog" in id] == [
        ("whippets/dog", "supports"),
        ("whippets/dog#2", "qualifies"),
    ]


def test_both_sides_changing_the_title_is_a_conflict_of_the_map() -> None:
    found = merged([("A dog for", "Dogs for")], [("A dog for", "A cat for")])
    assert conflicts(found) == ["both sides changed the title of the map"]


# -- the order of things --------------------------------------------------------------------------


def test_where_both_add_in_one_place_ours_comes_first() -> None:
    found = merged(
        [("      whippets", "      fur: {text: Fur everywhere., rebuts: dog}\n      whippets")],
        [("      whippets", "      cost: {text: It costs., rebuts: dog}\n      whippets")],
    )
    assert list(found.map.claims) == ["dog", "barking", "fur", "cost", "whippets"]


def test_what_theirs_puts_first_comes_last() -> None:
    found = merged(
        [("title: A dog", "title: Dogs")],
        [("      dog: {", "      walks: {text: Walks are healthy.}\n      dog: {")],
    )
    assert list(found.map.claims) == ["dog", "barking", "whippets", "walks"]


# -- what both took away, or turned ---------------------------------------------------------------


def test_what_both_sides_remove_is_gone_without_a_word() -> None:
    noted = [*WITHOUT_WHIPPETS, ("title: A dog", "title: Dogs")]
    found = merged(WITHOUT_WHIPPETS, noted)
    assert conflicts(found) == []
    assert list(found.map.claims) == ["dog", "barking"]
    assert found.map.title == "Dogs for the office"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "said"),
    [
        # Nobody drew a support by theirs' scheme.
        ("rebuts: dog", "supports: dog", "rebuts: {claim: dog, scheme: sign}", "kind and scheme"),
        ("rebuts: dog", "rebuts: {claim: dog, note: hm}", "supports: dog", "kind and note"),
        # Who draws it, and what it is, go together.
        (
            "rebuts: {claim: dog, speaker: ben}",
            "rebuts: {claim: dog, speaker: ada}",
            "supports: {claim: dog, speaker: ben}",
            "kind and speakers",
        ),
        (
            "rebuts: {claim: dog, speaker: ben}",
            "rebuts: dog",
            "rebuts: {claim: dog, speaker: ada}",
            "speakers",
        ),
        (
            "rebuts: {claim: dog, speaker: ben}",
            "rebuts: {claim: dog, speaker: ada}",
            "rebuts: dog",
            "speakers",
        ),
    ],
)
def test_a_relation_that_both_turn_is_as_one_of_them_has_it(
    base: str, ours: str, theirs: str, said: str
) -> None:
    def version(step: str) -> ArgumentMap:
        return map_of(BASE.replace("rebuts: dog", step))

    found = merge(version(base), version(ours), version(theirs))
    assert conflicts(found) == [f"both sides changed the {said} of barking/dog"]
    assert found.map.relations == version(ours).relations
    assert found.alternative.relations == version(theirs).relations


def test_those_whom_each_side_lets_draw_a_relation_draw_it_together() -> None:
    step = "rebuts: {claim: dog, speaker: ben}"
    texts = [
        BASE.replace("rebuts: dog", step.replace("ben}", f"{who}}}")).replace(
            "ben: Ben", "ben: Ben, cy: Cy"
        )
        for who in ("ben", "[ben, ada]", "[ben, cy]")
    ]
    found = merge(*map(map_of, texts))
    assert conflicts(found) == []
    assert found.map.relations["barking/dog"].speakers == ["ben", "ada", "cy"]


# -- what a map says of claims that are kept apart ------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs", "issues", "alternative"),
    [
        ("issues: [dog, new]", "issue: dog", ["dog", "new"], ["dog"]),
        ("issue: dog", "issues: [dog, new]", ["dog"], ["dog", "new"]),
        ("issues: [dog, new]", "issues: [new, dog]", ["dog", "new"], ["dog", "new"]),
        ("issues: [dog, new]", "issues: [dog, barking]", ["dog", "new", "barking"], ["dog", "barking"]),
    ],
)  # fmt: skip
def test_an_issue_is_the_claim_of_the_side_that_declares_it(
    ours: str, theirs: str, issues: list[str], alternative: list[str]
) -> None:
    found = merged(
        [("issue: dog", ours), *new("text: Walks are healthy., supports: dog")],
        [("issue: dog", theirs), *new("text: It costs a lot., rebuts: dog")],
    )
    assert conflicts(found) == ["both sides added new, each in its own words"]
    assert (found.map.issues, found.alternative.issues) == (issues, alternative)


def test_an_issue_stays_one_in_the_words_of_the_side_that_keeps_it() -> None:
    two = BASE.replace("issue: dog", "issues: [dog, barking]")
    found = merge(
        map_of(two),
        map_of(two.replace("Nobody could", "Nobody can")),
        map_of(BASE.replace("Nobody could", "Who could")),
    )
    assert (found.map.issues, found.alternative.issues) == (["dog", "barking"], ["dog"])
    found = merge(
        map_of(two),
        map_of(two.replace("Nobody could", "Nobody can")),
        map_of(BASE.replace("issue: dog", "issue: barking").replace("Nobody could", "Who could")),
    )
    # That the dog is no issue any more stands, whatever is said of the barking.
    assert found.map.issues == found.alternative.issues == ["barking"]


def test_what_judging_must_find_is_of_the_claim_of_the_side_that_expects_it() -> None:
    found = merged(
        [("issue: dog", "expect: {dog: in, new: in}"), *new("text: Walks are healthy.")],
        [("issue: dog", "expect: {new: out, barking: out}"), *new("text: It costs a lot.")],
    )
    assert found.map.expect == {"dog": "in", "barking": "out", "new": "in"}
    assert found.alternative.expect == {"dog": "in", "barking": "out", "new": "out"}
    alone = merged(
        new("text: Walks are healthy."),
        [("issue: dog", "expect: {new: out}"), *new("text: It costs a lot.")],
    )
    assert (alone.map.expect, alone.alternative.expect) == ({}, {"new": "out"})


def test_what_one_side_expects_no_more_stays_gone_beside_claims_that_are_kept_apart() -> None:
    expecting = BASE.replace("issue: dog", "expect: {dog: in, barking: out}")
    found = merge(
        map_of(expecting),
        map_of(expecting.replace("Nobody could", "Nobody can")),
        map_of(expecting.replace("dog: in, ", "").replace("Nobody could", "Who could")),
    )
    assert found.map.expect == found.alternative.expect == {"barking": "out"}


def new(claim: str) -> Replacements:
    """A claim `new` behind all others."""
    return [(END, END + f"      new: {{{claim}}}\n")]


# -- laws -----------------------------------------------------------------------------------------


@given(maps() | debates(), st.data())
@settings(max_examples=examples(60))
def test_merging_with_the_common_origin_or_with_itself_changes_nothing(
    base: ArgumentMap, data: st.DataObject
) -> None:
    a = data.draw(changed_versions(base) if base.claims else maps())
    for found, wanted in (
        (merge(base, a, base), a),
        (merge(base, base, a), a),
        (merge(a, a, a), a),
        (merge(base, a, a), a),
    ):
        assert found.map == wanted
        assert found.conflicts == []


Three = tuple[ArgumentMap, ArgumentMap, ArgumentMap]


@given(versions())
@settings(max_examples=examples(250))
def test_no_element_of_either_side_is_lost_silently(three: Three) -> None:
    found = merge(*three)
    assert bool(found.conflicts) == (found.map != found.alternative)
    aligned = align(*three)
    base, sides = aligned.base, (aligned.ours, aligned.theirs)
    for side, other in (sides, sides[::-1]):
        for kind in PLURALS.values():
            before, held, others = (getattr(m, kind) for m in (base, side, other))
            outcomes = getattr(found.map, kind).keys() | getattr(found.alternative, kind).keys()
            for id, element in held.items():
                only_the_other_removed_it = before.get(id) == element and id not in others
                first = aligned.numbered.get(id, id)
                assert only_the_other_removed_it or {id, first} & outcomes, (kind, id)


@given(versions())
@settings(max_examples=examples(250))
def test_what_only_one_side_changed_is_as_that_side_has_it(three: Three) -> None:
    found = merge(*three)
    aligned = align(*three)
    base, sides = aligned.base, (aligned.ours, aligned.theirs)
    for side, other in (sides, sides[::-1]):
        for kind in PLURALS.values():
            before, held, others = (getattr(m, kind) for m in (base, side, other))
            outcomes = [getattr(m, kind) for m in (found.map, found.alternative)]
            for id, element in held.items():
                if others.get(id) == before.get(id):
                    first = aligned.numbered.get(id, id)
                    now = [outcome.get(i) for outcome in outcomes for i in (id, first)]
                    assert said_of(element) in map(said_of, now), (kind, id)


def said_of(element: object) -> object:
    """An element; of a relation only what stays when its id or its speakers are spelled out."""
    if not isinstance(element, Relation):
        return element
    return (element.kind, element.premises, element.scheme, element.question, element.note)


@given(versions())
@settings(max_examples=examples(250))
def test_every_word_that_a_side_quotes_anew_is_in_an_outcome(three: Three) -> None:
    found = merge(*three)
    aligned = align(*three)
    quoted = quotes(found.map) | quotes(found.alternative)
    for side in (aligned.ours, aligned.theirs):
        assert quotes(side) - quotes(aligned.base) <= quoted


@given(versions())
@settings(max_examples=examples(200))
def test_all_that_is_said_and_drawn_in_an_outcome_stands_so_in_one_of_the_sides(
    three: Three,
) -> None:
    found = merge(*three)
    aligned = align(*three)
    for outcome in (found.map, found.alternative):
        assert list(foreign_to(outcome, (aligned.ours, aligned.theirs))) == []


@given(versions())
@settings(max_examples=examples(200))
def test_all_that_a_side_says_and_draws_anew_is_in_an_outcome(three: Three) -> None:
    found = merge(*three)
    aligned = align(*three)
    outcomes = (found.map, found.alternative)
    said = set().union(*(utterances(outcome) for outcome in outcomes))
    relations = undrawn(set().union(*(drawn(outcome) for outcome in outcomes)))
    for side in (aligned.ours, aligned.theirs):
        known = voices(aligned.base)
        assert {u for u in utterances(side) if (u[0], u[2]) not in known} <= said
        new = undrawn(drawn(side, but=aligned.base))
        assert new - undrawn(drawn(aligned.base)) <= relations


def voices(map: ArgumentMap) -> set[tuple[str, str]]:
    return {(claim.id, repr(u)) for claim in map.claims.values() for u in claim.utterances}


# -- whose words ----------------------------------------------------------------------------------


def test_one_id_for_two_claims_leaves_each_side_its_speaker_its_kind_and_its_relation() -> None:
    found = merged(
        new("text: Walks are healthy., kind: argument, speaker: ada, supports: dog"),
        new("text: It costs a lot., speaker: ben, rebuts: dog, note: hm"),
    )
    mine, theirs = found.map.claims["new"], found.alternative.claims["new"]
    assert (mine.kind, mine.speakers, mine.note) == ("argument", ["ada"], None)
    assert (theirs.kind, theirs.speakers, theirs.note) == ("statement", ["ben"], "hm")
    assert found.map.relations["new/dog"].kind == "supports"
    assert found.alternative.relations["new/dog"].kind == "rebuts"


def test_what_answers_one_of_two_claims_with_one_id_does_not_answer_the_other() -> None:
    answer = "\n      answer: {text: It pays off., speaker: ada, rebuts: new}"
    found = merged(
        new("text: Walks are healthy., supports: dog"),
        [(END, END + "      new: {text: It costs a lot., rebuts: dog}" + answer + "\n")],
    )
    assert "answer/new" not in found.map.relations
    assert found.alternative.relations["answer/new"].kind == "rebuts"


def test_one_new_claim_in_the_same_words_is_one_and_each_draws_what_they_drew() -> None:
    found = merged(
        new("text: Walks are healthy., speaker: ada, supports: dog"),
        new("text: Walks are HEALTHY!, speaker: ben, rebuts: barking"),
    )
    graph = to_graph(found.map)
    assert found.map.claims["new"].speakers == ["ada", "ben"]
    assert graph.speakers_of(found.map.relations["new/dog"]) == ["ada"]
    assert graph.speakers_of(found.map.relations["new/barking"]) == ["ben"]


def test_a_voice_for_the_old_words_does_not_come_to_say_the_new_ones() -> None:
    found = merged(
        [("hardly ever bark", "bark all day")],
        [("speaker: ada, rebuts: b", "speaker: [ada, ben], rebuts: b")],
    )
    assert conflicts(found) == ["ours reworded whippets, theirs lets somebody say it"]
    assert found.map.claims["whippets"].speakers == ["ada"]
    assert found.alternative.claims["whippets"].speakers == ["ada", "ben"]
    assert found.alternative.claims["whippets"].text == "Whippets hardly ever bark."


def test_an_objection_to_the_old_words_does_not_object_to_their_opposite() -> None:
    objection = [(END, END + "      rather: {text: Mine does., speaker: ben, rebuts: whippets}\n")]
    found = merged([("Whippets hardly ever", "Whippets nearly always")], objection)
    assert conflicts(found) == ["ours reworded whippets, theirs argues with it (rather/whippets)"]
    assert "rather/whippets" not in found.map.relations
    corrected = merged([("hardly ever bark.", "hardly ever bark")], objection)
    assert conflicts(corrected) == []
    assert "rather/whippets" in corrected.map.relations


def test_an_objection_to_a_relation_does_not_come_to_object_to_another() -> None:
    found = merged(
        [("ben, rebuts: dog", "ben, supports: dog")],
        [(END, END + "      no: {text: Not here., undercuts: barking/dog}\n")],
    )
    assert conflicts(found) == ["ours changed barking/dog, theirs argues with it (no/barking/dog)"]
    assert "no/barking/dog" not in found.map.relations
    assert found.alternative.relations["barking/dog"].kind == "rebuts"


def test_a_quote_of_one_side_is_not_given_to_the_speaker_of_the_other() -> None:
    said = ("speaker: ben, rebuts", "said: [{speaker: ben, quote: Never here}], rebuts")
    base = map_of(BASE.replace(*said))
    found = merge(
        base,
        map_of(BASE.replace(*said).replace("speaker: ben, quote", "speaker: ada, quote")),
        map_of(BASE.replace(*said).replace("Never here", "Not ever here")),
    )
    voices = [
        [(u.speaker, u.quote) for u in m.claims["barking"].utterances]
        for m in (found.map, found.alternative)
    ]
    assert voices == [[("ada", "Never here")], [("ben", "Not ever here")]]


def test_a_voice_that_one_side_adds_does_not_draw_what_the_other_draws_from_nobody_s_claim() -> (
    None
):
    text = BASE.replace("speaker: ada, rebuts: barking", "rebuts: barking")
    found = merge(
        map_of(text),
        map_of(text.replace("rebuts: barking}", "rebuts: barking, supports: dog}")),
        map_of(text.replace("rebuts: barking}", "speaker: ben, rebuts: barking}")),
    )
    assert conflicts(found) == [
        "one side says who voices whippets, the other draws whippets/dog from it"
    ]
    assert "whippets/dog" not in found.alternative.relations
    assert found.map.claims["whippets"].speakers == []


def test_only_the_premise_that_gets_a_voice_is_kept_apart() -> None:
    text = BASE.replace("speaker: ada, rebuts: barking", "rebuts: barking").replace(
        "speaker: ben, rebuts: dog", "rebuts: dog"
    )
    step = "    relations: [{premises: [whippets, barking], kind: supports, target: dog}]\n"
    found = merge(
        map_of(text),
        map_of(text + step),
        map_of(text.replace("rebuts: barking}", "speaker: ben, rebuts: barking}")),
    )
    assert conflicts(found) == [
        "one side says who voices whippets, the other draws whippets+barking/dog from it"
    ]


def test_two_people_with_one_id_are_told_apart() -> None:
    found = merged(
        [("ben: Ben}", "ben: Ben, lee: Ann Lee}"), *new("text: A., speaker: lee, supports: dog")],
        [
            ("ben: Ben}", "ben: Ben, lee: Tom Lee}"),
            (END, END + "      other: {text: B., speaker: lee, rebuts: dog}\n"),
        ],
    )
    assert conflicts(found) == []
    assert [(t.kind, t.old, t.new) for t in found.told_apart] == [("speaker", "lee", "lee-2")]
    assert found.map.speakers["lee-2"].name == "Tom Lee"
    assert found.map.claims["other"].speakers == ["lee-2"]


RENAMED = ("ben: Ben}", "ben: Tom Lee}")
SAID = (END, END + "      other: {text: B., speaker: ben, rebuts: dog}\n")


@pytest.mark.parametrize(
    "used",
    [
        SAID,
        ("speaker: ada, rebuts", "said: {ada: null, ben: I heard them.}, rebuts"),
        (END, END[:-2] + ", supports: {claim: dog, speaker: ben}}\n"),
        ("rebuts: dog}", "rebuts: dog, undercuts: whippets/barking}"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_one_side_lets_somebody_say_is_not_given_to_whom_the_other_made_of_their_id(
    used: tuple[str, str], turned: bool
) -> None:
    found = merged([used], [RENAMED]) if turned else merged([RENAMED], [used])
    assert conflicts(found) == []
    assert [(t.kind, t.old, t.new) for t in found.told_apart] == [("speaker", "ben", "ben-2")]
    names = {id: found.map.speakers[id].name for id in ("ben", "ben-2")}
    assert names == {"ben": "Ben" if turned else "Tom Lee", "ben-2": "Tom Lee" if turned else "Ben"}
    [ben] = [id for id, name in names.items() if name == "Ben"]
    graph = to_graph(found.map)
    new = [
        r for r in found.map.relations.values() if r.id not in ("barking/dog", "whippets/barking")
    ]
    voiced = {s for c in found.map.claims.values() if c.id != "barking" for s in c.speakers}
    drawn = {s for r in new for s in graph.speakers_of(r)}
    assert ben in voiced | drawn
    assert not ({"ben", "ben-2"} - {ben}) & (voiced | drawn)
    assert [found.map.speakers[s].name for s in found.map.claims["barking"].speakers] == ["Tom Lee"]


def test_a_person_who_also_got_another_id_keeps_it_and_the_other_one_theirs() -> None:
    other = [(old.replace("ben", "tom"), new.replace("ben", "tom")) for old, new in [RENAMED]]
    ours = [("speaker: ben, rebuts", "speaker: tom, rebuts"), ("ben: Ben}", other[0][1])]
    found = merged(ours, [SAID])
    assert (conflicts(found), found.told_apart) == ([], [])
    assert found.map.claims["barking"].speakers == ["tom"]
    assert found.map.claims["other"].speakers == ["ben"]
    assert found.map.speakers["ben"].name == "Ben"


@pytest.mark.parametrize("name", ["Ben Lee", "BEN", "'{name: Ben Lee, aliases: [Ben]}'"])
def test_a_fuller_name_is_the_same_person(name: str) -> None:
    found = merged([("ben: Ben}", f"ben: {name.strip(chr(39))}" + "}")], [SAID])
    assert (conflicts(found), found.told_apart) == ([], [])
    assert found.map.claims["other"].speakers == ["ben"]


def test_two_new_names_for_one_person_are_a_conflict() -> None:
    found = merged([RENAMED, SAID], [("ben: Ben}", "ben: Sue}")])
    assert conflicts(found) == ["both sides changed the name of the speaker ben"]


def quotes(map: ArgumentMap) -> set[tuple[str, str, object]]:
    return {
        (claim.id, u.speaker, u.quote)
        for claim in map.claims.values()
        for u in claim.utterances
        if u.quote
    }
