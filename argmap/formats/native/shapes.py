"""What a field can hold: how it is read, written and set, and what a schema says of it.

A shape stands behind every field in the table of `argmap.formats.native.fields`. It turns a node of a
file into plain data for the model, a value of the model into what a file says, and the words of
`argmap set` into such plain data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from argmap.diagnostics import did_you_mean, listed

if TYPE_CHECKING:
    from argmap.formats.native.records import Element
    from argmap.formats.native.values import Values

Schema = dict[str, Any]
Cell = str | int | float | None
Names = Mapping[str, Mapping[str, str | None]]
"""New ids by old ones, for each kind of element; None for an element that is gone."""

SCALAR = ["string", "number", "boolean"]
"""Editors give plain scalars the types of YAML; argmap reads all of them as the text they are."""

GAP = " … "
"""Between the parts of a quote, where they are one text."""

_SPAN = re.compile(r"\[?\s*(\d+)\s*[-,:]\s*(\d+)\s*\]?\Z", re.ASCII)
_NUMBER: Schema = {"type": ["number", "null"]}


def _defined(name: str) -> Schema:
    """A reference to what the schema defines once, under a name."""
    return {"$ref": f"#/$defs/{name}"}


class Shape:
    """What a field holds. A value of None says nothing, so the model keeps its default."""

    schema: Schema
    """What a JSON Schema says of the value, but for the words that describe the field."""
    metavar: str = "TEXT"
    """What stands for a value in the help of an option."""
    choices: tuple[str, ...] = ()
    """The words that a value can be, where they are few."""
    is_list: bool = False
    """Whether it holds several values, so that `set` takes several words."""
    single: bool = False
    """Whether one of several values is written without brackets."""
    has_entries: bool = False
    """Whether it is a mapping whose entries change one by one."""
    is_ordered: bool = False
    """Whether the order of these entries says something."""
    merging: str = "whole"
    """How two changes to one value come together: `whole` (they exclude one another), `united` (what
    either side adds or removes is added or removed) or `keyed` (key by key)."""
    column: str = "TEXT"
    """The type of a column of a database that holds it."""
    is_structured: bool = False
    """Whether a value has parts, which differ one by one and are set one by one."""
    refers: bool = False
    """Whether a value can name other elements."""
    inner: Element | None = None
    """What has the fields of the parts."""

    def read(self, values: Values, node: int, owner: str, key: str) -> Any:
        """The value at a node, as plain data; what does not fit is reported, and is None.

        `owner` and `key` say what is read: `a claim's` `note`.
        """
        raise NotImplementedError

    def written(self, value: Any) -> Any:
        """A value of the model as a file says it."""
        return value

    def set_to(self, key: str, words: Sequence[str]) -> Any:
        """The value that the words behind `key=` give; raises `ValueError`."""
        if len(words) > 1:
            raise ValueError(f"{key} has one value, and {len(words)} are given")
        return words[0] if words else None

    def references(self, value: Any) -> Iterator[tuple[str, str]]:
        """The kind and the id of each element that a value refers to."""
        return iter(())

    def renamed(self, value: Any, names: Names) -> Any:
        """The value with other ids in it, without those that are gone; itself where nothing changes."""
        return value

    def parts(self, value: Any) -> Any:
        """A value as plain data, in which parts can be compared one by one."""
        return self.written(value)

    def cell(self, value: Any) -> Cell:
        """A value as one cell of a table: what is a list or has parts is a JSON text."""
        if value is None or not (self.is_list or self.is_structured):
            return cast(Cell, value)
        return json.dumps(self.parts(value), ensure_ascii=False, separators=(",", ":"))


class Text(Shape):
    """Any text."""

    schema = _defined("text")

    def read(self, values: Values, node: int, owner: str, key: str) -> str | None:
        """A text exactly as it stands there."""
        return values.words(node, owner, key)


class Flag(Shape):
    """True or false; false says nothing."""

    schema = _defined("flag")
    choices = ("true", "false")
    column = "INTEGER"

    def read(self, values: Values, node: int, owner: str, key: str) -> bool:
        """`true`, or `false`."""
        return values.truth(node, key)

    def set_to(self, key: str, words: Sequence[str]) -> bool:
        """`true` or `false`."""
        return _one_of(self.choices, key, super().set_to(key, words)) == "true"


class Choice(Shape):
    """One of a few words; None, too, unless it is `required`."""

    def __init__(self, choices: Sequence[str], *, required: bool = False) -> None:
        self.choices = tuple(choices)
        self.schema = {"enum": list(choices) if required else [*choices, None]}

    def read(self, values: Values, node: int, owner: str, key: str) -> str | None:
        """One of the words."""
        return values.choice(node, self.choices, key)

    def set_to(self, key: str, words: Sequence[str]) -> str | None:
        """One of the words."""
        return _one_of(self.choices, key, super().set_to(key, words))


class Found(Choice):
    """A word about what was found, where `true` and `false` need no quotation marks."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__(choices)
        self.schema = {"enum": [*choices, True, False, None]}

    def written(self, value: str) -> str | bool:
        """The word; `true` and `false` as truth values."""
        return value == "true" if value in ("true", "false") else value

    def parts(self, value: Any) -> Any:
        """The word."""
        return value


