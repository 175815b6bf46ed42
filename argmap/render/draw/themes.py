"""The colours of a picture on a light and on a dark page, as the style sheet of an SVG.

Selectors are plain classes, and colours are spelled out: not every reader of SVG knows more of CSS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.model import RELATION_KINDS
from argmap.render.draw.style import Theme
from argmap.render.palette import (
    ALERT_COLOUR,
    GROUP_BORDER,
    ISSUE_FILL,
    QUIET_TEXT,
    RELATION_COLOURS,
    TEXT,
    Fill,
)

DARK_SHARE = 0.34
"""The share of a card's border colour in its ground on a dark page."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a page apart from cards and lines."""

    page: str
    text: str
    """On cards."""
    quiet: str
    outside: str
    """Text on the page itself."""
    group: str


LIGHT = Colours("#ffffff", TEXT, QUIET_TEXT, "#5c5c66", GROUP_BORDER)
DARK = Colours("#17171c", "#f1f1f5", "#d0d0d8", "#a9a9b4", GROUP_BORDER)


def ground(fill: Fill, colours: Colours) -> str:
    """The ground of a card with this fill on a page."""
    if colours is LIGHT:
        return fill.ground
    if fill == ISSUE_FILL:
        return "#303038"
    return _mixed(fill.border, colours.page, DARK_SHARE)


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _channels(colour: str) -> Iterable[int]:
    return (int(colour[i : i + 2], 16) for i in (1, 3, 5))


def style_sheet(theme: Theme, fills: Sequence[Fill]) -> str:
    """The rules for a picture; the class `f0` is that of the first fill, `b0` of its border."""
    rules = [*_SHAPES, *_rules(DARK if theme == "dark" else LIGHT, fills)]
    for i, fill in enumerate(fills):
        rules.append(f".b{i}{{fill:{fill.border}}}")
    for kind in RELATION_KINDS:
        colour = RELATION_COLOURS[kind]
        rules.append(f".{kind}{{stroke:{colour};fill:{colour}}}")
    if theme == "auto":
        # Only on screens: printed, and as pixels, the picture stays light.
        dark = "".join(_rules(DARK, fills))
        rules.append(f"@media screen and (prefers-color-scheme:dark){{{dark}}}")
    if theme == "dark":
        # Dark pages would waste ink.
        rules.append(f"@media print{{{''.join(_rules(LIGHT, fills))}}}")
    return "\n".join(rules)


def _rules(colours: Colours, fills: Sequence[Fill]) -> Iterator[str]:
    yield f".page{{fill:{colours.page}}}"
    yield f".card text{{fill:{colours.text}}}"
    yield f".card .quiet{{fill:{colours.quiet}}}"
    yield f".on{{fill:{colours.text}}}"
    yield f".outside{{fill:{colours.outside}}}"
    yield f".frame{{stroke:{colours.group}}}"
    yield f".hollow{{fill:{colours.page}}}"
    for i, fill in enumerate(fills):
        yield f".f{i}{{fill:{ground(fill, colours)};stroke:{fill.border}}}"


_SHAPES = (
    ".frame{fill:#808080;fill-opacity:.09}",
    ".part{fill-opacity:.04;stroke-dasharray:2 3}",
    ".box{stroke-width:1.2}",
    ".thin{stroke-width:.8}",
    ".issue .box{stroke-width:2.6}",
    ".implicit .box{stroke-width:1.8;stroke-dasharray:6 4}",
    ".implicit .words{font-style:italic}",
    ".out .words,.out .quiet{fill-opacity:.6}",
    ".out .box{fill-opacity:.3;stroke-opacity:.55}",
    ".faded{opacity:.3}",
    ".inner{fill:none;stroke-width:1.2}",
    ".small{font-size:11px}",
    ".bold{font-weight:bold}",
    ".title{font-size:18px;font-weight:bold}",
    f".alert{{fill:{ALERT_COLOUR}}}",
    ".mark{fill:#ffffff;font-size:12px;font-weight:bold;text-anchor:middle}",
    ".sign{stroke:#ffffff;stroke-width:2;fill:none}",
    ".line{fill:none;stroke-width:1.6}",
    ".strong{stroke-width:2.2}",
    ".far .line{stroke-width:1}",
    ".dashed{stroke-dasharray:7 5}",
    ".dotted{stroke-dasharray:2 4}",
    ".head{stroke-width:1;stroke-linejoin:round}",
    ".open{fill:none;stroke-width:2.2}",
    ".hollow{stroke-width:1.6}",
    "a:hover .box,.card:hover .box{stroke-width:3}",
)
