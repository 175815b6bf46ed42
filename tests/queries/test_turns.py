"""The order of turns, which is that of their numbers and never that of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.model import ArgumentMap, Relation
from argmap.queries.answers import unanswered
from argmap.queries.breakdown import breakdown
from argmap.queries.gaps import gaps
from argmap.queries.turns import FirstTurns, NoTurnOrderError, UnknownTurnError, turn_order
from tests.helpers import debates, graph_of, invoke, map_of

ROUND = """
speakers: {ada: Ada, ben: Ben}
claims:
  dog: {text: Get a dog.}
  walks:
    text: Dogs need walks.
    said: [{speaker: ben, turn: 5, quote: three walks a day}, {speaker: ben, turn: 2, quote: walks}]
    rebuts: dog
  fun: {text: Walks are fun., speaker: ada, turn: 3, rebuts: walks}
  bark: {text: Dogs bark., speaker: ben, turn: 4, rebuts: dog}
"""
NAMED = """
speakers: {ada: Ada, ben: Ben}
claims:
  dog: {text: Get a dog., said: [{speaker: ada, turn: closing}, {speaker: ada, turn: opening}]}
  bark: {text: It barks., speaker: ben, turn: reply, rebuts: dog}
"""


def by_turn(map: ArgumentMap) -> dict[str | None, dict[str, object]]:
    """The row of each turn, in order."""
    return {row.pop("turn"): row for row in breakdown(to_graph(map), "turn").rows}  # type: ignore[misc]


def test_turns_go_by_number_wherever_their_claims_stand() -> None:
    assert list(turn_order(map_of(ROUND))) == ["2", "3", "4", "5"]
    large = "speakers: {a: A}\nclaims: {x: {text: X., said: [{speaker: a, turn: %s}, {speaker: a, turn: 9}]}}"
    assert list(turn_order(map_of(large % 10))) == ["9", "10"]
    assert list(turn_order(map_of(large % 20260101123000))) == ["9", "20260101123000"]


@pytest.mark.parametrize("turn", ["rebuttal", "1AC", "1.5", "-1", "½", "1, 2"])
def test_turns_that_are_no_whole_numbers_have_no_order(turn: str) -> None:
    map = map_of(
        NAMED.replace("reply", f'"{turn}"').replace("closing", "3").replace("opening", "1")
    )
    with pytest.raises(NoTurnOrderError, match="have no order") as refused:
        turn_order(map)
    assert "turn: 1" in str(refused.value.help)


def test_turns_without_an_order_are_listed_on_one_line() -> None:
    said = ", ".join(f"{{speaker: ada, turn: {turn}}}" for turn in ('"d\\n e"', "c", "b", "a", "f"))
    map = map_of(f"speakers: {{ada: Ada}}\nclaims: {{dog: {{text: A dog., said: [{said}]}}}}")
    with pytest.raises(NoTurnOrderError, match=r"have no order: a, b, c, d e, …$"):
        turn_order(map)


def test_a_blank_turn_is_none() -> None:
    map = map_of(NAMED.replace("reply", '" "').replace("closing", "3").replace("opening", "1"))
    assert list(turn_order(map)) == ["1", "3"]
    assert list(by_turn(map)) == ["1", "3", None]


def test_an_objection_counts_once_in_the_turn_in_which_it_is_first_made() -> None:
    rows = by_turn(map_of(ROUND))
    assert list(rows) == ["2", "3", "4", "5", None]
    assert [row["objections"] for row in rows.values()] == [1, 1, 1, 0, 0]
    assert [row["claims"] for row in rows.values()] == [1, 1, 1, 1, 1]
    assert [row["extended"] for row in rows.values()] == [0, 0, 0, 1, 0]
    assert (rows["2"]["words"], rows["5"]["words"]) == (1, 4)


def test_a_claim_voiced_again_in_a_later_turn_is_extended() -> None:
    rows = {row["speaker"]: row["extended"] for row in breakdown(graph_of(ROUND), "speaker").rows}
    assert rows == {"ada": 0, "ben": 1}
    once = ROUND.replace("turn: 5", "turn: 02")
    rows = {row["speaker"]: row["extended"] for row in breakdown(graph_of(once), "speaker").rows}
    assert rows["ben"] == 0


def test_who_speaks_after_a_turn_had_no_time_to_be_answered() -> None:
    def open_after(turn: str) -> list[str]:
        return [r.id for r in gaps(graph_of(ROUND), after=turn).unanswered]

    assert open_after("2") == []
    assert open_after("3") == ["fun/walks"]
    assert open_after("5") == ["fun/walks", "bark/dog"]


DRAWN = """
speakers: {{ada: Ada, ben: Ben}}
claims:
  p: {{text: P., said: [{p}], rebuts: q}}
  q: {{text: Q., said: [{q}], supports: r}}
  r: R.
  s: {{text: S., said: [{s}], undercuts: p/q}}
