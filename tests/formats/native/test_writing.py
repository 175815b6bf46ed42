"""What a written map file looks like, and that nothing is lost in writing it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from argmap.formats.native.writing import native_shape
from argmap.model import ArgumentMap, Claim, Relation, Source, Speaker, Utterance
from tests.formats.native.helpers import json_of, map_of, read_json, read_yaml, sound, yaml_of
from tests.strategies import ODD_TEXTS

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.yaml"))

CANONICAL = """\
title: Should Main Street be closed to cars?
issue: close-main-street
source: hearing

sources:
  hearing: {title: Council hearing, date: 2026-05-04, path: hearing.txt}
  survey: survey.csv

speakers:
  shopkeeper: A shopkeeper, owner of a shop on Main Street
  engineer: {name: The city engineer, organisation: City Works, stance: for}
  alliance:
    name: The Alliance for a Main Street that Works for Everybody
    role: an association of residents
    organisation: The Alliance
    collective: true

claims:
  close-main-street: Main Street should be closed to cars.
  trade-falls:
    text: Closing the street costs the shops their trade.
    speaker: shopkeeper
    quote: We would lose a third of our customers
    span: [[12, 50]]
    at: p. 4
    turn: 1
    section: Money
    tags: [figures]
    rebuts: close-main-street
  trade-rose:
    text: "Trade rose: on every comparable street that closed."
    said:
      - {speaker: engineer, reported: trade was up everywhere, at: p. 4}
      - {speaker: alliance, quote: "up, up, up"}
    rebuts: trade-falls
  people-walk:
    text: Most customers already come on foot.
    speaker: [engineer, alliance]
    quote:
      - They walk
      - yes, they walk
  good-for-trade:
    text: The closed street would bring in more customers than it loses.
    implicit: true
    supported-by: [[trade-rose, people-walk]]
    supports: {claim: close-main-street, scheme: argument from positive consequences}
  other-towns-differ:
    text: |-
      Those streets had underground parking.
      This one has not.
    undercuts: trade-rose/trade-falls
    qualifies: [people-walk, {claim: trade-rose, note: perhaps}]

relations:
  - kind: supports
    premises: [trade-rose, people-walk]
    target: close-main-street
    scheme: argument from sign
  - id: odd-pair
    kind: contradicts
    premises: [people-walk, trade-falls]
    target: good-for-trade

expect: {close-main-street: in}

