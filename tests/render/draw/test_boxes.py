"""The drawing of a map on a terminal: a tree of boxes."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from argmap.graph import to_graph
from argmap.model import ArgumentMap
from argmap.render.draw.boxes import Boxes
from argmap.render.draw.extract import extract
from argmap.render.draw.style import DrawStyle
from argmap.render.draw.tree import tree_of
from argmap.render.terminal.lines import Screen, plain
from tests.helpers import CONTROLS, chain_of, debates, dense_debate, map_of
from tests.strategies import maps
from tests.thoroughness import examples

SCREENS = [Screen(width=w, unicode=u) for w in (24, 48, 80, 200) for u in (True, False)]


def boxes(map: ArgumentMap, screen: Screen = Screen(hints=False), **style: Any) -> str:  # noqa: B008
    lines = Boxes(to_graph(map), DrawStyle(**style)).lines(screen)
    return "".join(plain(line) + "\n" for line in lines)


DEBATE = """
    title: Lamps
    issue: off
    speakers: {ann: Ann, ben: Ben}
    claims:
      off: {text: Switch them off., speaker: ann}
      fall: {text: Somebody will fall., speaker: ben, quote: mind the steps, rebuts: off}
      rails: {text: There are rails., speaker: ann, undercuts: fall/off}
      cost: {text: They cost much., implicit: true}
      poor: {text: We are poor., speaker: ann, rebuts: fall}
    relations:
      - {kind: supports, premises: [cost, poor], target: off}
"""


def test_a_small_debate() -> None:
    expected = """\
        Lamps

        ┏━ off ━━━━━━━━━━━━┓
        ┃ Switch them off. ┃
        ┃ Ann, the issue   ┃
        ┗┯━━━━━━━━━━━━━━━━━┛
         │   ╭─ fall ──────────────╮
         ├─x─┤ Somebody will fall. │
         │   │ Ben “”  [-]         │
         │   ╰┬────────────────────╯
         │    │   ╭─ rails ─────────────────────╮
         │    └─/─┤ There are rails.            │
         │        │ Ann  [+]  [!]               │
         │        │ undercuts the step fall/off │
         │        ╰─────────────────────────────╯
         │   ╭╌ cost ╌╌╌╌╌╌╌╌╌╌╮
         ├─+─┤ They cost much. ┆
         │   ┆ implicit  [+]   ┆
         │   ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯
         │   ╭─ poor ─────────────╮
         └─&─┤ We are poor.       │
             │ Ann  [+]  [!]      │
             │ x also rebuts fall │
             ╰────────────────────╯
    """
    assert boxes(map_of(DEBATE)).rstrip() == dedent(expected).rstrip()


@given(debates() | maps(), st.sampled_from(SCREENS))
@settings(max_examples=examples(100))
def test_every_claim_has_a_box_and_no_line_is_too_long(map: ArgumentMap, screen: Screen) -> None:
    drawn = boxes(map, screen)
    assert not set(drawn) & set(CONTROLS)
    for line in drawn.splitlines():
        assert cell_len(line) <= screen.width
    corner = "╰┗" if screen.unicode else "+#"
    if screen.unicode:
        assert sum(drawn.count(c) for c in corner) >= len(map.claims)


@given(debates())
def test_every_relation_is_a_branch_or_a_note(map: ArgumentMap) -> None:
    graph = to_graph(map)
    tree = tree_of(graph, extract(graph, DrawStyle()))
    assert set(tree.places) == set(map.claims)
    for relation in map.relations.values():
        for premise in relation.premises:
            place = tree.places[premise]
            ends = [place.relation, *place.also, *(p.relation for p in tree.places.values())]
            assert relation in ends
    below = [id for place in tree.places.values() for id in place.below]
    assert sorted([*below, *tree.roots]) == sorted(map.claims)


def test_ascii_where_there_is_no_line_drawing() -> None:
    assert boxes(map_of(DEBATE), Screen(unicode=False)).isascii()


def test_a_chain_deeper_than_the_screen_is_wide_goes_on_below() -> None:
    drawn = boxes(chain_of(200), Screen(width=48))
    assert "goes on at (1)" in drawn
    assert "\n(1) c" in drawn
    assert all(f" c{i} " in drawn for i in range(201))


def test_a_dense_debate_is_no_longer_than_its_claims_and_relations() -> None:
    drawn = boxes(dense_debate(300, 10))
    assert drawn.count("\n") < 5 * 300 + 2 * 3_000


def test_what_is_folded_is_said() -> None:
    drawn = boxes(chain_of(9), most=4)
    assert "+ 1 claim left out" in drawn
    assert "6 claims left out" in drawn


def test_what_is_highlighted_has_a_frame_of_its_own() -> None:
    drawn = boxes(map_of(DEBATE), highlight=("rails",))
    assert drawn.count("╔═ ") == 1
    assert "╔═ rails ═" in drawn


def test_verdicts() -> None:
    drawn = boxes(chain_of(1), Screen(), labels={"c0": "out", "c1": "in"})
    assert "an objection stands" in drawn
    assert "no objection stands" in drawn
    assert "they say what it answers, not what is true" in drawn.replace("\n", " ")


def test_a_map_in_which_nothing_is_argued_has_no_verdicts() -> None:
    drawn = boxes(chain_of(0), Screen(), labels={})
    assert "objection" not in drawn
    assert "Nothing is argued in this map yet" in drawn


def test_an_empty_map() -> None:
    assert boxes(ArgumentMap()) == "No claim to draw.\n\n"


def test_colours_are_of_what_is_asked() -> None:
    def styles(by: Any) -> set[str]:
        lines = Boxes(to_graph(map_of(DEBATE)), DrawStyle(colour_by=by)).lines(Screen())
        return {style for line in lines for text, style in line if "─" in text or "━" in text}

    assert {"against", "for"} <= styles("stance")
    assert {"hue1", "hue2"} <= styles("speaker")


@pytest.mark.parametrize("width", [48, 80, 200])
def test_boxes_close(width: int) -> None:
    for line in boxes(map_of(DEBATE), Screen(width=width, hints=False)).splitlines():
        assert line.count("╭") == line.count("╮")
        assert line.count("┏") == line.count("┓")
