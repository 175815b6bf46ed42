"""What a place in a file stands for, so that it can be found in another spelling of the same map.

The scalar `x` in `b: {rebuts: x}` stands for the relation `b/x`, then for the claim `b`, then for the
section `claims`. In the long form the same relation is an element under `relations`; a comment at
it is found there by the first of these names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from argmap.edit.file.extents import Extents
from argmap.formats.core.loaded import Loaded
from argmap.formats.native.keys import UTTERANCE_KEYS

Identity = tuple[str | int, ...]
"""The keys that lead to an entry; a relation or an utterance is known by itself."""

_SAME_KEYS = {"issue": "issues"}


class Identities:
    """The names of the entries of a document: its keys, and the elements of its lists."""

    def __init__(self, loaded: Loaded) -> None:
        assert loaded.native is not None
        assert loaded.map is not None
        self.map = loaded.map
        self.places = loaded.native.places
        self.document = self.places.document
        self.extents = Extents(self.document)
        self.parents: dict[int, int] = {}
        """By key and by element: the entry that holds it; the root is -1."""
        self.parts: dict[int, str | int] = {}
        """By key and by element: the key's text, or the element's number."""
        self.values: dict[int, int] = {}
        """By key: its value."""
        self._walk()

    def _walk(self) -> None:
        document = self.document
        entries = {0: -1}
        for node in range(len(document.values)):
            if document.is_mapping(node):
                for key, value in document.items(node):
                    self.parents[key] = entries[node]
                    self.parts[key] = document.text(key) or ""
                    self.values[key] = value
                    entries[value] = key
            elif document.is_sequence(node):
                for number, element in enumerate(document.elements(node)):
                    self.parents[element], self.parts[element] = entries[node], number
                    entries[element] = element

    @cached_property
    def _named(self) -> dict[int, Identity]:
        """The relations and utterances by the node at which each is written."""
        places = self.places
        relations = zip(self.map.relations, places.nodes["relations"], strict=True)
        # The places are listed in the order in which the model holds the elements.
        named: dict[int, Identity] = {node: ("relation", id) for id, node in relations}
        claims = set(places.nodes["claims"])
        voiced = ((c.id, i) for c in self.map.claims.values() for i in range(len(c.utterances)))
        for (claim, index), node in zip(voiced, places.utterances, strict=True):
            # An utterance with the claim's own keys is recorded at the claim, which keeps its
            # name.
            if node not in claims:
                named.setdefault(node, ("utterance", claim, index))
        return named

    @cached_property
    def _found(self) -> dict[Identity, int]:
        found: dict[Identity, int] = {}
        for entry in self.parents:
            found.setdefault(next(self._names(entry)), entry)
            name = self._name(entry)
            if name is not None:
                found.setdefault(name, entry)
        return found

    def find(self, identity: Identity) -> int | None:
        """The entry that stands for something, or None."""
        return self._found.get(identity)

    def names(self, node: int) -> Iterator[Identity]:
        """The names of what a scalar stands for, then of what holds that, and so on up to the map."""
        yield from self._names(self._begun_by(self._entry_of(node)))

    def depth(self, entry: int) -> int:
        """How many keys and numbers lead to an entry."""
        return len(self._path(entry))

    def value_of(self, entry: int) -> int:
        """The value of a key; an element itself."""
        return self.values.get(entry, entry)

    def _entry_of(self, node: int) -> int:
        """The entry that a scalar is, or whose value it is."""
        if node in self.parents:
            return node
        return node - 1 if self.values.get(node - 1) == node else 1

    def _begun_by(self, entry: int) -> int:
        """The element that begins with a key: `- kind: …`."""
        above = self.parents.get(entry, -1)
        while above >= 0 and isinstance(self.parts[above], int) and entry == above + 1:
            entry, above = above, self.parents[above]
        return entry

    def _name(self, entry: int) -> Identity | None:
        """The relation or the utterance that an entry is."""
        return self._named.get(self.value_of(entry)) or self._named.get(entry)

    def _names(self, entry: int) -> Iterator[Identity]:
        whole = self._path(entry)
        path = whole
        inner: list[int] = []
        while path:
            name = self._name(path[-1])
            if name is not None and (
                len(path) < len(whole) or isinstance(self.parts[path[-1]], int)
            ):
                parts = [self.parts[e] for e in inner]
                yield from ((*name, *parts[:n]) for n in range(len(parts), -1, -1))
                # Words said under `said` may stand with the claim's own keys in the other
                # spelling.
                if name[0] == "utterance":
                    yield from (("claims", name[1], *parts[:n]) for n in range(len(parts), 0, -1))
                inner = []
            elif not self._is_in_named(path):
                yield self._plain(path)
                if path is whole:
                    yield from self._inside(path)
            if name is None:
                inner = [path[-1], *inner]
            path = path[:-1]
        yield ()

    def _path(self, entry: int) -> list[int]:
        path: list[int] = []
        while entry >= 0:
            path.append(entry)
            entry = self.parents.get(entry, -1)
        return path[::-1]

    def _is_in_named(self, path: list[int]) -> bool:
        """Whether an entry is in a relation or an utterance that its place in a list does not tell."""
        return any(isinstance(self.parts[e], int) and self._name(e) is not None for e in path[:-1])

    def _plain(self, path: list[int]) -> Identity:
        parts = [self.parts[e] for e in path]
        first = parts[0]
        return (_SAME_KEYS.get(first, first) if isinstance(first, str) else first, *parts[1:])

    def _inside(self, path: list[int]) -> Iterator[Identity]:
        """The relation or the utterance that the value of a key holds, or is a part of."""
        parts = self._plain(path)
        if len(parts) == 3 and parts[0] == "claims" and parts[2] in UTTERANCE_KEYS:
            yield ("utterance", parts[1], 0)
        value = self.value_of(path[-1])
        if len(path) > 2 or parts[0] == "relations":
            held = (self._named.get(n) for n in range(value, self.document.after(value)))
            yield from (name for name in held if name is not None)

    def entry_at(self, node: int, column: int) -> int:
        """The innermost entry around a scalar that begins no further right than a column."""
        path = self._path(self._entry_of(node))
        return next((e for e in reversed(path) if self.column(e) <= column), path[0])

    def column(self, entry: int) -> int:
        """How deep a comment below an entry stands; more than any indent where none can."""
        start = self.extents.start(entry)
        line = self.extents.text[self.extents.line_start(start) : start]
        if isinstance(self.parts[entry], int):
            return len(line) - len(line.lstrip(" "))
        return len(line) if not line.strip(" -") else len(line) + MAX_INDENT


MAX_INDENT = 1_000
"""More than any line is indented: what begins further right on a line holds no comments below it."""