extra: {imported-from: elsewhere, count: 3, "yes": "1"}
"""


def test_the_canonical_spelling_is_written_as_it_is_read():
    assert yaml_of(map_of(CANONICAL)) == CANONICAL


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(("write", "read"), [(yaml_of, read_yaml), (json_of, read_json)])
def test_the_examples_come_back_whole_and_in_order(path, write, read):
    map = map_of(path.read_text(encoding="utf-8"))
    again = sound(read(write(map)))
    assert again == map
    for kind in ("speakers", "sources", "claims"):
        assert list(getattr(again, kind)) == list(getattr(map, kind))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_writing_what_was_written_changes_nothing(path):
    written = yaml_of(map_of(path.read_text(encoding="utf-8")))
    assert yaml_of(map_of(written)) == written


def comes_back(map: ArgumentMap) -> bool:
    return sound(read_yaml(yaml_of(map))) == map == sound(read_json(json_of(map)))


# -- texts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_come_back_to_the_character(text):
    claim = Claim(id="a", text=text, title=text, section=[text], tags=[text, text], note=text)
    voice = Utterance(speaker="s", quote=[text, text], reported=text, at=text)
    said = Claim(id="b", utterances=[voice, Utterance(speaker="s", quote=text)])
    map = ArgumentMap(
        title=text,
        speakers={"s": Speaker(id="s", name=text, role=text)},
        sources={"q": Source(id="q", title=text), "p": Source(id="p", path=text)},
        claims={"a": claim, "b": said, "c": Claim(id="c", text=text)},
        extra={text: [text, {text: text}]},
    )
    assert comes_back(map)
    assert "\x07" not in yaml_of(map)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("It's 5 o'clock (sharp)!", "It's 5 o'clock (sharp)!"),
        ("We lost #1 status", '"We lost #1 status"'),
        ("A plan: do it", '"A plan: do it"'),
        ("a:b", "a:b"),
        ('"Could happen," he said', "'\"Could happen,\" he said'"),
        ("1", "1"),
        ("2026-05-04", "2026-05-04"),
        ("007", '"007"'),
        ("1:30", '"1:30"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("", '""'),
        (" x", '" x"'),
        ("bell\x07", r'"bell\u0007"'),
        ("東京 👩‍🚀 שלום", "東京 👩‍🚀 שלום"),
    ],
)
def test_quotation_marks_stand_only_where_they_must(text, written):
    assert f"title: {written}\n" in yaml_of(ArgumentMap(title=text))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("one\ntwo", True),
        ("one\n\n  two", True),
        ("# one\n- two: 3", True),
        ("one\n", False),
        (" one\ntwo", False),
        ("one \ntwo", False),
        ("one\r\ntwo", False),
        ("one\ntw\to", False),
    ],
)
def test_text_of_several_lines_is_a_block_where_a_block_keeps_it(text, block):
    map = ArgumentMap(title=text)
    assert ("title: |-\n" in yaml_of(map)) == block
    assert comes_back(map)


def test_nothing_and_the_empty_text_are_told_apart():
    map = ArgumentMap(
        title="",
        speakers={"s": Speaker(id="s", role="")},
        sources={"q": Source(id="q"), "r": Source(id="r", title=""), "t": Source(id="t", url="")},
        claims={
            "a": Claim(id="a", note="", title=""),
            "b": Claim(id="b", utterances=[Utterance(speaker="s", quote="", at="")]),
            "c": Claim(id="c", utterances=[Utterance(speaker="s", quote=[])]),
            "d": Claim(id="d", utterances=[Utterance(speaker="s", quote=[""])]),
        },
    )
    assert comes_back(map)


# -- utterances ----------------------------------------------------------------------------------


def voices(*utterances: Utterance) -> ArgumentMap:
    return ArgumentMap(
        speakers={"ann": Speaker(id="ann"), "bob": Speaker(id="bob")},
        sources={"radio": Source(id="radio"), "paper": Source(id="paper")},
        claims={"a": Claim(id="a", utterances=utterances)},
    )


def test_the_common_source_is_written_once():
    map = voices(
        Utterance(speaker="ann", quote="x", source="radio"),
        Utterance(speaker="bob", quote="y", source="radio"),
    )
    assert yaml_of(map).count("source: radio") == 1
    assert comes_back(map)


def test_sources_that_differ_stand_with_their_utterances():
    map = voices(
        Utterance(speaker="ann", quote="x", source="radio"), Utterance(speaker="bob", quote="y")
    )
    assert "source" not in native_shape(map)
    assert comes_back(map)


def test_a_map_without_utterances_has_no_common_source():
    assert "source" not in native_shape(voices())


def test_equal_words_of_several_speakers_are_written_once():
    map = voices(Utterance(speaker="ann", quote="x"), Utterance(speaker="bob", quote="x"))
    assert native_shape(map)["claims"]["a"] == {"speaker": ["ann", "bob"], "quote": "x"}
    assert comes_back(map)


def test_data_of_an_utterance_does_not_become_the_claims():
    map = voices(Utterance(speaker="ann", extra={"tone": "angry"}))
    assert native_shape(map)["claims"]["a"] == {
        "said": [{"speaker": "ann", "extra": {"tone": "angry"}}]
    }
    assert comes_back(map)


def test_a_quote_of_one_part_stays_a_list():
    assert comes_back(voices(Utterance(speaker="ann", quote=["x"])))


# -- relations -----------------------------------------------------------------------------------


def related(*relations: Relation, claims: str = "abcd") -> ArgumentMap:
    return ArgumentMap(
        claims={id: Claim(id=id, text=id) for id in claims},
        relations={relation.id: relation for relation in relations},
    )


def rebuts(premise: str, target: str, **rest: Any) -> Relation:
    return Relation(kind="rebuts", premises=[premise], target=target, **rest)


def test_a_derived_id_is_not_written():
    map = related(rebuts("b", "a", scheme="sign"))
    assert native_shape(map)["claims"]["b"]["rebuts"] == {"claim": "a", "scheme": "sign"}


def test_numbered_ids_are_not_written_where_a_reader_counts_the_same():
    map = related(
        rebuts("b", "a"), Relation(id="b/a#2", kind="supports", premises=["b"], target="a")
    )
    assert "b/a#2" not in yaml_of(map)
    assert comes_back(map)


@pytest.mark.parametrize("numbers", [(2,), (3, 2), (1, 3), (2, 1), (1, 3, 2), (2, 1, 3)])
def test_numbers_a_reader_would_count_otherwise_are_written(numbers):
    ids = ["b/a" if n == 1 else f"b/a#{n}" for n in numbers]
    assert comes_back(related(*(rebuts("b", "a", id=id) for id in ids)))


def test_an_id_that_another_relation_would_derive():
    assert comes_back(related(rebuts("c", "a", id="b/a"), rebuts("b", "a", id="b/a#2")))
    assert comes_back(related(rebuts("c", "a", id="b/a"), rebuts("b", "a", id="x")))


def test_relations_at_relations_in_any_order():
    deep = Relation(kind="undercuts", premises=["d"], target="c/b/a")
    middle = Relation(kind="undercuts", premises=["c"], target="b/a")
    assert comes_back(related(deep, middle, rebuts("b", "a")))


def test_relations_in_a_circle():
    assert comes_back(related(rebuts("a", "y", id="x"), rebuts("b", "x", id="y")))
    assert comes_back(related(rebuts("a", "x", id="x")))


def test_linked_premises_in_both_orders():
    one = Relation(kind="supports", premises=["a", "b"], target="c")
    other = Relation(kind="supports", premises=["b", "a"], target="c")
    aim = Relation(kind="undercuts", premises=["d"], target="b+a/c")
    assert comes_back(related(one, other, aim))


def test_an_undercut_of_a_claim_is_not_taken_for_one_of_its_relation():
    odd = Relation(kind="undercuts", premises=["c"], target="b")
    map = related(rebuts("b", "a"), odd, Relation(kind="undercuts", premises=[], target="b"))
    assert native_shape(map)["claims"]["c"]["undercuts"] == "claim:b"
    assert comes_back(map)


def test_incomplete_relations():
    assert comes_back(
        related(
            Relation(kind="supports", premises=[], target="a"),
            Relation(kind="supports", premises=["a"], target=None),
            Relation(kind="supports", premises=[], target=None),
            Relation(kind="supports", premises=[], target="/a"),
        )
    )


def test_ids_too_long_to_derive():
    claims = {c * 600: Claim(id=c * 600) for c in "abcd"}
    a, b, c, d = claims
    relations = [rebuts(b, a), rebuts(c, f"{b}/{a}"), rebuts(d, f"{c}/{b}/{a}")]
    assert comes_back(ArgumentMap(claims=claims, relations={r.id: r for r in relations}))


def test_ids_that_yaml_has_other_plans_for():
    ids = ["null", "no", "1", "007", "2026-05-04", "y", "x" * 1500]
    claims = {id: Claim(id=id, note="n") for id in ids}
    relations = {r.id: r for r in (rebuts(a, b) for a, b in pairwise(ids))}
    map = ArgumentMap(issues=ids, claims=claims, relations=relations, expect={"null": "in"})
    assert comes_back(map)


# -- order ---------------------------------------------------------------------------------------


def test_everything_keeps_its_order():
    ids = ["z", "a", "m"]
    map = ArgumentMap(
        issues=["m", "z"],
        speakers={id: Speaker(id=id) for id in ids},
        sources={id: Source(id=id) for id in ids},
        claims={id: Claim(id=id) for id in ids},
        expect=dict.fromkeys(ids, "in"),
        extra=dict.fromkeys(ids, 1),
    )
    again = map_of(yaml_of(map))
    assert again.issues == ["m", "z"]
    for part in (again.speakers, again.sources, again.claims, again.expect, again.extra):
        assert list(part) == ids


# -- extra ---------------------------------------------------------------------------------------


def test_data_keeps_its_types():
    data = {
        "numbers": [0, -1, 2.5, 1e300, 1e-7, 1e16, 10**40, -0.0],
        "texts": ["1", "2.5", "true", "null", "2026-05-04", "", "1e16"],
        "others": [True, False, None, {}, [], [[]], {"": {"": []}}],
    }
    map = ArgumentMap(extra=data)
    assert repr(map_of(yaml_of(map)).extra) == repr(data)
    assert repr(sound(read_json(json_of(map))).extra) == repr(data)


def test_text_in_data_stays_text_wherever_it_stands():
    data = {"count": "1", "truth": "true", "when": "2026-05-04"}
    long = {"words": "word " * 20, "count": "1"}
    said = [Utterance(speaker="s", extra=data), Utterance(speaker="s", extra=long)]
    for extra in (data, long):
        map = ArgumentMap(
            speakers={"s": Speaker(id="s", extra=extra)},
            sources={"q": Source(id="q", extra=extra)},
            claims={"a": Claim(id="a", extra=extra, utterances=said)},
            relations={"a/a": rebuts("a", "a", extra=extra)},
            extra=extra,
        )
        assert comes_back(map)


def nested(levels: int) -> dict:
    data: dict = {}
    for _ in range(levels - 1):
        data = {"x": data}
    return data


@pytest.mark.parametrize("write", [yaml_of, json_of])
def test_data_as_deep_as_a_reader_reads(write):
    assert comes_back(ArgumentMap(extra=nested(99)))
    with pytest.raises(ValueError, match="100 levels"):
        write(ArgumentMap(extra=nested(100)))


@pytest.mark.parametrize("write", [yaml_of, json_of])
def test_data_that_holds_itself_is_refused(write):
    data: dict = {}
    data["self"] = data
    with pytest.raises(ValueError, match="100 levels"):
        write(ArgumentMap().model_copy(update={"extra": data}))


@pytest.mark.parametrize("write", [yaml_of, json_of])
def test_infinity_is_refused(write):
    with pytest.raises(ValueError, match="inf"):
        write(ArgumentMap(extra={"x": [float("inf")]}))


@pytest.mark.parametrize("write", [yaml_of, json_of])
def test_what_is_no_data_is_refused(write):
    with pytest.raises(TypeError):
        write(ArgumentMap(extra={"x": object()}))


def test_half_a_character_never_makes_a_file_unreadable():
    map = ArgumentMap(extra={"x": "a\ud83db"})
    yaml_of(map).encode("utf-8")
    json_of(map).encode("utf-8")
    assert map_of(yaml_of(map)).extra == {"x": "a\ufffdb"}
    assert json.loads(json_of(map))["extra"] == {"x": "a\ud83db"}


# -- layout --------------------------------------------------------------------------------------


def test_no_line_grows_past_its_width_where_a_block_is_possible():
    widest = 0
    for letters in range(50, 90):
        source = Source(id="s", title="x" * letters, date="2026", author="y, z")
        lines = yaml_of(ArgumentMap(sources={"s": source})).splitlines()
        widest = max(widest, *map(len, lines))
    assert widest == 100


def test_a_change_to_one_claim_changes_only_its_lines():
    before = yaml_of(map_of(CANONICAL)).splitlines()
    after = yaml_of(map_of(CANONICAL.replace("p. 4\n    turn", "p. 5\n    turn"))).splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("    at: p. 4", "    at: p. 5")
    ]


def test_the_smallest_map():
    assert yaml_of(ArgumentMap()) == "claims: {}\n"
    assert json_of(ArgumentMap()) == '{\n  "claims": {}\n}\n'


def test_json_is_indented_and_keeps_its_letters():
    map = ArgumentMap(claims={"a": Claim(id="a", text="Zu teuer für 東京.")})
    expected = """\
        {
          "claims": {
            "a": "Zu teuer für 東京."
          }
        }
        """
    assert json_of(map) == dedent(expected)
