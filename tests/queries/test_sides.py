"""Who stands where, and who answers whom how often."""

from collections import Counter

from hypothesis import given

from argmap.graph import to_graph
from argmap.queries.part import part_of
from argmap.queries.selection import Selection
from argmap.queries.sides import sides
from tests.helpers import graph_of
from tests.strategies import maps

DEBATE = """
    issue: dog
    speakers: {ada: Ada, ben: Ben, cy: {name: Cy, stance: against, team: Cats}}
    claims:
      dog: {text: Get a dog., speaker: ada}
      bark: {text: It barks., speaker: ben, rebuts: dog}
      quiet: {text: Whippets do not., speaker: ada, rebuts: bark}
      cost: {text: It costs., speaker: [ben, cy], rebuts: dog}
      walks: {text: Walks are healthy., speaker: ben, supports: dog}
      rain: {text: Not in the rain., speaker: cy, undercuts: walks/dog}
      doubt: {text: I take that back., speaker: ben, rebuts: bark}
"""


def test_a_speaker_has_a_stance_and_claims_on_either_side() -> None:
    found = {s.speaker.id: s for s in sides(graph_of(DEBATE)).sides}
    assert (found["ada"].stance, found["ada"].claims_for, found["ada"].claims_against) == (
        "for",
        2,
        0,
    )
    assert (found["ben"].stance, found["ben"].claims_for, found["ben"].claims_against) == (
        "mixed",
        2,
        2,
    )


def test_a_declared_stance_wins() -> None:
    cy = sides(graph_of(DEBATE)).sides[2]
    assert (cy.stance, cy.speaker.team) == ("against", "Cats")
    assert [side.declared for side in sides(graph_of(DEBATE)).sides] == [False, False, True]
    # It is towards the issue, not towards whatever claim is asked about.
    assert not sides(graph_of(DEBATE), "bark").sides[2].declared


def test_answers_are_counted_for_each_pair_and_own_ones_apart() -> None:
    answer = sides(graph_of(DEBATE))
    pairs = {(a.from_speaker, a.to_speaker): (a.rebuts, a.undercuts) for a in answer.answers}
    assert pairs == {
        ("ada", "ben"): (1, 0),
        ("ben", "ada"): (2, 0),
        ("cy", "ada"): (1, 0),
        ("cy", "ben"): (0, 1),
    }
    assert [(a.from_speaker, a.rebuts) for a in answer.own] == [("ben", 1)]


def test_another_issue_turns_the_table() -> None:
    found = {s.speaker.id: s.stance for s in sides(graph_of(DEBATE), "bark").sides}
    assert found["ada"] == "against"


@given(maps())
def test_every_answer_of_the_map_is_counted(map) -> None:
    graph = to_graph(map)
    answer = sides(graph)
    counted = Counter({"rebuts": 0, "undercuts": 0})
    for pair in [*answer.answers, *answer.own]:
        counted["rebuts"] += pair.rebuts
        counted["undercuts"] += pair.undercuts
    expected = Counter({"rebuts": 0, "undercuts": 0})
    for relation in map.relations.values():
        if relation.kind in expected and relation.whole:
            target = map.claims.get(relation.target) or map.relations[relation.target]
            met = target.speakers if relation.target in map.claims else graph.speakers_of(target)
            expected[relation.kind] += len(graph.speakers_of(relation)) * len(set(met))
    assert counted == expected


def test_of_a_part_only_its_denials_count() -> None:
    graph = graph_of("""
        speakers: {ada: Ada, ben: Ben}
        claims:
          dog: {text: Get a dog., speaker: ada, tags: pets, denied-by: ben}
          fees: {text: Raise fees., speaker: ada, denied-by: ben}
    """)
    part = part_of(graph, Selection(tags=("pets",)))
    assert [pair.denies for pair in sides(graph, part=part).answers] == [1]
