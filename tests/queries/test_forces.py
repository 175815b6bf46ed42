"""Who voices a claim, and who denies, asks or challenges it, in every answer."""

from __future__ import annotations

import pytest

import argmap
from argmap.graph import to_graph
from argmap.queries.gaps import gaps
from argmap.queries.selection import Selection
from argmap.queries.show import show
from argmap.queries.sides import sides
from argmap.queries.stance import stances_of
from argmap.queries.stats import stats
from argmap.queries.who import Who, who
from tests.helpers import EXAMPLES, invoke

EXAMPLE = EXAMPLES / "library.argmap.yaml"
LIBRARY = argmap.load(EXAMPLE)
GRAPH = to_graph(LIBRARY)


def lines(answer: Who) -> set[tuple[str, str, str, str]]:
    """Who does what with which claim, with which stance."""
    return {
        (voice.speaker.id, voiced.act, voiced.claim.id, voiced.stance)
        for voice in answer.voices
        for voiced in voice.claims
    }


def test_who_lists_a_denial_under_its_speaker_with_the_opposite_stance():
    found = lines(who(GRAPH))
    assert ("treasurer", "denies", "open-sundays", "against") in found
    assert ("chair", "denies", "fees-rise", "for") in found
    assert ("treasurer", "asserts", "working-people", "for") in found
    assert not {line for line in found if line[0] == "reader"}


def test_who_lists_other_acts_where_they_are_asked_for():
    assert lines(who(GRAPH, Selection(acts=("asks",)))) == {("reader", "asks", "fees-rise", "none")}
    asked = Selection(acts=("denies", "challenges"), speakers=("reader",))
    assert lines(who(GRAPH, asked)) == {("reader", "challenges", "volunteers-help", "none")}


def test_who_keeps_the_words_of_each_act_apart():
    (voice,) = [v for v in who(GRAPH).voices if v.speaker.id == "chair"]
    (denied,) = voice.claims
    assert [u.quote for u in denied.utterances] == ["Nobody here has spoken of fees"]


def test_a_denial_gives_its_speaker_a_stance():
    found = stances_of(GRAPH)
    assert {id: found.speaker(id) for id in LIBRARY.speakers} == {
        "chair": "for",
        "librarian": "for",
        "treasurer": "mixed",
        "reader": "none",
    }


def test_sides_count_denials_apart():
    answer = sides(GRAPH)
    counts = {s.speaker.id: (s.claims, s.denials) for s in answer.sides}
    assert counts == {"chair": (0, 1), "librarian": (3, 0), "treasurer": (3, 1), "reader": (0, 0)}
    pairs = {(a.from_speaker, a.to_speaker): (a.rebuts, a.denies) for a in answer.answers}
    assert pairs[("chair", "treasurer")] == (0, 1)
    assert pairs[("treasurer", "librarian")] == (2, 1)


def test_a_denial_is_no_relation_and_answers_nothing():
    answered = argmap.loads(
        "issue: a\nspeakers: {ada: Ada, ben: Ben}\n"
        "claims: {a: A., b: {text: B., speaker: ada, rebuts: a, denied-by: ben}}\n"
    )
    found = gaps(to_graph(answered))
    assert [r.id for r in found.unanswered] == ["b/a"]
    assert show(to_graph(answered), "b").incoming == []


def test_stats_count_every_force():
    counted = stats(GRAPH)
    assert counted.forces == {
        "asserts": 5,
        "concedes": 1,
        "denies": 2,
        "asks": 1,
        "challenges": 1,
    }


def test_a_challenge_is_a_gap_until_somebody_gives_a_reason():
    assert [c.id for c in gaps(GRAPH, only=["challenges"]).challenges] == ["volunteers-help"]
    text = (
        argmap.dumps(LIBRARY)
        + "  pilot: {text: They came last summer., supports: volunteers-help}\n"
    )
    assert gaps(to_graph(argmap.loads(text)), only=["challenges"]).challenges == []


@pytest.mark.parametrize("act", ["denies", "asks", "challenges"])
def test_who_does_not_voice_a_claim_draws_nothing_from_it(act):
    map = argmap.loads(
        "issue: a\nspeakers: {ada: Ada}\n"
        f"claims: {{a: A., b: {{text: B., rebuts: a, said: [{{speaker: ada, {act}: So}}]}}}}\n"
    )
    assert map.claims["b"].speakers == []
    assert map.drawn_by(map.relations["b/a"]) == []
    assert who(to_graph(map)).unvoiced == ["a", "b"]


def test_whoever_only_asks_is_told_to_voice_nothing() -> None:
    ran = invoke("who", str(EXAMPLE), "-s", "A reader")
    told = "Without a claim: A reader (1 question, 1 challenge: --act asks,challenges)."
    assert told in " ".join(ran.out.split())
    listed = invoke("who", str(EXAMPLE), "-s", "A reader", "--act", "asks,challenges").out
    assert "Are we to pay more for this?" in listed
    assert "Without a claim" not in listed
