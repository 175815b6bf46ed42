"""Who answers whom, as data of the page: the objections in each cell, by their places among the relations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from argmap.model import Relation
from argmap.queries.whole.matrix import matrix

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

Data = dict[str, Any]

MOST_SPEAKERS = 60
"""A larger matrix is cut to those who object and are met most."""


def answering(
    graph: ArgumentGraph, issue: str | None, relations: Sequence[Relation]
) -> Data | None:
    """The matrix of some relations; None where it would not have two speakers."""
    whole = matrix(graph, issue, relations)
    if len({*whole.rows, *whole.columns} - {None}) < 2:
        return None
    shown = whole.busiest(MOST_SPEAKERS)
    place = {relation.id: number for number, relation in enumerate(relations)}
    return {
        "rows": list(shown.rows),
        "columns": list(shown.columns),
        "cells": [
            {
                "row": row,
                "column": column,
                "answered": [place[r.id] for r in cell.answered],
                "unanswered": [place[r.id] for r in cell.unanswered],
            }
            for (row, column), cell in shown.cells.items()
        ],
        "leftOut": len({*whole.rows, *whole.columns} - {*shown.rows, *shown.columns}),
    }
