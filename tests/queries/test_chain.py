"""Rebuttal chains: what was answered to a claim, to that answer, and so on."""

from __future__ import annotations

from collections import Counter, deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ATTACKS, ArgumentMap, Relation
from argmap.queries.chain import Chain, Step, Ways, chain, chain_roots, longest_chain
from tests.helpers import chain_of, debates, dense_debate, graph_of
from tests.strategies import maps
from tests.thoroughness import examples

EVERYTHING = Ways()

DEBATE = """
issue: close
speakers: {ada: Ada, ben: Ben, cy: Cy}
claims:
  close: {text: Close it., speaker: ada}
  green: {text: It is green., speaker: ada, supports: close}
  falls: {text: Trade falls., speaker: ben, rebuts: close}
  dusty: {text: Dust is not green., speaker: cy, rebuts: green}
  rose: {text: Trade rose., speaker: ada, rebuts: falls}
  parking: {text: They had parking., speaker: ben, undercuts: rose/falls}
  often: {text: Only sometimes., speaker: cy, qualifies: falls}
"""


def drawn(answer: Chain) -> list[str]:
    """The steps of an answer, a line each: relations by sign, claims by id."""
    return [("  " * step.level) + label(step) for step in answer.steps]


def label(step: Step) -> str:
    if step.relation is None:
        marks = [m for m in ("repeated", "cyclic") if getattr(step, m)]
        return " ".join([str(step.claim), *marks]) + (f" +{step.folded}" if step.folded else "")
    marks = [m for m in ("unanswered", "own") if getattr(step, m)]
    return " ".join([step.relation.kind, *marks]) + (f" +{step.folded}" if step.folded else "")


def asked(text: str, root: str, ways: Ways = EVERYTHING) -> list[str]:
    """The drawn chain that begins at one claim of a map."""
    return drawn(chain(graph_of(text), [root], ways))


# -- what is followed -----------------------------------------------------------------------------


def test_a_chain_stands_in_the_order_of_reading() -> None:
    assert asked(DEBATE, "close") == [
        "close",
        "  rebuts",
        "    falls",
        "      rebuts",
        "        rose",
        "        undercuts unanswered",
        "          parking",
        "      qualifies",
        "        often",
        "  supports own",
        "    green",
        "      rebuts unanswered",
        "        dusty",
    ]


def test_supports_are_followed_from_an_issue_and_not_from_another_claim() -> None:
    text = DEBATE.replace("issue: close", "issue: falls")
    assert not any("supports" in line for line in asked(text, "close"))
    assert any("supports" in line for line in asked(DEBATE, "close"))


def test_direct_leaves_supports_out_at_an_issue_too() -> None:
    assert not any("supports" in line for line in asked(DEBATE, "close", Ways(supports=False)))


def test_supports_can_be_asked_for_anywhere() -> None:
    text = DEBATE.replace("issue: close", "issue: falls")
    assert "    green" in asked(text, "close", Ways(supports=True))


def test_linked_premises_stand_under_their_relation() -> None:
    text = "claims: {a: {text: A., rebutted-by: [[b, c]]}, b: B., c: C., d: {text: D., rebuts: c}}"
    assert asked(text, "a") == [
        "a",
        "  rebuts",
        "    b",
        "    c",
        "      rebuts unanswered",
        "        d",
    ]


def test_a_contradiction_is_followed_in_both_directions_and_not_walked_back() -> None:
    text = "claims: {a: A., b: {text: B., contradicts: a}, c: {text: C., rebuts: b}}"
    assert asked(text, "a") == [
        "a",
        "  contradicts",
        "    b",
        "      rebuts unanswered",
        "        c",
    ]
    assert asked(text, "b") == ["b", "  rebuts unanswered", "    c", "  contradicts", "    a"]


