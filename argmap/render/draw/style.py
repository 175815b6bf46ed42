"""What a picture shows of a map, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from argmap.model import Label
from argmap.render.dot.claims import ColourBy
from argmap.render.dot.document import Direction
from argmap.render.dot.groups import ClusterBy
from argmap.several import refuse_text

Theme = Literal["light", "dark", "auto"]
Form = Literal["map", "tree", "columns"]

MOST_CLAIMS = 2_000
"""This many claims are laid out in seconds; the rest of a larger map is folded."""
READABLE = 300
"""Of a picture with more claims nobody reads the text; what is furthest away is folded unless more are asked for."""


@dataclass(frozen=True, slots=True)
class DrawStyle:
    """What a picture shows, and how. Ids are those of the map."""

    about: str | None = None
    """Draw this claim and what bears on it."""
    depth: int | None = None
    """Through at most this many relations from `about`, or from where the debate begins."""
    speakers: tuple[str, ...] = ()
    """Draw what these say, what that bears on, and what bears on it."""
    claims: tuple[str, ...] | None = None
    """Draw only these; None: all."""
    most: int = MOST_CLAIMS
    """Of more claims than these, the ones that are furthest away are folded."""
    colour_by: ColourBy | None = None
    """What colours tell; where None, what is usual for the map."""
    cluster: ClusterBy | None = None
    """Frame the claims of a section (nested) or of a speaker (the first one of each claim)."""
    direction: Direction | None = None
    """Where the arrows lead, as in `DotStyle`."""
    issue: str | None = None
    """The claim that stances are about; where None, the map's first issue."""
    labels: Mapping[str, Label] | None = None
    """By claim: the verdict to show; none where nothing is argued yet. None: verdicts are not asked for."""
    semantics: str = "grounded"
    """Which semantics the labels are by; one that is not the usual one is named."""
    theme: Theme = "auto"
    """`auto` follows the reader's system, and is light where it is printed or made of pixels."""
    form: Form = "map"
    """`map` is laid out as suits it, `tree` always as nested blocks, `columns` sets the sides beside one another."""
    aspect: float | None = None
    """The shape of the sheet, width by height."""
    width: float | None = None
    """As wide the picture will be shown, in pixels of CSS."""
    least_text: float = 11.0
    """As small its smallest letters may be then."""
    subtitle: str = ""
    """Below the title."""
    source: str = ""
    credit: str = ""
    """Below the picture."""
    highlight: tuple[str, ...] = ()
    """What stands out while all else is faded: ids of claims and speakers, or `unanswered`."""
    legend: bool = True
    title: str | None = None
    """The title above the picture; where None, the map's, where empty, none."""

    def __post_init__(self) -> None:
        """Refuse `speakers="ada"`, and so on."""
        refuse_text(speakers=self.speakers, highlight=self.highlight)
