"""A map's file as a tree, and where in it each element of the map is written.

An element may be written as one text (`a: Buses are late.`). It grows into a mapping
(`a: {text: Buses are late.}`) before another field can be added.
"""

from __future__ import annotations

from typing import Any

from argmap.edit.file.tree import Node, Part, Tree, UnpatchableError
from argmap.formats.core.loaded import Loaded
from argmap.formats.native.fields import MAP
from argmap.formats.native.keys import ELEMENT_KEYS
from argmap.formats.native.reading import source_field, split_name
from argmap.formats.native.syntax.emitting import Layout

BLOCK_CLAIM: Layout = {"said": {}, "quote": {}}
_BLOCK: dict[str, Layout] = {"claims": BLOCK_CLAIM, "speakers": {}, "sources": {}}


class MapFile:
    """The file of a map that is being edited."""

    def __init__(self, loaded: Loaded) -> None:
        if loaded.native is None or loaded.map is None:
            raise ValueError("only a sound map in argmap's own format can be edited in its file")
        self.places = loaded.native.places
        self.json = loaded.format == "json"
        self.tree = Tree(self.places.document)
        self.root = self.tree.root

    @property
    def default_source(self) -> str | None:
        """The source that every utterance means unless it says otherwise."""
        node = self.root.get("source")
        return node.text if node else None

    def section(self, kind: str) -> Node:
        """The mapping of all claims, speakers or sources; it is added if the file has none."""
        part = self.root.part(kind)
        if part is None:
            part = self.root.put(kind, {}, MAP.order)
        # `claims:` and `claims: {}` have no place for lines; an empty block takes their place.
        elif part.value.is_null or (part.value.is_empty and not self.json):
            self.root.replace(part, {})
        part.layout = {}
        return part.value

    def element(self, kind: str, id: str) -> Part:
        """The part in which an element is written."""
        part = self.section(kind).part(id)
        if part is None:
            raise UnpatchableError(f"{id} is in the map, but not under {kind}")
        return part

    def add_element(self, kind: str, id: str, shape: Any, behind: str | None) -> None:
        """Write a new element after the one with the id `behind`; at the end if that is None."""
        # `text:` without a value would be read as a field and not as an element of that
        # name.
        if shape is None and id in ELEMENT_KEYS[kind]:
            shape = {}
        section = self.section(kind)
        part = Part(id, self.tree.new(shape))
        part.layout = self._layout(kind, section)
        parts = section.all_parts
        last = len(parts) if behind is None else parts.index(self.element(kind, behind)) + 1
        section.insert(part, last)

    def mapping(self, kind: str, id: str) -> Node:
        """An element as a mapping; one that was written as one text grows into one."""
        part = self.element(kind, id)
        if not part.value.is_mapping:
            part.replace(_grown(kind, part.value.data()))
            part.layout = self._layout(kind, part.holder)
        return part.value

    def relation(self, id: str) -> Part:
        """The part in which a relation is written that the file says as it was read."""
        place = self.places.relation(id)
        node = None if place is None else self.tree.at(place)
        if node is None or node.parent is None:
            raise UnpatchableError(f"the relation {id} is in the map, but not in its file")
        return node.parent.part_of(node)

    def _layout(self, kind: str, section: Node) -> Layout | None:
        """How elements with several fields are laid out here: like the nearest one."""
        # The nearest elements show the style; a section of short forms is not searched to its
        # start.
        for part in reversed(section.written_parts[-50:]):
            if part.value.is_mapping and part.value.at is not None:
                in_flow = self.tree.extents.in_flow(part.value.at)
                return None if in_flow else _BLOCK[kind]
        return BLOCK_CLAIM if kind == "claims" else None


def _grown(kind: str, data: Any) -> dict[str, Any]:
    """The fields that an element says with one text."""
    if data is None:
        return {}
    text = str(data)
    if kind == "claims":
        return {"text": data}
    if kind == "sources":
        return {source_field(text): data}
    name, role = split_name(text)
    return {"name": data} if role is None else {"name": name, "role": role}
