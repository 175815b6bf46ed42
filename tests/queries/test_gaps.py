"""What a careful reader would ask next."""

import pytest
from hypothesis import given

from argmap.graph import to_graph
from argmap.queries.answers import unanswered
from argmap.queries.gaps import gaps
from argmap.queries.turns import UnknownTurnError
from tests.helpers import graph_of
from tests.strategies import maps

DEBATE = """
    issue: dog
    sources: {minutes: {title: Minutes}}
    speakers: {ada: Ada, ben: Ben, cy: Cy}
    claims:
      dog: {text: Get a dog., speaker: ada, quote: Get a dog, source: minutes, turn: 1}
      bark: {text: It barks., speaker: ben, turn: 2, rebuts: dog}
      cost: {text: It costs., speaker: cy, turn: 2, rebuts: dog}
      quiet: {text: Not all., speaker: ada, turn: 3, qualifies: bark}
      mess: {text: It sheds., speaker: ben, turn: 4, rebuts: dog}
      naps: {text: Dogs nap., implicit: true, supports: dog}
      cats: {text: Cats purr., speaker: cy}
      calm: {text: It never barks., speaker: ben, contradicts: bark}
"""


def ids(found) -> list[str]:
    return [element.id for element in found]


def test_unanswered_objections_are_grouped_by_what_they_hit() -> None:
    answer = gaps(graph_of(DEBATE))
    # bark is met: calm contradicts it.
    assert ids(answer.unanswered) == ["cost/dog", "mess/dog"]
    assert [(h.target, ids(h.relations), h.speakers) for h in answer.hits] == [
        ("dog", ["cost/dog", "mess/dog"], ["cy", "ben"])
    ]


def test_what_is_hit_most_comes_first() -> None:
    graph = graph_of("""
        claims:
          a: A.
          b: B.
          c: {text: C., rebuts: a}
          d: {text: D., rebuts: b}
          e: {text: E., rebuts: b}
    """)
    assert [h.target for h in gaps(graph).hits] == ["b", "a"]


def test_a_limit_is_no_answer_but_is_told() -> None:
    graph = graph_of("""
        claims:
          a: A.
          b: {text: B., rebuts: a}
          c: {text: Only partly., qualifies: b}
    """)
    assert ids(gaps(graph).unanswered) == ["b/a"]
    assert ids(gaps(graph).only_qualified) == ["b/a"]


def test_claims_without_support_voice_source_words_or_neighbours() -> None:
    answer = gaps(graph_of(DEBATE))
    assert ids(answer.unsupported) == ["bark", "cost", "quiet", "mess", "naps", "cats", "calm"]
    assert ids(answer.unvoiced) == ["naps"]
    assert ids(answer.unsourced) == ["bark", "cost", "quiet", "mess", "cats", "calm"]
    assert ids(answer.unquoted) == ["bark", "cost", "quiet", "mess", "cats", "calm"]
    assert ids(answer.islands) == ["cats"]


def test_a_speaker_who_contradicts_themselves_is_named_and_one_who_limits_is_not() -> None:
    found = gaps(graph_of(DEBATE)).self_contradictions
    assert [(s.speaker, s.relation.id) for s in found] == [("ben", "calm/bark")]


def test_what_was_said_after_a_turn_was_not_dropped() -> None:
    assert ids(gaps(graph_of(DEBATE), after="3").unanswered) == ["cost/dog"]
    assert ids(gaps(graph_of(DEBATE), after="4").unanswered) == ["cost/dog", "mess/dog"]


def test_an_unknown_turn_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownTurnError, match="no turn '9'; turns: 1, 2, 3, 4"):
        gaps(graph_of(DEBATE), after="9")


def test_only_one_kind_and_only_one_speaker() -> None:
    answer = gaps(graph_of(DEBATE), only=frozenset({"islands"}))
    assert (ids(answer.islands), answer.unanswered, answer.unsupported) == (["cats"], [], [])
    left = gaps(graph_of(DEBATE), speakers=frozenset({"ben"}))
    assert left.unanswered == []
    assert ids(left.unquoted) == ["bark", "mess", "calm"]


def test_nothing_is_missing_in_a_map_that_says_it_all() -> None:
    answer = gaps(graph_of("claims: {}"))
    assert answer.empty


@given(maps())
def test_gaps_agree_with_their_definitions_on_any_map(map) -> None:
    graph = to_graph(map)
    answer = gaps(graph)
    assert ids(answer.unanswered) == list(unanswered(graph))
    assert ids(answer.unvoiced) == [c.id for c in map.claims.values() if not c.utterances]
    touched = {e for r in map.relations.values() if r.whole for e in [*r.premises, r.target]}
    assert ids(answer.islands) == [id for id in map.claims if id not in touched]
    assert sum(len(h.relations) for h in answer.hits) == len(answer.unanswered)
