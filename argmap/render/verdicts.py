"""How verdicts and strengths look, the same in every answer that shows them."""

from __future__ import annotations

from argmap.model import Label

VERDICTS: dict[Label, str] = {
    "in": "stands",
    "out": "has fallen",
    "undecided": "is undecided",
}
"""What a label says of a claim, in words."""
VERDICT_STYLES: dict[Label, str] = {"in": "for", "out": "against", "undecided": "mixed"}
VERDICT_WIDTH = max(map(len, VERDICT_STYLES))
BAR_CELLS = 5


def verdict_tag(label: Label) -> tuple[str, str]:
    """A verdict as a tag at the end of a line, with its style."""
    return label, VERDICT_STYLES[label]


def bar(strength: float, *, unicode: bool = True) -> str:
    """A strength from 0 to 1 as a bar.

    >>> bar(0.5), bar(0.72, unicode=False)
    ('██▌░░', '####.')
    """
    if not unicode:
        full = round(strength * BAR_CELLS)
        return "#" * full + "." * (BAR_CELLS - full)
    halves = round(strength * BAR_CELLS * 2)
    shown = "█" * (halves // 2) + "▌" * (halves % 2)
    return shown + "░" * (BAR_CELLS - len(shown))