def test_a_linked_contradiction_leads_from_one_premise_to_the_other() -> None:
    text = "claims: {a: A., b: B., c: C.}\nrelations: [{kind: contradicts, premises: [a, b], target: c}]"
    assert asked(text, "c") == ["c", "  contradicts", "    a", "    b"]
    assert asked(text, "a") == [
        "a",
        "  contradicts",
        "    c",
        "      contradicts",
        "        a repeated cyclic",
        "        b",
    ]


def test_what_qualifies_is_shown_and_not_followed() -> None:
    text = "claims: {a: A., b: {text: B., qualifies: a}, c: {text: C., rebuts: b}}"
    assert asked(text, "a") == ["a", "  qualifies", "    b"]


def test_restatements_are_not_followed() -> None:
    assert asked("claims: {a: A., b: {text: B., restates: a}}", "a") == ["a"]


def test_objections_come_before_limits_and_supports() -> None:
    text = """
    issue: a
    claims:
      a: A.
      s: {text: S., supports: a}
      q: {text: Q., qualifies: a}
      c: {text: C., contradicts: a}
      r: {text: R., rebuts: a}
    """
    assert asked(text, "a")[1::2] == [
        "  rebuts unanswered",
        "  contradicts",
        "  qualifies",
        "  supports",
    ]


# -- once, again, in a circle ---------------------------------------------------------------------


def test_a_shared_branch_is_shown_once() -> None:
    text = "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: [a, b]}, d: {text: D., rebuts: c}}"
    assert asked(text, "a") == [
        "a",
        "  rebuts",
        "    b",
        "      rebuts",
        "        c",
        "          rebuts unanswered",
        "            d",
        "  rebuts",
        "    c repeated",
    ]


def test_a_circle_is_marked() -> None:
    text = "claims: {a: {text: A., rebuts: b}, b: {text: B., rebuts: a}}"
    assert asked(text, "a") == [
        "a",
        "  rebuts unanswered",
        "    b",
        "      rebuts unanswered",
        "        a repeated cyclic",
    ]


def test_a_claim_met_in_another_branch_is_no_circle() -> None:
    text = "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: [b, a]}}"
    assert not any("cyclic" in line for line in asked(text, "a"))


def test_a_limit_that_is_also_a_rebuttal_is_in_full_only_where_it_is_followed() -> None:
    text = """
    claims:
      a: A.
      b: {text: B., rebuts: a}
      q: {text: Q., qualifies: b}
      c: {text: C., rebuts: a}
      o: {text: O., rebuts: q}
    relations: [{kind: rebuts, premises: q, target: c}]
    """
    lines = asked(text, "a")
    assert lines.count("        q repeated") == 1
    assert lines.count("        q") == 1
    assert lines[lines.index("        q") + 2] == "            o"


def test_the_second_of_two_roots_says_what_stands_above() -> None:
    graph = graph_of("claims: {a: A., b: {text: B., rebuts: a}}")
    answer = chain(graph, ["a", "b"])
    assert drawn(answer) == ["a", "  rebuts unanswered", "    b", "b repeated"]


# -- the other way, and only some steps -----------------------------------------------------------


def test_up_goes_from_a_claim_to_what_it_answers() -> None:
    assert asked(DEBATE, "parking", Ways(up=True)) == [
        "parking",
        "  undercuts unanswered",
        "    rose",
        "      rebuts",
        "        falls",
        "          rebuts",
        "            close",
    ]


def test_up_marks_as_own_only_what_answers_a_speakers_own_claim() -> None:
    text = """
    speakers: {ada: Ada, ben: Ben}
    claims:
      a: {text: A., speaker: ada}
      b: {text: B., speaker: ada, rebuts: a}
      c: {text: C., speaker: ben, rebuts: b}
    """
    assert asked(text, "c", Ways(up=True)) == [
        "c",
        "  rebuts unanswered",
        "    b",
        "      rebuts own",
        "        a",
    ]


def test_an_answer_by_the_same_speaker_is_own() -> None:
    text = "speakers: {ada: Ada}\nclaims: {a: {text: A., speaker: ada}, b: {text: B., speaker: ada, rebuts: a}}"
    assert "  rebuts unanswered own" in asked(text, "a")


