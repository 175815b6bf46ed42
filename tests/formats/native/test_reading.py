"""Every way of writing a map that the native file knows, and what the model then holds."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest

from argmap.formats.native.reading import source_field, split_name
from argmap.model import Relation, Source, Speaker, Utterance
from tests.formats.native.helpers import map_of, problems, read_json, read_yaml, sound

# -- a map ---------------------------------------------------------------------------------------


def test_the_smallest_map():
    map = map_of("claims:\n  close: Main Street should be closed to cars.\n")
    assert map.claims["close"].text == "Main Street should be closed to cars."
    assert map.claims["close"].utterances == []


def test_a_title_and_an_issue():
    map = map_of("title: Cars on Main Street?\nissue: close\nclaims: {close: Close it.}\n")
    assert map.title == "Cars on Main Street?"
    assert map.issues == ["close"]


def test_several_issues():
    assert map_of("issues: [b, a]\nclaims: {a: First., b: Second.}\n").issues == ["b", "a"]


def test_claims_keep_their_order():
    assert list(map_of("claims: {z: Last., a: First., m: Middle.}\n").claims) == ["z", "a", "m"]


def test_what_judging_must_find():
    assert map_of("claims: {a: First.}\nexpect: {a: undecided}\n").expect == {"a": "undecided"}


def test_the_key_an_editor_wants_for_its_schema_is_no_part_of_the_map():
    assert map_of('$schema: "schema.json"\nclaims: {a: x}\n') == map_of("claims: {a: x}\n")


# -- speakers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "name", "role"),
    [
        ("Ada Byron", "Ada Byron", None),
        ("A shopkeeper, owner of a shop", "A shopkeeper", "owner of a shop"),
        ("Sammy Davis, Jr., singer", "Sammy Davis, Jr.", "singer"),
        ("Ann Lee, MP, minister, twice", "Ann Lee, MP", "minister, twice"),
        ("Sales of 1,000", "Sales of 1,000", None),
    ],
)
def test_a_speaker_in_one_line_is_a_name_and_a_role(written, name, role):
    assert split_name(written) == (name, role)
    speaker = map_of(f"speakers:\n  s: {written}\nclaims: {{}}\n").speakers["s"]
    assert speaker == Speaker(id="s", name=name, role=role)


def test_a_speaker_in_full():
    map = map_of(
        dedent(
            """
            speakers:
              engineer: {name: The city engineer, organisation: City Works, stance: for}
              voice:
                name: A voice from the back
                anonymous: true
                collective: true
                aliases: [heckler, the crowd]
                side: opposition
                team: B
            claims: {}
            """
        )
    )
    assert map.speakers["engineer"] == Speaker(
        id="engineer", name="The city engineer", organisation="City Works", stance="for"
    )
    assert map.speakers["voice"] == Speaker(
        id="voice",
        name="A voice from the back",
        anonymous=True,
        collective=True,
        aliases=["heckler", "the crowd"],
        side="opposition",
        team="B",
    )


def test_a_speaker_of_whom_nothing_is_known():
    assert map_of("speakers: {s: }\nclaims: {}\n").speakers["s"] == Speaker(id="s")


# -- sources -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("hearing.txt", "path"),
        ("notes/day one.md", "path"),
        ("https://example.org/hearing", "url"),
        ("Council hearing", "title"),
        ("Vol. 3", "title"),
    ],
)
def test_a_source_in_one_line_is_a_path_a_url_or_a_title(written, field):
    assert source_field(written) == field
    source = map_of(f"sources: {{s: '{written}'}}\nclaims: {{}}\n").sources["s"]
    assert source == Source(id="s", **{field: written})


def test_a_source_in_full():
    text = "sources: {s: {title: Hearing, date: 2026-05-04, path: hearing.txt}}\nclaims: {}\n"
    source = Source(id="s", title="Hearing", date="2026-05-04", path="hearing.txt")
    assert map_of(text).sources["s"] == source


# -- utterances ----------------------------------------------------------------------------------

VOICES = "speakers: {ann: Ann, bob: Bob}\nsources: {radio: Radio, paper: Paper}\n"


def utterances(claim: str, top: str = "") -> list[Utterance]:
    return map_of(f"{VOICES}{top}claims:\n  a: {claim}\n").claims["a"].utterances


def test_a_claim_with_one_speaker():
    assert utterances("{speaker: ann, quote: Too dear, at: p. 4}") == [
        Utterance(speaker="ann", quote="Too dear", at="p. 4")
    ]


def test_several_speakers_say_the_same():
    assert utterances("{speaker: [ann, bob], reported: too dear}") == [
        Utterance(speaker="ann", reported="too dear"),
        Utterance(speaker="bob", reported="too dear"),
    ]


def test_several_utterances_as_a_list():
    assert utterances("{said: [{speaker: ann, quote: No}, {speaker: bob, reported: yes}]}") == [
        Utterance(speaker="ann", quote="No"),
        Utterance(speaker="bob", reported="yes"),
    ]


def test_several_utterances_as_speaker_and_words():
    assert utterances("{said: {ann: Never, bob: {reported: perhaps, at: p. 2}}}") == [
        Utterance(speaker="ann", quote="Never"),
        Utterance(speaker="bob", reported="perhaps", at="p. 2"),
    ]


def test_a_speaker_and_further_utterances():
    said = utterances("{speaker: ann, quote: Never, said: [{speaker: bob, quote: Perhaps}]}")
    assert [(u.speaker, u.quote) for u in said] == [("ann", "Never"), ("bob", "Perhaps")]


def test_a_quote_that_the_source_interrupts():
    (said,) = utterances("{speaker: ann, quote: [Too dear, for a town], span: [[3, 11], [20, 30]]}")
    assert said.quote_parts == ["Too dear", "for a town"]
    assert said.span == [(3, 11), (20, 30)]


def test_a_single_span_needs_no_inner_list():
    (said,) = utterances("{speaker: ann, quote: Too dear, span: [3, 11]}")
    assert said.span == [(3, 11)]


def test_the_source_of_the_map_is_that_of_every_utterance_that_names_none():
    said = utterances(
        "{said: [{speaker: ann}, {speaker: bob, source: paper}, {speaker: bob, source: null}]}",
        top="source: radio\n",
    )
    assert [u.source for u in said] == ["radio", "paper", None]


# -- claims --------------------------------------------------------------------------------------


def test_a_claim_in_full():
    claim = map_of(
        dedent(
            """
            claims:
              a:
                title: Parking
                text: Those streets had underground parking.
                kind: argument
                implicit: true
                section: [Money, Trade]
                tags: [parking, figures]
                note: Nobody checked.
                weight: 0.5
                extra: {colour: red}
            """
        )
    ).claims["a"]
    assert claim.title == "Parking"
    assert claim.kind == "argument"
    assert claim.implicit
    assert claim.section == ["Money", "Trade"]
    assert claim.tags == ["parking", "figures"]
    assert claim.note == "Nobody checked."
    assert claim.weight == 0.5
    assert claim.extra == {"colour": "red"}


def test_one_section_or_tag_needs_no_list():
    claim = map_of("claims: {a: {section: Money, tags: figures}}\n").claims["a"]
    assert (claim.section, claim.tags) == (["Money"], ["figures"])


@pytest.mark.parametrize(
    "word", ["no", "Yes", "on", "1:30", "2026-05-04", "007", "1e3", "0x1F", ".5", "1_000", "true"]
)
def test_a_plain_word_stays_what_the_person_wrote(word):
    claim = map_of(f"claims: {{a: {word}, b: {{note: {word}, tags: [{word}]}}}}\n").claims
    assert claim["a"].text == claim["b"].note == claim["b"].tags[0] == word


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_written_is_nothing(nothing):
    claim = map_of(
        f"claims:\n  a:\n    text: x\n    note: {nothing}\n    tags: {nothing}\n"
    ).claims["a"]
    assert claim.note is None
    assert claim.tags == []


@pytest.mark.parametrize("word", ["", "~", "null"])
def test_in_quotation_marks_it_is_text(word):
    assert map_of(f"claims: {{a: {{note: '{word}'}}}}\n").claims["a"].note == word


def test_text_of_several_lines():
    claims = map_of("claims:\n  a: |-\n    One\n      two\n  b: >-\n    One\n    two\n").claims
    assert claims["a"].text == "One\n  two"
    assert claims["b"].text == "One two"


def test_line_breaks_that_only_old_yaml_knows_stay_in_the_text():
    claims = map_of("claims:\n  a: one\u2028two\n  b: 'one\x85 two'\n").claims
    assert claims["a"].text == "one\u2028two"
    assert claims["b"].text == "one\x85 two"


def test_ids_in_any_script():
    ids = ["été", "東京", "हिन्दी", "a.b_c-1", "2"]
    assert list(map_of("claims:\n" + "".join(f"  {id}: x\n" for id in ids)).claims) == ids


def test_an_alias_repeats_what_was_marked():
    claims = map_of("claims:\n  a: &same {text: '1', tags: [t]}\n  b: *same\n").claims
    assert claims["b"].text == "1"
    assert claims["b"].tags == ["t"]


# -- extra ---------------------------------------------------------------------------------------


def test_data_from_elsewhere_keeps_the_types_json_has():
    extra = map_of(
        dedent(
            """
            claims: {}
            extra:
              numbers: [1, -2.5, 1e3, 123456789012345678901]
              words: [no, 007, "1", 2026-05-04, 1:30]
              truth: [true, false, null]
              nested: {a: {b: []}, c: {}}
            """
        )
    ).extra
    assert extra == {
        "numbers": [1, -2.5, 1000.0, 123456789012345678901],
        "words": ["no", "007", "1", "2026-05-04", "1:30"],
        "truth": [True, False, None],
        "nested": {"a": {"b": []}, "c": {}},
    }


def test_a_marked_text_in_extra_stays_a_text():
    assert map_of("claims: {}\nextra: {a: &x '1', b: *x}\n").extra == {"a": "1", "b": "1"}


# -- relations -----------------------------------------------------------------------------------


def relations(claims: str, below: str = "") -> dict[str, Relation]:
    return map_of(f"speakers: {{ann: Ann}}\nclaims:\n{claims}{below}").relations


ABC = "  a: First.\n  b: Second.\n  c: Third.\n"


def test_a_relation_in_one_word():
    assert relations("  a: First.\n  b: {rebuts: a}\n") == {
        "b/a": Relation(id="b/a", kind="rebuts", premises=["b"], target="a")
    }


def test_a_relation_at_several_claims():
    assert list(relations("  a: x\n  b: y\n  c: {supports: [a, b]}\n")) == ["c/a", "c/b"]


def test_a_relation_with_details():
    (relation,) = relations(
        "  a: x\n  b: {supports: {claim: a, scheme: analogy, note: weak, speaker: ann}}\n"
    ).values()
    assert (relation.scheme, relation.note, relation.speakers) == ("analogy", "weak", ["ann"])


@pytest.mark.parametrize(
    ("key", "kind"),
    [("supported-by", "supports"), ("rebutted-by", "rebuts"), ("qualified-by", "qualifies")],
)
def test_relations_from_the_side_of_their_target(key, kind):
    found = relations(f"  t: {{{key}: [a, [b, c]]}}\n{ABC}")
    assert {id: (r.kind, r.premises) for id, r in found.items()} == {
        "a/t": (kind, ["a"]),
        "b+c/t": (kind, ["b", "c"]),
    }


def test_linked_premises_with_details():
    (found,) = relations(f"  t: {{supported-by: {{claim: [a, b], scheme: sign}}}}\n{ABC}").values()
    assert (found.premises, found.scheme) == (["a", "b"], "sign")


def test_an_undercut_names_the_step_it_attacks():
    found = relations("  a: x\n  b: {rebuts: a}\n  d: {undercuts: b/a}\n  e: {undercuts: d/b/a}")
    assert found["d/b/a"].target == "b/a"
    assert found["e/d/b/a"].target == "d/b/a"


def test_an_undercut_by_the_id_of_the_claim_that_makes_the_step():
    assert "d/b/a" in relations("  a: x\n  b: {rebuts: a}\n  d: {undercuts: b}\n")


def test_undercut_by_stands_with_the_claim_that_makes_the_step():
    assert "d/b/a" in relations("  a: x\n  b: {rebuts: a, undercut-by: d}\n  d: y\n")


def test_an_undercut_may_stand_above_what_it_undercuts():
    found = relations("  e: {undercuts: d}\n  d: {undercuts: b}\n  b: {rebuts: a}\n  a: x\n")
    assert found["e/d/b/a"].target == "d/b/a"


def test_linked_premises_may_be_named_in_another_order():
    found = relations(f"  t: {{supported-by: [[a, b]]}}\n{ABC}  d: {{undercuts: b+a/t}}\n")
    assert found["d/a+b/t"].target == "a+b/t"


def test_the_exact_order_of_linked_premises_wins():
    found = relations(f"  d: {{undercuts: b+a/t}}\n  t: {{supported-by: [[a, b], [b, a]]}}\n{ABC}")
    assert found["d/b+a/t"].target == "b+a/t"


def test_the_exact_order_wins_where_the_relation_itself_waits_for_another():
    long_form = "{{kind: undercuts, premises: {}, target: x/t}}"
    found = relations(
        f"  d: {{undercuts: b+a/x/t}}\n  x: {{rebuts: t}}\n  t: y\n{ABC}",
        f"relations: [{long_form.format('[a, b]')}, {long_form.format('[b, a]')}]\n",
    )
    assert found["d/b+a/x/t"].target == "b+a/x/t"


def test_another_order_may_be_named_at_every_step():
    found = relations(
        f"  e: {{undercuts: d+c/b+a/t}}\n  d: y\n  t: {{supported-by: [[a, b]]}}\n{ABC}",
        "relations: [{kind: undercuts, premises: [c, d], target: b+a/t}]\n",
    )
    assert found["e/c+d/a+b/t"].target == "c+d/a+b/t"


def test_the_prefix_claim_means_the_claim_itself():
    found = relations("  a: x\n  b: {rebuts: a}\n  d: {undercuts: claim:b}\n")
    assert found["d/b"].target == "b"


def test_a_second_relation_between_the_same_claims_is_numbered():
    found = relations("  a: x\n  b: {supports: a, qualifies: a}\n")
    assert {id: r.kind for id, r in found.items()} == {"b/a": "supports", "b/a#2": "qualifies"}


def test_a_number_that_is_taken_is_passed_over():
    found = relations("  a: x\n  b: {supports: [a, a]}\n  c: {rebuts: {claim: a, id: b/a#2}}\n")
    assert list(found) == ["b/a", "b/a#3", "b/a#2"]


def test_a_relation_with_an_id_of_its_own():
    found = relations(
        "  a: x\n  b: {rebuts: {claim: a, id: main}}\n  d: {undercuts: {relation: main, note: n}}\n"
    )
    assert found["d/main"].target == "main"


@pytest.mark.parametrize(
    "below",
    [
        "relations:\n  - {id: x, kind: contradicts, premises: [a, b], target: c, speakers: ann}\n",
        "relations:\n  x: {kind: contradicts, premises: [a, b], target: c, speaker: [ann]}\n",
    ],
)
def test_the_long_form(below):
    assert relations(ABC, below) == {
        "x": Relation(id="x", kind="contradicts", premises=["a", "b"], target="c", speakers=["ann"])
    }


def test_the_long_form_by_a_derived_id():
    found = relations(ABC, "relations:\n  a/b: {kind: rebuts, premises: a, target: b}\n")
    assert list(found) == ["a/b"]


def test_an_incomplete_relation_from_elsewhere():
    below = "relations:\n  - {kind: supports, premises: [], target: a}\n"
    below += "  - {kind: supports, premises: [b], target: null}\n"
    found = relations(ABC, below)
    assert [(r.premises, r.target, r.whole) for r in found.values()] == [
        ([], "a", False),
        (["b"], None, False),
    ]


# -- JSON ----------------------------------------------------------------------------------------

WHOLE = """
title: Should Main Street be closed to cars?
issue: close
source: hearing
sources:
  hearing: {title: Council hearing, date: 2026-05-04, path: hearing.txt}
