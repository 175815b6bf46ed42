"""Where things stand in a picture, whatever the map: nothing overlaps, everything meets."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise, product
from math import hypot
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.model import ArgumentMap, Claim, Relation
from argmap.render.draw import graphviz, layout
from argmap.render.draw.cards import DOT, LEFT, RIGHT, SMALL_SIZE, TEXT_SIZE
from argmap.render.draw.measure import width
from argmap.render.draw.scene import Card, Point, Scene
from tests.helpers import EXAMPLES, chain_of, debates, dense_debate, map_of
from tests.render.draw.pictures import has_graphviz, scene
from tests.strategies import maps
from tests.thoroughness import examples


@pytest.fixture(scope="module", autouse=True, params=["by Graphviz", "plainly"])
def _laid_out(request: pytest.FixtureRequest) -> Iterator[None]:
    """Everything here holds of both layouts."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "plainly":
            patch.setattr(graphviz, "_commands", list)
        elif not has_graphviz():
            pytest.skip("Graphviz is not here")
        yield


STYLES: list[dict[str, Any]] = [
    {},
    {"cluster": "section"},
    {"cluster": "speaker", "direction": "BT", "colour_by": "speaker"},
    {"direction": "LR", "colour_by": "kind", "legend": False},
]
NEAR = 4.0
"""As many pixels Graphviz may be off, and the points of arrows before what they meet."""


def assert_in_order(scene: Scene, map: ArgumentMap) -> None:
    """What must hold of every picture."""
    for card in scene.cards:
        assert card.x >= 0
        assert card.y >= 0
        assert card.x + card.width <= scene.width
        assert card.y + card.height <= scene.height
    for one, other in combinations(scene.cards, 2):
        assert not overlap(one, other), (one.id, other.id)
    cards = {card.id: card for card in scene.cards}
    junctions = {j.relation.id: (j.x, j.y) for j in scene.junctions}
    for edge in scene.edges:
        for id, point in (
            (edge.start, edge.tail_tip or edge.curve[0]),
            (edge.end, edge.tip or edge.curve[-1]),
        ):
            if id in cards:
                assert off_edge(cards[id], point) < NEAR, edge
            else:
                x, y = junctions[id]
                assert hypot(point[0] - x, point[1] - y) < 2 * NEAR, edge


def overlap(one: Card, other: Card) -> bool:
    return (
        abs((one.x + one.width / 2) - (other.x + other.width / 2)) < (one.width + other.width) / 2
        and abs((one.y + one.height / 2) - (other.y + other.height / 2))
        < (one.height + other.height) / 2
    )


def off_edge(card: Card, point: Point) -> float:
    """How far a point is from the edge of a card, whether inside or outside."""
    across = max(card.x - point[0], point[0] - card.x - card.width)
    down = max(card.y - point[1], point[1] - card.y - card.height)
    return abs(max(across, down))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples(example: Any, style: dict[str, Any]) -> None:
    map = argmap.load(example)
    drawn = scene(map, **style)
    assert [card.id for card in drawn.cards] == list(map.claims)
    assert {edge.relation.id for edge in drawn.edges} == set(map.relations)
    assert_in_order(drawn, map)


@given(debates() | maps(), st.sampled_from(STYLES))
@settings(max_examples=examples(60))
def test_any_map(map: ArgumentMap, style: dict[str, Any]) -> None:
    drawn = scene(map, **style)
    assert {card.id for card in drawn.cards} == set(map.claims)
    assert_in_order(drawn, map)


@given(debates(max_relations=20))
@settings(max_examples=examples(40))
def test_lines_that_nobody_leads_around_end_at_their_cards_too(map: ArgumentMap) -> None:
    routed = layout.ROUTED
    layout.ROUTED = 0
    try:
        drawn = scene(map)
    finally:
        layout.ROUTED = routed
    assert_in_order(drawn, map)
    in_full = scene(map)
    assert sorted((e.relation.id, e.start, e.end) for e in drawn.edges) == sorted(
        (e.relation.id, e.start, e.end) for e in in_full.edges
    )
    curves = [tuple(e.curve) for e in drawn.edges if e.is_straight]
    assert len(set(curves)) == len(curves)


@given(debates() | maps())
@settings(max_examples=examples(40))
def test_every_line_of_text_fits_its_card(map: ArgumentMap) -> None:
    for card in scene(map).cards:
        for line in card.lines:
            size = TEXT_SIZE if line.role == "text" else SMALL_SIZE
            indent = DOT if line.role == "speaker" else 0
            assert LEFT + indent + width(line.text, size) + RIGHT <= card.width + 1


def test_groups_hold_their_cards_and_nothing_else() -> None:
    map = argmap.load(EXAMPLES / "cartels.argmap.yaml")
    drawn = scene(map, cluster="section")
    assert {g.path for g in drawn.groups} == {tuple(c.section) for c in map.claims.values()} - {()}
    for group, card in product(drawn.groups, drawn.cards):
        frame = Card("", [], group.width, group.height, card.fill, "none", [], "", "")
        frame.x, frame.y = group.x, group.y
        belongs = tuple(map.claims[card.id].section)[: len(group.path)] == group.path
        assert overlap(frame, card) == belongs, (group.path, card.id)