"""


@pytest.mark.parametrize(
    ("p", "q", "s", "first", "undercut"),
    [
        ([2], [1], [3], "2", "3"),
        ([2, 4], [1], [], "2", None),
        # What was said before there was anything to object to is an objection when it comes back.
        ([1, 3], [2], [], "3", None),
        ([1, 3], [2], [1, 2, 4], "3", "4"),
        # It is there to object to from the first time it is said.
        ([2, 6], [1, 5], [], "2", None),
        ([2, 6], [5, 3], [], "6", None),
        # Who never comes back to it objects in advance.
        ([1], [2], [], "1", None),
        ([], [2], [3], None, "3"),
    ],
)
def test_when_a_relation_is_first_drawn(
    p: list[int], q: list[int], s: list[int], first: str | None, undercut: str | None
) -> None:
    said = {
        name: ", ".join(f"{{speaker: ada, turn: {turn}}}" for turn in turns)
        for name, turns in (("p", p), ("q", q), ("s", s))
    }
    graph = graph_of(DRAWN.format(**said))
    first_turns = FirstTurns(graph, turn_order(graph.map))
    relations = graph.map.relations
    assert first_turns.of(relations["s/p/q"]) == undercut
    assert first_turns.of(relations["p/q"]) == first


# -- speeches -------------------------------------------------------------------------------------

DEBATE = """
speeches: [AC, NC, 2AR]
speakers: {x: X, y: Y}
claims:
  a: {said: [{speaker: x, turn: AC}, {speaker: x, turn: 2AR}]}
  b: {speaker: y, turn: NC, rebuts: a}
