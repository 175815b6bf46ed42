"""The speakers, sources and claims of a map in its file, and what the map says of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.edit.compare.names import Names, earlier_by_id
from argmap.edit.file.fields import write_fields
from argmap.edit.file.map_file import MapFile
from argmap.edit.file.tree import Part
from argmap.edit.file.utterances import write_utterances
from argmap.formats.native.fields import CLAIM, MAP, SOURCE, SPEAKER
from argmap.formats.native.keys import ELEMENT_KEYS, ORDERS
from argmap.formats.native.records import Element
from argmap.formats.native.writing import claim_shape, source_shape, speaker_shape
from argmap.model import ArgumentMap

_ELEMENTS: dict[str, Element] = {"sources": SOURCE, "speakers": SPEAKER, "claims": CLAIM}
_SHAPES: dict[str, Callable[[Any], Any]] = {"sources": source_shape, "speakers": speaker_shape}


def change_map(file: MapFile, before: ArgumentMap, after: ArgumentMap, names: Names) -> None:
    """Make the file say the map's own fields, and which source it means by default."""
    # The model has no default source: it is a shorthand of the file that fills in utterances.
    default = file.root.part("source")
    if default is not None and (source := default.value.text) is not None:
        now = names.sources.get(source, source)
        if now not in after.sources:
            file.root.remove(default)
        elif now != source:
            default.replace(now)
    write_fields(file.root, MAP, before, after, names.by_kind(), MAP.order)


def change_elements(
    file: MapFile, kind: str, before: ArgumentMap, after: ArgumentMap, names: Names
) -> None:
    """Make the file say the speakers, sources or claims of another map, without their relations."""
    held, later = getattr(before, kind), getattr(after, kind)
    if held is later:
        return
    moved = getattr(names, kind)
    earlier = earlier_by_id(held, moved)
    staying = {was.id for id in later if (was := earlier(id)) is not None}
    renamed = {old: file.element(kind, old) for old in moved if old in staying}
    # Removals and renames come before additions: a new element may take an id that was given up.
    for old in held:
        if old not in staying:
            file.element(kind, old).take_out()
    for old, part in renamed.items():
        part.rename(moved[old])
    previous: str | None = None
    for id, element in later.items():
        was = earlier(id)
        if was is None:
            file.add_element(kind, id, _shape(file, kind, element), previous)
        elif was is not element:
            _change(file, kind, was, element, names)
        previous = id
    # An empty section says nothing. `claims` stays: a file without it is no argument map.
    if not later and held and kind != "claims":
        file.root.drop(kind)


def _shape(file: MapFile, kind: str, element: Any) -> Any:
    """A new element as it is written; one without any field is an empty value."""
    if kind == "claims":
        return claim_shape(element, file.default_source, {})
    shape = _SHAPES[kind](element)
    return None if shape == {} else shape


def _change(file: MapFile, kind: str, was: Any, now: Any, names: Names) -> None:
    table = _ELEMENTS[kind]
    part = file.element(kind, now.id)
    changed = {f.name for f in table.plain if getattr(was, f.name) != getattr(now, f.name)}
    if now.id in ELEMENT_KEYS[kind]:
        # As one text it would look like a field of the element above.
        file.mapping(kind, now.id)
    if changed and not (not part.value.is_mapping and _write_text(file, kind, part, now, changed)):
        mapping = file.mapping(kind, now.id)
        write_fields(mapping, table, was, now, names.by_kind(), ORDERS[kind])
    if kind == "claims" and was.utterances != now.utterances:
        write_utterances(file, was, now, names.by_kind())


def _write_text(file: MapFile, kind: str, part: Part, now: Any, changed: set[str]) -> bool:
    """Write an element as one text again, if one text still says everything; return whether it does."""
    shape = _shape(file, kind, now)
    if kind == "claims":
        shape = now.text if changed == {"text"} else {}
    if isinstance(shape, dict):
        return False
    part.replace(shape)
    return True