class Number(Shape):
    """A finite number."""

    schema = _NUMBER
    metavar = "N"
    column = "REAL"

    def read(self, values: Values, node: int, owner: str, key: str) -> float | None:
        """A finite number."""
        return values.number(node, key)

    def written(self, value: float) -> float | int:
        """A number the way people write it: 3 for 3.0."""
        count = int(value)
        return count if count == value != 0 and abs(count) < 10**15 else value

    def set_to(self, key: str, words: Sequence[str]) -> float | None:
        """A number."""
        word = super().set_to(key, words)
        try:
            return None if word is None else float(word)
        except ValueError:
            message = f"{key} is a number such as 2 or 0.5, not {word[:40]!r}"
            raise ValueError(message) from None


class Texts(Shape):
    """A list of texts; a single one needs no brackets where `single`.

    In a `united` list the order says nothing, so that what two people add to it can stay.
    """

    schema = _defined("texts")
    is_list = True

    def __init__(self, *, united: bool = False, single: bool = False) -> None:
        self.merging = "united" if united else "whole"
        self.single = single

    def read(self, values: Values, node: int, owner: str, key: str) -> list[str]:
        """A text, or a list of texts."""
        return values.texts(node, key)

    def written(self, value: list[str]) -> list[str] | str:
        """The list, or its only text."""
        return value[0] if self.single and len(value) == 1 else value

    def parts(self, value: list[str]) -> list[str]:
        """The list, also where it has only one text."""
        return value

    def set_to(self, key: str, words: Sequence[str]) -> list[str]:
        """The words."""
        return list(words)


class Quote(Shape):
    """A text, or a list of the parts of one."""

    schema = _defined("texts")
    is_list = True

    def read(self, values: Values, node: int, owner: str, key: str) -> str | list[str] | None:
        """A text, or its parts."""
        if values.document.is_sequence(node):
            return values.texts(node, "a part of a quote")
        return values.words(node, owner, key)

    def cell(self, value: str | list[str] | None) -> str | None:
        """The words as one text, as all answers show them."""
        return GAP.join(value) if isinstance(value, list) else value

    def set_to(self, key: str, words: Sequence[str]) -> str | list[str] | None:
        """One text, or several parts."""
        return list(words) if len(words) > 1 else super().set_to(key, words)


class Spans(Shape):
    """Pairs of positions in a text."""

    schema = _defined("span")
    metavar = "START-END"
    is_list = True

    def read(self, values: Values, node: int, owner: str, key: str) -> list[tuple[int, int]]:
        """`[start, end]`, or a list of such pairs."""
        return values.spans(node, "a span")

    def written(self, value: list[tuple[int, int]]) -> list[list[int]]:
        """A list of pairs."""
        return [list(pair) for pair in value]

    def set_to(self, key: str, words: Sequence[str]) -> list[tuple[int, int]]:
        """Pairs such as `12-42`."""
        return [span_of(word, f"{key}=12-42") for word in words]


class Data(Shape):
    """Data of any kind, kept as it is."""

    schema = _defined("extra")
    merging = "keyed"
    is_structured = True

    def read(self, values: Values, node: int, owner: str, key: str) -> dict[str, Any]:
        """A mapping of any content."""
        return values.data(node, key)


