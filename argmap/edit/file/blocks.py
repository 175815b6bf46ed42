"""Changes in YAML's block style, made by whole lines.

A part (a key with its value, or a list item) takes its comments along. With `b` removed and `d` new,

    a: 1
    b: 2
      # about b, because it stands deeper
    # about c
    c: 3

becomes

    a: 1
    # about c
    c: 3
    d: 4
"""

from __future__ import annotations

from argmap.edit.file.patches import Patches
from argmap.edit.file.tree import Node, Part
from argmap.formats.native.syntax.emitting import entry_lines, value_lines


class BlockPatch:
    """The patches of one mapping or list in block style."""

    def __init__(self, patches: Patches, node: Node) -> None:
        self.patches = patches
        self.node = node
        self.extents = patches.extents
        self.text = patches.extents.text
        self.parts = node.all_parts
        self.written = [p for p in self.parts if p.value_at is not None]
        self.column = self.extents.column(self._start(self.written[0]))
        self.typed = node.in_extra

    def write(self) -> None:
        """Note the patches."""
        last: Part | None = None
        new: list[Part] = []
        first = self._start(self.written[0])
        begins = self.extents.begins_line(first)
        # The first part may share its line with a dash (`- text: …`), which must stay.
        for part in self.parts if begins else self._behind_mark(first):
            if part.is_new:
                new.append(part)
                continue
            if new:
                self._insert(new, last, part)
                new = []
            if part.gone:
                self._delete(part)
            else:
                self.patches.key(part)
                if part.value.at != part.value_at:
                    self._replace(part)
            last = part
        if new:
            self._insert(new, last, None)

    # -- where parts are ------------------------------------------------------------------------

    def _start(self, part: Part) -> int:
        """Where a part begins: at its key (or the `?` before it), or at its dash."""
        if part.key_at is not None:
            start = self.extents.start(part.key_at)
            before = self.text[self.extents.line_start(start) : start].rstrip()
            return len(before) - 1 + self.extents.line_start(start) if before[-1:] == "?" else start
        assert part.value_at is not None
        assert self.node.at is not None
        if part is self.written[0]:
            return self.extents.opening(self.node.at)
        # The tape does not record dashes. Look upwards from the value to a dash in the list's
        # column.
        column = self.extents.column(self.extents.opening(self.node.at))
        at = self.extents.start(part.value_at)
        while True:
            line = self.extents.line_start(at)
            if self.text[line + column : line + column + 1] == "-" and line + column <= at:
                return line + column
            at = line - 1

    def _end(self, part: Part) -> int:
        """Where a part ends: after its value, or after its colon or dash."""
        assert part.value_at is not None
        # An empty value has no width of its own; the part still extends past its dash.
        return max(self.extents.entry_end(part.key_at, part.value_at), self._start(part) + 1)

    def _lines_end(self, part: Part) -> int:
        """The beginning of the line behind a part and the comments that belong to it."""
        return self.extents.after_comments(self.extents.next_line(self._end(part)), self.column)

    # -- what is done to them -------------------------------------------------------------------

    def _delete(self, part: Part) -> None:
        start = self.extents.line_start(self._start(part))
        self.patches.add(start, self._lines_end(part), "")

    def _behind_mark(self, start: int) -> list[Part]:
        """Patch the removed parts that share a line with a dash; return the parts that follow them.

        The next part that stays, or a new one, moves up behind the dash: without `text`,
        `- text: A` over `  tags: [x]` becomes `- tags: [x]`.
        """
        left = next(
            (i for i, part in enumerate(self.parts) if not (part.gone or part.is_new)), None
        )
        before, behind = self.parts[:left], self.parts[left:] if left is not None else []
        gone = [part for part in before if part.gone]
        if not gone:
            return self.parts
        pad = " " * self.column
        lines = "".join(self._entry(part, pad) for part in before if part.is_new)
        if not behind:
            # Nothing is left after the dash, so the space after it is removed, too.
            start = start if lines else len(self.text[:start].rstrip(" "))
            self.patches.add(start, self._end(gone[-1]), lines[self.column :].rstrip("\n"))
            return []
        # A comment above what is left stays.
        rest = self.text[self._lines_end(gone[-1]) : self._start(behind[0])].lstrip()
        self.patches.add(
            start, self._start(behind[0]) - len(rest), lines[self.column :] + pad if lines else ""
        )
        return behind

    def _insert(self, new: list[Part], last: Part | None, following: Part | None) -> None:
        """Write new parts as lines after `last`, or before `following`."""
        pad = " " * self.column
        if last is not None:
            blank = "\n" if self._separated(last, following) else ""
            at = self._lines_end(last)
            self.patches.add(at, at, "".join(blank + self._entry(p, pad) for p in new))
            return
        assert following is not None
        at = self._start(following)
        lines = "".join(self._entry(p, pad) for p in new)
        if self.extents.begins_line(at):
            # A comment right above the next part belongs to that part, so the new lines go above
            # both.
            at = self._above_comments(at)
            self.patches.add(at, at, lines)
        else:
            self.patches.add(at, at, lines[self.column :] + pad)

    def _above_comments(self, start: int) -> int:
        """The beginning of the comment right above a line.

        A comment at the very top is about the whole file and stays there.
        """
        line = at = self.extents.line_start(start)
        while at > 0:
            above = self.extents.line_start(at - 1)
            if not self.text[above:at].lstrip(" ").startswith("#"):
                return at
            at = above
        return line

    def _separated(self, last: Part, following: Part | None) -> bool:
        """Whether parts of this mapping or list have a blank line between them."""
        assert last.value_at is not None
        # After `|+` a blank line would become part of the text.
        if self.extents.keeps_breaks(last.value_at):
            return False
        # The first part has nothing above it to be separated from, so only later ones tell the
        # style.
        if last is not self.written[0]:
            return self._blank_above(last)
        return following is not None and self._blank_above(following)

    def _blank_above(self, part: Part) -> bool:
        at = self._start(part)
        while self.extents.line_start(at) > 0:
            if self.extents.blank_before(at):
                return True
            at = self.extents.line_start(self.extents.line_start(at) - 1)
            if not self.text[at:].lstrip(" ").startswith("#"):
                return False
        return False

    def _entry(self, part: Part, pad: str) -> str:
        """A new part as lines."""
        style = self.patches.style.yaml
        data = part.value.data()
        comments = "".join(f"{pad}{comment}\n" for comment in part.comments)
        if part.key is None:
            lines = value_lines(
                f"{pad}-", "", data, self.column + 2, part.layout, typed=self.typed, style=style
            )
        else:
            typed = self.typed or part.key == "extra"
            lines = entry_lines(
                pad, part.key, data, self.column, part.layout, typed=typed, style=style
            )
        return comments + "".join(lines)

    def _replace(self, part: Part) -> None:
        """Write a new value where another stood; a comment at the end of the line stays there."""
        assert part.value_at is not None
        at, data = part.value_at, part.value.data()
        typed = self.typed or part.key == "extra"
        if part.key_at is None:
            start = self.extents.start(at)
            one_line = self.patches.one_line(data, "", typed=typed)
            self._keep_comments(part, start)
            # An empty item may end at its dash: `-z` would be no item, but a text.
            space = " " if self.text[start - 1 : start] == "-" else ""
            self.patches.add(start, max(self.extents.end(at), start), space + one_line)
            return
        colon = self.extents.after_colon(part.key_at)
        # An author who quotes a text wants it quoted after an edit, too.
        data = self.patches.style.like_before(data, at)
        style = self.patches.style.yaml
        indent = self.column + style.step
        head, *tail = value_lines(
            ":", part.key or "", data, indent, part.layout, typed=typed, style=style
        )
        if colon is None:
            # A key behind a question mark, and nothing more: `? a: A` would be another key.
            line = self.extents.next_line(self.extents.end(part.key_at))
            self.patches.add(line, line, "".join([" " * self.column, head, *tail]))
            return
        end = self._end(part)
        self._keep_comments(part, colon)
        self.patches.add(colon, end, head[1:].rstrip("\n"))
        if tail:
            line = self.extents.next_line(end)
            self.patches.add(line, line, "".join(tail))

    def _keep_comments(self, part: Part, start: int) -> None:
        """Move the comments inside a replaced value to the lines above its part."""
        assert part.value_at is not None
        comments = self.extents.comments_before(part.value_at, start)
        comments += self.extents.comments(part.value_at)
        line = self.extents.line_start(self._start(part))
        pad = " " * self.column
        if comments and self.extents.begins_line(self._start(part)):
            self.patches.add(line, line, "".join(f"{pad}{c}\n" for c in comments))
