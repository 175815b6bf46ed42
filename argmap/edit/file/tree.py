"""A map file as a tree that can be changed, over the tape that was read from its text.

A node knows where in the text it stands, so that what nobody changed is never written again. The
parts of a node are made when they are looked at: to change one claim of ten thousand, one claim is
taken apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from argmap.edit.file.extents import Extents
from argmap.formats.native.syntax.document import Document
from argmap.formats.native.syntax.emitting import Layout
from argmap.formats.native.syntax.quoting import Written


class UnpatchableError(ValueError):
    """The text of a file cannot be changed in place to say what it has to say."""


class Part:
    """A key with its value, or an element of a list."""

    __slots__ = ("comments", "gone", "key", "key_at", "layout", "value", "value_at")

    def __init__(
        self,
        key: str | None,
        value: Node,
        *,
        key_at: int | None = None,
        value_at: int | None = None,
    ) -> None:
        self.key = key
        self.value = value
        self.key_at = key_at
        """The key's node on the tape; None for a new key and for elements of lists."""
        self.value_at = value_at
        """The node that stood here in the text; None for a new part."""
        self.gone = False
        self.layout: Layout | None = None
        """How a new value is laid out: in a block where it is given, else on its line if it fits."""
        self.comments: list[str] = []
        """Comments of what a new part replaces."""

    @property
    def is_new(self) -> bool:
        """Whether it does not stand in the text."""
        return self.value_at is None

    @property
    def holder(self) -> Node:
        """The mapping or list that it is a part of."""
        if self.value.parent is None:
            raise UnpatchableError("a part of the file belongs to nothing")
        return self.value.parent

    def replace(self, data: Any) -> None:
        """Give it another value."""
        self.holder.replace(self, data)

    def rename(self, key: str) -> None:
        """Give it another key."""
        self.holder.rename(self, key)

    def take_out(self) -> None:
        """Remove it, and every list that would be empty without it."""
        holder = self.holder
        holder.remove(self)
        if holder.is_list and holder.parent is not None and not holder.parts:
            holder.parent.part_of(holder).take_out()


