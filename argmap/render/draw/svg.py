"""A scene as SVG: real text, names for screen readers, links, and one style sheet.

All text is escaped; control characters are spelled out. Claims are `<g class="card" data-claim="…">`
and relations `<g class="edge" data-relation="…" data-from="…" data-to="…">`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from argmap.model import RelationKind, Stance
from argmap.render.draw.cards import (
    BADGE,
    BOTTOM,
    DOT,
    GAP,
    HEIGHTS,
    LEFT,
    RIGHT,
    SMALL_HEIGHT,
    SMALL_SIZE,
    TOP,
)
from argmap.render.draw.layout import HEADING_HEIGHT
from argmap.render.draw.legend_and_margins import (
    MARGIN,
    NOTE_HEIGHT,
    SAMPLE_WIDTH,
    SUBTITLE_HEIGHT,
    TITLE_HEIGHT,
)
from argmap.render.draw.lines import number, shapes
from argmap.render.draw.measure import FONTS, width
from argmap.render.draw.scene import Card, Edge, Group, Junction, Sample, Scene, TextLine
from argmap.render.draw.style import Theme
from argmap.render.draw.themes import style_sheet
from argmap.render.palette import STANCE_FILLS, Fill
from argmap.render.terminal.text import shown

_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", 0xFFFE: "�", 0xFFFF: "�"}
_ATTRIBUTE = _TEXT | {ord('"'): "&quot;", ord("'"): "&#39;", ord("\n"): "&#10;"}

_SIGNS: dict[Stance, str] = {
    "for": "M-4,0H4M0,-4V4",
    "against": "M-4,0H4",
    "mixed": "M-4,-1.5H4M0,-5.5V2.5M-4,4.5H4",
}
"""The sign of a stance around the middle of its badge."""
BAR = 5.0
"""The width of the stripe that shows who speaks."""


def svg(scene: Scene, theme: Theme = "auto") -> Iterator[str]:
    """The text of the picture, in pieces."""
    return _Drawing(scene, theme).pieces()


def text_of(text: str) -> str:
    """A text between tags: several lines stay several."""
    return "\n".join(shown(line) for line in text.splitlines()).translate(_TEXT)


def attribute(text: str) -> str:
    """A text as the value of an attribute, in quotation marks."""
    return f'"{shown(text).translate(_ATTRIBUTE)}"'


def _directed(text: str) -> str:
    """A line between tags, its punctuation on the side where its script has it."""
    if text.isascii():
        return text_of(text)
    strong = (unicodedata.bidirectional(c) for c in text)
    first = next((d for d in strong if d in ("L", "R", "AL")), "L")
    # The full stop of an Arabic line would stand on its right; not every SVG reader heeds `direction`.
    mark = "" if first == "L" else "\N{RIGHT-TO-LEFT MARK}"
    return f"{mark}{text_of(text)}{mark}"


class _Drawing:
    def __init__(self, scene: Scene, theme: Theme) -> None:
        self.scene = scene
        self.theme = theme
        self.fill_number: dict[Fill, int] = {}
        for fill in self._fills():
            self.fill_number.setdefault(fill, len(self.fill_number))

    def _fills(self) -> Iterator[Fill]:
        yield from STANCE_FILLS.values()
        for card in self.scene.cards:
            yield card.fill
            yield from card.speakers
        yield from (sample.fill for sample in self.scene.legend if sample.fill is not None)

    def pieces(self) -> Iterator[str]:
        scene = self.scene
        wide, high = number(scene.width), number(scene.height)
        scale = (scene.shown_width or scene.width) / scene.width
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(scene.width * scale)}" '
            f'height="{number(scene.height * scale)}" '
            f'viewBox="0 0 {wide} {high}" font-family="{FONTS}" font-size="13" '
            'class="argmap" role="graphics-document document" '
            'aria-labelledby="map-title" aria-describedby="map-description">\n'
        )
        yield f'<title id="map-title">{text_of(scene.name)}</title>\n'
        yield f'<desc id="map-description">{text_of(scene.description)}</desc>\n'
        yield f"<style>\n{style_sheet(self.theme, list(self.fill_number))}\n</style>\n"
        yield f'<rect class="page" width="{wide}" height="{high}"/>\n'
        yield from self._titles()
        yield from self._part("groups", "", map(self._group, scene.groups))
        yield from self._part("edges", "Relations", self._edges())
        yield from self._part("cards", "Claims", map(self._card, scene.cards))
        yield from self._part("legend", "Legend", map(self._sample, scene.legend))
        yield from self._notes()
        yield "</svg>\n"

    def _part(self, name: str, label: str, pieces: Iterator[str]) -> Iterator[str]:
        # An empty list would still be announced by screen readers.
        first = next(pieces, None)
        if first is None:
            return
        listed = f' role="list" aria-label="{label}"' if label else ""
        yield f'<g class="{name}"{listed}>\n'
        yield first
        yield from pieces
        yield "</g>\n"

    def _titles(self) -> Iterator[str]:
        for i, line in enumerate(self.scene.title):
            y = MARGIN + TITLE_HEIGHT * (i + 0.75)
            yield f'<text class="outside title" x="{number(MARGIN)}" y="{number(y)}">{text_of(line)}</text>\n'

        for i, line in enumerate(self.scene.subtitle):
            y = MARGIN + TITLE_HEIGHT * len(self.scene.title) + SUBTITLE_HEIGHT * (i + 0.7)
            yield f'<text class="outside" x="{number(MARGIN)}" y="{number(y)}">{text_of(line)}</text>\n'

    def _notes(self) -> Iterator[str]:
        for i, line in enumerate(self.scene.credits):
            y = self.scene.credits_y + NOTE_HEIGHT * (i + 0.8)
            yield f'<text class="outside small" x="{number(MARGIN)}" y="{number(y)}">{text_of(line)}</text>\n'
        for i, line in enumerate(self.scene.notes):
            y = self.scene.notes_y + NOTE_HEIGHT * (i + 0.8)
            yield f'<text class="outside small" x="{number(MARGIN)}" y="{number(y)}">{text_of(line)}</text>\n'

    def _group(self, group: Group) -> str:
        box = _box(group.x, group.y, group.width, group.height)
        lines = [
            f'<text class="outside small bold" x="{number(group.x + group.width / 2)}" '
            f'y="{number(group.heading_y + HEADING_HEIGHT * (i + 0.8))}" '
            f'text-anchor="middle">{text_of(line)}</text>'
            for i, line in enumerate(group.heading)
        ]
        look = "frame part" if group.is_part else "frame"
        return f'<g><title>{text_of(group.tooltip)}</title><rect class="{look}" {box} rx="8"/>{"".join(lines)}</g>\n'

    # -- relations --------------------------------------------------------------------------

    def _edges(self) -> Iterator[str]:
        yield from map(self._edge, self.scene.edges)
        yield from map(self._junction, self.scene.junctions)

    def _edge(self, edge: Edge) -> str:
        relation = edge.relation
        drawn = "".join(
            f'<path class="{classes}" d="{path}"/>'
            for path, classes in shapes(relation.kind, edge.curve, edge.tip, edge.tail_tip)
        )
        words = edge.tooltip
        far = " far" if edge.is_straight else ""
        far += " unanswered" if edge.unanswered else ""
        far += " faded" if edge.faded else ""
        return (
            f'<g class="edge {relation.kind}{far}" role="listitem" data-relation={attribute(relation.id)} '
            f"data-from={attribute(edge.start)} data-to={attribute(edge.end)}>"
            f"<title>{text_of(words)}</title>{drawn}</g>\n"
        )

    def _junction(self, junction: Junction) -> str:
        return (
            f'<g class="junction {junction.relation.kind}" role="listitem" '
            f"data-relation={attribute(junction.relation.id)}>"
            f"<title>{text_of(junction.tooltip)}</title>"
            f'<circle cx="{number(junction.x)}" cy="{number(junction.y)}" r="4"/></g>\n'
        )

    # -- claims -----------------------------------------------------------------------------

    def _card(self, card: Card) -> str:
        classes = ["card"]
        classes += [card.stance] if card.stance != "none" else []
        classes += ["issue"] if card.is_issue else []
        classes += ["implicit"] if card.implicit else []
        classes += [card.verdict] if card.verdict else []
        classes += ["unanswered"] if card.unanswered else []
        classes += ["faded"] if card.faded else []
        inside = self._ground(card) + "".join(self._lines(card)) + self._badges_of(card)
        if card.link is not None:
            inside = f'<a href={attribute(card.link)} target="_blank" rel="noopener">{inside}</a>'
        return (
            f'<g class="{" ".join(classes)}" role="listitem" data-claim={attribute(card.id)} '
            f"aria-label={attribute(card.label)}>"
            f"<title>{text_of(card.tooltip)}</title>{inside}</g>\n"
        )

    def _ground(self, card: Card) -> str:
        fill = f"f{self.fill_number[card.fill]}"
        drawn = f'<rect class="box {fill}" {_box(card.x, card.y, card.width, card.height)} rx="6"/>'
        if card.is_issue:
            inner = _box(card.x + 4, card.y + 4, card.width - 8, card.height - 8)
            drawn += f'<rect class="inner {fill}" style="fill:none" {inner} rx="4"/>'
        return drawn + self._stripe(card)

    def _stripe(self, card: Card) -> str:
        """The colours of those who speak, one below the other on the left."""
        if not card.speakers:
            return ""
        each = (card.height - 2 * TOP) / len(card.speakers)
        return "".join(
            f'<rect class="b{self.fill_number[fill]}" '
            f'{_box(card.x + 6, card.y + TOP + i * each, BAR, each)} rx="1"/>'
            for i, fill in enumerate(card.speakers)
        )

    def _lines(self, card: Card) -> Iterator[str]:
        x, y = card.x + LEFT, card.y + TOP
        for is_text, lines in groupby(card.lines, key=lambda line: line.role in ("text", "title")):
            for line in lines:
                if is_text:
                    look = "words bold" if line.role == "title" else "words"
                    yield (
                        f'<text class="{look}" x="{number(x)}" y="{number(y + 13)}">'
                        f"{_directed(line.text)}</text>"
                    )
                else:
                    yield from self._small(line, x, y)
                y += HEIGHTS[line.role]
            y += GAP if is_text else 0

    def _small(self, line: TextLine, x: float, y: float) -> Iterator[str]:
        base = number(y + 11)
        if line.role == "speaker":
            if line.colour is not None:
                fill = f"b{self.fill_number[line.colour]}"
                yield speaker_sign(line.sign, fill, x + 4, y + 7.5)
            x += DOT
        look = "small bold" if line.role == "verdict" else "quiet small"
        yield f'<text class="{look}" x="{number(x)}" y="{base}">{_directed(line.text)}</text>'
        if line.quoted:
            # As in the card's own width, some room for fonts that are wider than Arial.
            after = x + width(line.text, SMALL_SIZE) * 1.03 + 4
            yield _quotation_marks(after, base)

    def _badges_of(self, card: Card) -> str:
        """The badge of the side at the right end of the last line, and before it that of what is unanswered."""
        x = card.x + card.width - RIGHT / 2 - BADGE / 2
        y = card.y + card.height - BOTTOM - SMALL_HEIGHT / 2
        drawn = ""
        if card.stance != "none":
            drawn = self._badge(card.stance, x, y)
            x -= BADGE
        return drawn + (_alert(x, y) if card.unanswered else "")

    def _badge(self, stance: Stance, x: float, y: float) -> str:
        return (
            f'<g transform="translate({number(x)},{number(y)})">'
            f'<circle class="b{self.fill_number[STANCE_FILLS[stance]]}" r="8"/>'
            f'<path class="sign" d="{_SIGNS[stance]}"/></g>'
        )

    # -- legend -----------------------------------------------------------------------------

    def _sample(self, sample: Sample) -> str:
        x, middle = sample.x, sample.y + 10
        drawn = self._sample_picture(sample, x, middle)
        return (
            f'<g role="listitem">{drawn}<text class="outside small" '
            f'x="{number(x + SAMPLE_WIDTH + 8)}" y="{number(middle + 4)}">'
            f"{text_of(sample.meaning)}</text></g>\n"
        )

    def _sample_picture(self, sample: Sample, x: float, middle: float) -> str:
        if sample.relation is not None:
            return _sample_line(sample.relation, x, middle)  # type: ignore[arg-type]
        if sample.look == "more":
            return ""
        if sample.look == "alert":
            return _alert(x + SAMPLE_WIDTH / 2, middle)
        if sample.fill is None:
            return _quotation_marks(x + 12, number(middle + 5), "outside")
        if sample.look == "speaker":
            fill = f"b{self.fill_number[sample.fill]}"
            return speaker_sign(sample.sign, fill, x + SAMPLE_WIDTH - 8, middle)
        fill = f"f{self.fill_number[sample.fill]}"
        box = f'<rect class="box {fill}" {_box(x, middle - 9, SAMPLE_WIDTH, 18)} rx="4"/>'
        if sample.look == "issue":
            inner = _box(x + 3, middle - 6, SAMPLE_WIDTH - 6, 12)
            box += f'<rect class="inner {fill}" style="fill:none" {inner} rx="2"/>'
        if sample.stance != "none":
            box += self._badge(sample.stance, x + SAMPLE_WIDTH / 2, middle)
        return f'<g class="{sample.look}">{box}</g>' if sample.look else box


def _alert(x: float, y: float) -> str:
    """The badge of an objection that nothing answers: an exclamation mark."""
    return (
        f'<g transform="translate({number(x)},{number(y)})">'
        '<circle class="alert" r="8"/><path class="sign" d="M0,-5V1M0,3V5"/></g>'
    )


def speaker_sign(sign: int, fill: str, x: float, y: float) -> str:
    """The sign of a speaker in their colour: a dot, a square, a diamond or a triangle."""
    at = f"M{number(x)},{number(y)}"
    paths = {
        1: f"{at}m-3.5,-3.5h7v7h-7z",
        2: f"{at}m0,-4.6l4.6,4.6l-4.6,4.6l-4.6,-4.6z",
        3: f"{at}m0,-4.4l4.4,7.8h-8.8z",
    }
    if sign in paths:
        return f'<path class="{fill}" d="{paths[sign]}"/>'
    return f'<circle class="{fill}" cx="{number(x)}" cy="{number(y)}" r="3.5"/>'


def _sample_line(kind: RelationKind, x: float, middle: float) -> str:
    """A straight line of a kind, from left to right."""
    has_head = kind != "restates"
    start, end = x, x + SAMPLE_WIDTH - (10 if has_head else 0)
    tail = (x, middle) if kind == "contradicts" else None
    begins = start + 10 if tail else start
    curve = [(begins, middle), (begins + 1, middle), (end - 1, middle), (end, middle)]
    tip = (x + SAMPLE_WIDTH, middle) if has_head else None
    drawn = "".join(f'<path class="{c}" d="{d}"/>' for d, c in shapes(kind, curve, tip, tail))
    return f'<g class="{kind}">{drawn}</g>'


def _quotation_marks(x: float, base: str, place: str = "quiet") -> str:
    return f'<text class="{place} bold" x="{number(x)}" y="{base}">“ ”</text>'


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
