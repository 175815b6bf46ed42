"""Who argued what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ArgumentMap, Stance
from argmap.queries.selection import Selection
from argmap.queries.who import Who, who
from tests.helpers import debates, graph_of
from tests.strategies import maps
from tests.thoroughness import examples

DEBATE = """
issue: close
sources: {log: log.txt, paper: paper.txt}
speakers: {ben: Ben, ada: Ada, cy: Cy, dee: Dee, silent: Silent}
claims:
  close: {text: Close it., section: Main, tags: [plan]}
  green: {text: It is green., speaker: ada, supports: close, tags: [plan, air]}
  falls: {text: Trade falls., speaker: ben, quote: we would lose a third, source: log, rebuts: close}
  rose:
    text: Trade rose.
    said:
      - {speaker: ada, reported: it went up, source: paper}
      - {speaker: cy, quote: up it went}
    rebuts: falls
    section: [Trade, Figures]
  parking: {text: They had parking., kind: argument, speaker: ben, undercuts: rose/falls}
  often: {text: Only sometimes., speaker: cy, qualifies: falls}
  aside: {text: An aside., speaker: dee}
"""


def asked(**selection: object) -> Who:
    """Who argued what in the debate, about what a selection lets pass."""
    return who(graph_of(DEBATE), Selection(**selection))  # type: ignore[arg-type]


def claims(answer: Who) -> list[str]:
    return [v.claim.id for v in answer.claims]


def test_speakers_are_grouped_by_stance_in_file_order() -> None:
    found = [(v.stance, v.speaker.id) for v in asked().voices]
    assert found == [
        ("for", "ada"),
        ("for", "cy"),
        ("against", "ben"),
        ("none", "dee"),
        ("none", "silent"),
    ]


def test_a_declared_stance_groups_a_speaker() -> None:
    text = DEBATE.replace("dee: Dee", "dee: {name: Dee, stance: against}")
    stances: dict[str, Stance] = {v.speaker.id: v.stance for v in who(graph_of(text)).voices}
    assert stances["dee"] == "against"


def test_each_speaker_has_their_claims_with_their_own_words_only() -> None:
    voices = {v.speaker.id: v for v in asked().voices}
    assert [v.claim.id for v in voices["ada"].claims] == ["green", "rose"]
    assert [u.reported for u in voices["ada"].claims[1].utterances] == ["it went up"]
    assert [u.quote for u in voices["cy"].claims[0].utterances] == ["up it went"]


def test_a_claim_says_what_it_bears_on() -> None:
    voiced = {v.claim.id: v for v in asked().claims}
    assert voiced["falls"].targets("rebuts") == ["close"]
    assert voiced["parking"].targets("undercuts") == ["rose/falls"]
    assert voiced["often"].targets("qualifies") == ["falls"]
    assert voiced["falls"].targets("supports") == []


def test_a_claim_is_met_by_rebuttals_contradictions_and_undercuts_of_its_steps() -> None:
    voiced = {v.claim.id: v for v in asked().claims}
    assert [b.relation.id for b in voiced["falls"].met_by] == ["rose/falls"]
    assert [b.relation.id for b in voiced["rose"].met_by] == ["parking/rose/falls"]
    assert [b.speakers for b in voiced["falls"].met_by] == [("ada", "cy")]
    both = graph_of("claims: {a: {text: A., contradicts: b}, b: B.}")
    assert [[b.relation.id for b in v.met_by] for v in who(both).claims] == [["a/b"], ["a/b"]]


def test_an_objection_that_nobody_answers_is_marked() -> None:
    assert [v.claim.id for v in asked().claims if v.unanswered] == ["parking"]


def test_what_nobody_voices_is_named() -> None:
    assert asked().unvoiced == ["close"]
    assert asked(speakers=("ada",)).unvoiced == []


def test_the_issue_can_be_chosen() -> None:
    answer = who(graph_of(DEBATE), issue="falls")
    assert answer.issue == "falls"
    assert answer.issues == ["close"]
    assert answer.stances.claim("rose") == "against"


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        ({"claims": ("rose", "green")}, ["green", "rose"]),
        ({"speakers": ("cy",)}, ["rose", "often"]),
        ({"sources": ("log",)}, ["falls"]),
        ({"sources": ("log", "paper")}, ["falls", "rose"]),
        ({"tags": ("air",)}, ["green"]),
        ({"tags": ("plan",)}, ["close", "green"]),
        ({"sections": ("figures",)}, ["rose"]),
        ({"sections": ("Trade",)}, ["rose"]),
        ({"kinds": ("rebuts",)}, ["falls", "rose"]),
        ({"kinds": ("undercuts", "qualifies")}, ["parking", "often"]),
        ({"kinds": ("argument",)}, ["parking"]),
        ({"stances": ("against",)}, ["falls", "parking"]),
        ({"stances": ("none",)}, ["often", "aside"]),
        ({"about": "falls"}, ["rose", "parking", "often"]),
        ({"about": "falls", "depth": 1}, ["rose", "often"]),
        ({"about": "close", "depth": 1}, ["green", "falls"]),
        ({"match": "TRADE"}, ["falls", "rose"]),
        ({"match": "went up"}, ["rose"]),
        ({"match": "lose a third"}, ["falls"]),
        ({"match": "aside"}, ["aside"]),
        ({"unanswered": True}, ["parking"]),
        ({"speakers": ("ada", "ben"), "stances": ("for",)}, ["green", "rose"]),
        ({"speakers": ("silent",)}, []),
    ],
)
def test_the_filters(selection: dict[str, object], found: list[str]) -> None:
    assert claims(asked(**selection)) == found


def test_with_a_filter_only_those_who_voice_something_in_it_are_listed() -> None:
    assert [v.speaker.id for v in asked(tags=("air",)).voices] == ["ada"]
    assert [v.speaker.id for v in asked(speakers=("cy",)).voices] == ["cy"]


def test_a_filter_changes_nobodys_stance() -> None:
    [ada] = asked(claims=("rose",), speakers=("ada",)).voices
    assert ada.stance == "for"


@given(debates())
def test_every_utterance_is_listed_once_with_its_speaker(map: ArgumentMap) -> None:
    answer = who(to_graph(map))
    listed = [
        (v.speaker.id, c.claim.id) for v in answer.voices for c in v.claims for _ in c.utterances
    ]
    said = [(u.speaker, c.id) for c in map.claims.values() for u in c.utterances]
    assert sorted(listed) == sorted(said)
    assert {v.speaker.id for v in answer.voices} == set(map.speakers)
    assert claims(answer) == list(map.claims)


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_can_be_asked(map: ArgumentMap) -> None:
    answer = who(to_graph(map))
    assert set(answer.unvoiced) == {c.id for c in map.claims.values() if not c.speakers}


# -- several issues -------------------------------------------------------------------------------

TWO = """
title: The school board
issues: [uniforms, fees]
speakers: {ada: Ada, ben: Ben, eve: Eve}
claims:
  uniforms: Uniforms should be worn.
  fees: Families should pay fees.
  bullying: {text: They cut bullying., speaker: ada, supports: uniforms}
  poor: {text: The poor cannot pay., speaker: ada, rebuts: fees}
  costs: {text: Everything costs., speaker: ben, rebuts: uniforms, supports: fees}
  warm: {text: It is warm., speaker: ben}
  cold: {text: It is cold., speaker: eve}
