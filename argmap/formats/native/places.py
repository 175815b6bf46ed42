"""Where in a document each element of the map stands."""

from __future__ import annotations

from array import array
from functools import cached_property
from itertools import accumulate

from argmap.formats.native.syntax.document import Document
from argmap.model import ArgumentMap


class Places:
    """The node of every element, by its place in the map; looked up only for diagnostics."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes: dict[str, array[int]] = {
            kind: array("I") for kind in ("speakers", "sources", "claims", "relations")
        }
        self.utterances = array("I")
        """The nodes of the utterances of all claims, in the order of the map."""
        self.map: ArgumentMap | None = None
        self._ordinals: dict[str, dict[str, int]] = {}

    def relation(self, id: str) -> int | None:
        """The node at which a relation is written: what it aims at, its premises, or all of it."""
        ordinal = self._ordinal("relations", id)
        return None if ordinal is None else self.nodes["relations"][ordinal]

    def locate(self, *path: str | int) -> tuple[int, int] | None:
        """The offsets of the element at a path such as `("claims", "a", "utterances", 0, "quote")`.

        A part that is not written out (a default, a shorthand) is where its owner stands.
        """
        kind, *rest = path
        node = self._top(str(kind))
        if kind in self.nodes and rest:
            ordinal = self._ordinal(str(kind), str(rest.pop(0)))
            if ordinal is None:
                return None
            node = self.nodes[str(kind)][ordinal]
            if kind == "claims" and rest[:1] == ["utterances"] and len(rest) > 1:
                node = self.utterances[self._first_utterance[ordinal] + int(rest[1])]
                rest = rest[2:]
        elif kind == "issues":
            # A map has `issues` in the model, and a file may say `issue`.
            node = self._top("issue") if node is None else node
        if node is None:
            return None
        for part in rest:
            node = self._inside(node, part)
        return self.document.extent(node)

    def _ordinal(self, kind: str, id: str) -> int | None:
        if kind not in self._ordinals:
            # Most maps are sound, and then nobody asks where anything stands: this is made at the
            # first message.
            elements = getattr(self.map, kind)
            self._ordinals[kind] = {id: i for i, id in enumerate(elements)}
        return self._ordinals[kind].get(id)

    @cached_property
    def _first_utterance(self) -> list[int]:
        """Per claim: how many utterances the claims before it have."""
        claims = self.map.claims.values() if self.map else ()
        return list(accumulate((len(claim.utterances) for claim in claims), initial=0))

    def _top(self, key: str) -> int | None:
        document = self.document
        if not document.values or not document.is_mapping(0):
            return None
        return next((v for k, v in document.items(0) if document.values[k] == key), None)

    def _inside(self, node: int, part: str | int) -> int:
        """The node of a key or list element of a node; the node itself where there is none."""
        document = self.document
        if isinstance(part, int) and document.is_sequence(node):
            elements = list(document.elements(node))
            return elements[part] if part < len(elements) else node
        if isinstance(part, str) and document.is_mapping(node):
            return next((v for k, v in document.items(node) if document.values[k] == part), node)
        return node
