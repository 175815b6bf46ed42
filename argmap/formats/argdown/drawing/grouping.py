"""Sections as groups of the derived map."""

from __future__ import annotations

from typing import Any

from argmap.formats.argdown.drawing.shapes import MapGroup, MapNode
from argmap.formats.argdown.language.config import of
from argmap.formats.argdown.language.document import Content, Heading
from argmap.formats.argdown.meaning.resolved import Resolved, Section

MAX_DEPTH = 100


def group(resolved: Resolved, nodes: list[MapNode]) -> list[MapNode | MapGroup]:
    """The nodes in their groups: the outermost groups, then the nodes in no group.

    Under `# Costs` and `## Rent`, with both headings as groups, a statement in Rent gives the group
    Costs with the group Rent in it, although no node stands directly in Costs.
    """
    depth = of(resolved.config, "group").get("groupDepth", 2)
    # The depth counts from the innermost headings: with 2, and headings of the levels 1 to 3, those
    # of the levels 2 and 3 are groups.
    least = resolved.max_level - (depth if isinstance(depth, (int, float)) else 2) + 1
    for section in resolved.all_sections:
        if section.is_group is None:
            section.is_group = section.level >= least
    groups: dict[str, MapGroup] = {}
    free: list[MapNode | MapGroup] = []
    for node in nodes:
        frame = _group_of(node.node.section)
        if frame is None:
            free.append(node)
            continue
        if frame.id not in groups:
            groups[frame.id] = MapGroup(frame)
            outer = _group_of(frame.parent)
            groups[frame.id].parent = outer.id if outer else None
        groups[frame.id].children.append(node)
    for inner in list(groups.values()):
        _add_ancestors(groups, inner)
    outermost = [g for g in groups.values() if g.parent is None]
    pending = [(g, 1) for g in outermost]
    while pending:
        current, level = pending.pop()
        current.level = level
        pending += [(c, level + 1) for c in current.children if isinstance(c, MapGroup)]
    return [*outermost, *free]


def _group_of(section: Section | None) -> Section | None:
    """The innermost section that is a group: this one, or the first such around it."""
    while section is not None and section.is_group is False:
        section = section.parent
    return section


def _add_ancestors(groups: dict[str, MapGroup], inner: MapGroup) -> None:
    """Put a group into its parent; the parent is created if it has no node of its own."""
    while inner.parent is not None:
        outer = groups.get(inner.parent)
        if outer is not None:
            outer.children.append(inner)
            return
        section = _group_of(inner.section.parent)
        assert section is not None
        outer = groups[section.id] = MapGroup(section, children=[inner])
        above = _group_of(section.parent)
        outer.parent = above.id if above else None
        inner = outer


def hidden_by_groups(tree: list[MapNode | MapGroup]) -> dict[str, MapGroup]:
    """By node: the outermost closed group that it stands in, which is drawn in its place."""
    hidden: dict[str, MapGroup] = {}
    pending: list[tuple[MapNode | MapGroup, MapGroup | None]] = [
        (node, None) for node in reversed(tree)
    ]
    while pending:
        node, closed = pending.pop()
        if isinstance(node, MapNode):
            if closed is not None:
                hidden[node.id] = closed
            continue
        if closed is None and node.section.is_closed:
            closed = node
        pending += [(child, closed) for child in reversed(node.children)]
    return hidden


def regroup(resolved: Resolved) -> None:
    """Replace the sections by those that the setting `regroup` names."""
    settings = of(resolved.config, "group").get("regroup")
    if not isinstance(settings, list) or not settings:
        return
    for node in (*resolved.statements.values(), *resolved.arguments.values()):
        node.section = None
    resolved.sections, resolved.all_sections = [], []
    pending: list[tuple[dict[str, Any], int, int, Section | None]] = []
    # Reversed because entries are taken from the end of the list: the first one comes out first.
    for index, entry in reversed(list(enumerate(settings))):
        if isinstance(entry, dict):
            pending.append((entry, 1, index, None))
    while pending:
        entry, level, number, parent = pending.pop()
        title = str(entry.get("title", ""))
        heading = Heading(level, Content(title, list(_texts(entry.get("tags")))))
        section = Section(f"s{number}", heading, title, level, parent)
        section.is_closed = entry.get("isClosed")
        (parent.children if parent else resolved.sections).append(section)
        resolved.all_sections.append(section)
        for key, nodes in (("statements", resolved.statements), ("arguments", resolved.arguments)):
            for name in _texts(entry.get(key)):
                if name in nodes:
                    nodes[name].section = section
        inner = entry.get("children")
        if isinstance(inner, list) and level < MAX_DEPTH:
            pending.extend(
                (child, level + 1, number + 1 + i, section)
                for i, child in reversed(list(enumerate(inner)))
                if isinstance(child, dict)
            )


def _texts(value: Any) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, list) else []
