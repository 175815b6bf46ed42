"""The text of a merged map: that of our file, with what theirs changed, and what is in conflict."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.edit.file.reconcile import Rewritten, laid_out_anew, rewritten
from argmap.edit.merge.conflicts import Sides
from argmap.edit.merge.markers import with_markers
from argmap.edit.merge.three_way import Merged
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap

NATIVE = ("yaml", "json")
"""The formats that can be changed in place, and hold conflict markers."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """A text, and whether the layout and the comments of ours were lost on the way."""

    text: str
    lost_layout: bool


def merged_text(
    merged: Merged, ours: Loaded, format: str, marker_size: int, sides: Sides
) -> MergedText:
    """The merged map as a text in a native format; what is in conflict stands between markers.

    Where ours is in that format, all that the merge does not touch stays as it is, byte by byte.
    """
    made = _text(merged.map, ours, format)
    is_native = ours.format == format
    if not merged.conflicts:
        return MergedText(made.text, is_native and not made.kept_layout)
    other = _text(merged.alternative, ours, format)
    if made.kept_layout != other.kept_layout:
        # Two layouts would differ in every line.
        made = laid_out_anew(merged.map, ours.path, format)
        other = laid_out_anew(merged.alternative, ours.path, format)
    marked = with_markers(made.loaded, other.loaded, merged.conflicts, marker_size, sides)
    return MergedText(marked, is_native and not made.kept_layout)


def _text(map: ArgumentMap, ours: Loaded, format: str) -> Rewritten:
    if ours.format != format:
        return laid_out_anew(map, ours.path, format)
    return rewritten(ours, map)


def comments_left_out(base: str, theirs: str, merged: str) -> list[str]:
    """Whole-line comments that theirs added, and that the merged text does not have."""
    known = {line.strip() for text in (base, merged) for line in text.splitlines()}
    lines = (line.strip() for line in theirs.splitlines())
    return [line for line in dict.fromkeys(lines) if line.startswith("#") and line not in known]