def test_the_same_map_gives_the_same_picture() -> None:
    map = argmap.load(EXAMPLES / "cartels.argmap.yaml")
    assert scene(map, cluster="speaker") == scene(map, cluster="speaker")


@pytest.mark.parametrize(
    ("direction", "axis", "sign"), [("BT", 1, -1), ("TB", 1, 1), ("LR", 0, 1), ("RL", 0, -1)]
)
def test_arrows_lead_where_the_direction_says(direction: str, axis: int, sign: int) -> None:
    drawn = scene(chain_of(3), direction=direction)
    places = [(card.x, card.y)[axis] * sign for card in reversed(drawn.cards)]
    assert all(a < b for a, b in pairwise(places))


# -- which part of a map ------------------------------------------------------------------------

DEBATE = """
    speakers: {ann: Ann, ben: Ben}
    issue: a
    claims:
      a: {text: A., speaker: ann}
      b: {text: B., speaker: ben, rebuts: a}
      c: {text: C., speaker: ann, undercuts: b/a}
      d: {text: D., rebuts: c}
      e: {text: E., supports: d}
      other: {text: Nothing to do with it.}
"""


def drawn_ids(**style: Any) -> list[str]:
    return [card.id for card in scene(map_of(DEBATE), **style).cards]


def test_only_what_bears_on_a_claim() -> None:
    assert drawn_ids(about="d") == ["d", "e"]
    assert drawn_ids(about="a", depth=1) == ["a", "b"]
    assert drawn_ids(about="a", depth=2) == ["a", "b", "c"]


def test_depth_counts_from_where_the_debate_begins() -> None:
    assert drawn_ids(depth=0) == ["a", "other"]
    assert drawn_ids(depth=2) == ["a", "b", "c", "other"]


def test_a_speaker_with_what_they_answer_and_what_answers_them() -> None:
    # Ann says a and c; c undercuts the step from b to a, and d rebuts c.
    assert drawn_ids(speakers=("ann",)) == ["a", "b", "c", "d"]
    assert drawn_ids(speakers=("ben",)) == ["a", "b"]


def test_cards_say_what_is_folded() -> None:
    drawn = scene(map_of(DEBATE), about="a", depth=1)
    assert {card.id: card.folded for card in drawn.cards} == {"a": 1, "b": 1}
    assert "3 claims left out" in " ".join(drawn.notes)
    assert not scene(map_of(DEBATE)).notes


def test_what_is_furthest_away_is_folded_first() -> None:
    drawn = scene(chain_of(50), most=10)
    assert [card.id for card in drawn.cards] == [f"c{i}" for i in range(10)]
    assert drawn.cards[-1].folded == 1


def test_circles_are_drawn_though_nothing_begins_them() -> None:
    map = map_of(
        """
        claims:
          a: {text: A., rebuts: b}
          b: {text: B., rebuts: a}
          c: {text: C., rebuts: c}
        """
    )
    drawn = scene(map)
    assert {card.id for card in drawn.cards} == set("abc")
    assert len(drawn.edges) == 3


def test_a_map_without_claims() -> None:
    drawn = scene(ArgumentMap(title="Nothing yet"))
    assert drawn.title == ["Nothing yet"]
    assert not drawn.cards


# -- large ones ---------------------------------------------------------------------------------


def test_a_dense_map_is_placed_by_a_tree_of_its_lines() -> None:
    map = dense_debate(300, 12)
    drawn = scene(map)
    assert len(drawn.cards) == 300
    assert {edge.relation.id for edge in drawn.edges} == set(map.relations)
    assert_in_order(drawn, map)


def test_a_claim_that_everybody_answers() -> None:
    claims = {f"c{i}": Claim(id=f"c{i}", text=f"No. {i}.") for i in range(900)}
    rebuttals = [Relation(kind="rebuts", premises=[id], target="c0") for id in [*claims][1:]]
    map = ArgumentMap(issues=["c0"], claims=claims, relations={r.id: r for r in rebuttals})
    drawn = scene(map)
    assert len(drawn.cards) == 900
    assert_in_order(drawn, map)
    # In rows, and not in one line or one column.
    assert 0.1 < drawn.width / drawn.height < 10


def test_sections_as_deep_as_anybody_writes_them() -> None:
    claims = {
        f"c{i}": Claim(id=f"c{i}", text=f"No. {i}.", section=[f"S{n}" for n in range(i % 40)])
        for i in range(60)
    }
    relations = [
        Relation(kind="rebuts", premises=[f"c{i}"], target=f"c{i * 7 % 60}") for i in range(1, 60)
    ]
    map = ArgumentMap(claims=claims, relations={r.id: r for r in relations})
    drawn = scene(map, cluster="section")
    assert {group.path for group in drawn.groups} == {
        tuple(claims["c39"].section[:depth]) for depth in range(1, 40)
    }
    assert_in_order(drawn, map)


def test_a_chain_of_any_length() -> None:
    assert len(scene(chain_of(1_500)).cards) == 1_501