"""


def test_speeches_have_the_order_in_which_they_are_listed() -> None:
    assert list(turn_order(map_of(DEBATE))) == ["AC", "NC", "2AR"]
    assert [r.id for r in gaps(graph_of(DEBATE), after="2AR").unanswered] == ["b/a"]
    assert [r.id for r in gaps(graph_of(DEBATE), after="AC").unanswered] == []
    assert [*by_turn(map_of(DEBATE))] == ["AC", "NC", "2AR"]
    with pytest.raises(UnknownTurnError, match="turns: AC, NC, 2AR"):
        gaps(graph_of(DEBATE), after="1NR")


def test_a_speech_in_which_nobody_speaks_can_be_asked_about() -> None:
    silent = DEBATE.replace("[AC, NC, 2AR]", "[AC, NC, 1AR, 2AR]")
    assert [r.id for r in gaps(graph_of(silent), after="1AR").unanswered] == ["b/a"]


def test_a_turn_that_is_no_speech_has_no_place_in_the_order() -> None:
    with pytest.raises(NoTurnOrderError, match="none of the speeches: CX") as refused:
        turn_order(map_of(DEBATE.replace("turn: NC", "turn: CX")))
    assert "speeches:" in str(refused.value.help)


def test_numbers_have_the_order_of_the_list_where_there_is_one() -> None:
    turned = DEBATE.replace("[AC, NC, 2AR]", "[2, 3, 1]")
    for label, number in (("2AR", "1"), ("AC", "2"), ("NC", "3")):
        turned = turned.replace(f"turn: {label}", f"turn: {number}")
    assert list(turn_order(map_of(turned))) == ["2", "3", "1"]


@pytest.mark.parametrize(
    ("turn", "drawn"), [("", "NC"), (", turn: 2AR", "2AR"), (', turn: " "', "NC")]
)
def test_a_relation_is_drawn_in_the_turn_that_it_names(turn: str, drawn: str) -> None:
    """Else in the first utterance of a premise once there is something to aim at."""
    graph = graph_of(DEBATE.replace("rebuts: a", f"rebuts: {{claim: a{turn}}}"))
    first = FirstTurns(graph, turn_order(graph.map))
    assert first.of(graph.map.relations["b/a"]) == drawn


def test_an_old_claim_can_answer_a_newer_one() -> None:
    crossed = DEBATE.replace("a: {said", "a: {rebuts: {claim: b, turn: 2AR}, said")
    graph = graph_of(crossed.replace(", rebuts: a}", "}"))
    first = FirstTurns(graph, turn_order(graph.map))
    assert first.of(graph.map.relations["a/b"]) == "2AR"
    assert [*by_turn(graph.map).values()][2]["relations"] == 1


# -- laws -----------------------------------------------------------------------------------------


@st.composite
def spoken(draw: st.DrawFn) -> ArgumentMap:
    """A debate whose claims are voiced in numbered turns, some of them in several, some in none."""
    map = draw(debates())
    for claim in map.claims.values():
        for utterance in list(claim.utterances):
            turns = draw(st.lists(st.sampled_from(["1", "2", "3", "10", "02"]), max_size=3))
            claim.utterances += [utterance.model_copy(update={"turn": t}) for t in turns]
            utterance.turn = draw(st.none() | st.sampled_from(["1", "4"]))
    return map


def reordered(map: ArgumentMap, claims: list[str]) -> ArgumentMap:
    """The map with its claims in another order, and what each says, too."""
    moved = {
        id: map.claims[id].model_copy(update={"utterances": map.claims[id].utterances[::-1]})
        for id in claims
    }
    return map.model_copy(update={"claims": moved})


@given(spoken(), st.data())
def test_the_order_of_the_file_changes_no_answer_about_turns(
    map: ArgumentMap, data: st.DataObject
) -> None:
    other = reordered(map, data.draw(st.permutations(list(map.claims))))
    assert list(turn_order(other)) == list(turn_order(map))
    assert breakdown(to_graph(other), "turn") == breakdown(to_graph(map), "turn")
    for turn in turn_order(map):
        before, after = (gaps(to_graph(m), after=turn) for m in (map, other))
        assert [r.id for r in before.unanswered] == [r.id for r in after.unanswered]
    extended = (
        {r["speaker"]: r["extended"] for r in breakdown(to_graph(m), "speaker").rows}
        for m in (map, other)
    )
    assert next(extended) == next(extended)


@given(spoken())
def test_every_relation_counts_in_one_turn(map: ArgumentMap) -> None:
    rows = breakdown(to_graph(map), "turn").rows
    attacks = [r for r in map.relations.values() if r.kind in ("rebuts", "undercuts")]
    assert sum(int(row["relations"] or 0) for row in rows) == len(map.relations)
    assert sum(int(row["objections"] or 0) for row in rows) == len(attacks)
    assert sum(int(row["dropped"] or 0) for row in rows) == len(unanswered(to_graph(map)))


@given(spoken())
def test_nothing_is_dropped_that_was_first_made_later(map: ArgumentMap) -> None:
    order = turn_order(map)
    for turn in order:
        for relation in gaps(to_graph(map), after=turn).unanswered:
            voiced = [u.turn for p in relation.premises for u in map.claims[p].utterances if u.turn]
            assert not voiced or min(order[v] for v in voiced) <= order[turn]


def test_relations_that_aim_at_each_other_in_a_circle_have_turns_too() -> None:
    map = map_of("speakers: {a: A}\nclaims: {x: {text: X., speaker: a, turn: 1}, y: Y.}")
    for id, target in (("r", "s"), ("s", "r")):
        map.relations[id] = Relation(id=id, kind="undercuts", premises=["x"], target=target)
    first = FirstTurns(to_graph(map), turn_order(map))
    assert [first.of(r) for r in map.relations.values()] == ["1", "1"]


# -- on the command line --------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [["stats", "--by", "turn"], ["gaps", "--after", "reply"]])
def test_a_question_that_needs_an_order_is_refused_with_a_way_out(
    asked: list[str], tmp_path: Path
) -> None:
    map = tmp_path / "debate.yaml"
    map.write_text(NAMED)
    ran = invoke(*asked, map)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "Error: the turns of this map have no order: closing, opening, reply",
        "help: list the speeches as they were held, `speeches: [AC, NC]`, or number them, "
        "`turn: 1`, `turn: 2` and so on",
    ]
    assert invoke("stats", "--by", "speaker", map).code == 0
    assert invoke("gaps", map).code == 0


def test_of_several_maps_those_without_an_order_are_told_and_the_others_answer(
    tmp_path: Path,
) -> None:
    (tmp_path / "named.yaml").write_text(NAMED)
    (tmp_path / "round.yaml").write_text(ROUND)
    ran = invoke("stats", "--by", "turn", tmp_path, "-F", "csv")
    assert ran.code == 1
    assert len(ran.lines) == 6
    assert "named.yaml: error[AM901]" in ran.err
    ran = invoke("gaps", "--after", "4", tmp_path, "--only", "unanswered", "-F", "csv")
    assert "named.yaml: error[AM901]" in ran.err
    assert "bark/dog" in ran.out


def test_an_unknown_turn_is_told_with_those_there_are_in_order() -> None:
    with pytest.raises(UnknownTurnError, match="no turn '9'; turns: 2, 3, 4, 5"):
        gaps(graph_of(ROUND), after="9")


def test_a_turn_that_is_a_whole_text_is_cut_in_the_message() -> None:
    turn = "opening " * 100
    map = map_of(f"speakers: {{s: S}}\nclaims: {{a: {{text: A., speaker: s, turn: {turn}}}}}")
    with pytest.raises(NoTurnOrderError) as refused:
        turn_order(map)
    assert len(str(refused.value)) < 110
