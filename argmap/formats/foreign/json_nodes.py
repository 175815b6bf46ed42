"""The nodes of a parsed JSON or YAML text, for readers of formats that are not the native one.

A file that a tool wrote may hold anything anywhere: a node gives what is asked for, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from argmap.diagnostics import SourceText
from argmap.formats.native.syntax.document import Document

# Eighteen digits fit into 64 bits. Python refuses to read integers of thousands of digits.
_INTEGER = re.compile(r"[-+]?\d{1,18}\Z", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z", re.ASCII)

Place = tuple[int, int]
"""The offsets of the beginning and the end of something in the text."""


def json_root(source: SourceText) -> Root:
    """The outermost node of a JSON text, with what is wrong with its syntax."""
    from argmap.formats.native.syntax.json_text import parse_json

    return Root(parse_json(source))


def yaml_root(source: SourceText) -> Root:
    """The outermost node of a YAML text, with what is wrong with its syntax."""
    from argmap.formats.native.syntax.yaml_text import parse_yaml

    return Root(parse_yaml(source))


class Root:
    """A parsed text: its outermost node (None where there is nothing), and its diagnostics."""

    def __init__(self, document: Document) -> None:
        self.diagnostics = document.diagnostics
        self.is_sound = document.complete and not any(
            d.severity == "error" for d in document.diagnostics
        )
        self.node = Node(document, 0) if document.values else None


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a document and where it stands."""

    document: Document
    index: int

    @property
    def place(self) -> Place:
        """Where it stands in the text."""
        return self.document.extent(self.index)

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return self.document.is_mapping(self.index)

    @property
    def is_sequence(self) -> bool:
        """Whether it is a sequence."""
        return self.document.is_sequence(self.index)

    @property
    def is_null(self) -> bool:
        """Whether it says that there is nothing."""
        return self.document.is_null(self.index)

    @property
    def text(self) -> str | None:
        """The text of a scalar, whatever its type; None where it is null or no scalar."""
        return None if self.is_null else self.document.text(self.index)

    @property
    def number(self) -> float | None:
        """The number a scalar stands for, if it is one and finite."""
        text = self.text
        if text is None or not _DECIMAL.match(text):
            return None
        # The pattern also fits 1e999, which Python reads as infinity.
        value = float(text)
        return value if abs(value) != float("inf") else None

    @property
    def integer(self) -> int | None:
        """The whole number a scalar stands for, if it is one."""
        text = self.text
        return int(text) if text is not None and _INTEGER.match(text) else None

    def items(self) -> Iterator[tuple[Node, Node]]:
        """The keys and values of a mapping; nothing for anything else."""
        if self.is_mapping:
            for key, value in self.document.items(self.index):
                yield Node(self.document, key), Node(self.document, value)

    def named(self) -> Iterator[tuple[str, Node, Node]]:
        """The entries of a mapping whose keys are texts: the text, the key, the value."""
        for key, value in self.items():
            name = self.document.text(key.index)
            if name is not None:
                yield name, key, value

    def elements(self) -> Iterator[Node]:
        """The elements of a sequence; nothing for anything else."""
        if self.is_sequence:
            for element in self.document.elements(self.index):
                yield Node(self.document, element)

    def fields(self) -> dict[str, Node]:
        """The entries of a mapping by key; of two equal keys the last counts, as in JSON."""
        return {name: value for name, _, value in self.named()}

    def data(self) -> Any:
        """The value as dicts, lists, texts, numbers, truths and None."""
        return self.document.plain_data(self.index)


def text_in(fields: dict[str, Node], key: str) -> str | None:
    """The text of an entry; None where there is none, or no text."""
    return fields[key].text if key in fields else None


def rest_of(fields: dict[str, Node], known: frozenset[str]) -> dict[str, Any]:
    """The entries that a reader does not use, as plain data to be kept, without empty ones."""
    kept = {name: node.data() for name, node in fields.items() if name not in known}
    return {name: value for name, value in kept.items() if value not in (None, "", {}, [])}
