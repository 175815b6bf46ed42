"""The nodes, edges and groups that the derived map of an Argdown document is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.formats.argdown.meaning.resolved import Node, Relation, Section


@dataclass(slots=True, eq=False)
class MapNode:
    """A statement or an argument of the map."""

    id: str
    node: Node
    label_title: str | None = None
    label_text: str | None = None

    @property
    def is_argument(self) -> bool:
        """Whether it is an argument."""
        return self.node.is_argument


@dataclass(slots=True, eq=False)
class MapEdge:
    """An arrow of the map."""

    id: str
    kind: str
    source: MapNode
    target: MapNode
    source_statement: str | None = None
    """The title of the class of statements that it starts from."""
    target_statement: str | None = None
    relation: Relation | None = None
    """The relation that it shows; None if it shows that both ends share a statement."""


@dataclass(slots=True, eq=False)
class MapGroup:
    """A section that frames nodes."""

    section: Section
    level: int = 0
    parent: str | None = None
    children: list[MapNode | MapGroup] = field(default_factory=list)

    @property
    def id(self) -> str:
        """That of its section."""
        return self.section.id


@dataclass(slots=True)
class DerivedMap:
    """The nodes in order, the edges, and the nodes in their groups."""

    nodes: list[MapNode]
    edges: list[MapEdge]
    tree: list[MapNode | MapGroup]
    """The outermost groups, then the nodes that stand in none."""
