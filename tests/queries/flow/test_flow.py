"""What was answered in time, dropped, grouped, extended, live: one rule after the other."""

from __future__ import annotations

import pytest

from argmap import load, to_graph
from argmap.queries.flow.ahead import to_answer
from argmap.queries.flow.flow import Flow, flow
from argmap.queries.flow.grid import grid
from argmap.queries.selection import UnknownNameError
from argmap.queries.turns import NoTurnOrderError, UnknownTurnError
from tests.helpers import EXAMPLES, graph_of


def example(name: str, **settings) -> Flow:
    return flow(to_graph(load(EXAMPLES / f"{name}.argmap.yaml")), **settings)


def dropped(found: Flow) -> dict[str, list[str]]:
    return {speech: sorted(p.claim for p in points) for speech, points in found.dropped.items()}


def late(found: Flow) -> dict[str, str]:
    return {p.claim: p.late.id for p in found.points if p.late}


def claims(points) -> set[str]:
    return {p.claim for p in points}


def live(found: Flow) -> set[str]:
    return claims(p for p in found.points if p.is_live)


# -- whole debates, worked out by hand: see the comments in the files -------------------------------


def test_a_round_of_lincoln_douglas() -> None:
    found = example("uniforms")
    assert dropped(found) == {
        "1NC": ["intruders"],
        "1AR": ["two-sets"],
        "2NR": ["rule-covers-shoes"],
        "2AR": ["few-badges"],
    }
    assert late(found) == {"two-sets": "2AR"}
    assert claims(found.no_chance) == claims(found.new_in_last) == {"handed-down"}
    assert live(found) == {"cheaper", "handed-down", "two-sets", "expression", "few-badges"}


def test_a_public_debate_of_eight_speeches_with_a_block() -> None:
    found = example("tram")
    assert dropped(found) == {
        "O1": ["clean", "jobs"],
        "O2": ["parked-cars"],
        "OR": ["forty-years", "wind-contract"],
        "PR": ["longer-ways"],
    }
    assert late(found) == {"clean": "O2"}
    assert found.by_claim["timetable"].grouped_under == "faster"
    assert claims(found.no_chance) == {"buses-only", "visitors"}
    assert claims(found.new_in_last) == {"visitors"}
    assert live(found) == {
        *("faster", "parked-cars", "buses-only", "visitors"),
        *("debt", "upkeep", "fewer-passengers"),
    }


def test_a_british_parliamentary_round() -> None:
    found = example("night-shops")
    assert dropped(found) == {
        "LO": ["lit-streets"],
        "DPM": ["sleep"],
        "MG": ["need"],
        "GW": ["flats"],
        "OW": ["on-foot"],
    }
    assert late(found) == {"lit-streets": "MO"}
    assert live(found) == {"own-hours", "on-foot", "sleep", "flats", "corner-shops"}
    assert claims(found.new_in_last) == {"corner-shops"}
    assert [step.relation.id for step in found.within_bench] == ["some-streets/own-hours"]


def test_a_moderated_debate_gives_time_to_the_end_of_a_section() -> None:
    found = example("phones")
    assert dropped(found) == {"5": ["cupboard"], "10": ["office"]}
    assert claims(found.no_chance) == {"guards", "at-home"}
    assert found.left_out == ["everywhere", "letters"]
    assert found.by_claim["distraction"].chance.id == "5"


# -- one rule after the other -----------------------------------------------------------------------

SPEECHES = """
    speeches: {AC: aff, NC: neg, AR: aff, NR: neg}
    speakers: {ava: {name: Ava, side: aff}, noah: {name: Noah, side: neg}}
    issue: dogs
    claims:
      dogs: Dogs are good.
      fun: {text: Dogs are fun., speaker: ava, turn: AC, supports: dogs}
"""


def debate(more: str, speeches: str = "") -> Flow:
    text = SPEECHES + "".join(f"      {line}\n" for line in more.strip().splitlines())
    if speeches:
        text = text.replace("speeches: {AC: aff, NC: neg, AR: aff, NR: neg}", speeches)
    return flow(graph_of(text))


@pytest.mark.parametrize(
    ("answer", "is_answered"),
    [
        ("no: {text: N., speaker: noah, turn: NC, rebuts: fun}", True),
        ("no: {text: N., speaker: noah, turn: NC, undercuts: fun/dogs}", True),
        ("no: {text: N., speaker: noah, turn: NC, contradicts: fun}", True),
        ("no: {text: N., speaker: noah, turn: NC, contradicts: fun/dogs}", True),
        ("no: {text: N., speaker: noah, turn: NC, qualifies: fun}", False),
        ("no: {text: N., speaker: noah, turn: NC, rebuts: dogs}", False),
        ("no: {text: N., speaker: noah, turn: NR, rebuts: fun}", False),
        ("no: {text: N., speaker: ava, turn: AC, rebuts: fun}", False),
        # The speech counts, whoever has the floor in it.
        ("no: {text: N., speaker: ava, turn: NC, rebuts: fun}", True),
    ],
)
def test_what_answers(answer: str, is_answered: bool) -> None:
    point = debate(answer).by_claim["fun"]
    assert point.is_answered_in_time is is_answered
    assert (point.dropped_in is None) is is_answered