"""


def camps(text: str, **asked) -> list[tuple[str | None, str, dict[str, list[str]]]]:
    """Who stands where on each issue, with their claims."""
    issue = asked.pop("issue", None)
    return [
        (
            camp.issue,
            camp.stance,
            {v.speaker.id: [c.claim.id for c in v.claims] for v in camp.voices},
        )
        for camp in who(graph_of(text), Selection(**asked), issue).camps
    ]


def test_speakers_stand_under_each_issue_that_they_speak_to() -> None:
    assert camps(TWO) == [
        ("uniforms", "for", {"ada": ["bullying"]}),
        # What reaches no issue stands where its speaker stands first.
        ("uniforms", "against", {"ben": ["costs", "warm"]}),
        ("fees", "for", {"ben": ["costs"]}),
        ("fees", "against", {"ada": ["poor"]}),
        (None, "none", {"eve": ["cold"]}),
    ]


def test_about_one_issue_the_others_are_not_listed() -> None:
    assert camps(TWO, issue="fees") == [
        ("fees", "for", {"ben": ["costs", "warm"]}),
        ("fees", "against", {"ada": ["bullying", "poor"]}),
        ("fees", "none", {"eve": ["cold"]}),
    ]


def test_a_stance_that_is_asked_for_may_be_towards_any_issue() -> None:
    assert camps(TWO, stances=("against",)) == [
        ("uniforms", "against", {"ben": ["costs"]}),
        ("fees", "against", {"ada": ["poor"]}),
    ]


@given(debates(), st.data())
def test_every_claim_stands_with_each_who_voices_it(map, data) -> None:
    issues = data.draw(st.lists(st.sampled_from(list(map.claims)), unique=True))
    answer = who(to_graph(map.model_copy(update={"issues": issues})))
    found = {
        (v.speaker.id, c.claim.id) for camp in answer.camps for v in camp.voices for c in v.claims
    }
    assert found == {(s, c.id) for c in map.claims.values() for s in c.speakers}
    for camp in answer.camps:
        for voice in camp.voices:
            assert all(
                camp.issue is None
                or c.stance == c.stances.get(camp.issue, "none")
                or c.stance == "none"
                for c in voice.claims
            )
