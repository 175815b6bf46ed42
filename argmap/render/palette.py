"""The colours of drawings: readable on white and on dark, and apart for colour-blind eyes.

Lines have a middling lightness, with a contrast of at least 3:1 to white and to a dark page alike.
Boxes are light and their text is dark, on any page. No kind of relation is told by colour alone: it
also has a line or a head of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from argmap.model import ClaimKind, RelationKind, Stance

TEXT = "#1b1b1f"
"""Text in a box."""

QUIET_TEXT = "#4c4c54"
"""The speakers' names in a box."""

OUTSIDE_TEXT = "#7a7a82"
"""Text that stands on the page itself: the title and the names of groups."""

GROUP_FILL = "#80808018"
"""The ground of a group: a veil that works on any page, so the last two digits are its opacity."""

GROUP_BORDER = "#80808080"

RELATION_COLOURS: dict[RelationKind, str] = {
    "supports": "#057b62",
    "rebuts": "#c83102",
    "undercuts": "#a23db7",
    "qualifies": "#c48723",
    "contradicts": "#f94bb2",
    "restates": "#1b94ff",
}


@dataclass(frozen=True, slots=True)
class Fill:
    """The colours of a box."""

    ground: str
    border: str


ISSUE_FILL = Fill("#ffffff", "#7a7a82")
PLAIN_FILL = Fill("#d9d8da", "#85858c")

STANCE_FILLS: dict[Stance, Fill] = {
    "for": Fill("#c8ebfb", "#2b88b0"),
    "against": Fill("#fcb98c", "#c0651f"),
    "mixed": Fill("#fce796", "#988116"),
    "none": PLAIN_FILL,
}

CLAIM_KIND_FILLS: dict[ClaimKind, Fill] = {
    "statement": Fill("#c8ebfb", "#2b88b0"),
    "argument": Fill("#fce796", "#988116"),
}

SPEAKER_FILLS: tuple[Fill, ...] = (
    Fill("#baf6c5", "#3a8a4f"),
    Fill("#d1c4fd", "#7a63b8"),
    Fill("#fec2ca", "#b4536a"),
    Fill("#aaf0f4", "#0a858b"),
    Fill("#fcdcf8", "#a0579b"),
    Fill("#cfe39d", "#647d22"),
    Fill("#dcc9bb", "#95705a"),
    Fill("#ccd2dc", "#6b7a91"),
)
"""The fills of speakers in file order. None has the hue of a stance; the ninth has that of the first
again, and another sign."""

ALERT_COLOUR = "#a5082d"
"""What nothing answers; it has a mark of its own, too."""

SIDE_GROUNDS = ("ddebf7", "fff2cc", "e2efda", "fce4d6", "eadcf4", "d9f1f1")
"""The grounds of the sides of a debate on a sheet, in their order; the seventh has that of the first again."""
DROPPED_INK = "c00000"
"""What was dropped on a sheet; it has a mark of its own, too."""
