"""Nested blocks: a large map on a sheet of a shape, in a column, on pages."""

from __future__ import annotations

import pytest

import argmap
from argmap.graph import to_graph
from argmap.model import ArgumentMap, Claim, Relation
from argmap.render.draw.extract import extract
from argmap.render.draw.nested.packing import packed
from argmap.render.draw.nested.pages import pages
from argmap.render.draw.papers import Paper
from argmap.render.draw.style import DrawStyle
from argmap.render.draw.svg import svg
from tests.helpers import EXAMPLES, map_of
from tests.render.draw.pictures import scene
from tests.render.draw.test_scene import assert_in_order, overlap

CARTELS = argmap.load(EXAMPLES / "cartels.argmap.yaml")


def forest_map(roots: int, each: int) -> ArgumentMap:
    """Debates that have nothing to do with one another."""
    claims, relations = {}, {}
    for root in range(roots):
        for nth in range(each):
            id = f"r{root}c{nth}"
            claims[id] = Claim(id=id, text=f"What is said as number {nth} of the debate {root}.")
            if nth:
                relation = Relation(kind="rebuts", premises=[id], target=f"r{root}c{nth // 3}")
                relations[relation.id] = relation
    return ArgumentMap(claims=claims, relations=relations)


@pytest.mark.parametrize("aspect", [0.7, 4 / 3, 2.0])
def test_a_sheet_has_the_shape_that_is_asked_for(aspect: float) -> None:
    drawn = scene(forest_map(60, 5), aspect=aspect)
    assert 0.6 < drawn.width / drawn.height / aspect < 1.7
    assert_in_order(drawn, forest_map(60, 5))


def test_a_column_is_as_wide_as_it_is_told_and_loses_nothing() -> None:
    drawn = scene(CARTELS, width=700)
    assert drawn.width == drawn.shown_width == 700
    assert {card.id for card in drawn.cards} == set(CARTELS.claims)
    assert all(card.x + card.width <= 700 for card in drawn.cards)
    text = "".join(svg(drawn))
    numbers = {g.heading[0] for g in drawn.groups}
    assert numbers
    assert all(f"goes on in {number}<" in text for number in numbers)
    for one in drawn.cards:
        for other in drawn.cards:
            assert one is other or not overlap(one, other), (one.id, other.id)


def test_larger_letters_leave_less_room() -> None:
    drawn = scene(CARTELS, width=700, least_text=16.5)
    assert drawn.width == pytest.approx(700 * 11 / 16.5, abs=0.1)
    assert 'width="700"' in "".join(svg(drawn))


def test_parts_of_a_shape_are_no_higher_than_they_may_be() -> None:
    drawn = scene(CARTELS, width=700, aspect=1.0)
    assert max(group.height for group in drawn.groups) < 700 + 80


def test_a_card_tells_what_its_claim_bears_on_elsewhere() -> None:
    map = map_of("""
        issue: a
        claims:
          a: {text: A is so.}
          b: {text: B is so., rebuts: a}
          c: {text: C is so., supports: [a, b]}
    """)
    [card] = [card for card in scene(map, width=400).cards if card.id == "c"]
    assert [line.text for line in card.lines][-1] == "also supports “B is so.”"


def test_sections_stand_in_the_order_of_the_file_one_below_the_other() -> None:
    tops = [g.y for g in scene(CARTELS, cluster="section").groups]
    assert tops == sorted(tops)
    assert len(tops) == 6


def test_columns_set_the_sides_beside_one_another() -> None:
    drawn = scene(CARTELS, form="columns")
    assert [g.heading[0].split(":")[0] for g in drawn.groups] == ["For", "Against"]
    assert drawn.groups[0].x + drawn.groups[0].width < drawn.groups[1].x + 1


def test_pages_hold_all_claims_and_begin_anew_with_each_section() -> None:
    graph, style = to_graph(CARTELS), DrawStyle()
    made = pages(graph, style, extract(graph, style), Paper.named("a4"))
    assert {card.id for page in made for card in page.cards} == set(CARTELS.claims)
    assert all((page.width, page.height) == (794, 1123) for page in made)
    assert made[0].subtitle == [f"Backers - page 1 of {len(made)}"]


def test_what_is_packed_does_not_overlap() -> None:
    sizes = [(30.0 + 7 * n % 50, 20.0 + 11 * n % 40) for n in range(40)]
    corners, (wide, _) = packed(sizes, 200, 5)
    assert wide <= 200
    boxes = [(x, y, w, h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    for nth, (x, y, w, h) in enumerate(boxes):
        for u, v, q, r in boxes[:nth]:
            assert x >= u + q or u >= x + w or y >= v + r or v >= y + h


def test_of_more_claims_than_anybody_reads_the_furthest_are_folded() -> None:
    drawn = scene(forest_map(1, 700), most=300)
    assert len(drawn.cards) == 300
    assert "400 claims left out" in drawn.left_out
