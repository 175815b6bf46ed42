"""Which lines of a file an edit may touch: those of what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.edit.file.tree import Node, Tree
from argmap.edit.relation_ids import base_id
from argmap.formats.core.loaded import Loaded
from argmap.model import ArgumentMap


def lines_outside(loaded: Loaded, after: ArgumentMap) -> list[str]:
    """The lines of a file that belong to nothing in which its map and `after` differ."""
    assert loaded.map is not None
    assert loaded.native is not None
    assert loaded.source_text is not None
    tree = Tree(loaded.native.places.document)
    source = loaded.source_text
    touched: set[int] = set()
    for node, key_at in _concerned(tree, loaded, loaded.map, after):
        start = tree.extents.start(key_at if key_at is not None else node.at or 0)
        end = tree.extents.end(node.at or 0)
        # A comment below that stands deeper belongs to it.
        line = source.line(source.position(start)[0])
        column = len(line) - len(line.lstrip(" "))
        end = max(end, tree.extents.after_comments(tree.extents.next_line(end), column) - 1)
        first, last = source.position(start)[0], source.position(max(end - 1, start))[0]
        touched.update(range(first, last + 1))
    count = source.line_count()
    lines = [source.line(n) for n in range(1, count + 1) if n not in touched]
    while lines and not lines[-1].strip():
        # A file without a last line break does not get one where its last lines go.
        lines.pop()
    return lines


def lost_lines(outside: list[str], text: str) -> list[str]:
    """The lines that no longer stand in a text, in their order, but for a comma that brackets need."""
    lines = iter(_without_comma(line) for line in text.replace("\r\n", "\n").split("\n"))
    found = (any(_without_comma(line) == other for other in lines) for line in outside)
    return [line for line, is_there in zip(outside, found, strict=True) if not is_there]


def _without_comma(line: str) -> str:
    return re.sub(r",?(  #.*)?$", r"\1", line)


def _concerned(
    tree: Tree, loaded: Loaded, before: ArgumentMap, after: ArgumentMap
) -> Iterator[tuple[Node, int | None]]:
    """The nodes that an edit may change, each with the node of its key."""
    for name in ("title", "issue", "issues", "expect", "source"):
        part = tree.root.part(name)
        if part is not None and (_differs(name, before, after)):
            yield part.value, part.key_at
    for kind in ("speakers", "sources", "claims"):
        section = tree.root.part(kind)
        was, now = getattr(before, kind), getattr(after, kind)
        if section is None or was == now:
            continue
        if not now or (section.value.at and tree.extents.in_flow(section.value.at)):
            yield section.value, section.key_at
        for part in section.value.parts:
            if was.get(part.key) != now.get(part.key):
                yield part.value, part.key_at
    if before.relations != after.relations:
        yield from _around_relations(tree, loaded, before, after)


def _differs(name: str, before: ArgumentMap, after: ArgumentMap) -> bool:
    if name == "source":
        return before.sources != after.sources
    field = "issues" if name == "issue" else name
    return bool(getattr(before, field) != getattr(after, field))


def _around_relations(
    tree: Tree, loaded: Loaded, before: ArgumentMap, after: ArgumentMap
) -> Iterator[tuple[Node, int | None]]:
    """The claims that a changed relation joins, and other relations whose spelling rests on it."""
    changed = [
        r
        for map, other in ((before, after), (after, before))
        for r in map.relations.values()
        if other.relations.get(r.id) != r
    ]
    claims = {c for r in changed for c in (*r.premises, r.target)}
    bases = {base_id(r) for r in changed}
    resting = [
        r
        for r in before.relations.values()
        if base_id(r) in bases
        or (r.target in before.relations and claims & {*before.relations[r.target].premises})
    ]
    for relation in (*changed, *resting):
        assert loaded.native is not None
        place = (
            loaded.native.places.relation(relation.id) if relation.id in before.relations else None
        )
        node = tree.at(place) if place is not None else None
        if node is not None:
            yield node, None
    claims |= {c for r in resting for c in (*r.premises, r.target)}
    section = tree.root.part("claims")
    for part in section.value.parts if section else ():
        if part.key in claims:
            yield part.value, part.key_at
    long = tree.root.part("relations")
    if long is not None and long.value.at is not None:
        start, stop = long.value.at, loaded.native.places.document.after(long.value.at)
        places = {id: loaded.native.places.relation(id) for id in before.relations}
        staying = [
            id for id, at in places.items() if at and start < at < stop and id in after.relations
        ]
        if tree.extents.in_flow(long.value.at) or not staying:
            yield long.value, long.key_at
