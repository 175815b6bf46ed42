"""Claims as cards: the text, below it the speakers, and marks for the kind of claim.

Cards are measured before Graphviz or our own layout places them, so that lines end at their edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import TYPE_CHECKING, TypedDict

from argmap.model import Claim, Label, Relation, Stance
from argmap.queries.answers import unanswered
from argmap.queries.stance import stances_of
from argmap.render.dot.claims import (
    STANCE_NAMES,
    Colouring,
    claim_tooltip,
    claim_words,
    colouring,
    shown_title,
    speaker_marks,
    usual_colours,
)
from argmap.render.draw.highlight import highlighted
from argmap.render.draw.measure import BOLD, longest_word, width, wrap
from argmap.render.draw.scene import Card, Role, TextLine
from argmap.render.draw.style import DrawStyle
from argmap.render.terminal.text import shown
from argmap.render.verdicts import VERDICT_MARKS
from argmap.render.web_links import is_web_link
from argmap.render.wording import UNANSWERED, acts, names, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

TEXT_SIZE, SMALL_SIZE = 13.0, 11.0
TEXT_HEIGHT, SMALL_HEIGHT = 17.0, 15.0
LEFT, RIGHT, TOP, BOTTOM = 16.0, 14.0, 10.0, 9.0
"""The margins around the text; the left one holds the colours of the speakers."""
NARROWEST, WIDEST = 120.0, 300.0
"""The room for text on a card; short texts may take less."""
NAME_ROOM = 180.0
"""A name may always be this wide: few are wider, and names should not be broken."""
MOST_LINES, MOST_VOICES = 40, 8
"""A card has at most this many lines of text, and speakers: a picture cannot hold a speech."""
DOT = 11.0
"""The room of the dot before a speaker's name."""
MARKS = 30.0
"""The room of the quotation marks behind a name, and of the badge of a stance."""
BADGE = 20.0
GAP = 4.0
"""Between the text and what stands below it."""
SHAPE = 3.4
"""How much wider than high a text is set."""

GOES_ON = "goes on in 000"
"""What stands on a card until the number of the part is known; as wide as any."""
Height = dict[Role, float]
HEIGHTS: Height = {
    "title": TEXT_HEIGHT,
    "text": TEXT_HEIGHT,
    "speaker": SMALL_HEIGHT,
    "quiet": SMALL_HEIGHT,
    "verdict": SMALL_HEIGHT,
}


class LineLook(TypedDict):
    """What the line of a relation shows of it: see `Edge`."""

    unanswered: bool
    faded: bool