class Reference(Shape):
    """The id of another element.

    A `lenient` one can also name what the map does not have, and is a plain text then.
    """

    refers = True

    def __init__(self, kind: str, *, lenient: bool = False, schema: str = "text") -> None:
        self.kind = kind
        self.lenient = lenient
        self.metavar = _metavar(kind)
        self.schema = _defined(schema)

    def read(self, values: Values, node: int, owner: str, key: str) -> str | None:
        """The id of an existing element."""
        return values.words(node, owner, key) if self.lenient else values.reference(node, self.kind)

    def references(self, value: str | None) -> Iterator[tuple[str, str]]:
        """The element that must exist; a lenient reference has none."""
        if value is not None and not self.lenient:
            yield self.kind, value

    def renamed(self, value: str | None, names: Names) -> str | None:
        """The new id; a text that need not name an element stays as it is."""
        if value is None:
            return None
        now = names.get(self.kind, {}).get(value, value)
        return value if now is None and self.lenient else now


class References(Shape):
    """The ids of other elements."""

    lenient = False
    schema = _defined("references")
    is_list = True
    refers = True
    merging = "united"

    def __init__(self, kind: str, *, single: bool = False) -> None:
        self.kind = kind
        self.metavar = _metavar(kind)
        self.single = single

    def read(self, values: Values, node: int, owner: str, key: str) -> list[str]:
        """One id or several."""
        return values.references(node, self.kind)

    def written(self, value: list[str]) -> list[str] | str:
        """The ids, or the only one."""
        return value[0] if self.single and len(value) == 1 else [*value]

    def set_to(self, key: str, words: Sequence[str]) -> list[str]:
        """The words."""
        return list(words)

    def references(self, value: Sequence[str]) -> Iterator[tuple[str, str]]:
        """All of them."""
        return ((self.kind, id) for id in value)

    def renamed(self, value: list[str], names: Names) -> list[str]:
        """The ids they have now."""
        new = names.get(self.kind, {})
        if new.keys().isdisjoint(value):
            return value
        return [now for id in value if (now := new.get(id, id)) is not None]


class Labels(Shape):
    """One of a few words for each of some elements, by id."""

    has_entries = True
    refers = True
    merging = "keyed"

    def __init__(self, kind: str, choices: Sequence[str]) -> None:
        self.kind = kind
        self.choices = tuple(choices)
        labels = {"enum": list(self.choices)}
        self.schema = {"type": ["object", "null"], "additionalProperties": labels}

    def read(self, values: Values, node: int, owner: str, key: str) -> dict[str, str]:
        """A word for each id."""
        found: dict[str, str] = {}
        for id, id_node, label_node in values.entries(node, key):
            label = values.choice(label_node, self.choices, key)
            if id not in values.elements[self.kind]:
                values.unknown_element(id_node, id, self.kind)
            elif label:
                found[id] = label
        return found

    def written(self, value: Mapping[str, str]) -> dict[str, str]:
        """A mapping."""
        return dict(value)

    def set_to(self, key: str, words: Sequence[str]) -> str | None:
        """The word for one of the elements."""
        return _one_of(self.choices, key, super().set_to(key, words))

    def references(self, value: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """All that have a word."""
        return ((self.kind, id) for id in value)

    def renamed(self, value: dict[str, str], names: Names) -> dict[str, str]:
        """The same words for the ids they have now."""
        new = names.get(self.kind, {})
        if new.keys().isdisjoint(value):
            return value
        kept = ((new.get(id, id), word) for id, word in value.items())
        return {id: word for id, word in kept if id is not None}


def span_of(word: str, example: str) -> tuple[int, int]:
    """The span in `12-42`; raises `ValueError`, with an example of how to write one."""
    match = _SPAN.match(word.strip())
    if match is None or int(match[2]) <= int(match[1]):
        raise ValueError(f"{word[:40]!r} is no span; write {example}")
    return int(match[1]), int(match[2])


def _metavar(kind: str) -> str:
    return {"speaker": "WHO", "speech": "SPEECH"}.get(kind, "ID")


def _one_of(choices: Sequence[str], key: str, word: str | None) -> str | None:
    """The word itself, if it is one of the choices; raises `ValueError`."""
    if word is None or word in choices:
        return word
    near = did_you_mean(word, choices)
    more = f"; {near}" if near else ""
    raise ValueError(f"{key} is {listed(choices, 'or')}, not {word[:40]!r}{more}")
