"""Why a claim stands or has fallen: certificates re-checked by other means, and the dialogues."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from argmap.graph import to_graph
from argmap.queries.judging.judge import Judging, judge
from argmap.queries.judging.why import why
from argmap.render.answers.why import WhyView
from argmap.semantics.reduction.reading import SUPPORTS, Reading
from tests.helpers import chain_of, graph_of
from tests.semantics.reduction.oracle import Oracle
from tests.semantics.reduction.random_maps import random_maps

# -- certificates ---------------------------------------------------------------------------------


class Checker:
    """Who attacks whom, by the names a certificate uses, worked out from the map alone."""

    def __init__(self, map, reading) -> None:
        oracle = Oracle(map, reading.support, reading.restates, reading.supposed)
        first = {}
        for claim in map.claims:
            first.setdefault(oracle.same[claim], claim)

        def name(thing):
            return thing.replace("back ", "converse ") if thing in oracle.premises else first[thing]

        self.attackers = {}
        fallen = {c for c, value in oracle.supposed.items() if value == 0}
        for thing in oracle.things:
            known = {name(a) for a in oracle.attackers[thing] if a != "suppose"}
            known |= {f"supposed {first[c]}" for c in fallen if c == thing}
            if "suppose" in oracle.attackers[thing] and reading.support == "deductive":
                above = {c for c in fallen if c == thing or self._leads(oracle, thing, c)}
                known |= {f"supposed {first[c]}" for c in above}
            for p in oracle.rests[thing]:
                self.attackers[f"not {name(p)}"] = {name(p)}
                known.add(f"not {name(p)}")
            supporters = {name(s) for s in oracle.supporters[thing]}
            if supporters and reading.support == "any-of":
                self.attackers[f"unsupported {name(thing)}"] = supporters
                known.add(f"unsupported {name(thing)}")
            if supporters and reading.support == "necessary":
                lost = self._losses(oracle, map, thing, name)
                self.attackers |= lost
                known |= set(lost)
            if oracle.supposed.get(thing) == 1:
                known = set()
            self.attackers[name(thing)] = known
        self.attackers |= {f"supposed {first[c]}": set() for c in fallen}

    def _leads(self, oracle, thing, end):
        reached = {thing}
        while more := {t for s, t in oracle.supports if s in reached} - reached:
            reached |= more
        return end in reached

    def _losses(self, oracle, map, thing, name):
        lost, told = {}, set()
        for relation in oracle.acting:
            if relation.kind == "supports" and thing in oracle._ends(relation.target):
                own = relation.id in oracle.premises
                source = relation.id if own else oracle.same[relation.premises[0]]
                if source not in told:
                    told.add(source)
                    lost[f"without {relation.id}"] = {name(source)}
        return lost

    def check_proof(self, proof, *, grounded):
        """Every step of a proof: attackers are complete, answers attack, and nothing is circular."""
        moves = {move["argument"]: move for move in proof}
        for argument, move in moves.items():
            if move["label"] == "in":
                assert {*move["attackers"]} == self.attackers[argument]
                assert all(moves[a]["label"] == "out" for a in move["attackers"])
            else:
                assert move["by"] in self.attackers[argument]
                assert moves[move["by"]]["label"] == "in"
        if grounded:
            done = set()
            while len(done) < len(moves):
                ready = {
                    a
                    for a, move in moves.items()
                    if {*move.get("attackers", [])} <= done
                    and {*filter(None, [move.get("by")])} <= done
                }
                assert not ready <= done, "the proof goes round in a circle"
                done |= ready

    def check_admissible(self, extension):
        members = {*extension}
        attackers = {a for m in members for a in self.attackers[m]}
        assert not members & attackers
        assert all(self.attackers[a] & members for a in attackers)


@pytest.mark.parametrize("support", SUPPORTS)
def test_grounded_certificates(support):
    for number, map in enumerate(random_maps(1500, f"why {support}")):
        chance = random.Random(number)
        some = chance.sample([*map.claims], chance.choice([0, 0, 0, 1]))
        reading = Reading(support, supposed=tuple((c, chance.choice(["in", "out"])) for c in some))
        graph = to_graph(map)
        labels = judge(graph, Judging(reading=reading)).labels
        checker = Checker(map, reading)
        for claim in map.claims:
            data = WhyView(why(graph, claim, Judging(reading=reading))).data()
            assert data["label"] == labels[claim]
            if data["label"] == "undecided":
                way = [*data["path"], *data["circle"], data["circle"][0]]
                assert all(b in checker.attackers[a] for a, b in pairwise(way))
            else:
                assert data["proof"][0]["label"] == labels[claim]
                checker.check_proof(data["proof"], grounded=True)


@pytest.mark.parametrize("support", SUPPORTS)
def test_every_objection_that_stands_is_told_or_named(support):
    reading = Judging(reading=Reading(support))
    for map in random_maps(300, f"every {support}"):
        graph = to_graph(map)
        checker, labels = Checker(map, reading.reading), judge(graph, reading).labels
        for claim in (c for c in map.claims if labels[c] == "out"):
            one, every = (why(graph, claim, reading, every=e) for e in (False, True))
            checker.check_proof(WhyView(every).data()["proof"], grounded=False)
            (short,), (long,) = one.dialogues, every.dialogues
            told = ("objects", "follows", "supposed", "rests on", "needs")
            shown = sum(t.depth == 1 and t.kind in told for t in short)
            named = sum(len(t.more) for t in short if t.depth == 1)
            if support in ("ignore", "deductive"):
                assert shown + named == sum(t.depth == 1 and t.kind in told for t in long)
            assert not any(turn.kind == "more" for turn in long)


@pytest.mark.parametrize("support", SUPPORTS)
def test_what_judge_marks_as_without_support_why_explains(support):
    reading = Judging(reading=Reading(support))
    for map in random_maps(500, f"lost {support}"):
        graph = to_graph(map)
        judged = judge(graph, reading)
        for claim in map.claims:
            turns = why(graph, claim, reading).dialogues[0]
            own = [t.supports for t in turns if t.supports and t.depth == 1]
            lost = any(len(s.fallen) == s.count for s in own)
            needed = any(turn.kind in ("needs", "more") and turn.stands is False for turn in turns)
            if claim in judged.lost_support:
                assert lost or needed
            else:
                assert not lost


@pytest.mark.parametrize("semantics", ["complete", "preferred", "stable", "semi-stable", "ideal"])
@pytest.mark.parametrize("support", ["ignore", "deductive"])
def test_witnesses(support, semantics):
    reading = Reading(support)
    for map in random_maps(150, f"witness {support} {semantics}"):
        graph = to_graph(map)
        judged = judge(graph, Judging(semantics, reading=reading))
        checker = Checker(map, reading)
        for claim in map.claims:
            answer = why(graph, claim, Judging(semantics, reading=reading))
            data = WhyView(answer).data()
            assert data["label"] == judged.labels[claim]
            if judged.accepted is not None:
                assert data["credulous"] == (claim in judged.accepted.credulous)
                assert data["sceptical"] == (claim in judged.accepted.sceptical)
            for witness in data["witnesses"]:
                checker.check_admissible(witness["extension"])
                checker.check_proof(witness["proof"], grounded=False)


def test_the_circle_is_the_nearest_and_shortest():
    graph = graph_of("""
        claims:
          a: {text: A, rebutted-by: [b, d]}
          b: {text: B, rebutted-by: c}
          c: {text: C, contradicts: b}
          d: {text: D, rebutted-by: e}
          e: {text: E, rebutted-by: f}
          f: {text: F, rebutted-by: d}
    """)
    lasso = why(graph, "a").lasso
    names = [str(why(graph, "a").reduction.nodes[n]) for n in lasso.path]
    assert (names, lasso.start) == (["a", "b", "c"], 1)


# -- dialogues ------------------------------------------------------------------------------------


def said(text: str, claim: str, *, every: bool = False, **judging) -> list[str]:
    view = WhyView(why(graph_of(text), claim, Judging(**judging), every=every))
    return [f"{turn['depth']} {turn['said']}" for turn in view.data()["dialogue"]]


def test_a_claim_stands_because_each_objection_is_answered() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben, cy: Cy}
        claims:
          dog: {text: Get a dog., speaker: ann}
          bark: {text: It barks., speaker: ben, rebuts: dog}
          cost: {text: It costs., speaker: ben, rebuts: dog}
          quiet: {text: Whippets do not., speaker: cy, rebuts: bark}
          gift: {text: It is a gift., speaker: ann, undercuts: cost/dog}
    """
    assert said(text, "dog") == [
        "0 Ann: Get a dog.",
        "1 Ben objects: It barks.",
        "2 Cy answers: Whippets do not.",
        "3 Nothing in this map answers Cy, so it stands.",
        "1 Ben objects: It costs.",
        "2 Ann denies the step cost/dog: It is a gift.",
        "3 Nothing in this map answers Ann, so it stands.",
    ]
    assert said(text, "bark") == [
        "0 Ben: It barks.",
        "1 Cy objects: Whippets do not.",
        "2 Nothing in this map answers Cy, so it stands.",
    ]