class CardMaker:
    """Makes the cards of one map in one style."""

    def __init__(self, graph: ArgumentGraph, style: DrawStyle, issue: str | None) -> None:
        self.graph = graph
        self.map = graph.map
        self.issues = {issue, *graph.map.issues}
        self.colours: Colouring = colouring(graph, style.colour_by, style.issue)
        self.tells_speakers = (style.colour_by or usual_colours(graph, style.issue)) == "speaker"
        """Whether the colours of the cards are those of the speakers."""
        self.speaker_marks = speaker_marks(graph.map)
        self.unanswered = {
            id for relation in unanswered(graph).values() for id in relation.premises
        }
        self.highlighted = highlighted(graph, style.highlight)
        self.stances = stances_of(graph, style.issue)
        self.labels = style.labels or {}

    def card(
        self,
        claim: Claim,
        folded: int,
        widest: float = WIDEST,
        notes: Sequence[str] = (),
        *,
        goes_on: bool = False,
    ) -> Card:
        """The card of a claim, measured and not yet placed; its text has at most `widest`.

        `notes` stand below it. With `goes_on` there is a line for where what bears on it stands.
        """
        is_issue, verdict = claim.id in self.issues, self.labels.get(claim.id)
        text, title = claim_words(claim), shown_title(claim)
        room = _room(text, widest)
        lines = [TextLine(line, "title") for line in wrap(title, room / BOLD, TEXT_SIZE) if title]
        lines += [TextLine(line, "text") for line in _in_few_lines(text, room)]
        lines += self._voices(claim, max(room, min(NAME_ROOM, widest)))
        lines += _marks(claim, verdict, folded, is_issue=is_issue)
        for note in notes:
            lines += [TextLine(part, "quiet") for part in wrap(note, max(room, 100.0), SMALL_SIZE)]
        lines += [TextLine(GOES_ON, "verdict")] if goes_on else []
        # The issue needs no badge: stances are towards it.
        stance: Stance = "none" if is_issue else self.stances.claim(claim.id)
        return Card(
            id=claim.id,
            lines=lines,
            width=_width(lines, badges=(stance != "none") + (claim.id in self.unanswered)),
            height=_height(lines),
            fill=self.colours.meanings[self.colours.key_of(claim)][1],
            stance=stance,
            speakers=[self.speaker_marks[s].fill for s in claim.speakers[:MOST_VOICES]],
            tooltip=claim_tooltip(self.map, claim),
            label=self._label(claim, stance, verdict, is_issue=is_issue),
            link=_link(self.graph, claim),
            implicit=claim.implicit,
            is_issue=is_issue,
            verdict=verdict,
            unanswered=claim.id in self.unanswered,
            faded=self.highlighted.fades(claim.id),
            folded=folded,
        )

    def line_look(self, relation: Relation) -> LineLook:
        """What the line of a relation shows of it besides its kind."""
        is_open = relation.id in unanswered(self.graph)
        return {"unanswered": is_open, "faded": self.highlighted.fades_line(relation)}

    def _voices(self, claim: Claim, room: float) -> Iterator[TextLine]:
        """The speakers, each on a line of their own with their colour, marked where they are quoted."""
        quoted = {u.speaker for u in claim.utterances if u.voices and u.quote is not None}
        for speaker in claim.speakers[:MOST_VOICES]:
            name = self.map.speakers[speaker].label
            parts = wrap(name, room - DOT, SMALL_SIZE)
            for i, part in enumerate(parts):
                mark = self.speaker_marks[speaker]
                colour = mark.fill if i == 0 else None
                ends = i + 1 == len(parts)
                yield TextLine(part, "speaker", ends and speaker in quoted, colour, mark.sign)
        if len(claim.speakers) > MOST_VOICES:
            yield TextLine(f"and {len(claim.speakers) - MOST_VOICES} more", "quiet")
        for act in acts(self.map, claim):
            yield from (TextLine(part, "quiet") for part in wrap(act, room, SMALL_SIZE))

    def _label(self, claim: Claim, stance: Stance, verdict: Label | None, *, is_issue: bool) -> str:
        title = shown_title(claim)
        said = [*([title] if title else []), claim_words(claim)]
        by = names(self.map, claim.speakers)
        said += [by] if by else []
        said += acts(self.map, claim)
        said += ["the issue"] if is_issue else []
        said += ["implicit"] if claim.implicit else []
        said += [STANCE_NAMES[stance]] if stance != "none" else []
        said += [UNANSWERED] if claim.id in self.unanswered else []
        said += [VERDICT_MARKS[verdict]] if verdict else []
        return " - ".join(shown(part.replace("\n", " ")) for part in said)


def _room(text: str, widest: float) -> float:
    """The room that gives a text a pleasant shape, and breaks no word that could stand whole."""
    # With w = 3.4 h and w h = area, the width is the root of 3.4 times the area.
    area = width(text, TEXT_SIZE) * TEXT_HEIGHT
    pleasant = max(sqrt(SHAPE * area), NARROWEST, longest_word(text, TEXT_SIZE) + 1)
    return min(pleasant, widest)


def _in_few_lines(text: str, room: float) -> list[str]:
    parts = wrap(text, room, TEXT_SIZE)
    if len(parts) > MOST_LINES:
        # The tooltip still has the whole text.
        parts[MOST_LINES - 1 :] = ["…"]
    return parts


def _marks(
    claim: Claim, verdict: Label | None, folded: int, *, is_issue: bool
) -> Iterator[TextLine]:
    kinds = [word for word, holds in (("issue", is_issue), ("implicit", claim.implicit)) if holds]
    if kinds:
        yield TextLine(", ".join(kinds), "quiet")
    if verdict is not None:
        yield TextLine(VERDICT_MARKS[verdict], "verdict")
    if folded:
        yield TextLine(f"+ {plural(folded, 'claim')} left out", "quiet")


def _width(lines: list[TextLine], *, badges: int) -> float:
    """The width of a card that holds these lines."""
    needed = 0.0
    for i, line in enumerate(lines):
        size = TEXT_SIZE if line.role in ("text", "title") else SMALL_SIZE
        taken = width(line.text, size, bold=line.role in ("verdict", "title"))
        if line.role == "speaker":
            taken += DOT + (MARKS if line.quoted else 0)
        # Badges stand at the right end of the last line.
        if badges and i + 1 == len(lines):
            taken += BADGE * badges + GAP
        needed = max(needed, taken)
    # Fonts that are not quite as wide as they should be get some room.
    return round(LEFT + needed * 1.03 + RIGHT)


def _height(lines: list[TextLine]) -> float:
    gap = GAP if any(line.role not in ("text", "title") for line in lines) else 0
    return TOP + sum(HEIGHTS[line.role] for line in lines) + gap + BOTTOM


def _link(graph: ArgumentGraph, claim: Claim) -> str | None:
    """Where the words of a claim can be read on the web: the first address that is one."""
    for utterance in claim.utterances:
        source = graph.map.sources.get(utterance.source) if utterance.source else None
        for url in (utterance.url, source.url if source else None):
            if url and is_web_link(url):
                return url
    return None