def test_a_contradiction_answers_what_was_said_first_whichever_way_it_is_written() -> None:
    said = debate("no: {text: N., speaker: noah, turn: NC, contradicts: fun}")
    assert said.by_claim["fun"].is_answered_in_time
    turned = graph_of(
        SPEECHES.replace("supports: dogs}", "supports: dogs, contradicts: no}")
        + "      no: {text: N., speaker: noah, turn: NC}\n"
    )
    found = flow(turned)
    assert found.by_claim["fun"].is_answered_in_time
    assert found.by_claim["no"].dropped_in.id == "AR"


@pytest.mark.parametrize("kind", ["undercuts", "contradicts"])
def test_what_is_against_a_step_answers_and_stands_beside_the_point_that_draws_it(kind) -> None:
    found = debate(f"no: {{text: N., speaker: noah, turn: NC, {kind}: fun/dogs}}")
    assert [step.relation.id for step in found.by_claim["fun"].answered_by] == ["no/fun/dogs"]
    [row] = grid(found).rows
    assert {column: [e.point.claim for e in cell] for column, cell in row.cells.items()} == {
        "AC": ["fun"],
        "NC": ["no"],
        "AR": ["no"],
    }


def test_an_old_claim_brought_against_a_newer_one_answers_in_its_own_turn() -> None:
    old = "dull: {text: D., speaker: noah, turn: NC, rebuts: fun}\n"
    fun = SPEECHES.replace("supports: dogs}", "supports: dogs, rebuts: {claim: dull, turn: AR}}")
    found = flow(graph_of(fun + "      " + old))
    assert found.by_claim["dull"].is_answered_in_time
    assert [step.speech.id for step in found.by_claim["dull"].answered_by] == ["AR"]


def test_what_is_drawn_before_its_target_answers_nothing_and_is_told() -> None:
    fun = SPEECHES.replace("supports: dogs}", "supports: dogs, rebuts: dull}")
    found = flow(graph_of(fun + "      dull: {text: D., speaker: noah, turn: NC}\n"))
    assert found.by_claim["dull"].dropped_in.id == "AR"
    assert [step.relation.id for step in found.early] == ["fun/dull"]


def test_questions_are_no_chance_but_a_reply_in_them_counts() -> None:
    asked = "speeches: {AC: aff, CX: {side: neg, kind: questions}, NC: neg, AR: aff}"
    assert debate("", asked).by_claim["fun"].dropped_in.id == "NC"
    replied = debate("no: {text: N., speaker: noah, turn: CX, rebuts: fun}", asked)
    assert replied.by_claim["fun"].is_answered_in_time
    # What the one who is asked says is theirs.
    said = debate("well: {text: W., speaker: ava, turn: CX}", asked).by_claim["well"]
    assert (said.made.side, said.dropped_in.id) == ("aff", "NC")


def test_speeches_of_a_block_are_one_chance_even_around_questions() -> None:
    block = (
        "speeches: {AC: aff, NC: {side: neg, block: b}, CX: {side: aff, kind: questions}, "
        "NR: {side: neg, block: b}, AR: aff}"
    )
    assert debate("", block).by_claim["fun"].dropped_in.id == "NR"
    in_time = debate("no: {text: N., speaker: noah, turn: NR, rebuts: fun}", block)
    assert in_time.by_claim["fun"].is_answered_in_time
    # What is said in the middle of the block can be answered in its rest.
    assert debate("x: {text: X., speaker: ava, turn: CX}", block).by_claim["x"].chance.id == "NR"


SUPPORTED = "walks: {text: W., speaker: ava, turn: AC, supports: fun}\n"


def test_what_supports_an_answered_point_is_answered_with_it_unless_strict() -> None:
    lines = SUPPORTED + "no: {text: N., speaker: noah, turn: NC, rebuts: fun}"
    text = SPEECHES + "".join(f"      {line}\n" for line in lines.splitlines())
    assert flow(graph_of(text)).by_claim["walks"].grouped_under == "fun"
    strict = flow(graph_of(text), strict=True).by_claim["walks"]
    assert (strict.grouped_under, strict.dropped_in.id) == (None, "NC")
    alone = debate(SUPPORTED)
    assert dropped(alone) == {"NC": ["fun", "walks"]}


def test_what_only_qualifies_can_neither_be_dropped_nor_lack_a_chance() -> None:
    found = debate("but: {text: B., speaker: noah, turn: NC, qualifies: fun}")
    but = found.by_claim["but"]
    assert (but.only_qualifies, but.chance, but.dropped_in) == (True, None, None)
    assert "but" not in claims(found.no_chance)


def test_restated_claims_are_one_point_extended_by_its_own_side() -> None:
    found = debate("joy: {text: Dogs are a joy., speaker: ava, turn: AR, restates: fun}")
    assert [p.claim for p in found.points] == ["fun"]
    assert [held.id for held in found.by_claim["joy"].made.again] == ["AR"]
    assert live(found) == {"fun"}
    # The other side does not extend it.
    conceded = debate("joy: {text: J., speaker: noah, turn: NR, restates: fun}")
    assert conceded.by_claim["fun"].made.again == ()


