"""The content of a picture: everything measured and placed, before any format draws it.

Lengths are in pixels of CSS, from the upper left corner of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from argmap.model import Label, Relation, Stance
from argmap.render.palette import Fill

Point = tuple[float, float]
Role = Literal["title", "text", "speaker", "quiet", "verdict"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text on a card."""

    text: str
    role: Role
    quoted: bool = False
    """Whether a pair of quotation marks says that there are verbatim words."""
    colour: Fill | None = None
    """The colour of the speaker whose name begins here."""
    sign: int = 0
    """Which sign has that colour: a dot, and others where there are more speakers than colours."""


@dataclass(slots=True)
class Card:
    """A claim as a card."""

    id: str
    lines: list[TextLine]
    width: float
    height: float
    fill: Fill
    stance: Stance
    speakers: list[Fill]
    """The colours of those who voice it, in order."""
    tooltip: str
    label: str
    """The whole card as one sentence, for screen readers."""
    link: str | None = None
    implicit: bool = False
    is_issue: bool = False
    verdict: Label | None = None
    unanswered: bool = False
    """Whether it makes an objection that nothing answers."""
    faded: bool = False
    """Whether something else is highlighted."""
    folded: int = 0
    """How many claims that bear on it are left out."""
    x: float = 0
    y: float = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation, or one part of it where it has a junction, as a curve."""

    relation: Relation
    start: str
    """The id of the claim or the relation whose card or junction it begins at."""
    end: str
    curve: list[Point]
    """The control points of cubic Bézier curves, one after the other."""
    tip: Point | None
    """Where the point of the arrow is, some way beyond the end of the curve; None without one."""
    tail_tip: Point | None
    """The same before the start of the curve."""
    tooltip: str
    is_straight: bool = False
    """Whether it runs behind the cards, and not around them."""
    unanswered: bool = False
    """Whether it is an objection that nothing answers."""
    faded: bool = False
    """Whether something else is highlighted."""


@dataclass(frozen=True, slots=True)
class Junction:
    """The point on a relation where its premises meet, and where what aims at it ends."""

    relation: Relation
    x: float
    y: float
    tooltip: str


@dataclass(frozen=True, slots=True)
class Group:
    """The frame around the claims of a section or of a speaker."""

    path: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    heading: list[str]
    heading_y: float
    """Where the first line of the heading has its upper edge."""
    tooltip: str
    is_part: bool = False
    """Whether it holds a numbered part, to which a card refers."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the legend: a relation's line, or a card, and what it means."""

    meaning: str
    x: float
    y: float
    relation: str | None = None
    fill: Fill | None = None
    stance: Stance = "none"
    look: Literal["", "issue", "implicit", "quoted", "alert", "speaker", "more"] = ""
    sign: int = 0
    """The sign of a speaker."""


@dataclass(slots=True)
class Scene:
    """A whole picture."""

    width: float
    height: float
    title: list[str]
    """The title in lines; empty where none is shown."""
    name: str
    description: str
    """The content of the picture in one sentence, for screen readers."""
    cards: list[Card] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    junctions: list[Junction] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    """Outer ones before inner ones."""
    legend: list[Sample] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What is left out, and what verdicts are about, in lines."""
    notes_y: float = 0
    shown_width: float | None = None
    """As wide it is shown, if that is not its own width."""
    subtitle: list[str] = field(default_factory=list)
    """Below the title, in lines."""
    credits: list[str] = field(default_factory=list)
    """The source and whoever made the picture, in lines below everything."""
    credits_y: float = 0
    left_out: str = ""
    """What is left out, in one line."""
    advice: str = ""
    """How the picture could be better, for whoever asked for it; it is not drawn."""
