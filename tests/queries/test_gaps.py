"""What a careful reader would ask next."""

import pytest
from hypothesis import given

from argmap.graph import to_graph
from argmap.queries.answers import unanswered
from argmap.queries.gaps import GAP_KINDS, gaps
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


@pytest.mark.parametrize(
    ("first", "second", "relation", "found"),
    [
        # Ada says half of what goes against her own claim: who draws it decides.
        ("ada", "ben", "rebuts", ["ada"]),
        ("ada", "ben", "rebuts, speaker: ben", []),
        ("ada", "ben", "rebuts, speaker: cy", []),
        ("ada", "ben", "contradicts", []),
        # Ada says all of it, whoever draws it.
        ("ada", "ada", "rebuts", ["ada"]),
        ("ada", "ada", "rebuts, speaker: ben", ["ada"]),
        ("ada", "ada", "contradicts", ["ada"]),
        # Others say it, and she turns it against herself.
        ("ben", "cy", "rebuts", []),
        ("ben", "cy", "rebuts, speaker: ada", ["ada"]),
        ("ben", "cy", "contradicts, speaker: ada", []),
        ("ada", "ada", "supports", []),
    ],
)
def test_a_linked_attack_is_of_those_who_draw_it_or_say_all_of_it(
    first: str, second: str, relation: str, found: list[str]
) -> None:
    graph = graph_of(f"""
        speakers: {{ada: Ada, ben: Ben, cy: Cy}}
        claims:
          dog: {{text: Get a dog., speaker: ada}}
          bark: {{text: Dogs bark., speaker: {first}}}
          night: {{text: The office is open at night., speaker: {second}}}
        relations: [{{premises: [bark, night], target: dog, kind: {relation}}}]
    """)
    assert [s.speaker for s in gaps(graph).self_contradictions] == found


@pytest.mark.parametrize(
    ("voice", "relation", "found"),
    [
        ("ada", "rebuts: dog", ["ada"]),
        ("ben", "rebuts: dog", []),
        ("ben", "rebuts: {claim: dog, speaker: ada}", ["ada"]),
        ("ada", "rebuts: {claim: dog, speaker: ben}", ["ada"]),
    ],
)
def test_an_attack_from_one_claim_is_of_who_says_it_or_draws_it(
    voice: str, relation: str, found: list[str]
) -> None:
    graph = graph_of(f"""
        speakers: {{ada: Ada, ben: Ben}}
        claims:
          dog: {{text: Get a dog., speaker: ada}}
          bark: {{text: Dogs bark., speaker: {voice}, {relation}}}
    """)
    assert [s.speaker for s in gaps(graph).self_contradictions] == found


def test_of_two_who_contradict_themselves_one_can_be_asked_for() -> None:
    graph = graph_of("""
        speakers: {ada: Ada, ben: Ben}
        claims:
          dog: {text: Get a dog., said: [{speaker: ada}, {speaker: ben}]}
          bark: {text: Dogs bark., said: [{speaker: ben}, {speaker: ada}], rebuts: dog}
    """)
    assert [s.speaker for s in gaps(graph).self_contradictions] == ["ada", "ben"]
    assert [s.speaker for s in gaps(graph, speakers=["ben"]).self_contradictions] == ["ben"]


def test_a_claim_is_supported_by_what_supports_it_in_other_words() -> None:
    graph = graph_of("""
        claims:
          dog: Get a dog.
          pet: {text: Get a pet dog., restates: dog}
          fun: {text: Dogs are fun., supports: pet}
    """)
    assert ids(gaps(graph).unsupported) == ["fun"]


def test_a_voice_with_a_source_among_others_is_enough() -> None:
    graph = graph_of("""
        sources: {minutes: {title: Minutes}}
        speakers: {ada: Ada, ben: Ben}
        claims:
          dog: {text: Get a dog., said: [{speaker: ada}, {speaker: ben, source: minutes, quote: A dog}]}
          walk: {text: Dogs walk., said: [{speaker: ada, url: "https://example.org"}]}
          naps: Dogs nap.
    """)
    # Nobody says that dogs nap: there are no words to look for.
    assert ids(gaps(graph).unsourced) == []
    assert ids(gaps(graph).unquoted) == ["walk"]


