"""Which side of an issue a claim and a speaker are on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import ArgumentGraph, to_graph
from argmap.model import SIGNS, SYMMETRIC_KINDS, ArgumentMap, Stance
from argmap.queries.stance import agreed, issue_of, issues_of, stances_of
from tests.helpers import chain_of, debates, dense_debate, graph_of
from tests.strategies import maps
from tests.thoroughness import examples


def claim_stances(graph: ArgumentGraph, issue: str | None) -> dict[str, Stance]:
    """The stance of every claim towards one issue."""
    found = stances_of(graph, issue)
    return {id: found.claim(id) for id in graph.map.claims}


def stances(text: str, issue: str = "i") -> dict[str, Stance]:
    """The stances in a map of one-letter claims towards the issue i."""
    return claim_stances(graph_of(text), issue)


@pytest.mark.parametrize(
    ("kind", "stance"),
    [
        ("supports", "for"),
        ("restates", "for"),
        ("rebuts", "against"),
        ("contradicts", "against"),
        ("qualifies", "none"),
    ],
)
def test_what_each_kind_of_relation_makes_of_a_claim(kind: str, stance: Stance) -> None:
    assert stances(f"claims: {{i: I., a: {{text: A., {kind}: i}}}}") == {"i": "for", "a": stance}


def test_signs_multiply_along_the_way() -> None:
    found = stances(
        "claims: {i: I., a: {text: A., rebuts: i}, b: {text: B., rebuts: a}, "
        "c: {text: C., supports: b}, d: {text: D., rebuts: c}}"
    )
    assert found == {"i": "for", "a": "against", "b": "for", "c": "for", "d": "against"}


def test_an_undercut_counts_as_the_opposite_of_the_step_it_attacks() -> None:
    found = stances(
        "claims: {i: I., a: {text: A., supports: i}, b: {text: B., rebuts: i}, "
        "c: {text: C., undercuts: a/i}, d: {text: D., undercuts: b/i}, e: {text: E., undercuts: d/b/i}}"
    )
    assert (found["c"], found["d"], found["e"]) == ("against", "for", "against")


def test_an_undercut_of_a_contradiction_is_seen_from_both_its_ends() -> None:
    text = "claims: {a: A., b: {text: B., contradicts: a}, c: {text: C., undercuts: b/a}}"
    assert stances(text, issue="a")["c"] == "for"
    assert stances(text, issue="b")["c"] == "for"


@pytest.mark.parametrize(
    ("clash", "besides", "stance"),
    [
        # Without the clash, b bears on a no more: that speaks for a, and says nothing on the way back.
        ("contradicts", "", "for"),
        ("contradicts", "b -> a supports", "for"),
        # Where b goes against a once more, whoever clears b of the clash also helps what is against a.
        ("contradicts", "b -> a rebuts", "mixed"),
        ("contradicts", "b -> d supports, d -> a rebuts", "mixed"),
        ("contradicts", "b -> d rebuts, d -> a supports", "mixed"),
        ("contradicts", "b -> d rebuts, d -> a rebuts", "for"),
        ("contradicts", "a -> b contradicts", "mixed"),
        ("restates", "", "against"),
        ("restates", "b -> a supports", "against"),
        ("restates", "b -> a rebuts", "mixed"),
    ],
)
@pytest.mark.parametrize("first", ["clash", "besides"])
def test_an_undercut_of_a_symmetric_relation_is_judged_by_both_its_ends(
    clash: str, besides: str, stance: Stance, first: str
) -> None:
    own = f"{{id: clash, premises: [b], target: a, kind: {clash}}}"
    others = [
        f"{{premises: [{start}], target: {end}, kind: {kind}}}"
        for start, _, end, kind in (way.split() for way in besides.split(", ") if way)
    ]
    relations = [own, *others] if first == "clash" else [*others, own]
    text = "claims: {a: A., b: B., c: {text: C., undercuts: clash}, d: D.}\nrelations: [%s]"
    assert stances(text % ", ".join(relations), issue="a")["c"] == stance


def test_what_contradicts_a_step_is_no_way_to_what_makes_the_step() -> None:
    found = stances("claims: {x: X., y: {text: Y., supports: x}, i: {text: I., contradicts: y/x}}")
    assert found == {"x": "none", "y": "none", "i": "for"}


def test_a_qualification_ends_the_way() -> None:
    found = stances(
        "claims: {i: I., a: {text: A., qualifies: i}, b: {text: B., supports: a}, "
        "c: {text: C., undercuts: a/i}}"
    )
    assert [found[c] for c in "abc"] == ["none", "none", "none"]


def test_both_signs_are_mixed() -> None:
    found = stances(
        "claims: {i: I., a: {text: A., supports: i, rebuts: b}, b: {text: B., supports: i}}"
    )
    assert found["a"] == "mixed"


def test_symmetric_relations_work_from_either_end() -> None:
    found = stances("claims: {i: {text: I., contradicts: a, restates: b}, a: A., b: B.}")
    assert (found["a"], found["b"]) == ("against", "for")


def test_ways_stop_at_the_issue() -> None:
    # Without stopping, the issue would attack itself and everybody would be mixed.
    found = stances("claims: {i: {text: I., rebuts: i}, a: {text: A., supports: i}}")
    assert found == {"i": "for", "a": "for"}


def test_without_an_issue_nobody_takes_a_side() -> None:
    graph = graph_of(
        "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b, supports: d}, d: D.}"
    )
    assert claim_stances(graph, None) == dict.fromkeys("abcd", "none")


# -- by brute force -------------------------------------------------------------------------------


def arcs(map: ArgumentMap) -> dict[str, list[tuple[str, int]]]:
    """From every claim and relation, where its weight goes and with which sign."""
    out: dict[str, list[tuple[str, int]]] = {id: [] for id in (*map.claims, *map.relations)}
    for r in map.relations.values():
        if not r.whole or SIGNS[r.kind] == 0:
            continue
        assert r.target is not None
        out[r.id].append((r.target, SIGNS[r.kind]))
        for premise in r.premises:
            out[premise].append((r.id, 1))
            if r.kind in SYMMETRIC_KINDS:
                out[r.id].append((premise, SIGNS[r.kind]))
                out.setdefault(r.target, []).append((r.id, 1))
    return out


def by_walking(map: ArgumentMap, issue: str) -> dict[str, Stance]:
    """Stances by walking every way from every claim, arc by arc, until it comes to the issue."""
    out = arcs(map)
    # A symmetric relation is not turned round inside: it leads to its other end only.
    sides = {
        r.id: ({*r.premises}, {r.target})
        for r in map.relations.values()
        if r.kind in SYMMETRIC_KINDS
    }

    def across(ends: tuple[set[str], set[str | None]], before: str, end: str) -> bool:
        one, other = ends
        # What aims at the relation itself comes from neither side and leads to both.
        outside = before not in one | other
        return outside or (before in one and end in other) or (before in other and end in one)

    def signs(start: str) -> set[int]:
        met: set[tuple[str, str, str, int]] = set()
        waiting = [("", "", start, 1)]
        while waiting:
            before_last, before, at, sign = state = waiting.pop()
            if state in met:
                continue
            met.add(state)
            for end, factor in out[at] if at != issue else ():
                if at in sides and before and not across(sides[at], before, end):
                    continue
                # Who came to a relation from outside does not go through it twice.
                if end == before and end in sides and before_last not in set.union(*sides[end]):
                    continue
                waiting.append((before, at, end, sign * factor))
        return {sign for _, _, at, sign in met if at == issue}

    named: dict[frozenset[int], Stance] = {
        frozenset(): "none",
        frozenset({1}): "for",
        frozenset({-1}): "against",
        frozenset({1, -1}): "mixed",
    }
    return {claim: named[frozenset(signs(claim))] for claim in map.claims}


@given(debates(max_relations=8))
def test_stances_are_those_found_by_walking_every_way(map: ArgumentMap) -> None:
    issue = next(iter(map.claims))
    assert claim_stances(to_graph(map), issue) == by_walking(map, issue)


@settings(max_examples=examples(40))
@given(maps())
def test_every_claim_of_any_map_has_a_stance(map: ArgumentMap) -> None:
    graph = to_graph(map)
    assert set(claim_stances(graph, None).values()) <= {"for", "against", "mixed", "none"}


def test_sides_change_all_along_a_chain_of_five_thousand() -> None:
    found = claim_stances(to_graph(chain_of(5000)), "c0")
    assert (found["c4999"], found["c5000"]) == ("against", "for")


def test_a_dense_map_is_no_obstacle() -> None:
    assert len(claim_stances(to_graph(dense_debate(2000, 20)), "c0")) == 2000


# -- the issue ------------------------------------------------------------------------------------


def test_the_first_declared_issue_is_the_issue() -> None:
    assert (
        issue_of(graph_of("issues: [b, a]\nclaims: {a: A., b: B., c: {text: C., rebuts: a}}"))
        == "b"
    )


def test_an_issue_that_is_declared_twice_is_one() -> None:
    graph = graph_of("issues: [a, b, a]\nclaims: {a: A., b: B.}")
    assert issues_of(graph) == ["a", "b"]


def test_the_only_claim_that_is_borne_on_and_bears_on_nothing_is_the_issue() -> None:
    text = "claims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}, alone: Alone.}"
    assert issue_of(graph_of(text)) == "a"
    assert issues_of(graph_of(text)) == ["a"]


def test_two_candidates_are_no_issue() -> None:
    assert issue_of(graph_of("claims: {a: A., b: B., c: {text: C., rebuts: [a, b]}}")) is None


def test_a_circle_has_no_issue() -> None:
    assert (
        issue_of(graph_of("claims: {a: {text: A., rebuts: b}, b: {text: B., rebuts: a}}")) is None
    )


# -- speakers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of_claims", "stance"),
    [
        (["for", "for", "none"], "for"),
        (["against", "none"], "against"),
        (["for", "against"], "mixed"),
        (["mixed"], "mixed"),
        (["for", "mixed"], "mixed"),
        (["none"], "none"),
        ([], "none"),
    ],
)
def test_a_speaker_stands_where_their_claims_agree(of_claims: list[Stance], stance: Stance) -> None:
    assert agreed(of_claims) == stance


def test_a_declared_stance_wins() -> None:
    text = "speakers: {ada: {name: Ada, stance: against}}\nclaims: {i: {text: I., speaker: ada}%s}"
    assert stances_of(graph_of(text % ", b: {text: B., rebuts: i}")).speaker("ada") == "against"
    # Even where there is no issue that it could be towards.
    assert stances_of(graph_of(text % "")).speaker("ada") == "against"


# -- several issues -------------------------------------------------------------------------------

TWO = """
issues: [uniforms, fees]
speakers: {ada: Ada, ben: Ben, cy: {name: Cy, stance: for}, dee: {name: Dee, stance: against}, eve: Eve}
claims:
  fees: Families should pay fees.
  uniforms: Uniforms should be worn.
  bullying: {text: They cut bullying., speaker: ada, supports: uniforms}
  poor: {text: The poor cannot pay., speaker: [ada, cy], rebuts: fees}
  fund: {text: A fund helps them., speaker: ben, rebuts: poor}
  costs: {text: Everything costs., speaker: ben, rebuts: uniforms, supports: fees}
  cold: {text: It is cold., speaker: [eve, dee]}