def test_a_contradiction_of_somebody_else_is_not_own_from_either_end() -> None:
    text = """
    speakers: {ada: Ada, ben: Ben}
    claims: {a: {text: A., speaker: ada, contradicts: b}, b: {text: B., speaker: ben}}
    """
    assert asked(text, "a") == ["a", "  contradicts", "    b"]
    assert asked(text, "b") == ["b", "  contradicts", "    a"]


def test_who_draws_a_contradiction_is_who_answers() -> None:
    text = """
    speakers: {ada: Ada, ruth: Ruth}
    claims: {a: {text: A., speaker: ada}, b: {text: B., speaker: ada}}
    relations: [{kind: contradicts, premises: a, target: b, speakers: [ruth]}]
    """
    assert asked(text, "a") == ["a", "  contradicts", "    b"]


TALK = """
issue: i
speakers: {ada: Ada, ben: Ben, cy: Cy}
claims:
  i: {text: I., speaker: ada}
  b1: {text: B1., speaker: ben, rebuts: i}
  a1: {text: A1., speaker: ada, rebuts: b1}
  c1: {text: C1., speaker: cy, rebuts: b1}
  a2: {text: A2., speaker: ada, rebuts: a1}
  s1: {text: S1., speaker: ada, supports: i}
  s2: {text: S2., speaker: ada, supports: i}
  b2: {text: B2., speaker: ben, rebuts: s2}
  s3: {text: S3., speaker: ada, supports: i}
  b3: {text: B3., speaker: ben, contradicts: i}
"""


def test_between_shows_only_exchanges_of_the_two() -> None:
    lines = asked(TALK, "i", Ways(between=("ada", "ben")))
    assert lines == [
        "i",
        "  rebuts",
        "    b1",
        "      rebuts",
        "        a1",
        "  contradicts",
        "    b3",
        "  supports own",
        "    s2",
        "      rebuts unanswered",
        "        b2",
    ]


def test_switching_leaves_out_steps_at_which_the_speaker_stays() -> None:
    lines = asked(TALK, "b1", Ways(switching=True))
    assert lines == [
        "b1",
        "  rebuts",
        "    a1",
        "  rebuts unanswered",
        "    c1",
    ]


def test_an_exchange_is_found_from_either_end_of_a_contradiction() -> None:
    text = """
    speakers: {ada: Ada, ben: Ben}
    claims: {a: {text: A., speaker: ada, contradicts: b}, b: {text: B., speaker: ben}}
    """
    for ways in (Ways(between=("ada", "ben")), Ways(switching=True), Ways(up=True, switching=True)):
        assert asked(text, "a", ways) == ["a", "  contradicts", "    b"]
        assert asked(text, "b", ways) == ["b", "  contradicts", "    a"]


def test_supports_that_lead_to_no_objection_are_left_out_of_an_exchange() -> None:
    text = """
    issue: i
    speakers: {ada: Ada, ben: Ben}
    claims:
      i: {text: I., speaker: ada}
      s: {text: S., speaker: ada, supports: i}
      idle: {text: Idle., speaker: ada, supports: s}
      hit: {text: Hit., speaker: ada, supports: s}
      o: {text: O., speaker: ben, rebuts: hit}
    """
    assert asked(text, "i", Ways(switching=True)) == [
        "i",
        "  supports own",
        "    s",
        "      supports own",
        "        hit",
        "          rebuts unanswered",
        "            o",
    ]


# -- depth ----------------------------------------------------------------------------------------


def test_depth_folds_what_is_further_away_and_counts_it() -> None:
    assert asked(DEBATE, "close", Ways(depth=1)) == [
        "close",
        "  rebuts",
        "    falls +2",
        "  supports own",
        "    green +1",
    ]


def test_depth_none_at_all_is_the_claim_alone() -> None:
    assert asked(DEBATE, "close", Ways(depth=0)) == ["close +2"]


