"""Anchors and aliases in an edited file: an alias of a value that changes is written out.

    a: &x {text: Buses are late., tags: [trade]}
    b: *x

An edit of the claim `a` must not edit `b`. So when an edit changes what an anchor (`&x`) marks, each
remaining alias (`*x`) becomes the value it stood for. An anchor without aliases is removed as well,
because the reader would take it for a text that happens to begin with `&`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from argmap.edit.file.extents import PROPERTIES
from argmap.edit.file.tree import Node, Part, Tree

_ANCHOR = re.compile(r"&\S+")


class WrittenOut(NamedTuple):
    """An alias that has to become what it stood for."""

    start: int
    end: int
    node: Node


class Dropped(NamedTuple):
    """The stretch of text of an anchor that nothing needs any more."""

    start: int
    end: int


def settled_anchors(tree: Tree) -> Iterator[WrittenOut | Dropped]:
    """Yield the changes that the anchors and aliases of an edited tree need."""
    repeated = _aliases_by_anchor(tree)
    for anchored, aliases in repeated.items():
        standing = [(at, node) for at in aliases if (node := _standing(tree, at)) is not None]
        anchor = _standing(tree, anchored)
        # The marked value is as it was and still used: both can stay.
        if anchor is not None and not anchor.touched and standing:
            continue
        for at, node in standing:
            yield WrittenOut(*tree.document.aliases[at], node)
        if anchor is not None:
            yield from _without_anchor(tree, anchored)


def _aliases_by_anchor(tree: Tree) -> dict[int, list[int]]:
    """The aliases of each anchored node, by their places on the tape.

    The reader copies an anchored value for each alias, and the copy keeps the offsets of the
    original. Equal offsets therefore tell which anchor an alias repeats.
    """
    document = tree.document
    wanted = defaultdict(list)
    copied: set[int] = set()
    for at in document.aliases:
        copied.update(range(at, document.after(at)))
        # A mapping begins where its first key does; the second half of the key tells the two
        # apart.
        wanted[document.starts[at], document.text(at) is None].append(at)
    found: dict[int, list[int]] = {}
    for node, start in enumerate(document.starts):
        aliases = wanted.get((start, document.text(node) is None))
        if aliases and node not in copied:
            found.setdefault(node, aliases)
    return found


def _standing(tree: Tree, place: int) -> Node | None:
    """The node at a place, if it and everything that holds it still stand in the text.

    An alias that was changed inside is written out by the edit, so it stands no longer.
    """
    node = tree.root
    while True:
        parts = node.written_parts
        index = bisect_right(parts, place, key=_beginning) - 1
        part = parts[index] if index >= 0 else None
        if part is None or part.gone:
            return None
        if part.key_at == place:
            return Node(tree, place) if part.key == tree.document.text(place) else None
        node = part.value
        if node.at is None or (node.at in tree.document.aliases and node.touched):
            return None
        if node.at == place:
            return node


def _beginning(part: Part) -> int:
    return part.value_at or 0 if part.key_at is None else part.key_at


def _without_anchor(tree: Tree, anchored: int) -> Iterator[Dropped]:
    text, start = tree.extents.text, tree.document.starts[anchored]
    properties = PROPERTIES.match(text, start)
    anchor = _ANCHOR.search(text, start, properties.end() if properties else start)
    if anchor is None:
        return
    begin, end = anchor.span()
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    if text[end : end + 1] in ("\r", "\n"):
        # Nothing follows on the line, so the spaces before the anchor go with it.
        while text[begin - 1 : begin] in (" ", "\t"):
            begin -= 1
    yield Dropped(begin, end)
