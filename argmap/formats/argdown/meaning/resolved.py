"""The meaning of an Argdown document: statements and arguments by title, and their relations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from argmap.formats.argdown.language.document import (
    Child,
    Content,
    Data,
    Heading,
    Inference,
    Member,
)
from argmap.model import RelationKind as ModelKind

_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,9})\Z")

RelationKind = Literal["support", "attack", "entails", "contrary", "contradictory", "undercut"]
MODEL_KINDS: dict[str, ModelKind] = {
    "support": "supports",
    "entails": "supports",
    "attack": "rebuts",
    "contrary": "contradicts",
    "contradictory": "contradicts",
    "undercut": "undercuts",
}
"""By kind of Argdown: that of the model."""
SYMMETRIC = frozenset({"contrary", "contradictory"})
Role = Literal[
    "premise",
    "intermediary-conclusion",
    "main-conclusion",
    "argument-description",
    "top-level-statement",
    "relation-statement",
]


@dataclass(slots=True, eq=False)
class Section:
    """A section: everything under a heading."""

    id: str
    heading: Heading
    title: str
    level: int
    parent: Section | None = None
    children: list[Section] = field(default_factory=list)
    depth: int = 1
    """How many headings it is under, its own included."""
    is_group: bool | None = None
    is_closed: bool | None = None

    @property
    def path(self) -> list[str]:
        """The titles from the outermost section to this one."""
        titles = [self.title]
        parent = self.parent
        while parent:
            titles.append(parent.title)
            parent = parent.parent
        return titles[::-1]


@dataclass(slots=True, eq=False)
class Occurrence:
    """A member of an equivalence class, or the description of an argument, with its role."""

    title: str
    is_reference: bool
    content: Content
    data: Data | None = None
    role: Role | None = None
    is_top_level: bool = False
    section: Section | None = None
    argument: str | None = None
    """The title of the argument it is a premise or a conclusion of."""
    inference: Inferred | None = None
    """For a conclusion: the inference that leads to it."""
    member: Member | None = None
    """Where it stands in the document."""

    @property
    def text(self) -> str | None:
        """Its text."""
        return self.content.text


@dataclass(slots=True, eq=False)
class Node:
    """An equivalence class of statements, or an argument."""

    title: str
    is_argument: bool
    members: list[Occurrence] = field(default_factory=list)
    relations: dict[int, Relation] = field(default_factory=dict)
    """The relations that it is an end of, by identity."""
    tags: dict[str, None] = field(default_factory=dict)
    """The tags of all members, in order, each once."""
    data: Data | None = None
    section: Section | None = None
    structure: Sequence[Occurrence] = ()
    """Of an argument: its premises and conclusions."""
    inferred: Sequence[Inferred] = ()
    """Of an argument: its inferences, in order."""
    top_level: bool = False
    in_relation: bool = False
    ends: dict[tuple[int, str], int] = field(default_factory=dict)
    """How many of its relations lead to a target, by identity, with a kind."""

    @property
    def canonical(self) -> Occurrence | None:
        """The definition whose text counts: the last, or the last that says `isCanonical`."""
        last: Occurrence | None = None
        for member in reversed(self.members):
            if not member.is_reference:
                if member.data and member.data.get("isCanonical"):
                    return member
                last = last or member
        return last

    @property
    def text(self) -> str | None:
        """The text of its canonical member."""
        canonical = self.canonical
        return canonical.text if canonical else None


@dataclass(slots=True, eq=False)
class Inferred:
    """The inference of a conclusion, which can be undercut."""

    inference: Inference
    argument: str = ""
    conclusion: int = 0
    """The index of its conclusion in the structure."""
    relations: list[Relation] = field(default_factory=list)


End = Node | Inferred


@dataclass(slots=True, eq=False)
class Relation:
    """A relation between classes, arguments and inferences."""

    kind: RelationKind
    source: Node
    target: End
    child: Child | None = None
    """Where it stands in the document."""
    argument: Node | None = None
    """The argument that it was drawn from, if its source is now the argument's conclusion."""

    @property
    def is_symmetric(self) -> bool:
        """Whether it is a conflict of equals."""
        return self.kind in SYMMETRIC

    def other(self, node: End) -> End:
        """The end that is not `node`."""
        return self.target if self.source is node else self.source


def in_order(nodes: dict[str, Node]) -> list[Node]:
    """Nodes in the order in which the reference implementation goes through them.

    JavaScript objects have keys that are whole numbers first, by size, and numbering depends on it.
    """
    numbers = [title for title in nodes if title.isdigit() and _NUMBER.match(title)]
    if not numbers:
        return list(nodes.values())
    first = sorted((n for n in numbers if int(n) < 2**32 - 1), key=int)
    return list({title: nodes[title] for title in (*first, *nodes)}.values())


@dataclass(slots=True)
class Resolved:
    """A document with everything that follows from it."""

    statements: dict[str, Node] = field(default_factory=dict)
    arguments: dict[str, Node] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    """The outermost ones."""
    all_sections: list[Section] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    """In the order in which they first occur."""
    max_level: int = 0
    config: dict[str, Any] = field(default_factory=dict)
