"""The icicle, the matrix, the timeline and the flow sheet as pictures and in the terminal."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

import argmap
from argmap.graph import to_graph
from argmap.queries.turns import TurnError
from argmap.render.draw.charts.chart import cut_lines
from argmap.render.draw.charts.making import CHARTS, chart_picture
from argmap.render.draw.style import DrawStyle
from argmap.render.draw.terminal_forms import FORMS
from argmap.render.terminal.lines import Screen, plain, width_of
from tests.helpers import EXAMPLES, map_of
from tests.render.draw.pictures import of_class

TRAM = argmap.load(EXAMPLES / "tram.argmap.yaml")
HOSTILE = """
    title: '<script>alert(1)</script> & "x"'
    issue: a
    speakers: {ann: <b>Ann</b>, ben: "Ben\\e[31m"}
    speeches: {S1: {side: aff, speaker: ann}, S2: {side: neg, speaker: ben}}
    claims:
      a: {text: A.}
      b: {text: "</text><script>", said: [{speaker: ann, turn: S1}], supports: a}
      c: {text: "]]> %q \\u202e", said: [{speaker: ben, turn: S2}], rebuts: b}
"""


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("text", ["tram", "hostile"])
def test_charts_are_sound_and_what_a_file_says_stays_text(name: str, text: str) -> None:
    map = TRAM if text == "tram" else map_of(HOSTILE)
    scene, drawn = chart_picture(to_graph(map), DrawStyle(), name)
    root = ElementTree.fromstring(drawn)
    assert float(root.get("height", "0")) == pytest.approx(scene.height, abs=0.1)
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    if name != "matrix":
        shown = {e.get("data-claim") for e in of_class(root, "cell")} - {None}
        assert shown <= set(map.claims)
        assert len(shown) >= len(map.claims) - 2


def test_an_icicle_marks_what_is_unanswered() -> None:
    map = map_of("issue: a\nclaims: {a: A., b: {text: B., rebuts: a}, c: {text: C., rebuts: b}}")
    _, drawn = chart_picture(to_graph(map), DrawStyle(), "icicle")
    cells = of_class(ElementTree.fromstring(drawn), "cell")
    marked = [e.get("data-claim") for e in cells if of_class(e, "alert")]
    assert marked == ["c"]
    assert "For: 1 claim (blue); against: 1 (orange); unanswered: 1" in drawn


def test_a_debate_without_turns_has_no_timeline_and_says_so() -> None:
    with pytest.raises(TurnError):
        chart_picture(to_graph(map_of("claims: {a: A.}")), DrawStyle(), "timeline")


def test_no_word_of_a_bar_is_broken() -> None:
    assert cut_lines("Intelligence and help", 60, 3) == ["Intelligence", "and help"]
    assert cut_lines("Intelligence and help", 30, 3) == ["…"]
    assert cut_lines("The US could get stuck in a war", 50, 2) == ["The US", "could …"]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("width", [40, 80])
def test_forms_of_the_terminal_fit_it(name: str, width: int) -> None:
    screen = Screen(width=width, unicode=width == 80)
    lines = list(FORMS[name](to_graph(TRAM), DrawStyle()).lines(screen))
    assert all(width_of(line) <= width for line in lines)
    assert width == 80 or "".join(map(plain, lines)).isascii()


def test_columns_of_the_terminal_say_who_stands_where() -> None:
    map = map_of("issue: a\nclaims: {a: A., b: {text: B., rebuts: a}, c: {text: C., supports: a}}")
    lines = FORMS["columns"](to_graph(map), DrawStyle()).lines(Screen(width=80))
    text = "\n".join(map_line.rstrip() for map_line in map_lines(lines))
    assert "FOR: 1 claim, 0 unanswered" in text
    assert "AGAINST: 1 claim, 1 unanswered" in text
    assert "  B. [-] [!]" in text


def map_lines(lines: object) -> list[str]:
    return [plain(line) for line in lines]  # type: ignore[attr-defined]
