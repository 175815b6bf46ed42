"""A line for an element that is named in a map and not defined in it."""

from __future__ import annotations

import json

from argmap.formats.native.syntax.document import Document
from argmap.formats.native.syntax.quoting import scalar
from argmap.lsp.snapshot import Snapshot
from argmap.lsp.text_edits import TextEdit
from argmap.model import is_id

_OTHERS = ("speakers", "sources", "claims")


def declared(snapshot: Snapshot, section: str, id: str, at: int) -> TextEdit | None:
    """The edit that defines an element; a claim behind the one that stands at an offset.

    None where the text is written in a way that has no obvious place for it.
    """
    document = snapshot.document
    if document is None or not is_id(id) or not document.is_mapping(0):
        return None
    pairs = {document.text(key): (key, value) for key, value in document.items(0)}
    value = _said(section, id)
    if section not in pairs:
        return _new_section(snapshot, document, pairs, section, id, value)
    node = pairs[section][1]
    if not document.is_mapping(node) or document.ends[node] == node + 1:
        return _first(snapshot, document, node, id, value)
    if document.in_flow(node):
        if snapshot.is_json:
            return _before_first(snapshot, document, node, id, value)
        start = document.starts[node] + 1
        return TextEdit(start, start, f"{scalar(id, flow=True)}: {scalar(value, flow=True)}, ")
    return _behind(snapshot, document, node, id, value, at if section == "claims" else None)


def _said(section: str, id: str) -> str:
    """What stands for what only a person can write."""
    words = id.replace("-", " ").replace("_", " ")
    if section == "speakers":
        return words.title()
    return words[:1].upper() + words[1:]


def _new_section(
    snapshot: Snapshot,
    document: Document,
    pairs: dict[str | None, tuple[int, int]],
    section: str,
    id: str,
    value: str,
) -> TextEdit | None:
    """A section in front of the claims."""
    if document.in_flow(0) or "claims" not in pairs:
        if not snapshot.is_json or "claims" not in pairs:
            return None
        start = document.starts[pairs["claims"][0]]
        held = f"{json.dumps(section)}: {{{_json(id, value)}}}, "
        return TextEdit(start, start, held)
    start = document.starts[pairs["claims"][0]]
    return TextEdit(start, start, f"{section}:\n  {scalar(id)}: {scalar(value)}\n")


def _first(
    snapshot: Snapshot, document: Document, node: int, id: str, value: str
) -> TextEdit | None:
    """The only element of a section that has none: `speakers:`, `speakers: {}`."""
    if document.is_mapping(node):
        start = document.starts[node] + 1
        held = (
            _json(id, value)
            if snapshot.is_json
            else f"{scalar(id, flow=True)}: {scalar(value, flow=True)}"
        )
        return TextEdit(start, start, held)
    if document.is_null(node) and not snapshot.is_json:
        start = document.ends[node - 1]
        start = snapshot.text.index(":", start) + 1
        return TextEdit(
            start, max(start, document.ends[node]), f"\n  {scalar(id)}: {scalar(value)}"
        )
    return None


def _before_first(
    snapshot: Snapshot, document: Document, node: int, id: str, value: str
) -> TextEdit:
    start = document.starts[node + 1]
    line = snapshot.text[snapshot.text.rfind("\n", 0, start) + 1 : start]
    gap = " " if line.strip() else f"\n{line}"
    return TextEdit(start, start, f"{_json(id, value)},{gap}")


def _behind(
    snapshot: Snapshot, document: Document, node: int, id: str, value: str, at: int | None
) -> TextEdit:
    """A line behind the element at an offset, else behind the last one."""
    chosen = None
    for key, element in document.items(node):
        if at is not None and document.starts[key] > at and chosen is not None:
            break
        chosen = (key, element)
    assert chosen is not None
    key, element = chosen
    text = snapshot.text
    first = document.starts[key]
    indent = first - (text.rfind("\n", 0, first) + 1)
    end = max(document.extent(element)[1], document.ends[key])
    # libyaml ends a block of text behind its last line break.
    end = len(text[:end].rstrip())
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    return TextEdit(stop, stop, f"\n{' ' * indent}{scalar(id)}: {scalar(value)}")


def _json(id: str, value: str) -> str:
    return f"{json.dumps(id, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
