"""The canonical layout of a map's file, with the comments of the file.

The native writer lays the map out. Each comment then moves to the new place of the thing it belongs
to; a blank line between elements stays one blank line. From

    claims: {b: {text: "B"}}   # our motion

comes

    claims:  # our motion
      b: B
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field

from argmap.diagnostics import SourceText
from argmap.edit.file.comments import Comment, comments_of
from argmap.edit.file.extents import Extents
from argmap.edit.file.identity import MAX_INDENT, Identities
from argmap.formats.core.loaded import Loaded
from argmap.formats.native.reading import read_yaml
from argmap.formats.native.syntax.emitting import emit_yaml
from argmap.formats.native.writing import native_shape, writable

MAX_ALIGNED = 60
"""Comments at line ends are aligned if their lines have at most this many code points."""

FIRST_KEY = 1
"""The node of the first key of a map."""


def canonical_text(loaded: Loaded) -> str:
    """The text of a sound native file in its canonical layout; it gives the same map."""
    if loaded.map is None or loaded.native is None:
        raise ValueError("only a sound map in argmap's own format has a canonical layout")
    document = loaded.native.places.document
    root = {document.text(key): value for key, value in document.items(0)}
    source = document.text(root["source"]) if "source" in root else None
    if "source" in root and document.is_null(root["source"]):
        source = None
    shape = writable(native_shape(loaded.map, source))
    # The model does not hold `$schema`, which editors use; the native writer would lose it.
    if "$schema" in root:
        shape = {"$schema": document.text(root["$schema"]), **shape}
    # JSON has no comments to place.
    if loaded.format == "json":
        return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
    text = "".join(emit_yaml(shape))
    comments = comments_of(document)
    return _Layout(text, loaded).with_comments(comments) if comments else text


@dataclass(slots=True)
class _Line:
    """A line of the new text, with the comments that go with it."""

    text: str
    above: list[str] = field(default_factory=list)
    behind: str = ""
    below: list[str] = field(default_factory=list)


class _Layout:
    """The new text as lines, and where on them the things of the old one stand."""

    def __init__(self, text: str, old: Loaded) -> None:
        new = read_yaml(SourceText(text))
        assert new.native is not None
        self.document = new.native.places.document
        self.extents = Extents(self.document)
        self.source = self.document.source
        self.lines = [_Line(line) for line in text.split("\n")[:-1]]
        self.old, self.new = Identities(old), Identities(new)

    def with_comments(self, comments: list[Comment]) -> str:
        """The text with the comments."""
        above: dict[int, list[str]] = defaultdict(list)
        for comment in comments:
            if comment.where == "below":
                self._put_below(comment, above)
                continue
            entry = self._place(comment.node)
            if entry is None:
                entry = FIRST_KEY
            line = self.source.position(self.extents.start(entry))[0] - 1
            if comment.where == "behind" and not self.lines[line].behind:
                self.lines[line].behind = comment.text
            # Blank lines stay between elements, where people group them, and not inside an
            # element.
            elif comment.text or above[line] or self.new.depth(entry) <= 2:
                above[line].append(comment.text)
        for number, texts in above.items():
            self.lines[number].above = self._block(number, texts)
        return "\n".join(self._all_lines()) + "\n"

    def _all_lines(self) -> list[str]:
        written: list[str] = []
        for line, column in zip(self.lines, self._columns(), strict=True):
            written += line.above
            behind = line.behind and line.behind.rjust(len(line.behind) + column - len(line.text))
            written.append(line.text + behind)
            # What stands deeper belongs to what is nearer.
            written += sorted(line.below, key=lambda c: len(c) - len(c.lstrip(" ")), reverse=True)
        return written

    def _columns(self) -> list[int]:
        """Where the comment after each line begins: at one column on consecutive lines."""
        columns = [len(line.text) + 2 for line in self.lines]
        run: list[int] = []
        for number, line in enumerate(self.lines):
            if line.above or not line.behind or len(line.text) > MAX_ALIGNED:
                run = []
            if line.behind and len(line.text) <= MAX_ALIGNED:
                run.append(number)
                column = max(len(self.lines[n].text) for n in run) + 2
                for n in run:
                    columns[n] = column
            if line.below:
                run = []
        return columns

    def _place(self, node: int) -> int | None:
        """The new entry for something in the old file; None if nothing of it is left."""
        places = (self.new.find(identity) for identity in self.old.names(node))
        # The names go from the thing itself outwards, so the nearest surviving one gets the comment.
        return next((place for place in places if place is not None), None)

    def _block(self, number: int, texts: list[str]) -> list[str]:
        """Comments above a line, indented like the line, with at most one blank line between them."""
        line = self.lines[number].text
        pad = " " * (len(line) - len(line.lstrip(" ")))
        before = self.lines[number - 1].text if number else ""
        heads = number == 0 or before == "" or before.endswith(":")
        block: list[str] = []
        for text in texts:
            blank = not block[-1] if block else heads
            if text or not blank:
                block.append(pad + text if text else "")
        return block

    def _put_below(self, comment: Comment, above: dict[int, list[str]]) -> None:
        """Put a comment after the whole entry whose depth it has.

        A blank line follows each key of the map. A comment there would be read as a comment above
        the next key, so it is put above that key.
        """
        if not comment.text:
            return
        entry = self.old.entry_at(comment.node, comment.column)
        node = self._place(entry)
        if node is None or self.new.depth(node) > self.old.depth(entry):
            self.lines[-1].below.append(comment.text)
            return
        start = self.extents.start(node)
        end = max(self.extents.end(self.new.value_of(node)), start + 1)
        first = self.source.position(start)[0] - 1
        last = self.source.position(end - 1)[0] - 1
        text = self.lines[first].text
        if not text.startswith(" ") and last + 1 < len(self.lines):
            following = last + 1 if self.lines[last + 1].text else last + 2
            above[following] += [comment.text, ""]
            return
        indent = min(self.new.column(node), MAX_INDENT)
        if indent == MAX_INDENT:
            indent = len(text) - len(text.lstrip(" "))
        self.lines[last].below.append(" " * indent + comment.text)