def test_two_objections_of_one_speaker_name_them_once() -> None:
    graph = graph_of("""
        speakers: {ben: Ben, cy: Cy}
        claims:
          dog: Get a dog.
          bark: {text: Dogs bark., speaker: ben, rebuts: dog}
          cost: {text: Dogs cost., speaker: cy, rebuts: dog}
          shed: {text: Dogs shed., speaker: ben, rebuts: dog}
    """)
    assert [h.speakers for h in gaps(graph).hits] == [["ben", "cy"]]


def test_objections_to_a_step_are_what_concerns_whoever_draws_it() -> None:
    graph = graph_of("""
        speakers: {ada: Ada, ben: Ben}
        claims:
          dog: {text: Get a dog., speaker: ben}
          fun: {text: Dogs are fun., speaker: ada, supports: dog}
          work: {text: Work is no fun., undercuts: fun/dog}
    """)
    assert ids(gaps(graph, speakers=["ada"]).unanswered) == ["work/fun/dog"]
    assert ids(gaps(graph, speakers=["ben"]).unanswered) == []


def test_a_limit_on_the_step_of_an_objection_counts_as_one_on_what_it_says() -> None:
    graph = graph_of("""
        claims:
          a: A.
          b: {text: B., rebuts: a}
          c: {text: C., rebuts: a}
        relations: [{premises: [c], kind: qualifies, target: b/a}]
    """)
    assert ids(gaps(graph).only_qualified) == ["b/a"]


def test_a_text_is_no_list_of_kinds_or_speakers() -> None:
    graph = graph_of(DEBATE)
    with pytest.raises(TypeError):
        gaps(graph, only="islands")
    with pytest.raises(TypeError):
        gaps(graph, speakers="ben")


def test_every_kind_can_be_asked_for_alone() -> None:
    graph = graph_of("""
        speakers: {ada: Ada}
        claims:
          dog: {text: Get a dog., speaker: ada}
          bark: {text: Dogs bark., speaker: ada, rebuts: dog}
          part: {text: Some do., qualifies: bark}
          vet: {text: A vet says so., supports: {claim: dog, scheme: expert opinion}}
          sea: {text: The sea is blue., challenged-by: ada}
    """)
    whole = gaps(graph)
    fields = {kind: kind.replace("-", "_") for kind in GAP_KINDS}
    for kind, field in fields.items():
        answer = gaps(graph, only=[kind])
        assert getattr(answer, field) == getattr(whole, field) != []
        assert not answer.empty
        others = [other for other in fields.values() if other != field]
        assert not any(getattr(answer, other) for other in others)
        assert bool(answer.hits) == (kind == "unanswered")


def test_what_was_said_after_a_turn_was_not_dropped() -> None:
    assert ids(gaps(graph_of(DEBATE), after="3").unanswered) == ["cost/dog"]
    assert ids(gaps(graph_of(DEBATE), after="4").unanswered) == ["cost/dog", "mess/dog"]


def test_an_unknown_turn_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownTurnError, match="no turn '9'; turns: 1, 2, 3, 4"):
        gaps(graph_of(DEBATE), after="9")
    with pytest.raises(UnknownTurnError, match="no turn '9'; turns: none is given in this map"):
        gaps(graph_of("claims: {a: A.}"), after="9")


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
    assert ids(answer.unvoiced) == [c.id for c in map.claims.values() if not c.speakers]
    touched = {e for r in map.relations.values() if r.whole for e in [*r.premises, r.target]}
    assert ids(answer.islands) == [id for id in map.claims if id not in touched]
    assert sum(len(h.relations) for h in answer.hits) == len(answer.unanswered)