class Node:
    """A mapping, a list or a scalar; `at` is its place on the tape, None where it is new."""

    __slots__ = ("_index", "_parts", "_written", "at", "parent", "scalar", "touched", "tree")

    def __init__(self, tree: Tree, at: int | None, scalar: Any = None) -> None:
        self.tree = tree
        self.at = at
        self.scalar = scalar
        """The text, number, truth or nothing of a new scalar."""
        self._parts: list[Part] | None = None
        self._written: list[Part] = []
        """The parts that stand in the text."""
        self._index: dict[str, Part] | None = None
        self.parent: Node | None = None
        self.touched = False
        """Whether something in it was changed."""

    # -- looking --------------------------------------------------------------------------------

    @property
    def is_mapping(self) -> bool:
        """Whether it holds keys and values."""
        if self.at is not None:
            return self.tree.document.is_mapping(self.at)
        return self.scalar is dict

    @property
    def is_list(self) -> bool:
        """Whether it holds elements."""
        if self.at is not None:
            return self.tree.document.is_sequence(self.at)
        return self.scalar is list

    @property
    def text(self) -> str | None:
        """The text of a scalar; None for nothing, and for what is no scalar."""
        if self.is_mapping or self.is_list:
            return None
        if self.at is None:
            return None if self.scalar is None else str(self.scalar)
        document = self.tree.document
        return None if document.is_null(self.at) else document.text(self.at)

    @property
    def is_null(self) -> bool:
        """Whether it is a scalar that says nothing."""
        return self.text is None and not self.is_mapping and not self.is_list

    @property
    def all_parts(self) -> list[Part]:
        """The parts in their order, with those that are gone."""
        return self._look()

    @property
    def written_parts(self) -> list[Part]:
        """The parts that stand in the text, also those that are gone."""
        self._look()
        return self._written

    @property
    def parts(self) -> list[Part]:
        """The parts in their order."""
        return [part for part in self.all_parts if not part.gone]

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing, or nothing any more."""
        return all(part.gone for part in self.all_parts)

    def __iter__(self) -> Iterator[Node]:
        """The values or elements."""
        return (part.value for part in self.parts)

    def part(self, key: str) -> Part | None:
        """The part of a mapping under a key."""
        if self._index is None:
            # A search through all parts for each key would be quadratic in a map of many claims.
            self._index = {p.key: p for p in self.all_parts if p.key is not None and not p.gone}
        return self._index.get(key)

    def get(self, key: str) -> Node | None:
        """The value of a mapping under a key."""
        part = self.part(key)
        return part.value if part else None

    @property
    def in_extra(self) -> bool:
        """Whether it stands under `extra`, where a bare number is a number."""
        below = self
        while below.parent is not None:
            above = below.parent
            if above.is_mapping and above.part_of(below).key == "extra":
                return True
            below = above
        return False

    def data(self) -> Any:
        """Plain dicts, lists and scalars; a text from the file remembers how it is written."""
        if self.is_mapping:
            return {str(part.key): part.value.data() for part in self.parts}
        if self.is_list:
            return [part.value.data() for part in self.parts]
        if self.at is None:
            return self.scalar
        if self.is_null:
            return None
        text = self.tree.document.text(self.at) or ""
        return Written(text, self.tree.extents.raw(self.at))

    # -- changing -------------------------------------------------------------------------------

    def touch(self) -> None:
        """Note that something in it was changed."""
        node: Node | None = self
        # What holds a touched node is touched already, so the climb can stop early.
        while node is not None and not node.touched:
            node.touched = True
            node = node.parent

    def put(self, key: str, data: Any, order: tuple[str, ...] = ()) -> Part:
        """Set a key of a mapping; a new key goes where `order` says, else to the end."""
        part = self.part(key)
        if part is not None:
            self.replace(part, data)
            return part
        part = Part(key, self.tree.new(data))
        self.insert(part, self._place(key, order))
        return part

    def append(self, data: Any) -> Part:
        """Add an element to the end of a list."""
        part = Part(None, self.tree.new(data))
        self.insert(part, len(self.all_parts))
        return part

    def insert(self, part: Part, index: int) -> None:
        """Put a new part before the one that is at `index` among all parts."""
        self.all_parts.insert(index, part)
        if self._index is not None and part.key is not None:
            self._index[part.key] = part
        part.value.parent = self
        self.touch()

    def replace(self, part: Part, data: Any) -> None:
        """Give a part another value."""
        part.value = self.tree.new(data)
        part.value.parent = self
        self.touch()

    def rename(self, part: Part, key: str) -> None:
        """Give a part of a mapping another key."""
        part.key, self._index = key, None
        self.touch()

    def remove(self, part: Part) -> None:
        """Remove a part."""
        # Written parts stay in the list as `gone`, because the patches need their offsets.
        if part.is_new:
            self.all_parts.remove(part)
        else:
            part.gone = True
        if self._index is not None and part.key is not None:
            self._index.pop(part.key, None)
        self.touch()

    def drop(self, key: str) -> None:
        """Remove a key and its value, if the mapping has it."""
        part = self.part(key)
        if part is not None:
            self.remove(part)

    def part_of(self, value: Node) -> Part:
        """The part that holds a value."""
        return next(p for p in self.all_parts if p.value is value)

    def _place(self, key: str, order: tuple[str, ...]) -> int:
        """The index for a new key: after the last key that precedes it in `order`.

        With the order `text, tags, note`, a new `tags` goes between `text` and `note`.
        """
        parts = self.all_parts
        if key not in order:
            return len(parts)
        before = order[: order.index(key)]
        for index in range(len(parts) - 1, -1, -1):
            if parts[index].key in before:
                return index + 1
        return 0 if any(p.key in order and not p.gone for p in parts) else len(parts)

    def _look(self) -> list[Part]:
        if self._parts is None:
            self._written = list(self._read()) if self.at is not None else []
            self._parts = [*self._written]
        return self._parts

    def _read(self) -> Iterator[Part]:
        document, at = self.tree.document, self.at
        if at is None or document.text(at) is not None:
            return
        if document.is_mapping(at):
            for key, value in document.items(at):
                yield Part(document.text(key), self._held(value), key_at=key, value_at=value)
        else:
            for value in document.elements(at):
                yield Part(None, self._held(value), value_at=value)

    def _held(self, at: int) -> Node:
        node = Node(self.tree, at)
        node.parent = self
        return node


class Tree:
    """The tree of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.extents = Extents(document)
        self.root = Node(self, 0)

    def new(self, data: Any) -> Node:
        """A new node, and below it new nodes, from plain dicts, lists and scalars."""
        if isinstance(data, dict):
            node = Node(self, None, dict)
            for key, value in data.items():
                node.insert(Part(key, self.new(value)), len(node.all_parts))
        elif isinstance(data, list):
            node = Node(self, None, list)
            for value in data:
                node.append(value)
        else:
            node = Node(self, None, data)
        return node

    def at(self, place: int) -> Node | None:
        """The node that stands at a place on the tape, unless it or what holds it was replaced."""
        node = self.root
        while node.at != place:
            written = node.written_parts
            index = bisect_right(written, place, key=lambda part: part.value_at or 0) - 1
            if index < 0 or written[index].gone or written[index].value.at is None:
                return None
            node = written[index].value
        return node
