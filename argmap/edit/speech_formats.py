"""The speeches of well-known debate formats, which a new map writes out in full.

A map never depends on this list: it says for itself which speeches were held.
"""

from __future__ import annotations

from argmap.model import DebateStyle, Speech

TURNABLE: frozenset[DebateStyle] = frozenset({"pf"})
"""The formats in which a coin decides which side begins."""


def speeches_of(style: DebateStyle, *, neg_first: bool = False) -> list[Speech]:
    """The speeches of a format in their order; none for `tv`, whose turns are numbered.

    `neg_first` lets the negative begin in `pf`.
    """
    if style == "pf":
        return _public_forum(neg_first=neg_first)
    return [speech.model_copy() for speech in _FORMATS[style]]


def _public_forum(*, neg_first: bool) -> list[Speech]:
    """Four speeches a side in turn, with a crossfire after each pair but the last."""
    pair = ("neg", "aff") if neg_first else ("aff", "neg")
    found: list[Speech] = []
    for number, kind in enumerate("CRSF", 1):
        found += [_speech(f"{side[0].upper()}{kind}", side) for side in pair]
        if kind != "F":
            # In a crossfire both sides ask, so it is nobody's.
            found.append(Speech(id=f"CF{number}", kind="questions"))
    return found


def _speech(id: str, side: str, *, team: str | None = None, block: str | None = None) -> Speech:
    return Speech(id=id, side=side, team=team, block=block)


def _asks(id: str, side: str) -> Speech:
    return Speech(id=id, side=side, kind="questions")


_FORMATS: dict[DebateStyle, list[Speech]] = {
    "policy": [
        _speech("1AC", "aff"),
        _asks("CX1", "neg"),
        _speech("1NC", "neg"),
        _asks("CX2", "aff"),
        _speech("2AC", "aff"),
        _asks("CX3", "neg"),
        _speech("2NC", "neg", block="neg-block"),
        _asks("CX4", "aff"),
        _speech("1NR", "neg", block="neg-block"),
        _speech("1AR", "aff"),
        _speech("2NR", "neg"),
        _speech("2AR", "aff"),
    ],
    "ld": [
        _speech("1AC", "aff"),
        _speech("1NC", "neg"),
        _speech("1AR", "aff"),
        _speech("2NR", "neg"),
        _speech("2AR", "aff"),
    ],
    "bp": [
        _speech("PM", "gov", team="OG"),
        _speech("LO", "opp", team="OO"),
        _speech("DPM", "gov", team="OG"),
        _speech("DLO", "opp", team="OO"),
        _speech("MG", "gov", team="CG"),
        _speech("MO", "opp", team="CO"),
        _speech("GW", "gov", team="CG"),
        _speech("OW", "opp", team="CO"),
    ],
    "ws": [
        _speech("P1", "prop"),
        _speech("O1", "opp"),
        _speech("P2", "prop"),
        _speech("O2", "opp"),
        _speech("P3", "prop"),
        _speech("O3", "opp", block="opp-block"),
        _speech("OR", "opp", block="opp-block"),
        _speech("PR", "prop"),
    ],
    "parli": [
        _speech("PM1", "gov"),
        _speech("LO1", "opp"),
        _speech("MG", "gov"),
        _speech("MO", "opp", block="opp-block"),
        _speech("LOR", "opp", block="opp-block"),
        _speech("PMR", "gov"),
    ],
    "tv": [],
}
