"""The changes in the text of a file, gathered stretch by stretch."""

from __future__ import annotations

from typing import Any, NamedTuple

from argmap.edit.file.styles import FileStyle
from argmap.edit.file.tree import Part, Tree
from argmap.formats.native.syntax.emitting import flow_text
from argmap.formats.native.syntax.quoting import quoted_like, scalar


class Patch(NamedTuple):
    """The new text between two offsets of the old text.

    `Patch(3, 4, "2")` makes `a: 1` into `a: 2`; with equal offsets a patch only inserts.
    """

    start: int
    end: int
    text: str


class Patches:
    """The patches of a tree, and how its file is written."""

    def __init__(self, tree: Tree, style: FileStyle) -> None:
        self.tree = tree
        self.extents = tree.extents
        self.style = style
        self.found: list[Patch] = []
        """Of two insertions at one place, the one that is to stand first is added first."""

    def add(self, start: int, end: int, text: str) -> None:
        """Note a patch; its line breaks become those of the file."""
        if self.extents.newline != "\n":
            text = text.replace("\n", self.extents.newline)
        self.found.append(Patch(start, end, text))

    def one_line(self, data: Any, key: str, *, typed: bool = False) -> str:
        """A value on one line, as brackets can hold it."""
        return flow_text(data, key, typed=typed, style=self.style.yaml)

    def key(self, part: Part) -> None:
        """The patch of a key that was renamed."""
        document = self.tree.document
        at = part.key_at
        if at is None or part.key is None or document.text(at) == part.key:
            return
        start, end = self.extents.start(at), self.extents.end(at)
        mark = self.extents.text[start]
        if self.style.json:
            written = self.style.json_text(part.key)
        elif mark in "'\"":
            written = quoted_like(part.key, mark)
        else:
            written = scalar(part.key, flow=True)
        self.add(start, end, written)

    def patched(self) -> str:
        """The text of the file with all patches."""
        whole = self.extents.text
        pieces: list[str] = []
        at = 0
        # The sort is stable: insertions at one place keep their order and precede a replacement
        # there.
        for patch in sorted(self.found, key=lambda p: (p.start, p.end)):
            pieces += whole[at : patch.start], patch.text
            # A patch may lie inside a longer one that is already applied.
            at = max(at, patch.end)
        return "".join([*pieces, whole[at:]])
