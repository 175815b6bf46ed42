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
    Fill("#c6e1ff", "#4284c5"),
    Fill("#ffd5b4", "#b36d2a"),
    Fill("#baf6c5", "#439458"),
    Fill("#fec2ca", "#bc5f70"),
    Fill("#f5f0a0", "#8b8318"),
    Fill("#d1c4fd", "#8670c0"),
    Fill("#aaf0f4", "#008a90"),
    Fill("#e3c78e", "#a1790c"),
    Fill("#fcdcf8", "#a864a2"),
    Fill("#bbdf99", "#688e3b"),
    Fill("#f8beaf", "#bc634d"),
    Fill("#a5cdeb", "#2b88c0"),
)
"""The fills of speakers in file order; the thirteenth has that of the first again."""

SIDE_GROUNDS = ("ddebf7", "fff2cc", "e2efda", "fce4d6", "eadcf4", "d9f1f1")
"""The grounds of the sides of a debate on a sheet, in their order; the seventh has that of the first again."""
DROPPED_INK = "c00000"
"""What was dropped on a sheet; it has a mark of its own, too."""