def test_one_standing_attacker_is_enough_and_the_shortest_answer_is_given() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben}
        claims:
          dog: {text: Get a dog., speaker: ann}
          long: {text: Long., speaker: ben, rebuts: dog, rebutted-by: against}
          against: {text: Against., speaker: ann, rebutted-by: back}
          back: {text: Back., speaker: ben}
          short: {text: Short., speaker: ben, rebuts: dog}
    """
    assert said(text, "dog") == [
        "0 Ann: Get a dog.",
        "1 Ben objects: Short.",
        "2 Nothing in this map answers Ben, so it stands.",
        "1 And 1 more objection stands: long.",
    ]


def test_linked_premises_fall_with_one_of_them() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben, cy: Cy}
        claims:
          dog: {text: Get a dog., speaker: ann, rebutted-by: [[cost, poor]]}
          cost: {text: It costs., speaker: ben}
          poor: {text: We are poor., speaker: ben}
          rich: {text: We are not., speaker: cy, rebuts: poor}
    """
    assert said(text, "dog") == [
        "0 Ann: Get a dog.",
        "1 Ben objects: It costs. And: We are poor.",
        "2 That rests on poor, which has fallen.",
        "3 Cy answers: We are not.",
        "4 Nothing in this map answers Cy, so it stands.",
    ]


