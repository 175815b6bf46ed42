"""The positional tree of a YAML or JSON text, kept as one flat tape.

A tape of 100,000 claims takes no more room than plain dicts would: one list of values and two
arrays of offsets, in document order. A node is its index. Nothing is converted: a scalar stays
the text that the person wrote until the model asks for a type.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Final

from argmap.diagnostics import Diagnostic, SourceText

MAPPING: Final = True
SEQUENCE: Final = False
"""What stands on the tape in place of text where a node holds other nodes.

These are constants that Python can write down and read in one go, as a tape goes from one process
to another.
"""


class Document:
    """A parsed text: the tape, the source it stands in, and what was wrong with its syntax."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.values: list[str | bool] = []
        self.starts = array("I")
        """Per node: the offset of its first code point."""
        self.ends = array("I")
        """Per scalar: the offset after its last code point. Else: the index after its last node."""
        self.diagnostics: list[Diagnostic] = []
        self.aliases: dict[int, tuple[int, int]] = {}
        """Per node that an alias (`*name`) stands for: the offsets of the alias itself."""
        self.mended: set[int] = set()
        """Offsets of values that were misread and about which everything has been said."""
        self.complete = True
        """False where the syntax was too broken to trust what stands on the tape."""

    def is_mapping(self, node: int) -> bool:
        """Whether a node is a mapping."""
        return self.values[node] is MAPPING

    def is_sequence(self, node: int) -> bool:
        """Whether a node is a sequence."""
        return self.values[node] is SEQUENCE

    def text(self, node: int) -> str | None:
        """The text of a scalar as written; None for a mapping or a sequence."""
        value = self.values[node]
        return value if isinstance(value, str) else None

    def after(self, node: int) -> int:
        """The index of the node that follows a node and all it holds."""
        return node + 1 if isinstance(self.values[node], str) else self.ends[node]

    def items(self, node: int) -> Iterator[tuple[int, int]]:
        """The keys and values of a mapping, as pairs of nodes."""
        values, ends = self.values, self.ends
        key, stop = node + 1, ends[node]
        while key < stop:
            value = key + 1 if isinstance(values[key], str) else ends[key]
            yield key, value
            key = value + 1 if isinstance(values[value], str) else ends[value]

    def elements(self, node: int) -> Iterator[int]:
        """The nodes of a sequence."""
        values, ends = self.values, self.ends
        element, stop = node + 1, ends[node]
        while element < stop:
            yield element
            element = element + 1 if isinstance(values[element], str) else ends[element]

    def extent(self, node: int) -> tuple[int, int]:
        """Where a node stands in the text, as far as its last scalar."""
        if isinstance(self.values[node], str):
            return self.starts[node], self.ends[node]
        last = self.ends[node] - 1
        end = self.ends[last] if isinstance(self.values[last], str) else self.starts[last] + 1
        return self.starts[node], max(end, self.starts[node] + 1)

    def quoted(self, node: int) -> bool:
        """Whether a scalar is written with quotes, as a block, or with a tag."""
        start = self.starts[node]
        first = self.source.text[start : start + 1]
        if first == "&" and (anchor := _ANCHOR.match(self.source.text, start)):
            first = self.source.text[anchor.end() : anchor.end() + 1]
        return first in _QUOTING and self.ends[node] > start

    def is_null(self, node: int) -> bool:
        """Whether a scalar says that there is nothing: empty, `~` or `null`, unquoted."""
        value = self.values[node]
        return value in NULLS and not self.quoted(node)

    def in_flow(self, node: int) -> bool:
        """Whether a mapping or sequence is written with brackets or braces."""
        start = self.starts[node]
        return self.source.text[start : start + 1] in ("{", "[")

    def plain_data(self, node: int) -> object:
        """A node as dicts, lists, text and JSON's own true, false, null and numbers.

        Only what JSON itself writes without quotes becomes a type: `no`, `007` and `2026-05-04`
        stay text.
        """
        # Values are built from the back of the tape, so that no nesting needs recursion.
        built: dict[int, object] = {}
        for i in range(self.after(node) - 1, node - 1, -1):
            value = self.values[i]
            if value is MAPPING:
                built[i] = {
                    str(built.pop(k)) if self.text(k) is None else self.text(k): built.pop(v)
                    for k, v in self.items(i)
                }
            elif value is SEQUENCE:
                built[i] = [built.pop(e) for e in self.elements(i)]
            else:
                built[i] = _json_scalar(str(value), self.quoted(i))
        return built[node]


_QUOTING = frozenset("'\"|>!")
_ANCHOR = re.compile(r"&\S+\s+")
NULLS = frozenset(("", "~", "null"))
MAX_DIGITS = 4_300
"""Python makes an integer of no more digits than this, and so does any map file."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?\Z", re.ASCII)


def _json_scalar(text: str, quoted: bool) -> object:
    if quoted:
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in NULLS:
        return None
    number = _NUMBER.match(text)
    if not number or len(text) > MAX_DIGITS:
        return text
    if not number[1] and not number[2]:
        return int(text)
    value = float(text)
    return value if abs(value) != float("inf") else text
