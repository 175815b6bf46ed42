"""Two outcomes of a merge as one text, with conflict markers around what a person has to choose.

The marker line before ours says what the conflict is about: `ours: both sides reworded a`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from argmap.diagnostics import shortened
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Part
from argmap.edit.merge.conflicts import PLURALS, Conflict, Sides
from argmap.edit.merge.lines import Hunk, hunks
from argmap.formats.core.loaded import Loaded

_MAX_LABEL = 100


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of an element that the two sides disagree about, in both texts."""

    lines: range
    others: range
    conflict: Conflict


def with_markers(
    ours: Loaded,
    theirs: Loaded,
    conflicts: Sequence[Conflict],
    marker_size: int,
    sides: Sides,
) -> str:
    """The text of ours, with both versions of what differs between conflict markers.

    An element is shown whole if it has lines of its own. The markers are followed by the names of the
    two sides, and the first one also by what the conflict is about.
    """
    text = ours.text
    line_break = "\r\n" if "\r\n" in text[:10_000] else "\n"
    lines, others = _lines(text), _lines(theirs.text)
    blocks = list(_blocks(conflicts, ours, theirs))
    pieces: list[str] = []
    done = 0
    for hunk, about in _widened(list(hunks(lines, others)), blocks):
        pieces += lines[done : hunk.start]
        label = _label(sides.ours)
        if about:
            # git and editors know a marker by its first characters; what follows is free.
            label += f": {_about(about, sides)}"
        pieces.append(f"{'<' * marker_size} {label}{line_break}")
        pieces += _ended(lines[hunk.start : hunk.end], line_break)
        pieces.append(f"{'=' * marker_size}{line_break}")
        pieces += _ended(others[hunk.other_start : hunk.other_end], line_break)
        pieces.append(f"{'>' * marker_size} {_label(sides.theirs)}{line_break}")
        done = hunk.end
    pieces += lines[done:]
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    """Lines with their breaks; only those that an editor and git see as lines."""
    # str.splitlines would also split at a form feed or U+2028 within a text.
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _ended(lines: Sequence[str], line_break: str) -> Iterator[str]:
    """The lines, each with a line break, which the last line of a file may lack."""
    for line in lines:
        yield line if line.endswith("\n") else line + line_break


def _about(conflicts: Sequence[Conflict], sides: Sides) -> str:
    more = f" (and {len(conflicts) - 1} more)" if len(conflicts) > 1 else ""
    return _label(conflicts[0].said(sides)) + more


def _label(said: str) -> str:
    return shortened("".join(c for c in said if c.isprintable()), _MAX_LABEL)


def _blocks(conflicts: Sequence[Conflict], ours: Loaded, theirs: Loaded) -> Iterator[Block]:
    """The lines of the elements in conflict, as far as the texts have them."""
    files = [(MapFile(loaded), loaded) for loaded in (ours, theirs)]
    for conflict in conflicts:
        for id in (conflict.id, conflict.needed_by):
            if id is None:
                continue
            lines, others = (
                _lines_of(_part(conflict, id, file, loaded), file) for file, loaded in files
            )
            if lines is not None or others is not None:
                yield Block(lines or range(0), others or range(0), conflict)


def _part(conflict: Conflict, id: str, file: MapFile, loaded: Loaded) -> Part | None:
    """Where the element of a conflict is written, or the one that needs it; None if it is not there."""
    if conflict.kind == "map":
        return file.root.part(conflict.fields[0].split(".")[0])
    plurals = [PLURALS[conflict.kind]] if id == conflict.id else ["claims", "relations"]
    for plural in plurals:
        if id in getattr(loaded.map, plural):
            return file.relation(id) if plural == "relations" else file.element(plural, id)
    return None


def _lines_of(part: Part | None, file: MapFile) -> range | None:
    """The lines (from 0) of a part, with the line of its id."""
    if part is None or part.value_at is None:
        return None
    at = part.value_at if part.key_at is None else part.key_at
    start, end = file.tree.extents.start(at), file.tree.extents.end(part.value_at)
    source = file.tree.document.source
    return range(source.position(start)[0] - 1, source.position(max(end - 1, start))[0])


def _widened(
    found: Sequence[Hunk], blocks: Sequence[Block]
) -> Iterator[tuple[Hunk, list[Conflict]]]:
    """Hunks made as wide as the elements they lie in, with what they are about."""
    of_line: dict[int, list[Block]] = defaultdict(list)
    of_other: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        for line in block.lines:
            of_line[line].append(block)
        for line in block.others:
            of_other[line].append(block)
    i = 0
    previous = Hunk(0, 0, 0, 0)
    while i < len(found):
        hunk = found[i]
        about = [b for line in range(hunk.start, hunk.end) for b in of_line[line]]
        about += [b for line in range(hunk.other_start, hunk.other_end) for b in of_other[line]]
        i += 1
        # The first element whose lines can be shown whole in both texts takes all hunks inside
        # it.
        for block in about:
            last = i
            while last < len(found) and _is_inside(found[last], block):
                last += 1
            wide = _around(block, hunk, found[last - 1])
            # A neighbour may reach into the block from outside; no line may stand in two hunks.
            if wide is not None and _in_order(previous, wide, *found[last : last + 1]):
                hunk, i = wide, last
                break
        previous = hunk
        yield hunk, list(dict.fromkeys(b.conflict for b in about))


def _in_order(*hunks: Hunk) -> bool:
    """Whether each hunk ends before the next begins, in both texts."""
    return all(
        one.end <= other.start and one.other_end <= other.other_start
        for one, other in pairwise(hunks)
    )


def _is_inside(hunk: Hunk, block: Block) -> bool:
    return (
        block.lines.start <= hunk.start
        and hunk.end <= block.lines.stop
        and block.others.start <= hunk.other_start
        and hunk.other_end <= block.others.stop
    )


def _around(block: Block, first: Hunk, last: Hunk) -> Hunk | None:
    """The block as one hunk, if it lies in both texts alike around the hunks in it."""
    if not (_is_inside(first, block) and _is_inside(last, block)):
        return None
    before = first.start - block.lines.start == first.other_start - block.others.start
    behind = block.lines.stop - last.end == block.others.stop - last.other_end
    if not (before and behind):
        return None
    return Hunk(block.lines.start, block.lines.stop, block.others.start, block.others.stop)
