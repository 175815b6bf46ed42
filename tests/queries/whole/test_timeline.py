"""What was said when: new, taken up, again, differently, and against oneself."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.selection import Selection
from argmap.queries.turns import NoTurnOrderError
from argmap.queries.whole.timeline import timeline
from tests.helpers import graph_of
from tests.strategies import maps

BRIDGE = """
    issue: build
    speakers: {mayor: Mayor, clerk: Clerk, press: {side: chair}}
    sources: {minutes: {title: Minutes, date: 3 May 2026}}
    claims:
      build: Build the bridge.
      cheap:
        text: The bridge is cheap.
        said:
          - {speaker: mayor, date: 2026-03-01}
          - {speaker: clerk, date: 2026-03-04T10:00}
          - {speaker: mayor, date: 12.4.2026}
        supports: build
      low: {text: It costs little., speaker: mayor, source: minutes, restates: cheap}
      summer: {text: Only if built in summer., speaker: mayor, date: June 2026, qualifies: cheap}
      dear: {text: The bridge is dear., speaker: mayor, date: "2026-07-01", contradicts: cheap}
      lost: {text: Plans were lost., speaker: clerk}
      odd: {text: It is odd., speaker: clerk, date: 03/04/2026}
"""


def told(answer) -> list[tuple[str, ...]]:
    return [(e.moment.label, e.speaker, e.claim.id, *e.marks) for e in answer.entries]


def test_what_is_new_taken_up_said_again_differently_and_against_oneself() -> None:
    answer = timeline(graph_of(BRIDGE))
    assert answer.scale == "date"
    assert told(answer) == [
        ("2026-03-01", "mayor", "cheap", "new"),
        ("2026-03-04 10:00", "clerk", "cheap", "taken-up"),
        ("2026-04-12", "mayor", "cheap", "again"),
        ("2026-05-03", "mayor", "low", "differently"),
        ("2026-06", "mayor", "summer", "differently"),
        ("2026-07-01", "mayor", "dear", "new", "against-oneself"),
    ]
    taken_up, again, otherwise, limited, dear = answer.entries[1:]
    assert taken_up.earlier.speaker == "mayor"
    assert again.earlier.moment.date == "2026-03-01"
    assert otherwise.is_dated_by_source
    assert limited.earlier.relation.kind == "qualifies"
    # What she said last of the point counts, in whatever words.
    assert [(one.claim, one.moment.date) for one in dear.against] == [("low", "2026-05-03")]
    assert [(h.speaker.id, list(h.counts.values())) for h in answer.heard] == [
        ("mayor", [1, 1, 1, 1, 1]),
        ("clerk", [1]),
    ]
    assert [claim.id for claim, _ in answer.left_out] == ["lost", "odd"]
    assert answer.unreadable == ("03/04/2026",)


def test_marks_regard_the_whole_debate_whatever_is_shown() -> None:
    answer = timeline(graph_of(BRIDGE), Selection(speakers=("clerk",)))
    assert told(answer) == [("2026-03-04 10:00", "clerk", "cheap", "taken-up")]
    assert [h.speaker.id for h in answer.heard] == ["clerk"]


TURNS = """
    speeches: [AC, NC, 2AC, 2NC]
    speakers: {ada: {side: aff}, ben: {side: neg}}
    sources: {record: {title: Record, date: 2026-01-05}}
    claims:
      dogs: {text: Dogs are calm., said: [{speaker: ada, turn: AC, source: record}]}
      bark:
        text: Dogs bark.
        said:
          - {speaker: ben, turn: NC, source: record}
          - {speaker: ada, turn: 2AC, force: concedes}
        contradicts: dogs
      vets:
        said:
          - {speaker: ben, turn: NC}
          - {speaker: ada, turn: 2AC, force: denies}
          - {speaker: ben, turn: 2NC, force: denies}
"""


def test_without_dates_the_turns_of_the_debate_are_the_moments() -> None:
    answer = timeline(graph_of(TURNS))
    assert answer.scale == "turn"
    assert told(answer) == [
        ("AC", "ada", "dogs", "new"),
        ("NC", "ben", "bark", "new"),
        ("NC", "ben", "vets", "new"),
        ("2AC", "ada", "bark", "taken-up", "against-oneself"),
        ("2AC", "ada", "vets", "new"),
        ("2NC", "ben", "vets", "taken-up", "against-oneself"),
    ]


def test_turns_order_what_is_said_on_one_date() -> None:
    answer = timeline(graph_of(TURNS), scale="date")
    assert told(answer) == [
        ("2026-01-05, AC", "ada", "dogs", "new"),
        ("2026-01-05, NC", "ben", "bark", "new"),
    ]
    assert len(answer.left_out) == 4


def test_what_is_said_at_one_moment_has_no_order() -> None:
    answer = timeline(
        graph_of("""
            speakers: {ada: Ada, ben: Ben}
            claims:
              a: {speaker: ada, turn: 1}
              not-a: {said: [{speaker: ada, turn: 1}, {speaker: ben, turn: 01}], contradicts: a}
        """)
    )
    assert told(answer) == [
        ("turn 1", "ada", "a", "new", "against-oneself"),
        ("turn 1", "ada", "not-a", "new", "against-oneself"),
        ("turn 1", "ben", "not-a", "new"),
    ]


def test_what_goes_against_several_claims_names_each_once() -> None:
    answer = timeline(
        graph_of("""
            speakers: {ada: Ada}
            claims:
              go: {speaker: ada, turn: 1}
              now: {speaker: ada, turn: 2}
              stay: {speaker: ada, turn: 3, rebuts: [go, now], contradicts: go}
        """)
    )
    assert [one.claim for one in answer.entries[-1].against] == ["go", "now"]


def test_both_premises_of_a_linked_objection_have_to_be_said() -> None:
    answer = timeline(
        graph_of("""
            speakers: {ada: Ada}
            claims:
              go: {speaker: ada, turn: 1}
              rain: {speaker: ada, turn: 2}
              roof: {speaker: ada, turn: 3}
            relations:
              - {kind: rebuts, premises: [rain, roof], target: go}
        """)
    )
    assert [e.claim.id for e in answer.entries if e.against] == ["roof"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("claims: {a: A.}", "neither dates nor turns"),
        ("{speakers: {x: X}, claims: {a: {speaker: x}}}", "neither dates nor turns"),
        ("{speakers: {x: X}, claims: {a: {speaker: x, turn: reply}}}", "no order: reply"),
        ("{speakers: {x: X}, claims: {a: {speaker: x, date: soon}}}", "can be read: 'soon'"),
    ],
)
def test_a_map_that_does_not_say_when_is_refused(text: str, says: str) -> None:
    with pytest.raises(NoTurnOrderError, match=says) as caught:
        timeline(graph_of(text))
    assert caught.value.help


@given(maps(), st.randoms(use_true_random=False))
def test_the_order_of_claims_in_the_file_changes_no_mark(
    map: ArgumentMap, random: random.Random
) -> None:
    claims = list(map.claims.items())
    random.shuffle(claims)
    shuffled = map.model_copy(update={"claims": dict(claims)})
    try:
        answers = [timeline(to_graph(one)) for one in (map, shuffled)]
    except NoTurnOrderError:
        return
    said = [
        sorted((e.moment.place, e.claim.id, repr(e.utterance), e.marks) for e in answer.entries)
        for answer in answers
    ]
    assert said[0] == said[1]
