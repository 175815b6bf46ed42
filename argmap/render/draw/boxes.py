"""A map on a terminal: a tree of boxes, as wide as the screen has room for.

┏━ a ━━━━━━━━━━━━━━━━━━━┓
┃ Buses should be free. ┃
┃ Ann “”, the issue     ┃
┗┯━━━━━━━━━━━━━━━━━━━━━━┛
 │   ╭─ b ─────────────────╮
 └─x─┤ Drivers cost money. │
     │ Ben  [-]            │
     ╰─────────────────────╯
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from argmap.model import RELATION_KINDS, STANCES, Claim, Stance
from argmap.queries.answers import unanswered
from argmap.queries.stance import issue_of, stances_of
from argmap.render.dot.claims import claim_words, colouring, shown_title, usual_colours
from argmap.render.draw.extract import Extract, extract
from argmap.render.draw.highlight import highlighted
from argmap.render.draw.legend_and_margins import left_out, verdict_note
from argmap.render.draw.style import DrawStyle
from argmap.render.draw.tree import Place, Tree, tree_of
from argmap.render.terminal.lines import Laid, Line, Screen, width_of
from argmap.render.terminal.text import cut, wrap
from argmap.render.verdicts import VERDICT_MARKS, VERDICT_STYLES
from argmap.render.wording import ALERT, SIGNS, STANCE_MARKS, UNANSWERED, VERBS, acts, names, plural

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

NARROWEST, WIDEST = 26, 76
"""The width of a box with its frame; with less room, a tree continues further below."""
STEP = 5
"""How much further right a box stands than the one above it."""
JOINED = "&"
HUES = ("hue1", "hue2", "hue3", "hue4", "hue5", "hue6")

_KIND_STYLES = {
    "supports": "for",
    "rebuts": "against",
    "undercuts": "against",
    "contradicts": "against",
    "qualifies": "mixed",
    "restates": "dim",
}
_MEANINGS: dict[Stance, str] = {
    "for": "for",
    "against": "against",
    "mixed": "mixed or limited",
    "none": "neither",
}


class Frame(NamedTuple):
    """The characters of a box."""

    corners: str
    """Upper left, upper right, lower left, lower right."""
    across: str
    down: str
    entry: str
    """Where a branch meets the left side."""
    foot: str
    """Where branches begin below."""


class Marks(NamedTuple):
    """The characters of a drawing."""

    plain: Frame
    issue: Frame
    implicit: Frame
    highlighted: Frame
    fork: str
    last: str
    through: str
    across: str
    quoted: str


UNICODE = Marks(
    plain=Frame("╭╮╰╯", "─", "│", "┤", "┬"),
    issue=Frame("┏┓┗┛", "━", "┃", "┫", "┯"),
    implicit=Frame("╭╮╰╯", "╌", "┆", "┤", "┬"),
    highlighted=Frame("╔╗╚╝", "═", "║", "╣", "╤"),
    fork="├",
    last="└",
    through="│",
    across="─",
    quoted="“”",
)
ASCII = Marks(
    plain=Frame("++++", "-", "|", "|", "+"),
    issue=Frame("####", "=", "#", "#", "+"),
    implicit=Frame("++++", ".", ":", ":", "+"),
    highlighted=Frame("****", "*", "*", "*", "*"),
    fork="|",
    last="`",
    through="|",
    across="-",
    quoted='""',
)


class Boxes(Laid):
    """The map as a tree of boxes. Raises `KeyError` where the map has no claim `style.about`."""

    def __init__(self, graph: ArgumentGraph, style: DrawStyle) -> None:
        self.graph = graph
        self.style = style
        self.chosen = extract(graph, style)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The boxes, as wide as the screen allows."""
        return _Boxes(self.graph, self.style, self.chosen, screen).lines()


