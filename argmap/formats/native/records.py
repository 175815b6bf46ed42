"""Elements and other things with fields: one field each as a value, and what reads and writes them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from argmap.formats.native.shapes import SCALAR, Names, Shape, Text

if TYPE_CHECKING:
    from argmap.formats.native.values import Values

Plain = dict[str, Any]
AnyModel = TypeVar("AnyModel", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that a map can hold and a format perhaps cannot: in one field, or in several."""

    name: str
    one: str
    """What one of the things that hold it is called."""
    several: str
    about: str
    """What it is, as the documentation says it."""
    each: bool = False
    """Whether every entry of the field counts, and not the element that has them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an element: what it is called, what it holds, and what it means."""

    name: str
    """In the model."""
    shape: Shape
    doc: str
    """What it means, as the schema, the help of options and the documentation say it."""
    kept: Kept | None = None
    """What a format loses that does not keep it."""
    keys: tuple[str, ...] | None = None
    """The keys in a file, the one to write first, where these are not just its name."""
    singular: str | None = None
    """What one value of a list is called: `tag` among `tags`."""
    settable: bool = True
    """Whether `argmap set` changes it."""
    own_spelling: bool = False
    """Whether a file says it in a way of its own, and not as a key with a value."""
    in_model: bool = True
    """Whether it is a field of the model, and not only a key in a file."""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """The keys in a file."""
        return (self.name,) if self.keys is None else self.keys

    def key_of(self, value: Any) -> str:
        """The key under which a value is written: `issue` for one, `issues` for several."""
        keys = self.keys
        if keys is None:
            return self.name
        return keys[0] if self.shape.single and len(value) == 1 else keys[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """All that a person may call it, what to call it first."""
        return tuple(dict.fromkeys([*self.all_keys, self.name, self.singular or self.name]))


@dataclass(frozen=True)
class Element:
    """A kind of thing with fields, in the order in which they are written."""

    kind: str
    model: type[BaseModel]
    fields: tuple[Field, ...]

    @property
    def holder(self) -> Any:
        """The attribute of a map that holds all elements of the kind: `claims`. The map itself has `map`."""
        return self.kind if self.kind == "map" else f"{self.kind}s"

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names in the model."""
        return {field.name: field for field in self.fields if field.in_model}

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields that are written as a key with a value, by key."""
        return {key: field for field in self.plain for key in field.all_keys}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every key that can stand in a file, in the order of writing."""
        return tuple(key for field in self.fields for key in field.all_keys)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that can stand in a file."""
        return frozenset(self.order)

    @cached_property
    def plain(self) -> tuple[Field, ...]:
        """The fields that are written as a key with a value where an element is written in full."""
        return tuple(f for f in self.fields if f.in_model and not f.own_spelling)

    def read(
        self,
        values: Values,
        nodes: Mapping[str, int],
        owner: str,
        others: dict[str, int] | None = None,
    ) -> Plain:
        """The fields that stand under known keys; what says nothing is left out.

        What stands under keys that are no field goes to `others`.
        """
        found: Plain = {}
        readers, words = self._readers, values.words
        for key, node in nodes.items():
            if others is not None and key not in readers:
                others[key] = node
                continue
            # The key is known here: `Values.fields` has reported all others.
            name, read = readers[key]
            value = words(node, owner, key) if read is None else read(values, node, owner, key)
            if value is not None:
                # Two keys can say one list: `issue` and `issues`.
                found[name] = found[name] + value if name in found else value
        return found

    @cached_property
    def _readers(self) -> dict[str, tuple[str, Callable[[Values, int, str, str], Any] | None]]:
        # Looked up for every field of a file. Most are texts, which need no call of the shape.
        return {
            key: (field.name, None if type(field.shape) is Text else field.shape.read)
            for field in self.plain
            for key in field.all_keys
        }

    def written(self, noun: BaseModel, fields: Iterable[Field]) -> Plain:
        """The fields that say something, as a file says them, under the keys to write."""
        said: Plain = {}
        defaults = self._defaults
        for field in fields:
            value = getattr(noun, field.name)
            # Most fields of most elements are None, and what is None says nothing.
            if value is not None and value != defaults[field.name]:
                said[field.key_of(value)] = field.shape.written(value)
        return said

    def taken(self, data: Plain, fields: Iterable[Field]) -> Plain:
        """Take out of another program's data what stands under the name of a field and fits it."""
        return {
            field.name: data.pop(field.name)
            for field in fields
            if field.name in data and self._fits(field.name, data[field.name])
        }

    def _fits(self, name: str, value: Any) -> bool:
        """Whether data, as JSON has it, can be what a field says; what says nothing is left alone."""
        if value is None or value == self.default(name):
            return False
        if name not in self._adapters:
            info = self.model.model_fields[name]
            kind: Any = info.annotation
            for restriction in info.metadata:
                kind = Annotated[kind, restriction]
            # Pydantic builds a validator for each type, which is slow, so each is built once and
            # when needed.
            self._adapters[name] = TypeAdapter(kind)
        try:
            self._adapters[name].validate_json(json.dumps(value), strict=True)
        except (ValidationError, TypeError):
            return False
        return True

    def says_always(self, field: Field) -> bool:
        """Whether a field always holds something, if only an empty text or list."""
        return self.default(field.name) is not None

    def default(self, name: str) -> Any:
        """The value of a field that says nothing; it must not be changed."""
        return self._defaults[name]

    @cached_property
    def _adapters(self) -> dict[str, TypeAdapter[Any]]:
        return {}

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        # Pydantic's own `get_default` inspects a factory at each call, so each is asked once.
        return {
            name: info.get_default(call_default_factory=True)
            for name, info in self.model.model_fields.items()
            # The id of a relation follows from what it joins.
            if not info.default_factory_takes_validated_data
        }

    @cached_property
    def referring(self) -> tuple[Field, ...]:
        """The fields that can name other elements."""
        return tuple(field for field in self.plain if field.shape.refers)

    def references(self, noun: BaseModel) -> Iterator[tuple[str, str]]:
        """The kind and the id of each element that the fields refer to."""
        for field in self.referring:
            yield from field.shape.references(getattr(noun, field.name))

    def renamed(self, noun: AnyModel, names: Names) -> AnyModel:
        """The element with other ids in its fields; itself where nothing changes."""
        changed = self.renamed_fields(noun, names)
        return noun.model_copy(update=changed) if changed else noun

    def renamed_fields(self, noun: BaseModel, names: Names) -> Plain:
        """The fields that change when other elements get other ids."""
        changed: Plain = {}
        for field in self.referring:
            was = getattr(noun, field.name)
            now = field.shape.renamed(was, names)
            # `is` first: where nothing was renamed, it spares comparing long lists.
            if now is not was and now != was:
                changed[field.name] = now
        return changed


class Record(Shape):
    """A value with fields of its own; where only the field `short` is set, one text says it all."""

    is_structured = True

    def __init__(self, element: Element, short: str | None = None) -> None:
        self.element = self.inner = element
        self.short = element.by_name[short] if short else None
        self.refers = bool(element.referring)
        self.schema = {"$ref": f"#/$defs/{element.kind}"}

    def read(self, values: Values, node: int, owner: str, key: str) -> Plain | None:
        """The fields; None where nothing stands there."""
        if values.document.is_null(node):
            return None
        # `evidence: https://…` is `evidence: {link: https://…}`.
        if self.short is not None and not values.document.is_mapping(node):
            value = self.short.shape.read(values, node, owner, key)
            return None if value is None else {self.short.name: value}
        nodes = values.fields(node, self.element.keys, f"{owner} {key}")
        return self.element.read(values, nodes, f"{owner} {key}")

    def written(self, value: Any) -> Any:
        """The fields, or the text that says all."""
        fields = self.element.written(value, self.element.plain)
        if self.short is not None and fields.keys() == {self.short.all_keys[0]}:
            (only,) = fields.values()
            return only if isinstance(only, str) else fields
        return fields

    def parts(self, value: BaseModel) -> Plain:
        """The fields that say something."""
        return self.element.written(value, self.element.plain)

    def references(self, value: BaseModel | None) -> Iterator[tuple[str, str]]:
        """What its fields refer to."""
        return iter(()) if value is None else self.element.references(value)

    def renamed(self, value: BaseModel | None, names: Names) -> BaseModel | None:
        """The same with other ids in its fields."""
        return None if value is None else self.element.renamed(value, names)


class Records(Shape):
    """A list of values with fields of their own."""

    is_list = True
    is_structured = True

    def __init__(self, record: Record) -> None:
        self.record = record
        self.inner = record.element
        self.refers = record.refers
        one = record.schema
        self.schema = {"if": {"type": "array"}, "then": {"items": one}, "else": one}

    def read(self, values: Values, node: int, owner: str, key: str) -> list[Plain]:
        """One or several."""
        found = (self.record.read(values, n, owner, key) for n in values.one_or_more(node))
        return [fields for fields in found if fields is not None]

    def written(self, value: Iterable[BaseModel]) -> list[Any]:
        """Each of them."""
        return [self.record.written(each) for each in value]

    def parts(self, value: Iterable[BaseModel]) -> list[Plain]:
        """The fields of each that say something."""
        return [self.record.parts(each) for each in value]

    def references(self, value: Iterable[BaseModel]) -> Iterator[tuple[str, str]]:
        """What their fields refer to."""
        return (found for each in value for found in self.record.references(each))

    def renamed(self, value: list[Any], names: Names) -> list[Any]:
        """The same with other ids in their fields."""
        now = [self.record.renamed(each, names) for each in value]
        return value if all(a is b for a, b in zip(value, now, strict=True)) else now


class Keyed(Shape):
    """Named values with fields of their own, in order: a mapping, or a list of names."""

    is_list = True
    is_structured = True
    is_ordered = True
    has_entries = True
    merging = "keyed"

    def __init__(self, record: Record) -> None:
        self.record = record
        self.inner = record.element
        self.refers = record.refers
        one = record.schema
        self.schema = {
            "type": ["array", "object", *SCALAR, "null"],
            "items": {"$ref": "#/$defs/reference"},
            "additionalProperties": one,
        }

    def read(self, values: Values, node: int, owner: str, key: str) -> dict[str, Plain]:
        """Each by its name."""
        what = f"the {self.record.element.kind}"
        if not values.document.is_mapping(node):
            return {name: {"id": name} for name in values.names(node, key)}
        return {
            name: {"id": name, **(self.record.read(values, value, what, name) or {})}
            for name, _, value in values.entries(node, key, any_name=True)
        }

    def written(self, value: Mapping[str, BaseModel]) -> dict[str, Any] | list[str]:
        """A mapping; a list of names where no value has fields."""
        found = {name: self.record.written(each) for name, each in value.items()}
        # `speeches: [AC, NC]` reads better than a mapping of nothing.
        return list(found) if all(each in (None, {}) for each in found.values()) else found

    def parts(self, value: Mapping[str, BaseModel]) -> dict[str, Plain]:
        """The fields of each that say something."""
        return {name: self.record.parts(each) for name, each in value.items()}

    def references(self, value: Mapping[str, BaseModel]) -> Iterator[tuple[str, str]]:
        """What their fields refer to."""
        return (found for each in value.values() for found in self.record.references(each))

    def renamed(self, value: Any, names: Names) -> Any:
        """The same with other ids in their fields."""
        now = {name: self.record.renamed(each, names) for name, each in value.items()}
        return value if all(now[name] is value[name] for name in value) else type(value)(now)
