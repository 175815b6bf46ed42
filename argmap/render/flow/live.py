"""Notes on a debate while it runs, shown: what a line has done, who has the floor, what can be typed."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.edit.live.floor import Floor, Round
from argmap.edit.live.lines import Extend, Reword, Undo
from argmap.edit.live.session import Noted
from argmap.edit.live.steps import Numbers
from argmap.model import ArgumentMap, Relation
from argmap.render.terminal.lines import Laid, Line, Screen, beside, flow, piece

KEYS = (
    ("text", "a new point, for the issue or against it"),
    ("4 text", "rebuts 4 (2+3 text: both)"),
    ("4/ text", "undercuts 4's step (4/2 text: the second)"),
    ("4~ text", "qualifies 4"),
    ("4+ text", "supports 4"),
    ("4=", "4 again (4= words: in these words)"),
    ("4<7", "7 rebuts 4 (4/<7: undercuts its step)"),
    ("w 4 text", "other words for 4"),
    (":", "the next speech (:2NR this one)"),
    (": ann", "the next speech, and ann has the floor"),
    ("!", "what must still be answered"),
    ("u", "undo"),
    ('"..."', "behind a text: the speaker's own words"),
    ("@p. 4", "behind these: where they stand"),
    ("\\50 % ...", "a text that begins with a digit or sign"),
    ("Ctrl-D", "the end"),
)
"""What can be typed, and what it means."""
HINT = "A line is a point; 4 text answers 4. ? lists what can be typed, Ctrl-D ends."


class KeysView(Laid):
    """What can be typed: in two columns where there is room, else one below the other."""

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The keys, each with what it means."""
        key = max(len(keys) for keys, _ in KEYS) + 2
        column = max(len(meaning) for _, meaning in KEYS) + key + 2
        half = len(KEYS) // 2
        if screen.width < 2 * column:
            for keys, meaning in KEYS:
                yield from beside([(f"{keys:<{key}}", "id")], meaning, "dim", screen.width)
            return
        for (keys, meaning), (others, other) in zip(KEYS[:half], KEYS[half:], strict=True):
            yield [
                (f"{keys:<{key}}", "id"),
                (f"{meaning:<{column - key}}", "dim"),
                (f"{others:<{key}}", "id"),
                (other, "dim"),
            ]


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
        yield from MovedView(noted).lines(screen)
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


class MovedView(Laid):
    """Which points have other numbers, since another program has changed the file."""

    def __init__(self, noted: Noted) -> None:
        self.moved = noted.moved

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A line, where there are any."""
        if self.moved:
            told = ", ".join(f"{old} is {new} now" for _, old, new in self.moved[:6])
            more = f", and {len(self.moved) - 6:,} more" if len(self.moved) > 6 else ""
            told = f"Another program has changed the file: {told}{more}."
            yield from flow([(told, "alert")], screen.text_width)


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