def test_depth_counts_what_aims_at_a_relation_too() -> None:
    text = "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., undercuts: b/a}}"
    assert asked(text, "a", Ways(depth=1)) == ["a", "  rebuts +1", "    b"]


def test_depth_counts_along_the_shortest_way() -> None:
    text = """
    claims:
      a: A.
      b: {text: B., rebuts: a}
      c: {text: C., rebuts: [b, a]}
      d: {text: D., rebuts: c}
    """
    # By way of b, c is two relations away and d three; c also rebuts a, so d is only two away.
    assert asked(text, "a", Ways(depth=2)) == [
        "a",
        "  rebuts",
        "    b",
        "      rebuts",
        "        c repeated",
        "  rebuts",
        "    c",
        "      rebuts unanswered",
        "        d",
    ]


# -- roots ----------------------------------------------------------------------------------------


def test_chains_begin_at_the_issues() -> None:
    assert chain_roots(graph_of("issues: [b, a]\nclaims: {a: A., b: B.}")) == ["b", "a"]
    assert chain_roots(graph_of(DEBATE), "falls") == ["falls"]


def test_without_an_issue_chains_begin_where_something_is_met_and_meets_nothing() -> None:
    text = "claims: {a: A., b: {text: B., rebuts: a}, c: C., d: {text: D., rebuts: c}, e: E.}"
    assert chain_roots(graph_of(text)) == ["a", "c"]


def test_a_circle_begins_somewhere() -> None:
    assert chain_roots(
        graph_of("claims: {a: {text: A., rebuts: b}, b: {text: B., rebuts: a}}")
    ) == ["a"]


def test_an_exchange_begins_where_one_of_the_two_first_answers_the_other() -> None:
    assert chain_roots(graph_of(DEBATE), ways=Ways(between=("ada", "ben"))) == ["close"]
    assert chain_roots(graph_of(DEBATE), ways=Ways(between=("ben", "cy"))) == []
    assert chain_roots(graph_of(DEBATE), ways=Ways(between=("cy", "ada"))) == ["green"]


# -- the longest ----------------------------------------------------------------------------------


def test_the_longest_chain_runs_from_its_root_on() -> None:
    graph = graph_of(DEBATE)
    assert longest_chain(graph) == ["close", "falls", "rose", "parking"]
    assert longest_chain(graph, "green") == ["green", "dusty"]
    assert longest_chain(graph, "dusty") == ["dusty"]
    assert chain(graph, ["dusty"]).longest == 3


# -- any debate -----------------------------------------------------------------------------------


def reachable(map: ArgumentMap, root: str, *, supports: bool) -> dict[str, int]:
    """Every claim a chain must show, with its distance, found breadth first over the relations."""
    followed = {*ATTACKS, "contradicts", "qualifies"} | ({"supports"} if supports else set())
    found: dict[str, int] = {root: 0}
    leaves: dict[str, int] = {}

    def ends(r: Relation, id: str) -> list[str]:
        if r.target == id:
            return r.premises
        return [r.target] if r.target in map.claims else map.relations[str(r.target)].premises

    queue = deque([(root, 0)])
    while queue:
        id, distance = queue.popleft()
        for r in map.relations.values():
            aims = r.target == id and r.kind in followed
            opposes = r.kind == "contradicts" and id in r.premises
            if not (aims or opposes):
                continue
            queue.append((r.id, distance + 1))
            for end in ends(r, id):
                if r.kind == "qualifies":
                    leaves.setdefault(end, distance + 1)
                elif distance + 1 < found.get(end, 10**6):
                    found[end] = distance + 1
                    queue.append((end, distance + 1))
        if len(queue) > 5000:
            raise AssertionError("relations that aim at one another in a circle")
    return {id: min(n, leaves.get(id, n)) for id, n in {**leaves, **found}.items()}


