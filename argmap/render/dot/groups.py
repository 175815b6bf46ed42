"""Nodes of DOT in nested groups, which Graphviz frames and calls clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from argmap.model import ArgumentMap, Claim
from argmap.render.dot.selection import Selection
from argmap.render.dot.text import tooltip, wrapped_label

ClusterBy = Literal["section", "speaker"]
Path = tuple[str, ...]
"""Where a node stands: the names of its groups from the outermost inwards."""

HEADING_COLUMNS = 40


@dataclass(slots=True)
class _Group:
    path: Path
    nodes: list[str] = field(default_factory=list)
    inner: dict[str, _Group] = field(default_factory=dict)


def paths(map: ArgumentMap, selection: Selection, by: ClusterBy | None) -> dict[str, Path]:
    """The groups that everything drawn stands in, by id.

    A claim stands in its section or with its first speaker. A junction stands in the innermost group
    that holds all premises of its relation: premises in `(talk, costs)` and `(talk, jobs)` have their
    junction in `(talk,)`.
    """
    found = {id: _claim_path(map.claims[id], by) for id in selection.claims}
    for relation in selection.relations:
        if relation.id in selection.junctions:
            found[relation.id] = _common_start([found[premise] for premise in relation.premises])
    return found


def _claim_path(claim: Claim, by: ClusterBy | None) -> Path:
    if by == "section":
        return tuple(claim.section)
    if by == "speaker":
        return tuple(claim.speakers[:1])
    return ()


def _common_start(paths: Sequence[Path]) -> Path:
    shortest = min(paths, key=len)
    for depth, name in enumerate(shortest):
        if any(path[depth] != name for path in paths):
            return shortest[:depth]
    return shortest


def grouped(
    nodes: Iterable[tuple[Path, str]], head: Callable[[Path], Iterable[str]]
) -> Iterator[str]:
    """The lines of the nodes with those of the groups they stand in, in order of appearance.

    Groups are `cluster_1`, `cluster_2` and so on; `head` gives what a group begins with.
    """
    root = _Group(())
    for path, node in nodes:
        group = root
        for depth, name in enumerate(path, 1):
            if name not in group.inner:
                group.inner[name] = _Group(path[:depth])
            group = group.inner[name]
        group.nodes.append(node)
    yield from root.nodes
    # A stack of its own: sections may nest deeper than Python recurses.
    stack = [iter(root.inner.values())]
    number = 0
    while stack:
        inner = next(stack[-1], None)
        if inner is None:
            stack.pop()
            if stack:
                yield "}"
            continue
        number += 1
        yield f"subgraph cluster_{number} {{"
        yield from head(inner.path)
        yield from inner.nodes
        stack.append(iter(inner.inner.values()))


def headed(heading_of: Callable[[str], str], heading_at: str) -> Callable[[Path], Iterator[str]]:
    """Heads of groups with the heading as text; `heading_at` is Graphviz' `labelloc`."""

    def head(path: Path) -> Iterator[str]:
        yield f"label={_heading(heading_of(path[-1]))}; labelloc={heading_at};"
        yield f"tooltip={tooltip(' / '.join(map(heading_of, path)))};"
        yield "fontsize=13; margin=14;"

    return head


def titled(heading_of: Callable[[str], str]) -> Callable[[Path], Iterator[str]]:
    """Heads of groups that only name them."""

    def head(path: Path) -> Iterator[str]:
        yield f"label={tooltip(heading_of(path[-1]))};"

    return head


def _heading(text: str) -> str:
    """The value of a group's label."""
    return f"<<B>{wrapped_label(text, HEADING_COLUMNS)}</B>>" if text.strip() else '""'
