"""What is true of every debate by speeches."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.queries.flow.flow import Flow, flow
from argmap.queries.flow.grid import grid
from argmap.queries.turns import NoTurnOrderError
from argmap.render.flow.view import flow_data
from tests.queries.flow.rounds import rounds


def _flow(map: ArgumentMap, until: str | None = None, *, strict: bool = False) -> Flow:
    try:
        return flow(to_graph(map), until, strict=strict)
    except NoTurnOrderError:
        assume(False)
        raise


def _without_numbers(found: Flow) -> dict[str, object]:
    data = dict(flow_data(found))
    data["points"] = [{k: v for k, v in p.items() if k != "number"} for p in data["points"]]
    return data


@given(rounds(), st.randoms())
def test_the_order_of_claims_in_the_file_changes_nothing_but_their_numbers(map, random) -> None:
    claims, relations = [*map.claims.items()], [*map.relations.items()]
    random.shuffle(claims)
    random.shuffle(relations)
    other = map.model_copy(update={"claims": dict(claims), "relations": dict(relations)})
    assert _without_numbers(_flow(map)) == _without_numbers(_flow(other))


@given(rounds())
def test_until_the_last_speech_is_the_plain_answer(map) -> None:
    assert flow_data(_flow(map)) == flow_data(_flow(map, list(map.speeches)[-1]))


@pytest.mark.parametrize("strict", [False, True])
@given(rounds())
def test_a_point_with_a_chance_is_answered_in_time_grouped_or_dropped_and_only_one(
    strict, map
) -> None:
    found = _flow(map, strict=strict)
    dropped = [p.claim for points in found.dropped.values() for p in points]
    no_chance = [p.claim for p in found.no_chance]
    assert len(dropped) == len(set(dropped))
    for p in found.points:
        states = [p.is_answered_in_time, p.grouped_under is not None, p.claim in dropped]
        assert sum(states) == (p.chance is not None)
        assert (p.claim in no_chance) == (p.chance is None and not p.only_qualifies)
        assert not (strict and p.grouped_under)
        if p.chance is not None:
            assert p.chance.place > p.made.speech.place
            assert p.made.side not in p.chance.sides or len(p.chance.sides) > 1


@given(rounds(), st.data())
def test_an_answer_in_time_never_adds_a_drop_of_its_target(map, data) -> None:
    before = _flow(map)
    missed = [p for points in before.dropped.values() for p in points]
    assume(missed)
    point = data.draw(st.sampled_from(missed))
    added = _answered(map, point.claim, point.dropped_in.id, point.dropped_in.sides)
    after = _flow(added).by_claim[point.claim]
    assert after.dropped_in is None
    assert after.is_answered_in_time


def _answered(map: ArgumentMap, claim: str, speech: str, sides) -> ArgumentMap:
    from argmap.model import Claim, Relation, Speaker, Utterance

    own = next(s for s in sides if s != _flow(map).by_claim[claim].made.side)
    new = Claim(id="new", text="New.", utterances=[Utterance(speaker="n", turn=speech)])
    relation = Relation(kind="rebuts", premises=["new"], target=claim)
    return map.model_copy(
        update={
            "speakers": {**map.speakers, "n": Speaker(id="n", side=own)},
            "claims": {**map.claims, "new": new},
            "relations": {**map.relations, relation.id: relation},
        }
    )


@given(rounds(), st.data())
def test_a_debate_after_a_speech_is_the_debate_without_what_came_later(map, data) -> None:
    until = data.draw(st.sampled_from([*map.speeches]))
    found = _flow(map, until)
    place = found.until.place
    for p in found.points:
        assert p.made.speech.place <= place
        assert p.dropped_in is None or p.dropped_in.place <= place
        assert all(step.speech.place <= place for step in p.answered_by)


@given(rounds(), st.sampled_from(["speech", "side", "team"]))
def test_the_sheet_shows_each_point_once_and_each_drop(map, by) -> None:
    found = _flow(map)
    sheet = grid(found, by)
    entries = [e for row in sheet.rows for cell in row.cells.values() for e in cell]
    made = sorted(e.point.claim for e in entries if e.kind == "made")
    assert made == sorted(p.claim for p in found.points)
    dropped = sorted(e.point.claim for e in entries if e.kind == "dropped")
    assert dropped == sorted(p.claim for points in found.dropped.values() for p in points)
    assert {c for row in sheet.rows for c in row.cells} <= set(sheet.columns)