def tree_holds(steps: list[Step]) -> None:
    """Claims and relations take turns downwards, but for what aims at a relation."""
    above: list[Step] = []
    for step in steps:
        assert step.level <= len(above)
        del above[step.level :]
        if step.claim is None:
            assert above
        elif above:
            assert above[-1].relation is not None
        above.append(step)


@given(debates(), st.booleans(), st.data())
def test_every_claim_that_is_reached_is_shown_once_in_full(
    map: ArgumentMap, supports: bool, data: st.DataObject
) -> None:
    root = data.draw(st.sampled_from(list(map.claims)))
    steps = chain(to_graph(map), [root], Ways(supports=supports)).steps
    tree_holds(steps)
    in_full = Counter(s.claim for s in steps if s.claim is not None and not s.repeated)
    assert in_full == Counter(dict.fromkeys(reachable(map, root, supports=supports), 1))


@given(debates(), st.integers(0, 4), st.data())
def test_depth_shows_just_what_is_so_near(
    map: ArgumentMap, depth: int, data: st.DataObject
) -> None:
    root = data.draw(st.sampled_from(list(map.claims)))
    steps = chain(to_graph(map), [root], Ways(depth=depth, supports=True)).steps
    tree_holds(steps)
    near = {c for c, n in reachable(map, root, supports=True).items() if n <= depth}
    assert Counter(s.claim for s in steps if s.claim and not s.repeated) == Counter(near)
    whole = chain(to_graph(map), [root], Ways(supports=True)).steps
    everything = {s.relation.id for s in whole if s.relation}
    if not any(s.folded for s in steps):
        assert {s.relation.id for s in steps if s.relation} == everything


@given(debates(), st.booleans(), st.data())
def test_in_an_exchange_every_support_leads_to_an_objection(
    map: ArgumentMap, up: bool, data: st.DataObject
) -> None:
    root = data.draw(st.sampled_from(list(map.claims)))
    ways = data.draw(
        st.sampled_from([Ways(up=up, switching=True), Ways(up=up, between=("ada", "ben"))])
    )
    steps = chain(to_graph(map), [root], ways).steps
    tree_holds(steps)
    for i, step in enumerate(steps):
        if step.relation is not None and step.relation.kind == "supports":
            below = []
            for deeper in steps[i + 1 :]:
                if deeper.level <= step.level:
                    break
                below.append(deeper)
            assert any(s.relation and s.relation.kind != "supports" for s in below)
        elif step.relation is not None and ways.switching:
            assert not step.own


@settings(max_examples=examples(40))
@given(maps())
def test_any_sound_map_has_chains(map: ArgumentMap) -> None:
    graph = to_graph(map)
    for up in (False, True):
        answer = chain(graph, chain_roots(graph), Ways(up=up))
        tree_holds(answer.steps)
    assert set(longest_chain(graph)) <= map.claims.keys()


@pytest.mark.parametrize("depth", [None, 3])
def test_a_dense_debate_is_no_more_work_than_its_relations(depth: int | None) -> None:
    map = dense_debate(2000, 20)
    answer = chain(to_graph(map), ["c0"], Ways(depth=depth))
    steps, most = len(answer.steps), 1 + 2 * len(map.relations)
    assert steps <= most
    reached = len({s.claim for s in answer.steps if s.claim})
    assert reached > 1000


def test_a_chain_of_five_thousand_has_five_thousand_steps() -> None:
    graph = to_graph(chain_of(5000))
    assert len(chain(graph, ["c0"]).steps) == 10_001
    assert len(longest_chain(graph)) == 5001
    assert len(chain(graph, ["c5000"], Ways(up=True)).steps) == 10_001


def test_relations_that_aim_at_one_another_are_followed_once() -> None:
    graph = graph_of("""
        claims: {a: A., c: C.}
        relations:
          - {id: one, kind: contradicts, premises: [c], target: two}
          - {id: two, kind: undercuts, premises: [a], target: one}
    """)
    assert [s.relation.id for s in chain(graph, ["c"]).steps if s.relation] == ["one", "two", "one"]