speakers:
  shopkeeper: A shopkeeper, owner of a shop on Main Street
  engineer: {name: The city engineer, anonymous: true}
claims:
  close: Main Street should be closed to cars.
  trade-falls:
    text: Closing the street costs the shops their trade.
    speaker: shopkeeper
    quote: [We would lose, a third]
    span: [[3, 16], [20, 27]]
    rebuts: close
  trade-rose:
    text: Trade rose.
    said: [{speaker: engineer, reported: trade was up, at: p. 4}]
    weight: 2
    rebuts: trade-falls
  walk: {text: Most come on foot., note: null, supports: {claim: close, scheme: sign}}
  parking: {implicit: true, undercuts: trade-rose/trade-falls, extra: {n: [1, "1", true, null]}}
relations:
  - {kind: supports, premises: [walk, trade-rose], target: close}
expect: {close: in}
"""


def test_json_of_the_same_shape_is_the_same_map():
    import yaml

    shape = yaml.safe_load(WHOLE)
    shape["sources"]["hearing"]["date"] = "2026-05-04"
    assert sound(read_json(json.dumps(shape))) == map_of(WHOLE)


def test_json_strings_are_text_whatever_they_look_like():
    map = sound(read_json('{"title": "null", "claims": {"a": "", "b": "\\u0000\\ud83d\\ude00"}}'))
    assert (map.title, map.claims["a"].text, map.claims["b"].text) == ("null", "", "\0😀")


def test_half_a_character_is_replaced():
    assert sound(read_json('{"claims": {"a": "x\\ud83dy"}}')).claims["a"].text == "x\ufffdy"


# -- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("title",), "Should Main Street be closed to cars?"),
        (("issues",), "close"),
        (("claims", "close"), "Main Street should be closed to cars."),
        (("claims", "trade-falls", "text"), "Closing the street costs the shops their trade."),
        (("claims", "trade-falls", "utterances", 0, "quote", 1), "a third"),
        (("claims", "trade-rose", "utterances", 0, "at"), "p. 4"),
        (("speakers", "engineer", "name"), "The city engineer"),
        (("sources", "hearing", "path"), "hearing.txt"),
        (("relations", "walk/close", "scheme"), "sign"),
        (("relations", "walk+trade-rose/close", "target"), "close"),
    ],
)
def test_every_part_of_the_map_can_be_found_in_the_text(path, words):
    start, end = read_yaml(WHOLE).locate(*path)
    assert WHOLE[start:end] == words


def test_a_file_without_problems_has_no_diagnostics():
    assert problems(WHOLE) == []