"""


def test_a_claim_has_a_stance_towards_each_issue_that_it_reaches() -> None:
    found = stances_of(graph_of(TWO))
    assert found.issues == ["uniforms", "fees"]
    assert found.of("costs") == {"uniforms": "against", "fees": "for"}
    assert found.of("fund") == {"fees": "for"}
    assert found.of("fees") == {"fees": "for"}
    assert found.of("cold") == {}


def test_the_stance_is_towards_the_first_issue_reached_or_the_one_asked_for() -> None:
    claims = ("bullying", "poor", "fund", "costs", "cold")
    first = stances_of(graph_of(TWO))
    assert [first.claim(c) for c in claims] == ["for", "against", "for", "against", "none"]
    asked = stances_of(graph_of(TWO), "fees")
    assert [asked.claim(c) for c in claims] == ["none", "against", "for", "for", "none"]
    # What else a claim reaches is still known.
    assert asked.of("costs") == {"uniforms": "against", "fees": "for"}
    other = stances_of(graph_of(TWO), "poor")
    assert (other.claim("fund"), other.claim("bullying")) == ("against", "none")


def test_a_speaker_is_for_one_issue_and_against_another() -> None:
    found = stances_of(graph_of(TWO))
    assert found.of_speakers["ada"] == {"uniforms": "for", "fees": "against"}
    assert found.of_speakers["ben"] == {"uniforms": "against", "fees": "for"}
    assert [found.speaker(s) for s in ("ada", "ben", "eve")] == ["for", "against", "none"]


def test_a_declared_stance_is_towards_the_first_issue_that_a_speaker_speaks_to() -> None:
    found = stances_of(graph_of(TWO))
    assert found.of_speakers["cy"] == {"fees": "for"}
    assert found.of_speakers["dee"] == {"uniforms": "against"}
    assert stances_of(graph_of(TWO), "uniforms").speaker("cy") == "none"


def test_what_is_declared_of_a_speaker_is_declared_towards_one_issue() -> None:
    found = stances_of(graph_of(TWO))
    declared = {
        (speaker, issue)
        for speaker in ("ada", "cy", "dee", "eve")
        for issue in (*found.issues, None)
        if found.is_declared(speaker, issue)
    }
    assert declared == {("cy", "fees"), ("dee", "uniforms")}
    alone = stances_of(graph_of("speakers: {ada: {name: Ada, stance: for}}\nclaims: {a: A.}"))
    assert alone.is_declared("ada", None)


def test_claims_are_listed_under_each_issue_towards_which_they_stand_as_wanted() -> None:
    found = stances_of(graph_of(TWO))
    costs = found.of("costs")
    assert found.under(costs) == ["uniforms", "fees"]
    assert found.under(costs, ["for"]) == ["fees"]
    assert found.under(costs, ["mixed"]) == []
    assert found.under(found.of("fund")) == ["fees"]
    assert found.among(costs) == {"against", "for"}
    assert found.among(found.of("cold")) == {"none"}
    asked = stances_of(graph_of(TWO), "fees")
    assert asked.under(costs) == ["fees"]
    assert asked.among(asked.of("bullying")) == {"none"}


@given(debates(max_relations=8), st.data())
def test_stances_towards_several_issues_are_those_towards_each(
    map: ArgumentMap, data: st.DataObject
) -> None:
    issues = data.draw(st.lists(st.sampled_from(list(map.claims)), unique=True, min_size=1))
    found = stances_of(to_graph(map.model_copy(update={"issues": issues})))
    alone = {issue: by_walking(map, issue) for issue in issues}
    for claim in map.claims:
        towards = {i: alone[i][claim] for i in issues if alone[i][claim] != "none"}
        assert found.of(claim) == towards
        assert found.claim(claim) == next(iter(towards.values()), "none")
    for speaker in map.speakers:
        voiced = [c.id for c in map.claims.values() if speaker in c.speakers]
        taken = {i: agreed(alone[i][c] for c in voiced) for i in issues}
        assert found.of_speakers[speaker] == {i: s for i, s in taken.items() if s != "none"}


def test_many_issues_that_reach_little_cost_little() -> None:
    claims = "".join(f"  i{n}: I.\n  a{n}: {{text: A., rebuts: i{n}}}\n" for n in range(1000))
    text = f"issues: [{', '.join(f'i{n}' for n in range(1000))}]\nclaims:\n{claims}"
    found = stances_of(graph_of(text))
    assert found.of("a999") == {"i999": "against"}
