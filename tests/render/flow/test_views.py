"""Every answer about a debate by speeches can be shown everywhere, whatever the debate."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.graph import to_graph
from argmap.queries.flow.ahead import to_answer
from argmap.queries.flow.flow import Flow, flow
from argmap.queries.turns import NoTurnOrderError
from argmap.render.flow.answers import BallotView, DropsView, NextView
from argmap.render.flow.sheet import SheetView
from argmap.render.flow.view import FlowView
from argmap.render.output import one_answer
from argmap.render.terminal.console import Look, printed
from tests.queries.flow.rounds import rounds

FORMATS = ("json", "jsonl", "csv", "tsv", "markdown")


def _views(found: Flow) -> list[FlowView]:
    views: list[FlowView] = [DropsView(found, "side"), DropsView(found), BallotView(found)]
    views += [SheetView(found, by) for by in ("speech", "side", "team")]
    return [*views, SheetView(found, as_grid=True)]


@pytest.mark.parametrize("width", [30, 80, 200])
@given(rounds())
def test_every_answer_fits_on_every_screen(width: int, map) -> None:
    try:
        found = flow(to_graph(map))
    except NoTurnOrderError:
        assume(False)
        raise
    for view in _views(found):
        text = "".join(printed(view, Look(width=width)))
        assert all(len(line) <= width for line in text.splitlines())


@given(rounds())
def test_every_answer_has_every_format_and_tables_are_rectangular(map) -> None:
    try:
        found = flow(to_graph(map))
    except NoTurnOrderError:
        assume(False)
        raise
    for view in _views(found):
        for format in FORMATS:
            text = "".join(one_answer(view, format))
            if format == "json":
                json.loads(text)
            if format == "tsv":
                assert {line.count("\t") for line in text.splitlines()} <= {
                    max(len(view.columns) - 1, 0)
                }
        if isinstance(view, SheetView):
            page = "".join(view.html())
            assert page.count("<td>") == page.count("</td>")
            assert page.count("<tr") == page.count("</tr>")


@given(rounds(), st.data())
def test_what_comes_next_is_of_another_side_and_still_open(map, data) -> None:
    graph = to_graph(map)
    try:
        found = flow(graph)
    except NoTurnOrderError:
        assume(False)
        raise
    assume(found.sides)
    side = data.draw(st.sampled_from(found.sides))
    until = data.draw(st.sampled_from([None, *map.speeches]))
    answer = to_answer(graph, side, until)
    assert all(p.made.side != side and not p.answered_by for p in answer.points)
    assert answer.speech is not None or not answer.points
    "".join(printed(NextView(answer), Look()))
    json.loads("".join(one_answer(NextView(answer), "json")))
