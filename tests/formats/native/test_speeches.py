"""The speeches of a debate: every way to list them, one canonical spelling, and what is wrong with a list."""

from __future__ import annotations

from collections import OrderedDict

import pytest

import argmap
from argmap.formats.core.format import Format
from argmap.formats.core.registry import FORMATS
from argmap.model import ArgumentMap, Speech
from tests.formats.native.helpers import read_yaml
from tests.helpers import map_of

PEOPLE = "speakers: {ava: Ava}\nclaims: {}\n"


def speeches(text: str) -> list[Speech]:
    return [*map_of(f"{PEOPLE}speeches: {text}").speeches.values()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[1AC, 1NC]", [Speech(id="1AC"), Speech(id="1NC")]),
        ("1AC", [Speech(id="1AC")]),
        ("[1, 02, opening words]", [Speech(id="1"), Speech(id="02"), Speech(id="opening words")]),
        ("{1AC: aff, 1NC: }", [Speech(id="1AC", side="aff"), Speech(id="1NC")]),
        (
            "{CX: {side: neg, speaker: ava, kind: questions, block: b, minutes: 3}}",
            [Speech(id="CX", side="neg", speaker="ava", kind="questions", block="b", minutes=3)],
        ),
        (
            "{GW: {team: CG, section: 2, title: Government whip, extra: {x: 1}}}",
            [Speech(id="GW", team="CG", section="2", title="Government whip", extra={"x": 1})],
        ),
        ("null", []),
    ],
)
def test_the_forms_of_a_list(text: str, found: list[Speech]) -> None:
    assert speeches(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[AC, AC]", "AC stands here a second time"),
        ("{AC: aff, AC: neg}", "AC stands here a second time"),
        ('[AC, ""]', "an id is empty"),
        ("{AC: {sid: aff}}", "the speech AC has no key 'sid'"),
        ("{AC: {kind: speach}}", "kind is 'speach', but should be speech, questions or chair"),
        ("{AC: {speaker: eva}}", "there is no speaker 'eva'"),
        ("{AC: {minutes: eight}}", "minutes is 'eight', but should be a number"),
        ("{AC: [aff]}", "is a list, but should be a text"),
        ("[{AC: aff}]", "a name in speeches is a mapping, but should be a text"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, said: str) -> None:
    loaded = read_yaml(f"{PEOPLE}speeches: {text}")
    assert loaded.map is None
    (diagnostic,) = loaded.diagnostics
    assert said in diagnostic.message
    assert diagnostic.span is not None
    assert diagnostic.span.line == 3


@pytest.mark.parametrize(
    "written",
    [
        "speeches: [1AC, 1NC, CX]\n",
        "\nspeeches:\n  1AC: aff\n  1NC: neg\n  CX: {side: neg, kind: questions, minutes: 3}\n",
        "style: ld\n\nspeeches:\n  1: aff\n  AC: {}\n",
    ],
)
def test_the_canonical_spelling(written: str) -> None:
    text = f"{written}\nclaims: {{}}\n".lstrip("\n")
    assert argmap.dumps(argmap.loads(text)) == text


def test_the_order_is_what_a_list_says() -> None:
    one, other = (map_of(f"{PEOPLE}speeches: {text}") for text in ("[AC, NC]", "[NC, AC]"))
    assert one != other
    for format in ("yaml", "json", "argdown", "sadface"):
        assert argmap.loads(argmap.dumps(other, format), format).speeches == other.speeches


DEBATE = """
style: ld
speeches: {1AC: {side: aff, speaker: ava, minutes: 6}, CX: {kind: questions}, "1 NC": neg}
speakers: {ava: Ava Lee, noah: {name: Noah, role: judge}}
claims:
  a: {text: Dogs are fun., speaker: ava, turn: 1AC}
  b: {text: Dogs bark., speaker: ava, turn: 1 NC, rebuts: {claim: a, turn: CX}}
  c: {text: Dogs bite., supports: {claim: b, turn: 1 NC}}
"""
BOTH_WAYS = [f for f in FORMATS if f.reader and f.writer and "speeches" in f.keeps]


@pytest.mark.parametrize("format", BOTH_WAYS, ids=lambda format: format.name)
def test_formats_that_keep_speeches_give_them_back(format: Format) -> None:
    map = map_of(DEBATE)
    again = argmap.loads(argmap.dumps(map, format.name), format.name)
    lost = {loss.feature for loss in argmap.losses(map, format.name)}
    assert not lost & {"style", "speeches", "turns", "relation turns"}
    assert (again.style, again.speeches) == (map.style, map.speeches)
    assert [r.turn for r in again.relations.values()] == ["CX", "1 NC"]
    assert [u.turn for c in again.claims.values() for u in c.utterances] == ["1AC", "1 NC"]


def test_other_formats_say_what_they_leave_out() -> None:
    told = {loss.words for loss in argmap.losses(map_of(DEBATE), "kialo")}
    assert told >= {"1 style of the debate", "3 speeches", "2 turns of relations", "2 turns"}


def test_a_side_without_a_name_is_written_as_one() -> None:
    map = ArgumentMap(speeches=OrderedDict(AC=Speech(id="AC", side="")))
    for format in ("yaml", "json"):
        assert argmap.loads(argmap.dumps(map, format), format).speeches == map.speeches


def test_a_speech_stands_under_its_name_and_its_speaker_in_the_map() -> None:
    for speech in (Speech(id="NC"), Speech(id="AC", speaker="eva")):
        with pytest.raises(ValueError, match=r"speech|speaker"):
            ArgumentMap(speeches=OrderedDict(AC=speech))
