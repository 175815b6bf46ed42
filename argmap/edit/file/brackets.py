"""Changes inside brackets: YAML's flow style, and all of JSON."""

from __future__ import annotations

import re
from typing import Any

from argmap.edit.file.patches import Patches
from argmap.edit.file.tree import Node, Part
from argmap.formats.native.syntax.document import MAPPING, SEQUENCE
from argmap.formats.native.syntax.quoting import scalar

_GAP = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*")
_COMMENT = re.compile(r"[ \t]*#[^\r\n]*")
_REST = re.compile(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(\r\n|\r|\n)")


class BracketPatch:
    """The patches of one mapping or list in brackets.

    Commas separate the parts, so removing a part must also remove one comma: without `b`,
    `{a: 1, b: 2}` becomes `{a: 1}`, and without `a` it becomes `{b: 2}`. For each part that stays
    the patch asks whether a comma follows it and whether one has to. A `spread` collection has a
    line for each part.
    """

    def __init__(self, patches: Patches, node: Node) -> None:
        assert node.at is not None
        self.patches = patches
        self.node = node
        self.extents = patches.extents
        self.text = patches.extents.text
        self.written = node.written_parts
        self.opening = patches.extents.opening(node.at)
        self.closing = patches.extents.end(node.at) - 1
        first = self._start(self.written[0]) if self.written else self.closing
        self.spread = "\n" in self.text[self.opening : first] or (
            "\r" in self.text[self.opening : first]
        )
        self.pad = " " * self.extents.column(first)
        self.trailing = bool(self.written) and self._comma(self.written[-1]) is not None

    def write(self) -> None:
        """Note the patches."""
        parts = self.node.parts
        if all(part.is_new for part in parts):
            self._write_anew(parts)
            return
        for part in self.written:
            if part.gone:
                self._delete(part)
            elif part.value.at != part.value_at:
                self.patches.key(part)
                self._replace(part)
            else:
                self.patches.key(part)
        self._separate(parts)

    def _separate(self, parts: list[Part]) -> None:
        """Write the new parts between those that stay, with commas where they are needed."""
        new: list[Part] = []
        last: Part | None = None
        for number, part in enumerate(parts, 1):
            if part.is_new:
                new.append(part)
                continue
            if last is None:
                self._insert_before(part, new)
            else:
                self._insert_behind(last, new, ends=False)
            new, last = [], part
            # Authors who write a comma after the last part keep that habit.
            needs = number < len(parts) or self.trailing
            comma = self._comma(part)
            if needs and comma is None:
                self.patches.add(self._end(part), self._end(part), f"{self._space(part)},")
            elif comma is not None and not needs:
                # The spaces up to what is gone go with the comma, where it stood on the same line.
                rest = _GAP.match(self.text, comma + 1)
                stop = rest.end() if rest else comma + 1
                stop = stop if self._is_one_line(comma, stop) else comma + 1
                self.patches.add(self._end(part), stop, self._space(part))
        if last is not None:
            self._insert_behind(last, new, ends=True)
            self._close_gaps(next(p for p in parts if not p.is_new), last)

    def _close_gaps(self, first: Part, last: Part) -> None:
        """Remove the gaps that removed parts leave at the beginning and the end of the brackets."""
        start, stop = self._start(self.written[0]), self._start(first)
        if not self.extents.begins_line(start) and "#" not in self.text[start:stop]:
            self.patches.add(start, stop, "")
        comma, closing = self._comma(last), self._comma(self.written[-1])
        if comma is None or self.written[-1] is last:
            return
        stays = self.trailing or self.node.parts[-1] is not last
        start = comma + 1 if stays else self._end(last)
        stop = self._end(self.written[-1]) if closing is None else closing + 1
        if self._is_one_line(start, stop):
            self.patches.add(start, stop, "")

    def _is_one_line(self, start: int, stop: int) -> bool:
        """Whether a stretch can be removed: it has no comment, and no line break that others need."""
        gone = self.text[start:stop]
        return "#" not in gone and not (self.spread and ("\n" in gone or "\r" in gone))

    # -- where parts are ------------------------------------------------------------------------

    def _start(self, part: Part) -> int:
        at = part.key_at if part.key_at is not None else part.value_at
        assert at is not None
        return self.extents.start(at)

    def _end(self, part: Part) -> int:
        assert part.value_at is not None
        return self.extents.entry_end(part.key_at, part.value_at)

    def _space(self, part: Part) -> str:
        """The space that a colon without a value needs before a comma or a bracket."""
        return " " if self.text[self._end(part) - 1] == ":" else ""

    def _comma(self, part: Part) -> int | None:
        """The offset of the comma that follows a part."""
        gap = _GAP.match(self.text, self._end(part))
        at = gap.end() if gap else self._end(part)
        return at if self.text[at : at + 1] == "," else None

    # -- what is done to them -------------------------------------------------------------------

    def _delete(self, part: Part) -> None:
        start, end, comma = self._start(part), self._end(part), self._comma(part)
        stop = end if comma is None else comma + 1
        rest = _REST.match(self.text, stop)
        if self.extents.begins_line(start) and rest is not None:
            self.patches.add(self.extents.line_start(start), rest.end(), "")
            return
        # The space after the comma is removed, too, or `{a: 1, b: 2}` would become `{ b: 2}`.
        spaces = _GAP.match(self.text, stop)
        if spaces and comma is not None and part is not self.written[-1]:
            stop = spaces.end()
        self.patches.add(start, stop, "")

    def _replace(self, part: Part) -> None:
        assert part.value_at is not None
        at = part.value_at
        written = self._written(part)
        if part.key_at is None or self.extents.has_value(part.key_at, at):
            self.patches.add(self.extents.start(at), self.extents.end(at), written)
            return
        colon = self.extents.after_colon(part.key_at)
        if colon is None:
            colon, written = self.extents.end(part.key_at), f": {written}"
        else:
            written = f" {written}"
        self.patches.add(colon, colon, written)

    def _insert_before(self, part: Part, new: list[Part]) -> None:
        between = "\n" + self.pad if self.spread else " "
        text = "".join(f"{self._entry(p)},{between}" for p in new)
        if text:
            self.patches.add(self._start(part), self._start(part), text)

    def _insert_behind(self, last: Part, new: list[Part], *, ends: bool) -> None:
        if not new:
            return
        comma = self._comma(last)
        at = self._end(last) if comma is None else comma + 1
        # A comment at the end of the line is about the last part; the new one goes below it.
        if self.spread and (comment := _COMMENT.match(self.text, at)):
            at = comment.end()
        space = self.patches.style.comma.removeprefix(",")
        between = "\n" + self.pad if self.spread else space
        entries = f",{between}".join(self._entry(p) for p in new)
        closed = ends and not self.trailing
        self.patches.add(at, at, between + entries + ("" if closed else ","))

    def _write_anew(self, parts: list[Part]) -> None:
        """Write all that stands between the brackets."""
        style = self.patches.style
        inside = self.opening + 1
        if not parts:
            self.patches.add(inside, self.closing, "")
            return
        outer = self.extents.line_start(self.opening)
        indent = self.text[outer : self.opening]
        base = indent[: len(indent) - len(indent.lstrip(" \t"))]
        # `{}` does not say how it would be filled. In JSON of several lines it gets lines of its
        # own.
        spread = self.spread or (style.json and "\n" in self.text.rstrip())
        if spread:
            self.pad = base + " " * style.yaml.step
            self.spread = True
            lines = f",\n{self.pad}".join(self._entry(p) for p in parts)
            self.patches.add(inside, self.closing, f"\n{self.pad}{lines}\n{base}")
        else:
            self.patches.add(inside, self.closing, style.comma.join(self._entry(p) for p in parts))

    # -- how they are written -------------------------------------------------------------------

    def _entry(self, part: Part) -> str:
        written = self._written(part)
        if part.key is None:
            return written
        if self.patches.style.json:
            return self.patches.style.json_text(part.key) + self.patches.style.colon + written
        return f"{scalar(part.key, flow=True)}: {written}"

    def _written(self, part: Part) -> str:
        data, style = part.value.data(), self.patches.style
        if not style.json:
            if part.value_at is not None:
                data = style.like_before(data, part.value_at)
            return self.patches.one_line(
                data, part.key or "", typed=part.key == "extra" or self.node.in_extra
            )
        if self.spread and isinstance(data, (dict, list)) and self._spreads(data):
            return style.json_lines(data, self.pad)
        return style.json_text(data)

    def _spreads(self, data: Any) -> bool:
        """Whether the file gives mappings (or lists) a line for each part, judged by the first one found."""
        document = self.patches.tree.document
        kind = MAPPING if isinstance(data, dict) else SEQUENCE
        # The layout of a file shows near its top; a large map is not searched to the end for it.
        for node in range(1, min(len(document.values), 2_000)):
            if document.values[node] is kind and document.after(node) > node + 1:
                start = document.starts[node]
                first = document.starts[node + 1]
                inner = node not in (v for _, v in document.items(0))
                if inner:
                    return "\n" in self.text[start:first]
        return True
