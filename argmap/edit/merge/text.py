"""The text of a merged map: that of our file, with what theirs changed, and what is in conflict."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.edit.merge.markers import with_markers
from argmap.edit.merge.three_way import Merged
from argmap.edit.rewriting import rewritten
from argmap.formats.base import Loaded
from argmap.formats.files import dumps, read_text
from argmap.model import ArgumentMap

NATIVE = ("yaml", "json")
"""The formats that can be changed in place, and hold conflict markers."""


@dataclass(frozen=True, slots=True)
class MergedText:
    """A text, and whether it kept the layout and the comments of ours."""

    text: str
    kept_layout: bool


def merged_text(merged: Merged, ours: Loaded, format: str, marker_size: int) -> MergedText:
    """The merged map as a text in a native format; what is in conflict stands between markers.

    Where ours is in that format, all that the merge does not touch stays as it is, byte by byte.
    """
    text = _text(merged.map, ours, format)
    if not merged.conflicts:
        return text
    other = _text(merged.alternative, ours, format)
    if text.kept_layout != other.kept_layout:
        # Two layouts would differ in every line.
        text, other = (
            MergedText(dumps(map, format), False) for map in (merged.map, merged.alternative)
        )
    versions = [read_text(t.text, ours.path, format) for t in (text, other)]
    marked = with_markers(versions[0], versions[1], merged.conflicts, marker_size)
    return MergedText(marked, text.kept_layout)


def _text(map: ArgumentMap, ours: Loaded, format: str) -> MergedText:
    if ours.format != format:
        return MergedText(dumps(map, format), True)
    return MergedText(*rewritten(ours, map))


def comments_left_out(base: str, theirs: str, merged: str) -> list[str]:
    """Whole-line comments that theirs added, and that the merged text does not have."""
    known = {line.strip() for text in (base, merged) for line in text.splitlines()}
    lines = (line.strip() for line in theirs.splitlines())
    return [line for line in dict.fromkeys(lines) if line.startswith("#") and line not in known]
