"""What a map holds, as an outline and as a list to search."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from argmap.diagnostics import shortened
from argmap.lsp.mentions import SECTIONS, MentionKind
from argmap.lsp.snapshot import Snapshot, Stretch
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Symbol:
    """An element of a map, or one of its sections, with what stands in it."""

    name: str
    detail: str
    kind: MentionKind | None
    """None for a section."""
    whole: Stretch
    named: Stretch
    """Where its name stands, within the whole."""
    children: list[Symbol] = field(default_factory=list)


def outline(snapshot: Snapshot) -> list[Symbol]:
    """The sections of a map with their elements; of a map in Argdown, its claims."""
    document, map = snapshot.document, snapshot.map
    if map is None:
        return []
    if document is None:
        return [symbol for symbol in elements(snapshot) if symbol.kind == "claim"]
    found: list[Symbol] = []
    for key, value in document.items(0) if document.is_mapping(0) else ():
        kind = SECTIONS.get(document.text(key) or "")
        if kind is None:
            continue
        named = Stretch(document.starts[key], document.ends[key])
        section = Symbol(
            document.text(key) or "",
            "",
            None,
            Stretch(named.start, _end(snapshot, value, named)),
            named,
        )
        for id, node in document.items(value) if document.is_mapping(value) else ():
            at = Stretch(document.starts[id], document.ends[id])
            whole = Stretch(at.start, _end(snapshot, node, at))
            name = document.text(id) or ""
            section.children.append(Symbol(name or "?", _detail(map, kind, name), kind, whole, at))
        found.append(section)
    return found


def elements(snapshot: Snapshot) -> list[Symbol]:
    """Every element that is defined in a text, with its own words."""
    if snapshot.map is None:
        return []
    found = []
    for mention in snapshot.mentions:
        if mention.is_definition:
            at = Stretch(mention.start, mention.end)
            detail = _detail(snapshot.map, mention.kind, mention.id)
            found.append(Symbol(mention.id, detail, mention.kind, at, at))
    return found


def matching(snapshot: Snapshot, query: str, most: int = 200) -> list[Symbol]:
    """The elements whose ids or words have all the words of a query in them."""
    words = query.casefold().split()
    fitting = (
        symbol
        for symbol in elements(snapshot)
        if all(word in f"{symbol.name} {symbol.detail}".casefold() for word in words)
    )
    return list(islice(fitting, most))


def _end(snapshot: Snapshot, node: int, key: Stretch) -> int:
    document = snapshot.document
    assert document is not None
    end = max(document.extent(node)[1], key.end)
    # An alias stands for what is written elsewhere.
    return end if document.starts[node] >= key.start else key.end


def _detail(map: ArgumentMap, kind: MentionKind, id: str) -> str:
    if kind == "claim" and id in map.claims:
        return shortened(" ".join((map.claims[id].text or map.claims[id].title or "").split()), 90)
    if kind == "speaker" and id in map.speakers:
        return shortened(map.speakers[id].label, 90)
    if kind == "source" and id in map.sources:
        source = map.sources[id]
        return shortened(source.title or source.path or source.url or "", 90)
    return ""
