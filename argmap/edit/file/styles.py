"""The style of a file, found in the file itself: indents, quotation marks, spaces, escapes."""

from __future__ import annotations

import json as json_module
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import Any

from argmap.edit.file.tree import Node, Tree
from argmap.formats.native.syntax.emitting import Style
from argmap.formats.native.syntax.quoting import Written, literal_lines, quoted_like

MAX_LOOKED_AT = 40
"""How many elements are looked at to find out how the file is written."""


@dataclass(frozen=True, slots=True)
class FileStyle:
    """The style of a file, in the ways in which files differ."""

    tree: Tree
    json: bool
    yaml: Style
    """The depth of a level, and where quotation marks are usual; in JSON the depth alone."""
    comma: str = ", "
    colon: str = ": "
    ascii: bool = False
    """Whether JSON text is written with escapes for all that is not ASCII."""

    def json_text(self, data: Any) -> str:
        """A value as JSON on one line."""
        return json_module.dumps(data, ensure_ascii=self.ascii, separators=(self.comma, self.colon))

    def json_lines(self, data: Any, pad: str) -> str:
        """A value as JSON with a line for each of its parts; `pad` is where it stands."""
        lines = json_module.dumps(
            data, ensure_ascii=self.ascii, indent=self.yaml.step, separators=(",", self.colon)
        ).split("\n")
        return ("\n" + pad).join(lines)

    def like_before(self, data: Any, at: int) -> Any:
        """A text in the quotation marks that the text it replaces has."""
        before = self.tree.document.text(at)
        if not isinstance(data, str) or isinstance(data, Written) or before is None:
            return data
        raw = self.tree.extents.raw(at)
        mark = raw[:1]
        # Text of several lines is easier to read as a block than in quotation marks.
        if mark in ("'", '"') and mark and literal_lines(data) is None:
            return Written(data, quoted_like(data, mark))
        return data


def style_of(tree: Tree, *, json: bool) -> FileStyle:
    """How the file of a tree is written."""
    text = tree.extents.text
    if json:
        found = re.search(r"\{[ \t]*(?:\r\n|\n|\r)([ \t]+)\"", text)
        step = len(found[1]) if found else 2
        colon = re.search(r'"(:\s*)', text)
        comma = ", " if re.search(r",[ \t]", text) or found else ","
        # Python's json escapes all but ASCII by default; a file written so stays pure ASCII.
        escaped = text.isascii() and re.search(r"\\u[0-9a-fA-F]{4}", text) is not None
        spaced = ": " if colon is None or colon[1] != ":" else ":"
        return FileStyle(tree, True, Style(step), comma, spaced, escaped)
    return FileStyle(tree, False, Style(_step(tree), quotes=_usual_quotes(tree)))


def _step(tree: Tree) -> int:
    """By how much the first nested block stands deeper than what holds it."""
    for part in tree.root.written_parts:
        if (
            part.value_at is None
            or part.key_at is None
            or not tree.document.is_mapping(part.value_at)
        ):
            continue
        if not tree.extents.in_flow(part.value_at) and part.value_at not in tree.document.aliases:
            first = tree.document.starts[part.value_at + 1]
            return max(
                1,
                tree.extents.column(first) - tree.extents.column(tree.document.starts[part.key_at]),
            )
    return 2


def _usual_quotes(tree: Tree) -> dict[str, str]:
    """The quotation marks in which most texts under a key stand, where they do."""
    marks: dict[str, Counter[str]] = defaultdict(Counter)
    for section in ("claims", "speakers", "sources"):
        elements = tree.root.get(section)
        for element in islice(elements or (), MAX_LOOKED_AT):
            for part in _texts(element):
                at = part.value_at
                if at is not None and part.key is not None and tree.document.text(at):
                    marks[part.key][tree.extents.raw(at)[0]] += 1
    usual = {key: found.most_common(1)[0] for key, found in marks.items()}
    return {
        key: mark
        for key, (mark, count) in usual.items()
        # One quoted text is no habit: YAML may have required the marks there.
        if mark in "'\"" and count * 2 > marks[key].total() and count > 1
    }


def _texts(element: Node) -> Any:
    for part in element.written_parts:
        if part.value.is_list and part.key == "said":
            for inner in part.value:
                yield from inner.written_parts
        else:
            yield part
