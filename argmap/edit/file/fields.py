"""Fields of an element in the file: each keeps the spelling that its author chose."""

from __future__ import annotations

from typing import Any

from argmap.edit.file.tree import Node, Part
from argmap.formats.native.records import Element, Field
from argmap.formats.native.shapes import Names


def write_fields(
    node: Node, element: Element, was: Any, now: Any, names: Names, order: tuple[str, ...] = ()
) -> None:
    """Write the fields of an element that changed; new keys are placed by `order`."""
    for field in element.plain:
        if getattr(was, field.name) != getattr(now, field.name):
            write_field(node, element, field, was, now, names, order)


def write_field(
    node: Node,
    element: Element,
    field: Field,
    was: Any,
    now: Any,
    names: Names,
    order: tuple[str, ...] = (),
) -> None:
    """Write a changed field under the key that it has, or under a new one.

    `names` has the new ids by the old ones. Ids that only follow a rename are replaced where they
    stand, so that `issues: [a, b]  # first a` keeps its comment.
    """
    parts = [part for key in field.all_keys if (part := node.part(key))]
    # A key may stand there and say nothing.
    parts.sort(key=lambda part: part.value.is_null)
    said = element.written(now, [field])
    # Two keys can name one field (`issue`, `issues`); after the edit one of them says it.
    for part in parts[1:] if said else parts:
        if not (said and part.value.is_null):
            node.remove(part)
    value = getattr(now, field.name)
    for key, data in said.items():
        if not parts:
            _put_new(node, field, key, data, order)
        elif (len(parts) > 1 and not parts[1].value.is_null) or not _only_renamed(
            parts[0], element, field, was, value, names
        ):
            _change(parts[0], field, key, value, data)


def _put_new(node: Node, field: Field, key: str, data: Any, order: tuple[str, ...]) -> None:
    one, *several = field.all_keys
    if several and isinstance(data, list) and len(data) == 1:
        key, data = one, data[0]
    node.put(key, data, order)


def _only_renamed(
    part: Part, element: Element, field: Field, was: Any, value: Any, names: Names
) -> bool:
    """Rename the ids in a field; return whether the field then says all that it should."""
    renamed = field.shape.renamed(getattr(was, field.name), names)
    if renamed == getattr(was, field.name):
        return False
    old = field.shape.written(getattr(was, field.name))
    return _rename_inside(part, old, field.shape.written(renamed)) and renamed == value


def _rename_inside(part: Part, old: Any, new: Any) -> bool:
    """Replace the texts and keys of a part that differ between two shapes of one structure.

    Returns False if the part is written in another structure.
    """
    node = part.value
    if isinstance(new, dict):
        if not node.is_mapping:
            return False
        parts = [node.part(key) for key in old]
        for inner, (before, value), (key, after) in zip(
            parts, old.items(), new.items(), strict=True
        ):
            if inner is None or not _rename_inside(inner, value, after):
                return False
            if before != key:
                inner.rename(key)
        return True
    if isinstance(new, list) or node.is_list:
        # One item may stand with or without brackets; both are the same list.
        was, now = (data if isinstance(data, list) else [data] for data in (old, new))
        several = node.parts if node.is_list else [part]
        return len(several) == len(was) and all(
            _rename_inside(*pair) for pair in zip(several, was, now, strict=True)
        )
    if old != new:
        part.replace(new)
    return True


def _change(part: Part, field: Field, key: str, value: Any, data: Any) -> None:
    """Change a written field: item by item or entry by entry if possible, else as a whole."""
    node = part.value
    one, *several = field.all_keys
    if field.shape.single and several and key != one == part.key:
        # `issue` has become several.
        part.rename(key)
    if isinstance(value, list) and not isinstance(data, list) and node.is_list:
        data = [data]
    elif several and isinstance(data, list) and len(data) == 1 and part.key == one:
        (data,) = [data] if node.is_list else data
    if not (
        (isinstance(data, list) and _change_items(node, data))
        or (field.shape.has_entries and _change_entries(node, data, field.shape.is_ordered))
    ):
        part.replace(data)


def _change_items(node: Node, data: list[Any]) -> bool:
    """Change only the items of a list that differ; return whether that was possible.

    `[a, b, c]` that becomes `[a, x, c]` has one item replaced, and the comments at the others stay.
    It is not possible if the items that stay change their order, or if none stays.
    """
    if not node.is_list:
        return False
    written = [(part, part.value.data()) for part in node.parts]
    kept = [item for _, item in written if item in data]
    is_one = len(written) == len(data) == 1
    if not (kept or is_one) or kept != [i for i in data if any(i == item for _, item in written)]:
        return False
    waiting = [*data]
    gone: list[Part] = []
    for part, item in written:
        if item not in data:
            gone.append(part)
            continue
        new = waiting[: waiting.index(item)]
        del waiting[: len(new) + 1]
        _put_in_place(node, gone, new, node.all_parts.index(part))
        gone = []
    _put_in_place(node, gone, waiting, len(node.all_parts))
    return True


def _put_in_place(node: Node, gone: list[Part], new: list[Any], end: int) -> None:
    """Replace items one by one; remove the old items left over, or insert the new ones at `end`."""
    for part, item in zip(gone, new, strict=False):
        part.replace(item)
    for part in gone[len(new) :]:
        node.remove(part)
    for place, item in enumerate(new[len(gone) :], end):
        node.insert(Part(None, node.tree.new(item)), place)


def _change_entries(node: Node, data: Any, is_ordered: bool) -> bool:
    """Change only the entries of a mapping that differ; return whether that was possible.

    Where their order says something, those that stay must stay in it, and new ones go to their places.
    """
    if not node.is_mapping or not isinstance(data, dict):
        return False
    kept = [part.key for part in node.parts if part.key in data]
    if not kept or (is_ordered and kept != [key for key in data if key in kept]):
        return False
    for part in node.parts:
        if part.key not in data:
            node.remove(part)
    for key, value in data.items():
        entry = node.part(key)
        if entry is None or entry.value.data() != value:
            node.put(key, value, tuple(data) if is_ordered else ())
    return True