class _Boxes:
    def __init__(
        self, graph: ArgumentGraph, style: DrawStyle, chosen: Extract, screen: Screen
    ) -> None:
        self.map = graph.map
        self.style = style
        self.chosen = chosen
        self.screen = screen
        self.marks = UNICODE if screen.unicode else ASCII
        self.tree: Tree = tree_of(graph, chosen)
        issue = style.issue or issue_of(graph)
        self.issues = {issue, *graph.map.issues}
        self.stances = stances_of(graph, style.issue)
        self.colours = colouring(graph, style.colour_by, style.issue)
        # A terminal has few colours that differ on light and dark grounds, so many speakers share
        # them.
        self.hue_of = dict(zip(self.colours.meanings, cycle(HUES), strict=False))
        by = style.colour_by or usual_colours(graph, style.issue)
        if by == "stance":
            self.hue_of = {"issue": "title", **{stance: stance for stance in STANCES}}
        self.labels = style.labels or {}
        self.unanswered = {
            id for relation in unanswered(graph).values() for id in relation.premises
        }
        self.highlighted = highlighted(graph, style.highlight)
        self.later: deque[tuple[int, str]] = deque()
        """The parts that follow further below: the number of each, and the claim that it hangs on."""
        self.numbered = 0

    def lines(self) -> Iterator[Line]:
        """All trees with the title above them, and a legend below."""
        title = (self.map.title or "") if self.style.title is None else self.style.title
        if title.strip():
            yield from ([(part, "title")] for part in wrap(title, self.screen.width))
            yield []
        for root in self.tree.roots:
            yield from self._box(self.tree.places[root], "", [])
            yield from self._below(root)
            while self.later:
                number, id = self.later.popleft()
                yield []
                yield from self._heading(number, id)
                yield from self._below(id)
            yield []
        if not self.tree.roots:
            yield from ([("No claim to draw.", "")], [])
        yield from self._foot()

    def _below(self, top: str) -> Iterator[Line]:
        """Everything below a claim whose box stands at the left margin."""
        # A stack and not recursion: a debate can be deeper than Python's stack.
        stack = self._branches(top, "")
        while stack:
            id, prefix, last = stack.pop()
            place = self.tree.places[id]
            margin = prefix + (" " if last else self.marks.through) + " " * (STEP - 2)
            yield from self._box(place, margin, self._branch(place, prefix, last))
            # Without room, the box itself names the place where its answers follow.
            if self._has_room(margin):
                stack += self._branches(id, margin)

    def _branches(self, id: str, margin: str) -> list[tuple[str, str, bool]]:
        """The claims right below a claim: id, what is left of it, and whether it is the last.

        In reverse order, since they go onto a stack.
        """
        below = self.tree.places[id].below
        found = [(child, margin + " ", i + 1 == len(below)) for i, child in enumerate(below)]
        return found[::-1]

    def _has_room(self, margin: str) -> bool:
        """Whether boxes may hang on one at this margin."""
        return len(margin) + STEP + NARROWEST <= self.screen.width

    def _branch(self, place: Place, prefix: str, last: bool) -> Line:
        """The branch that leads to a box, on its first line of text: `├─+─`."""
        assert place.relation is not None
        kind = place.relation.kind
        sign = JOINED if place.is_joined else SIGNS[kind]
        start = prefix + (self.marks.last if last else self.marks.fork)
        across = self.marks.across
        return [
            (start + across, "dim"),
            (sign, _KIND_STYLES[kind]),
            (across * (STEP - 3 - len(sign)), "dim"),
        ]

    def _heading(self, number: int, id: str) -> Iterator[Line]:
        """The heading of a part of a tree that continues here."""
        known = cut(id, self.screen.text_width // 2, self.screen.ellipsis)
        head: Line = [(f"({number}) ", "alert"), (known, "id"), ("  ", "")]
        room = self.screen.text_width - width_of(head)
        text = claim_words(self.map.claims[id])
        yield [*head, (cut(text, room, self.screen.ellipsis), "dim")]

    # -- boxes --------------------------------------------------------------------------------

    def _box(self, place: Place, margin: str, branch: Line) -> Iterator[Line]:
        """The box of a claim; `branch` leads to it, and is empty at a root."""
        claim = self.map.claims[place.claim]
        frame = self._frame(claim)
        hue = self.hue_of[self.colours.key_of(claim)]
        most = min(self.screen.width - len(margin), WIDEST) - 4
        inside = list(self._inside(claim, place, most, has_room=self._has_room(margin)))
        # As wide as its widest line, and the id in the upper side is part of that.
        wide = max([width_of(line) for line in inside] + [min(cell_len(claim.id) + 3, most)])
        above = margin
        if branch:
            # Whether or not more follows below, the branch comes from above.
            above = branch[0][0][: len(margin) - STEP + 1] + self.marks.through + " " * (STEP - 2)
        yield [(above, "dim"), *self._top(claim, frame, wide, hue)]
        for i, line in enumerate(inside):
            start: Line = branch if branch and i == 0 else [(margin, "dim")]
            side = frame.entry if branch and i == 0 else frame.down
            gap = " " * (wide - width_of(line) + 1)
            yield [*start, (side + " ", hue), *line, (gap + frame.down, hue)]
        goes_on = bool(place.below) and self._has_room(margin)
        foot = frame.foot if goes_on else frame.across
        bottom = frame.corners[2] + foot + frame.across * (wide + 1) + frame.corners[3]
        yield [(margin, "dim"), (bottom, hue)]

    def _frame(self, claim: Claim) -> Frame:
        if self.style.highlight and not self.highlighted.fades(claim.id):
            return self.marks.highlighted
        if claim.id in self.issues:
            return self.marks.issue
        return self.marks.implicit if claim.implicit else self.marks.plain

    def _top(self, claim: Claim, frame: Frame, wide: int, hue: str) -> Iterator[tuple[str, str]]:
        """The upper side with the claim's id in it."""
        id = cut(claim.id, wide - 1, self.screen.ellipsis)
        yield frame.corners[0] + frame.across + " ", hue
        yield id, "id"
        yield " " + frame.across * (wide - cell_len(id) - 1) + frame.corners[1], hue

    def _inside(self, claim: Claim, place: Place, room: int, *, has_room: bool) -> Iterator[Line]:
        has_fallen = self.labels.get(claim.id) == "out"
        text_style = "dim" if has_fallen or self.highlighted.fades(claim.id) else ""
        title = shown_title(claim)
        yield from ([(part, "title")] for part in wrap(title, room) if title)
        yield from ([(part, text_style)] for part in wrap(claim_words(claim), room))
        yield from self._voices(claim, room)
        for note in self._notes(place):
            yield from ([(part, "dim")] for part in wrap(note, room))
        if place.below and not has_room:
            self.numbered += 1
            self.later.append((self.numbered, claim.id))
            yield [("goes on at ", "dim"), (f"({self.numbered})", "alert")]

    def _voices(self, claim: Claim, room: int) -> Iterator[Line]:
        """Who voices a claim, what kind of claim it is, on which side it is, and whether it stands."""
        is_issue = claim.id in self.issues
        name = names(self.map, claim.speakers)
        if any(u.voices and u.quote is not None for u in claim.utterances):
            name += f" {self.marks.quoted}"
        known = [
            word for word, holds in (("the issue", is_issue), ("implicit", claim.implicit)) if holds
        ]
        said = ", ".join(filter(None, [name, *acts(self.map, claim), *known]))
        *full, line = [[(part, "speaker")] for part in wrap(said, room)] if said else [Line()]
        yield from full
        stance, verdict = self.stances.claim(claim.id), self.labels.get(claim.id)
        tags = [(STANCE_MARKS[stance], str(stance))] if stance != "none" and not is_issue else []
        tags += [(ALERT, "alert")] if claim.id in self.unanswered else []
        tags += [(VERDICT_MARKS[verdict], VERDICT_STYLES[verdict])] if verdict else []
        for text, style in tags:
            if line and width_of(line) + 2 + len(text) > room:
                yield line
                line = []
            line = [*line, ("  " if line else "", ""), (text, style)]
        if line:
            yield line

    def _notes(self, place: Place) -> Iterator[str]:
        """The notes in a box: relations that its branch does not show, and folded claims."""
        relation = place.relation
        if relation is not None and relation.target in self.map.relations:
            yield f"{VERBS[relation.kind]} the step {relation.target}"
        for other in place.also:
            joined = [p for p in dict.fromkeys(other.premises) if p != place.claim]
            together = f" with {' + '.join(joined)}" if joined else ""
            yield f"{SIGNS[other.kind]} also {VERBS[other.kind]} {other.target}{together}"
        folded = self.chosen.folded[place.claim]
        if folded:
            yield f"+ {plural(folded, 'claim')} left out"

    # -- what stands below --------------------------------------------------------------------

    def _foot(self) -> Iterator[Line]:
        said = left_out(self.chosen)
        yield from ([(part, "")] for part in wrap(said, self.screen.text_width) if said)
        if self.style.legend and self.screen.hints and self.tree.roots:
            for said in filter(None, (self._legend(), verdict_note(self.style))):
                yield from ([(part, "dim")] for part in wrap(said, self.screen.text_width))

    def _legend(self) -> str:
        kinds = {r.kind for r in self.tree.relations}
        said = [f"{SIGNS[kind]} {VERBS[kind]}" for kind in RELATION_KINDS if kind in kinds]
        if any(place.is_joined for place in self.tree.places.values()):
            said.append(f"{JOINED} together with the one above")
        stances = {self.stances.claim(id) for id in self.tree.places if id not in self.issues}
        if not self.unanswered.isdisjoint(self.tree.places):
            said.append(f"{ALERT} {UNANSWERED}")
        said += [f"{STANCE_MARKS[s]} {_MEANINGS[s]}" for s in STANCES if s in stances - {"none"}]
        spoken = (u for id in self.tree.places for u in self.map.claims[id].utterances)
        if any(u.voices and u.quote for u in spoken):
            said.append(f"{self.marks.quoted} in their own words")
        return "  ".join(said)
