"""An Argdown document as it was written: blocks in order, with the relations in them.

Nothing is resolved here: two members with one title are two members. `resolving` says what follows
from a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Data = dict[str, Any]
MemberKind = Literal["statement", "argument"]
Place = tuple[int, int]
"""Where something stands in the text: `[start, end)` in code points."""

NOWHERE: Place = (0, 0)


@dataclass(slots=True)
class Range:
    """A stretch of a text with a look or a meaning of its own; `stop` is its last character."""

    type: str
    start: int
    stop: int
    value: str = ""
    """The URL of a link, the title of a mention, the name of a tag."""


@dataclass(slots=True, eq=False)
class Content:
    """A text with what was said in it by signs."""

    text: str | None = None
    """None where nothing but line breaks was written."""
    tags: Sequence[str] = ()
    ranges: Sequence[Range] = ()
    place: Place = NOWHERE
    plain: bool = True
    """Whether the text was written as it is, without a sign for bold, a link or a shortcode."""
    source: str | None = None
    """The text as it was written, if it is not plain."""


NOTHING = Content()
"""The content of a reference without tags; shared, and so never changed."""


@dataclass(slots=True, eq=False)
class Member:
    """One occurrence of a statement, or of an argument: its definition, or a reference to it."""

    kind: MemberKind
    title: str | None = None
    """None where it has none of its own, until it is numbered when the document is resolved."""
    numbered: bool = False
    """Whether its title is but its number."""
    is_reference: bool = False
    content: Content = NOTHING
    data: Data | None = None
    children: list[Child] = field(default_factory=list)
    place: Place = NOWHERE
    """Its title, or its text where it has no title."""
    end: int = 0
    """Where its text and its data end."""
    data_place: Place = NOWHERE


@dataclass(slots=True, eq=False)
class Child:
    """A relation as it was written: a sign, and the member after it."""

    sign: str
    """One of `+ <+ +> - <- -> _ <_ _> ><`."""
    member: Member
    place: Place = NOWHERE


@dataclass(slots=True, eq=False)
class Inference:
    """The line between the premises and a conclusion."""

    rules: list[str] = field(default_factory=list)
    data: Data | None = None
    children: list[Child] = field(default_factory=list)
    """Its undercuts."""
    place: Place = NOWHERE


@dataclass(slots=True, eq=False)
class Step:
    """A line of a premise-conclusion structure; a conclusion comes with its inference."""

    member: Member
    inference: Inference | None = None
    number: str = ""
    place: Place = NOWHERE
    """The number in parentheses."""


@dataclass(slots=True, eq=False)
class Structure:
    """A premise-conclusion structure."""

    steps: list[Step] = field(default_factory=list)
    place: Place = NOWHERE


@dataclass(slots=True, eq=False)
class ItemList:
    """A list of statements and arguments."""

    ordered: bool
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Heading:
    """A heading, which begins a section."""

    level: int
    content: Content = field(default_factory=Content)
    data: Data | None = None
    place: Place = NOWHERE

    @property
    def title(self) -> str:
        """Its text without the spaces around it."""
        from argmap.formats.argdown.language.tokens import STRIPPED

        return (self.content.text or "").strip(STRIPPED)


Block = Member | Structure | ItemList | Heading


@dataclass(slots=True)
class Document:
    """A whole document."""

    blocks: list[Block] = field(default_factory=list)
    front_matter: Data | None = None
    front_matter_text: str | None = None
    settings: Data = field(default_factory=dict)
    """The settings it was read with."""


def members_of(document: Document) -> list[Member]:
    """Every member of a document, each parent before its children."""
    found: list[Member] = []
    for block in document.blocks:
        roots: list[Member] = []
        if isinstance(block, Member):
            roots = [block]
        elif isinstance(block, ItemList):
            roots = block.members
        elif isinstance(block, Structure):
            for step in block.steps:
                if step.inference is not None:
                    roots += [child.member for child in step.inference.children]
                roots.append(step.member)
        pending = roots[::-1]
        while pending:
            member = pending.pop()
            found.append(member)
            pending.extend(child.member for child in reversed(member.children))
    return found