def test_a_duel_goes_round_in_a_circle() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben}
        claims:
          tea: {text: Tea., speaker: ann}
          coffee: {text: Coffee., speaker: ben, contradicts: tea}
    """
    assert said(text, "tea") == [
        "0 Ann: Tea.",
        "1 Ben contradicts: Coffee.",
        "2 Ann contradicts with tea: back where the circle began.",
    ]
    assert (
        said(text, "tea", semantics="preferred")
        == [
            "0 Ann: Tea.",
            "1 Ben contradicts: Coffee.",
            "2 Ann contradicts with tea, as above.",
        ]
        * 2
    )


def test_a_claim_that_needs_support_falls_with_it() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben}
        claims:
          dog: {text: Get a dog., speaker: ann}
          fun: {text: It is fun., speaker: ann, supports: dog}
          not-fun: {text: It is not., speaker: ben, rebuts: fun}
    """
    any_of = said(text, "dog", reading=Reading("any-of"))
    assert any_of[1:3] == [
        "1 Nothing that supports it stands.",
        "2 It rests on the support of fun, which has fallen.",
    ]
    assert said(text, "dog", reading=Reading("necessary"))[1] == (
        "1 It rests on the support of fun, which has fallen."
    )


def test_a_deductive_support_spreads_attacks() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben}
        claims:
          whale: {text: It is a whale., speaker: ann, supports: mammal}
          mammal: {text: It is a mammal., speaker: ann}
          egg: {text: It lays eggs., speaker: ben, rebuts: mammal}
    """
    turns = said(text, "whale", reading=Reading("deductive"))
    assert turns[1] == "1 Ben objects to mammal, which follows from that: It lays eggs."
    assert turns[2] == "2 Nothing in this map answers Ben, so it stands."


def test_a_supposition_is_named() -> None:
    text = "claims: {a: A., b: {text: B., rebuts: a}}"
    reading = Reading(supposed=(("b", "out"),))
    assert said(text, "a", reading=reading)[2] == "2 It is supposed that b has fallen."


def test_ten_thousand_answers_to_answers() -> None:
    graph = to_graph(chain_of(10_000))
    view = WhyView(why(graph, "c0"))
    assert view.data()["label"] == "in"
    assert len(list(view.records())) == 10_002


def test_a_restated_claim_is_judged_with_the_other() -> None:
    text = """
        speakers: {ann: Ann, ben: Ben}
        claims:
          a: {text: Dogs bark., speaker: ann}
          b: {text: They make noise., speaker: ben, restates: a}
          c: {text: Not whippets., speaker: ann, rebuts: a}
    """
    assert said(text, "b")[:3] == [
        "0 Ben: They make noise.",
        "0 That makes the same point as a, and is judged with it.",
        "1 Ann objects: Not whippets.",
    ]


# -- supports that have fallen ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        (
            "{a: A, r: {text: R, supports: a}, u: {text: U, rebuts: r}}",
            "its only support (r) has fallen: u",
        ),
        (
            "{a: A, r: {text: R, supports: a}, u: {text: U, rebuts: r}, v: {text: V, rebuts: r}}",
            "its only support (r) has fallen: u and v",
        ),
        (
            "{a: A, r: {text: R, supports: a}, u: {text: U, undercuts: r/a}}",
            "its only support (r) has fallen: u undercuts that step",
        ),
        (
            "{a: {text: A, supported-by: [[p, q]]}, p: P, q: Q, u: {text: U, rebuts: q}}",
            "its only support (p + q) has fallen with q: u",
        ),
        (
            "{a: A, r: {text: R, supports: a, rebutted-by: [[p, q]]}, p: P, q: Q}",
            "its only support (r) has fallen: p + q",
        ),
        (
            "{a: A, r: {text: R, supports: a, rebutted-by: u}, s: {text: S, supports: a}, u: U}",
            "1 of its 2 supports has fallen (r: u)",
        ),
        (
            "{a: A, r: {text: R, supports: a, rebutted-by: u},"
            " s: {text: S, supports: a, rebutted-by: v}, u: U, v: V}",
            "both its supports have fallen (r: u; s: v)",
        ),
        (
            "{a: {text: A, supported-by: [r, s, t]}, r: R, s: S, t: T,"
            " u: {text: U, rebuts: [r, s, t]}}",
            "all its 3 supports have fallen (r: u; s: u; t: u)",
        ),
    ],
)
def test_a_claim_that_nothing_is_aimed_at_can_have_lost_its_support(claims: str, told: str) -> None:
    assert said(f"claims: {claims}", "a")[1] == f"1 Nothing is aimed at a itself, but {told}."


def test_support_that_fell_is_told_besides_the_objections() -> None:
    text = """
        claims:
          a: {text: A, rebutted-by: b, supported-by: r}
          b: {text: B, rebutted-by: c}
          c: C
          r: {text: R, rebutted-by: u}
          u: U
    """
    assert said(text, "a")[-1] == "1 Besides, its only support (r) has fallen: u."
    assert said(text.replace("rebutted-by: c", "contradicts: a"), "a")[-1] == (
        "1 Besides, its only support (r) has fallen: u."
    )


def test_an_objection_can_have_lost_its_support_too() -> None:
    text = """
        claims:
          a: A
          b: {text: B, rebuts: a, supported-by: r}
          r: {text: R, rebutted-by: u}
          u: U
    """
    assert said(text, "a")[-1] == (
        "2 Nothing is aimed at b itself, but its only support (r) has fallen: u."
    )


def test_each_extension_tells_of_the_support_that_falls_in_it() -> None:
    text = """
        claims:
          a: A
          r: {text: R, supports: a, contradicts: s}
          s: S
    """
    found = why(graph_of(text), "a", Judging("preferred"))
    last = [turns[-1] for turns in found.dialogues]
    fallen = [turn.supports is not None for turn in last]
    labels = [[*map(str, e)] for e in found.extensions]
    assert found.label == "in"
    assert fallen == [str(found.reduction.claims["s"]) in e for e in labels]


@pytest.mark.parametrize(
    ("support", "told"),
    [
        (
            "ignore",
            "1 Nothing is aimed at a itself, but both its supports have fallen (r: u; s: u).",
        ),
        ("any-of", "1 Nothing that supports it stands."),
        ("necessary", "1 It rests on the support of r, which has fallen."),
    ],
)
def test_fallen_supports_under_each_reading(support: str, told: str) -> None:
    text = """
        claims:
          a: {text: A, supported-by: [r, s]}
          r: R
          s: S
          u: {text: U, rebuts: [r, s]}
    """
    assert said(text, "a", reading=Reading(support))[1] == told
    if support == "necessary":
        assert "1 And 1 more of what it rests on has fallen: s." in said(
            text, "a", reading=Reading(support)
        )


def test_the_objections_that_are_not_told_are_counted_and_named() -> None:
    many = " ".join(f"c{n}: {{text: C, rebuts: a}}," for n in range(9))
    text = f"claims: {{a: A, {many} }}"
    assert said(text, "a")[-1] == ("1 And 8 more objections stand: c1, c2, c3, c4, c5 and 3 more.")
    every = said(text, "a", every=True)
    assert sum(turn.startswith("1 ") for turn in every) == 9
    answered = text.replace("{a: A,", "{x: {text: X, rebutted-by: a}, a: A,")
    assert said(answered, "x")[-1] == "2 And 8 more answers stand: c1, c2, c3, c4, c5 and 3 more."
