"""The decisions that a merge leaves to a person, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.edit.merge.conflicts import Conflict, Sides
from argmap.edit.merge.three_way import Merged


def conflict_data(
    merged: Merged, sides: Sides, left_out: list[str], laid_out_because: str | None
) -> Mapping[str, Any]:
    """The conflicts of a merge as JSON data with stable names.

    `left_out` are comments of theirs that the merge does not have; `laid_out_because` says why our
    file had to be laid out anew, where it had to be.
    """
    return {
        "clean": not merged.conflicts,
        "ours": sides.ours,
        "theirs": sides.theirs,
        "conflicts": [_conflict(conflict, sides) for conflict in merged.conflicts],
        "double_renames": [
            {"was": old, "ours": ours, "theirs": theirs}
            for old, ours, theirs in merged.double_renames
        ],
        "told_apart": [
            {"element": apart.kind, "was": apart.old, "id": apart.new}
            for apart in merged.told_apart
        ],
        "left_out": left_out,
        "laid_out_because": laid_out_because,
    }


def _conflict(conflict: Conflict, sides: Sides) -> dict[str, Any]:
    return {
        "element": conflict.kind,
        "id": conflict.id or None,
        "message": conflict.said(sides),
        "fields": list(conflict.fields),
        "removed_by": conflict.removed_by,
        "needed_by": conflict.needed_by,
    }