def test_what_answers_something_that_came_since_is_not_new_in_the_last_speech() -> None:
    found = debate(
        "dull: {text: D., speaker: noah, turn: NC, rebuts: fun}\n"
        "lively: {text: L., speaker: ava, turn: AR, rebuts: dull}\n"
        "asleep: {text: A., speaker: noah, turn: NR, rebuts: lively}\n"
        "cost: {text: C., speaker: noah, turn: NR, rebuts: dogs}\n"
        "again: {text: G., speaker: noah, turn: NR, rebuts: fun}"
    )
    assert claims(found.new_in_last) == {"cost", "again"}


def test_sides_come_from_speakers_where_speeches_have_none() -> None:
    found = debate("", "speeches: [AC, NC]")
    assert found.by_claim["fun"].made.side == "aff"
    assert found.sides == ["aff"]
    both = debate("no: {text: N., speaker: noah, turn: NC, rebuts: fun}", "speeches: [AC, NC]")
    assert both.sides == ["aff", "neg"]
    assert both.by_claim["fun"].is_answered_in_time


def test_speakers_without_a_side_are_each_their_own() -> None:
    found = flow(
        graph_of("""
            speakers: {ada: Ada, ben: Ben}
            claims:
              a: {text: A., speaker: ada, turn: 1}
              b: {text: B., speaker: ben, turn: 2, rebuts: a}
              c: {text: C., speaker: ada, turn: 10}
        """)
    )
    assert dropped(found) == {"10": ["b"]}
    assert found.sides == ["ada", "ben"]


def test_claims_without_a_turn_take_no_part() -> None:
    found = debate("silent: {text: S., speaker: noah, rebuts: fun}\nunsaid: U.")
    assert found.left_out == ["silent", "unsaid"]
    assert found.by_claim["fun"].dropped_in.id == "NC"


def test_numbers_are_places_in_the_file_without_the_issue() -> None:
    found = debate("unsaid: U.\nno: {text: N., speaker: noah, turn: NC, rebuts: fun}")
    assert {p.claim: p.made.number for p in found.points} == {"fun": 1, "no": 3}


# -- the debate so far ------------------------------------------------------------------------------


def test_until_a_speech_what_comes_later_is_unsaid() -> None:
    assert dropped(example("uniforms", until="1NC")) == {"1NC": ["intruders"]}
    found = example("uniforms", until="1AR")
    assert dropped(found) == {"1NC": ["intruders"], "1AR": ["two-sets"]}
    assert late(found) == {}
    # Its chance is still to come: that is no drop, and no lack of one.
    open_point = found.by_claim["badges"]
    assert (open_point.chance.id, open_point.dropped_in) == ("2NR", None)
    assert found.no_chance == []


def test_what_a_side_must_answer_next() -> None:
    graph = to_graph(load(EXAMPLES / "uniforms.argmap.yaml"))
    found = to_answer(graph, "AFF", "1NC")
    assert found.speech.id == "1AR"
    assert [p.claim for p in found.points] == ["expression", "shoes", "two-sets"]
    assert found.turning == {"expression"}
    # Extended points come before others: 4 is said again in 2NR.
    assert [p.claim for p in to_answer(graph, "aff", "2NR").points] == ["few-badges", "two-sets"]
    assert to_answer(graph, "neg").speech is None


def test_next_begins_at_the_last_speech_in_which_anything_is_said() -> None:
    graph = graph_of(SPEECHES)
    found = to_answer(graph, "neg")
    assert (found.speech.id, [p.claim for p in found.points]) == ("NC", ["fun"])


# -- what cannot be answered --------------------------------------------------------------------------


def test_names_that_the_debate_does_not_have() -> None:
    graph = graph_of(SPEECHES)
    with pytest.raises(UnknownTurnError, match="no speech '2AR'; speeches: AC, NC, AR, NR"):
        flow(graph, "2AR")
    with pytest.raises(UnknownNameError, match="no side 'pro'; sides: aff, neg"):
        to_answer(graph, "pro")


def test_a_map_without_turns_has_no_flow() -> None:
    with pytest.raises(NoTurnOrderError, match="nothing in this map says in which speech"):
        flow(to_graph(load(EXAMPLES / "tiny.argmap.yaml")))
    with pytest.raises(NoTurnOrderError, match="no order: closing"):
        flow(graph_of("{speakers: {a: A}, claims: {b: {text: B., speaker: a, turn: closing}}}"))


def test_a_long_debate_takes_a_moment() -> None:
    lines = ["speakers: {a: {name: A, side: x}, b: {name: B, side: y}}", "claims:"]
    lines.append("  c0: {text: C., speaker: a, turn: 0}")
    lines += [
        f"  c{n}: {{text: C., speaker: {'ab'[n % 2]}, turn: {n}, rebuts: c{n - 1}}}"
        for n in range(1, 3000)
    ]
    found = flow(graph_of("\n".join(lines)))
    assert dropped(found) == {}
    assert claims(found.no_chance) == {"c2999"}
