"""Notes on a debate while it runs, shown: what a line has done, who has the floor, what can be typed."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.edit.live.floor import Floor, Round
from argmap.edit.live.lines import Extend, Reword, Undo
from argmap.edit.live.session import Noted
from argmap.edit.live.steps import Numbers
from argmap.model import ArgumentMap, Relation
from argmap.render.terminal.lines import Laid, Line, Screen, flow, piece

KEYS = """\
text       a new point, for the issue or against it    :        the next speech (:2NR this one)
4 text     rebuts 4 (2+3 text: both)                   : ann    the next speech, and ann has the floor
4/ text    undercuts 4's step (4/2 text: the second)   !        what must still be answered
4~ text    qualifies 4                                 u        undo
4+ text    supports 4                                  w 4 text other words for 4
4=         4 again (4= words: in these words)          4<7      7 rebuts 4 (4/<7: undercuts its step)
... "words" @p. 4  at the end: the speaker's own words, and their place
\\50 % ...  a text that begins with a digit or a sign    Ctrl-D   the end"""
"""What can be typed, on a screen of 100 columns."""


class KeysView(Laid):
    """What can be typed: in two columns where there is room, else one below the other."""

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The keys."""
        rows = KEYS.split("\n")
        if screen.width > max(map(len, rows)):
            yield from ([(row, "dim")] for row in rows)
            return
        left = [row[:55].rstrip() for row in rows[:6]]
        right = [row[55:].rstrip() for row in rows[:6]]
        last = [rows[6], rows[7][:55].rstrip(), rows[7][55:].rstrip()]
        for row in [*left, *right, *last]:
            yield from flow([(row, "dim")], screen.width, indent=11)


class NotedView(Laid):
    """What a line has done: the number and the id of its point, and what it bears on."""

    def __init__(self, noted: Noted, map: ArgumentMap, numbers: Numbers, floor: Floor) -> None:
        self.noted = noted
        self.map = map
        self.numbers = numbers
        self.floor = floor

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A line, and below it what another program has changed meanwhile."""
        noted = self.noted
        head: Line = [(f"{noted.number:>4}  ", "id"), piece(noted.claim or "", "id")]
        said = f"  {self._done()}" if self._done() else ""
        yield from flow([*head, piece(said, "dim")], screen.text_width, indent=6)
        if noted.moved:
            told = ", ".join(f"{old} is {new} now" for _, old, new in noted.moved[:6])
            more = f", and {len(noted.moved) - 6} more" if len(noted.moved) > 6 else ""
            told = f"Another program has changed the file: {told}{more}."
            yield from flow([(told, "alert")], screen.text_width)
        if noted.laid_out_because is not None:
            told = f"The file was laid out anew, because {noted.laid_out_because}."
            yield from flow([piece(told, "alert")], screen.text_width)

    def _done(self) -> str:
        if isinstance(self.noted.command, Extend):
            return f"again in {self.floor.turn}"
        if isinstance(self.noted.command, Reword):
            return "reworded"
        if isinstance(self.noted.command, Undo):
            return "undone"
        return ", ".join(self._drawn(relation) for relation in self.noted.relations)

    def _drawn(self, relation: Relation) -> str:
        target = relation.target or ""
        aimed_at = self.map.relations.get(target)
        if aimed_at is not None:
            steps = [r.id for r in self.map.relations.values() if r.premises == aimed_at.premises]
            which = f" {steps.index(target) + 1}" if len(steps) > 1 else ""
            numbers = "+".join(map(self._number, aimed_at.premises))
            return f"{relation.kind} {numbers}'s step{which}"
        return f"{relation.kind} {self._number(target)}"

    def _number(self, claim: str) -> str:
        number = self.numbers.of_claim.get(claim)
        return claim if number is None else str(number) if number else "the issue"


class FloorView(Laid):
    """Who has the floor, which speech follows, and how much is to be answered."""

    def __init__(self, round: Round, floor: Floor, open_points: int | None = None) -> None:
        self.round = round
        self.floor = floor
        self.open_points = open_points

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A line."""
        line: Line = [piece(floor_text(self.round, self.floor), "heading")]
        following = self.round.next(self.floor)
        if following is None:
            line.append(("  the last speech", "dim"))
        elif not self.round.is_numbered:
            line.append(piece(f"  then {floor_text(self.round, Floor(following))}", "dim"))
        if self.open_points:
            line.append((f"  {self.open_points} to answer: !", "alert"))
        yield from flow(line, screen.text_width)


def floor_text(round: Round, floor: Floor) -> str:
    """Who has the floor: `1NC neg, Noah`."""
    held = round.held(floor.turn)
    side, speaker = round.side(floor), round.known_speaker(floor)
    name = round.map.speakers[speaker].label if speaker is not None else None
    said = [one for one in (side if side != speaker else None, name) if one]
    kind = f" ({held.kind})" if held is not None and held.kind != "speech" else ""
    return f"{floor.turn}{kind}{' ' if said else ''}{', '.join(said)}"
