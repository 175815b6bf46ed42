"""How verdicts and strengths look, the same in every answer that shows them.

A verdict is about a map and never about the world: it says which objections the map has an answer to.
So every answer that shows verdicts says so, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.diagnostics import listed
from argmap.model import Label

if TYPE_CHECKING:
    from argmap.semantics.reduction.reading import Reading

VERDICTS: dict[Label, str] = {
    "in": "stands",
    "out": "does not stand",
    "undecided": "is undecided",
}
"""What a label says of a claim, in a sentence that begins with `In this map`."""
VERDICT_MARKS: dict[Label, str] = {
    "in": "no objection stands",
    "out": "an objection stands",
    "undecided": "an objection is undecided",
}
"""What a label says on a picture of a claim, where no sentence is near."""
LEGEND = (
    "in: no objection to it stands  out: an objection to it stands  undecided: objections go round "
    "in a circle. That says what is answered in this map, not what is true."
)
"""What the labels say of a claim."""
NOT_ARGUED = "Nothing is argued in this map yet: no claim in it supports or answers another."
VERDICT_STYLES: dict[Label, str] = {"in": "for", "out": "against", "undecided": "mixed"}
VERDICT_WIDTH = max(map(len, VERDICT_STYLES))
BAR_CELLS = 5


def caveat(semantics: str = "grounded") -> str:
    """What a picture with verdicts says below it; semantics that are not the usual ones are named."""
    by = "" if semantics == "grounded" else f", by {semantics} semantics"
    return f"Verdicts are about this map{by}: they say what it answers, not what is true."


def supposed(reading: Reading) -> str:
    """What is supposed: `a in and b out`; empty where nothing is."""
    return listed([f"{claim} {label}" for claim, label in reading.supposed])


def where(reading: Reading) -> str:
    """What a verdict is about, as the beginning of a sentence: `In this map, supposing a out,`."""
    ways = ["counting denials"] if reading.denials else []
    ways += [f"supposing {supposed(reading)}"] if reading.supposed else []
    return f"In this map, {' and '.join(ways)}," if ways else "In this map"


def reading_data(reading: Reading) -> dict[str, Any]:
    """How a map was read, for JSON; what was only supposed or counted is there where it was."""
    data: dict[str, Any] = {"support": reading.support}
    if reading.denials:
        data["denials"] = True
    if reading.supposed:
        data["supposed"] = dict(reading.supposed)
    return data


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
