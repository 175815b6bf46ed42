"""A map's file as a tree, with what the native file's shorthands mean.

Here is known that a claim may be one text and has to grow into a mapping, that words stand with the
claim or under `said`, and that a relation stands with its premise, with its target or by itself.
"""

from __future__ import annotations

from typing import Any

from argmap.edit.file.tree import Node, Part, Tree
from argmap.formats.core.loaded import Loaded
from argmap.formats.native.emitting import Layout
from argmap.formats.native.fields import MAP
from argmap.formats.native.keys import ELEMENT_KEYS, ORDERS
from argmap.formats.native.reading import source_field, split_name

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
        self._moved: dict[int, Part] = {}
        """Where relations are that stood at a place on the tape and were written anew."""
        self._new_relations: dict[str, Part] = {}
        self._read_as: dict[str, str] = {}
        """The id with which a relation was read, by the one it has now."""

    # -- elements -------------------------------------------------------------------------------

    def section(self, kind: str) -> Node:
        """The mapping of all claims, speakers or sources; it is added where there is none."""
        part = self.root.part(kind)
        if part is None:
            part = self.root.put(kind, {}, MAP.order)
        elif part.value.is_null or (part.value.is_empty and not self.json):
            self.root.replace(part, {})
        part.layout = {}
        return part.value

    def add_element(self, kind: str, id: str, shape: Any) -> None:
        """Write a new element."""
        if shape is None and id in ELEMENT_KEYS[kind]:
            shape = {}
        section = self.section(kind)
        part = section.put(id, shape)
        part.layout = self._layout(kind, section)

    def element(self, kind: str, id: str) -> Part:
        """The part in which an element is written."""
        part = self.section(kind).part(id)
        assert part is not None, f"{kind} {id} is in the map but not in its file"
        return part

    def mapping(self, kind: str, id: str) -> Node:
        """An element as a mapping; one that was written as one text grows into one."""
        part = self.element(kind, id)
        if part.value.is_mapping:
            return part.value
        section = self.section(kind)
        section.replace(part, _grown(kind, part.value.data()))
        part.layout = self._layout(kind, section)
        return part.value

    def _layout(self, kind: str, section: Node) -> Layout | None:
        """How elements with several fields are laid out here: as the nearest one that there is."""
        for part in reversed(section.written_parts[-50:]):
            if part.value.is_mapping and part.value.at is not None:
                in_flow = self.tree.extents.in_flow(part.value.at)
                return None if in_flow else _BLOCK[kind]
        return BLOCK_CLAIM if kind == "claims" else None

    def set_field(self, kind: str, id: str, key: str, data: Any) -> None:
        """Write a field of an element; None takes it away."""
        mapping = self.mapping(kind, id)
        if data is None:
            mapping.drop(key)
        else:
            mapping.put(key, data, ORDERS[kind])

    @property
    def default_source(self) -> str | None:
        """The source that every utterance means unless it says otherwise."""
        node = self.root.get("source")
        return node.text if node else None

    # -- places of relations --------------------------------------------------------------------

    def relation(self, id: str) -> Part:
        """The part in which a relation is written."""
        if id in self._new_relations:
            return self._new_relations[id]
        place = self.places.relation(self._read_as.get(id, id))
        assert place is not None, f"the relation {id} is in the map but not in its file"
        if place in self._moved:
            return self._moved[place]
        node = self.tree.at(place)
        assert node is not None
        assert node.parent is not None
        return node.parent.part_of(node)

    def added_relation(self, id: str, part: Part) -> None:
        """Note where a new relation is written."""
        self._new_relations[id] = part

    def renamed_relations(self, ids: dict[str, str]) -> None:
        """Note that relations have other ids from now on; `ids` gives the new one for each old."""
        new = {ids.get(id, id): part for id, part in self._new_relations.items()}
        read = {now: self._read_as.get(was, was) for was, now in ids.items()}
        self._new_relations = new
        self._read_as |= {id: was for id, was in read.items() if id not in new}

    def replace(self, part: Part, data: Any) -> None:
        """Give a part another value; a relation that stood there is found again."""
        parent = part.value.parent
        assert parent is not None
        parent.replace(part, data)
        if part.value_at is not None:
            self._moved[part.value_at] = part

    def into_list(self, holder: Node, part: Part) -> Node:
        """Make a list of a value that stood alone under a key."""
        alone = part.value
        place = part.value_at if alone.at is not None else None
        known = [id for id, p in self._new_relations.items() if p is part]
        moved = [at for at, p in self._moved.items() if p is part]
        holder.replace(part, [alone.data()])
        element = part.value.all_parts[0]
        for at in (*moved, *([place] if place is not None else [])):
            self._moved[at] = element
        for id in known:
            self._new_relations[id] = element
        return part.value

    def remove(self, part: Part) -> None:
        """Take a part away, and the list that would be empty without it."""
        while True:
            holder = part.value.parent
            assert holder is not None
            holder.remove(part)
            if not holder.is_list or holder.parts or holder.parent is None:
                return
            part = holder.parent.part_of(holder)


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
