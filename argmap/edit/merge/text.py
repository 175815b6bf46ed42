"""The text of a merged map: our file, with the changes of theirs and the conflicts."""

from __future__ import annotations

from argmap.edit.compare.matching import match
from argmap.edit.compare.names import Names
from argmap.edit.file.reconcile import Reconciled, laid_out_anew, made_to_say
from argmap.edit.merge.conflicts import Sides
from argmap.edit.merge.markers import with_markers
from argmap.edit.merge.three_way import Merged
from argmap.formats.core.loaded import Loaded
from argmap.formats.core.reading import read_text
from argmap.formats.core.writing import dumps
from argmap.model import ArgumentMap

NATIVE = ("yaml", "json")
"""The formats that can be changed in place and can contain conflict markers."""


def merged_text(
    merged: Merged, ours: Loaded, format: str, marker_size: int, sides: Sides
) -> Reconciled:
    """The merged map as a text in a native format, with conflicts between markers.

    If ours is in that format, everything that the merge does not touch stays as it is, byte for byte.
    """
    made = _text(merged.map, ours, format)
    if not merged.conflicts:
        return made
    other = _text(merged.alternative, ours, format)
    because = made.laid_out_because or other.laid_out_because
    if because and not (made.laid_out_because and other.laid_out_because):
        # Two layouts would differ in every line.
        made, other = (
            _laid_out(outcome, ours, because) for outcome in (merged.map, merged.alternative)
        )
    mine, theirs = (read_text(outcome.text, ours.path, format) for outcome in (made, other))
    marked = with_markers(mine, theirs, merged.conflicts, marker_size, sides)
    return Reconciled(marked, because)


def _text(map: ArgumentMap, ours: Loaded, format: str) -> Reconciled:
    if ours.format != format or ours.map is None:
        return Reconciled(dumps(map, format))
    return made_to_say(ours, map, match(ours.map, map))


def _laid_out(map: ArgumentMap, ours: Loaded, because: str) -> Reconciled:
    names = match(ours.map, map) if ours.map is not None else Names()
    return laid_out_anew(ours, map, names, because)


def comments_left_out(base: str, theirs: str, merged: str) -> list[str]:
    """Whole-line comments that theirs added, and that the merged text does not have."""
    # The model has no comments, so the merge cannot keep them; the user is told instead.
    known = {line.strip() for text in (base, merged) for line in text.splitlines()}
    lines = (line.strip() for line in theirs.splitlines())
    return [line for line in dict.fromkeys(lines) if line.startswith("#") and line not in known]
