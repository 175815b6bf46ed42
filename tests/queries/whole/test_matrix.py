"""Who answers whom: what stands in the cells, and in which order speakers come."""

from __future__ import annotations

from hypothesis import given, settings

from argmap import to_graph
from argmap.model import ArgumentMap
from argmap.queries.answers import unanswered
from argmap.queries.sides import sides
from argmap.queries.whole.matrix import Matrix, matrix
from tests.helpers import map_of
from tests.strategies import maps
from tests.thoroughness import examples


def counts(found: Matrix) -> dict[tuple[str | None, str | None], tuple[int, int]]:
    return {pair: (len(c.answered), len(c.unanswered)) for pair, c in found.cells.items()}


DEBATE = """
    issues: [dog]
    speakers: {ben: Ben, ada: Ada, cleo: Cleo}
    claims:
      dog: {text: The office should get a dog., speaker: ada}
      barks: {text: It barks., speaker: ben, rebuts: dog}
      calm: {text: It is a calm one., speaker: ada, rebuts: barks}
      fur: {text: It sheds., said: [{speaker: ben}, {speaker: cleo}], rebuts: dog}
      vet: {text: It costs., rebuts: dog}
    relations:
      - {id: dear, kind: undercuts, premises: [vet], target: calm/barks, speakers: [cleo]}
    """


def test_a_cell_has_what_one_objects_to_another_answered_and_unanswered() -> None:
    found = matrix(to_graph(map_of(DEBATE)))
    assert counts(found) == {
        ("ben", "ada"): (1, 1),
        ("ada", "ben"): (1, 0),
        ("cleo", "ada"): (0, 2),
        (None, "ada"): (0, 1),
    }
    assert [r.id for r in found.cell("cleo", "ada").unanswered] == ["fur/dog", "dear"]
    assert found.cell("ada", "cleo").objections == 0
    assert len(found.objections) == 5


def test_who_is_for_the_issue_comes_first_and_nobody_last() -> None:
    found = matrix(to_graph(map_of(DEBATE)))
    assert found.rows == ("ada", "ben", "cleo", None)
    assert found.columns == ("ada", "ben")


def test_a_large_matrix_can_be_cut_to_those_who_object_and_are_met_most() -> None:
    found = matrix(to_graph(map_of(DEBATE))).busiest(2)
    assert found.rows == ("ben", "cleo")
    assert found.columns == ("ada", "ben")
    assert counts(found) == {("ben", "ada"): (1, 1), ("cleo", "ada"): (0, 2)}


@settings(max_examples=examples(40))
@given(maps())
def test_every_objection_is_counted_as_in_sides_and_as_unanswered_as_in_gaps(
    map: ArgumentMap,
) -> None:
    graph = to_graph(map)
    found = matrix(graph)
    named = {pair: c.objections for pair, c in found.cells.items() if None not in pair}
    counted = sides(graph)
    pairs = {
        (a.from_speaker, a.to_speaker): a.rebuts + a.undercuts
        for a in [*counted.answers, *counted.own]
    }
    assert named == {pair: count for pair, count in pairs.items() if count}
    assert {r.id for c in found.cells.values() for r in c.unanswered} == {*unanswered(graph)}
    assert set(found.rows) == {row for row, _ in found.cells}
