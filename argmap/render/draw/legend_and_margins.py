"""Everything around the cards: margins, title, legend, and notes on what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.model import RELATION_KINDS, Relation
from argmap.render.draw.cards import SMALL_SIZE, TEXT_SIZE, CardMaker
from argmap.render.draw.extract import Extract
from argmap.render.draw.measure import width, wrap
from argmap.render.draw.scene import Sample, Scene
from argmap.render.draw.style import DrawStyle
from argmap.render.palette import ISSUE_FILL
from argmap.render.terminal.text import shown
from argmap.render.verdicts import NOT_ARGUED, caveat
from argmap.render.wording import UNANSWERED, VERBS, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

MARGIN = 20.0
TITLE_SIZE, TITLE_HEIGHT = 18.0, 24.0
NARROWEST = 300.0
"""A title or a legend needs some room, however few the cards are."""
SAMPLE_WIDTH, SAMPLE_HEIGHT, SAMPLE_GAP = 34.0, 24.0, 20.0
"""The picture of an entry of the legend, a line of entries, and the room between two."""
NOTE_HEIGHT = 16.0
SUBTITLE_HEIGHT = 19.0
MOST_KEYS = 16
"""A key has at most so many speakers: the cards have their names, too."""


def furnished(
    scene: Scene,
    graph: ArgumentGraph,
    style: DrawStyle,
    chosen: Extract,
    maker: CardMaker,
    relations: Sequence[Relation],
) -> Scene:
    """The scene with everything around the cards, which are moved to make room.

    Above them stand the title, the legend and who speaks, below them what is left out and where it is from.
    """
    title = (graph.map.title or "") if style.title is None else style.title
    scene.width = max(scene.width, NARROWEST) + 2 * MARGIN
    room = scene.width - 2 * MARGIN
    scene.title = wrap(title, room, TITLE_SIZE * 1.1) if title.strip() else []
    scene.subtitle = wrap(style.subtitle, room, TEXT_SIZE * 1.05) if style.subtitle.strip() else []
    scene.name = shown(title.replace("\n", " ")) or "An argument map"
    scene.description = _described(scene, graph, relations)
    top = MARGIN + TITLE_HEIGHT * len(scene.title) + SUBTITLE_HEIGHT * len(scene.subtitle)
    top += MARGIN / 2 if scene.title or scene.subtitle else 0
    if style.legend:
        scene.legend, top = _legend(scene, maker, relations, room, top)
    content = scene.height
    inner = max((c.x + c.width for c in scene.cards), default=0.0)
    # A few small cards are centred under a title that is wider than they are.
    _move(scene, MARGIN + max(0.0, (room - max(inner, 1)) / 2 if inner < NARROWEST else 0), top)
    bottom = top + content + MARGIN
    scene.left_out = left_out(chosen)
    said = [scene.left_out, verdict_note(style) if style.legend else ""]
    if any(said):
        scene.notes = [line for note in said if note for line in wrap(note, room, SMALL_SIZE)]
        scene.notes_y = bottom
        bottom += NOTE_HEIGHT * len(scene.notes) + MARGIN
    credits = [f"Source: {style.source}" if style.source else "", style.credit]
    scene.credits = [line for note in credits if note for line in wrap(note, room, SMALL_SIZE)]
    if scene.credits:
        scene.credits_y = bottom
        bottom += NOTE_HEIGHT * len(scene.credits) + MARGIN
    scene.height = bottom
    return scene


def _described(scene: Scene, graph: ArgumentGraph, relations: Sequence[Relation]) -> str:
    said = (
        f"{plural(len(scene.cards), 'claim')} and {plural(len(relations), 'relation')} between them"
    )
    voices = {s for c in scene.cards for s in graph.map.claims[c.id].speakers}
    return f"An argument map: {said}, by {plural(len(voices), 'speaker')}."


def verdict_note(style: DrawStyle) -> str:
    """A note on the verdicts of a picture; empty if it shows none."""
    if style.labels is None:
        return ""
    return caveat(style.semantics) if style.labels else NOT_ARGUED


def left_out(chosen: Extract) -> str:
    """A note on the claims that are left out, and how to see them; empty if all are drawn."""
    if not chosen.left_out:
        return ""
    return (
        f"{plural(chosen.left_out, 'claim')} left out, which bear on these from further away. "
        "Draw a part with --about CLAIM, or more with --depth and --limit."
    )


def _move(scene: Scene, dx: float, dy: float) -> None:
    def moved(point: tuple[float, float]) -> tuple[float, float]:
        return round(point[0] + dx, 1), round(point[1] + dy, 1)

    for card in scene.cards:
        card.x, card.y = moved((card.x, card.y))
    scene.edges = [
        replace(
            e,
            curve=[moved(p) for p in e.curve],
            tip=e.tip and moved(e.tip),
            tail_tip=e.tail_tip and moved(e.tail_tip),
        )
        for e in scene.edges
    ]
    scene.junctions = [
        replace(j, x=round(j.x + dx, 1), y=round(j.y + dy, 1)) for j in scene.junctions
    ]
    scene.groups = [
        replace(
            g,
            x=round(g.x + dx, 1),
            y=round(g.y + dy, 1),
            heading_y=round(g.heading_y + dy, 1),
        )
        for g in scene.groups
    ]


def _legend(
    scene: Scene, maker: CardMaker, relations: Sequence[Relation], room: float, top: float
) -> tuple[list[Sample], float]:
    """The entries of the legend, in lines that fit, and where what follows may stand."""
    placed: list[Sample] = []
    x, y = MARGIN, top
    samples = [*_samples(scene, maker, relations), None, *_key(scene, maker)]
    for sample in samples:
        if sample is None:
            # Who speaks stands in lines of its own.
            x, y = MARGIN, y + SAMPLE_HEIGHT if placed else y
            continue
        # The reader's font may be a little wider than the one that was measured.
        taken = SAMPLE_WIDTH + 8 + width(sample.meaning, SMALL_SIZE) * 1.03
        if x > MARGIN and x + taken > MARGIN + room:
            x, y = MARGIN, y + SAMPLE_HEIGHT
        # A speaker's sign is narrow, and its name stands close to it.
        indent = SAMPLE_WIDTH - 16 if sample.look == "speaker" else 0
        placed.append(replace(sample, x=round(x - indent, 1), y=round(y, 1)))
        x += taken - indent + SAMPLE_GAP
    if x == MARGIN and placed and placed[-1].y < y:
        y -= SAMPLE_HEIGHT
    return placed, (y + SAMPLE_HEIGHT + MARGIN / 2 if placed else top)


def _key(scene: Scene, maker: CardMaker) -> Iterator[Sample]:
    """The signs of those who speak, where the colours of the cards do not tell them already."""
    claims = [maker.map.claims[card.id] for card in scene.cards]
    speakers = list(dict.fromkeys(s for claim in claims for s in claim.speakers))
    if maker.tells_speakers or len(speakers) < 2:
        return
    for id in speakers[:MOST_KEYS]:
        mark = maker.speaker_marks[id]
        words = wrap(maker.map.speakers[id].label, 200, SMALL_SIZE)
        name = words[0] + (" …" if len(words) > 1 else "")
        yield Sample(name, 0, 0, fill=mark.fill, look="speaker", sign=mark.sign)
    if len(speakers) > MOST_KEYS:
        yield Sample(f"and {len(speakers) - MOST_KEYS} more", 0, 0, look="more")


def _samples(scene: Scene, maker: CardMaker, relations: Sequence[Relation]) -> Iterator[Sample]:
    """Entries for what the picture uses, and for nothing else."""
    kinds = {r.kind for r in relations}
    for kind in RELATION_KINDS:
        if kind in kinds:
            yield Sample(VERBS[kind], 0, 0, relation=kind)
    claims = [maker.map.claims[card.id] for card in scene.cards]
    used = {maker.colours.key_of(claim) for claim in claims}
    for key, (meaning, fill) in maker.colours.meanings.items():
        if key in used and key != "issue":
            words = wrap(meaning, 200, SMALL_SIZE)
            short = words[0] + (" …" if len(words) > 1 else "")
            stance = key if key in ("for", "against", "mixed") else "none"
            yield Sample(short, 0, 0, fill=fill, stance=stance)  # type: ignore[arg-type]
    if any(card.is_issue for card in scene.cards):
        yield Sample("the issue", 0, 0, fill=ISSUE_FILL, look="issue")
    if any(card.implicit for card in scene.cards):
        yield Sample("implicit", 0, 0, fill=ISSUE_FILL, look="implicit")
    if any(card.unanswered for card in scene.cards):
        yield Sample(UNANSWERED, 0, 0, look="alert")
    if any(line.quoted for card in scene.cards for line in card.lines):
        yield Sample("in their own words", 0, 0, look="quoted")
