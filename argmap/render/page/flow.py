"""The flow sheet as data of the page: the cells that `argmap flow` writes, with the claims they are about."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any

from argmap.queries.flow.flow import flow
from argmap.queries.flow.grid import Entry, Grid, Row, usual_columns
from argmap.queries.turns import TurnError
from argmap.render.flow.sheet import SheetView
from argmap.render.palette import SIDE_GROUNDS

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Data = dict[str, Any]


def flow_sheet(graph: ArgumentGraph, shown: Container[str]) -> Data | None:
    """The sheet with what is shown of the map; None where no point was made in a speech of a side."""
    try:
        found = flow(graph)
    except TurnError:
        return None
    view = SheetView(found, usual_columns(graph.map))
    parts = [_part(view, section, part, shown) for section, part in view.by_section()]
    parts = [part for part in parts if part["rows"]]
    if not parts:
        return None
    return {
        "columns": list(view.grid.columns),
        "sides": [
            {"name": side, "ground": f"#{SIDE_GROUNDS[number % len(SIDE_GROUNDS)]}"}
            for number, side in enumerate(found.sides)
        ],
        "parts": parts,
        "leftOut": len(found.left_out),
    }


def _part(view: SheetView, section: str, part: Grid, shown: Container[str]) -> Data:
    rows = [_row(view, row, part.columns, shown) for row in part.rows]
    return {"section": section, "rows": [row for row in rows if row["cells"]]}


def _row(view: SheetView, row: Row, columns: tuple[str, ...], shown: Container[str]) -> Data:
    # Most cells of a debate of many turns are empty, so that only the others are written.
    found = {
        number: [_entry(view, e) for e in row.cells[column] if e.point.claim in shown]
        for number, column in enumerate(columns)
        if column in row.cells
    }
    return {"opens": row.begins_group, "cells": {n: cell for n, cell in found.items() if cell}}


def _entry(view: SheetView, entry: Entry) -> Data:
    """What stands in a cell; the text of a point that is new there is that of its claim."""
    return {
        "claim": entry.point.claim,
        "kind": entry.kind,
        "side": view.side_number(entry),
        "head": view.head(entry),
    }
