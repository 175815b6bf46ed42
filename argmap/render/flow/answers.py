"""What was dropped in a debate, what a side must answer next, and a draft of a judge's reasons, shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from argmap.diagnostics import listed
from argmap.queries.flow.ahead import ToAnswer
from argmap.queries.flow.flow import Flow, Point
from argmap.queries.flow.grid import Columns, column_of
from argmap.queries.flow.points import Step
from argmap.render.flow.view import FlowView
from argmap.render.terminal.lines import Line, Screen, beside, flow, piece
from argmap.render.terminal.text import cells, one_line
from argmap.render.view import Record, markdown_text
from argmap.render.wording import ALERT


class DropsView(FlowView):
    """What was dropped: in which speech, which point, whose it was, and where it was answered too late."""

    columns = (
        *("speech", "dropped_by", "team", "number", "claim", "text"),
        *("side", "made_in", "late", "late_answers"),
    )

    def __init__(
        self,
        of: Flow,
        by: Columns = "speech",
        speeches: Collection[str] = (),
        sides: Collection[str] = (),
    ) -> None:
        super().__init__(of)
        self.by = by
        self.narrowed = bool(speeches or sides)
        self.drops = [
            point
            for speech, points in of.dropped.items()
            for point in sorted(points, key=lambda p: p.made.number)
            if (not speeches or speech in speeches) and (not sides or _is_of(point, sides))
        ]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of what is asked about was dropped."""
        return not self.drops

    def data(self) -> Mapping[str, Any]:
        """The drops, and what could not be answered."""
        names = DropsView.columns
        return {
            "drops": [dict(zip(names, self._record(p), strict=True)) for p in self.drops],
            "no_chance": [p.claim for p in self.of.no_chance],
            "grouped": [p.claim for p in self.of.points if p.grouped_under is not None],
            "left_out": self.of.left_out,
        }

    def records(self) -> Iterator[Record]:
        """A record for each drop."""
        return map(self._record, self.drops)

    def _record(self, p: Point) -> Record:
        held = p.dropped_in
        assert held is not None
        # What is dropped has no answer in time, so all its answers are late ones.
        late = ", ".join(step.relation.id for step in p.answered_by) or None
        return [
            *(held.id, held.side, held.team, p.made.number, p.claim),
            self.of.graph.map.claims[p.claim].text,
            *(p.made.side, p.made.speech.id, p.late.id if p.late else None, late),
        ]

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A line for each drop, then what could not be answered."""
        if not self.drops:
            said = "Nothing of that was dropped." if self.narrowed else "Nothing was dropped."
            yield [(said, "")]
        for heading, points in self._groups():
            if heading:
                yield from flow([piece(one_line(heading), "heading")], screen.text_width)
            # Aligned within a group only: a debate of many turns can have one long name among short
            # ones.
            width = max(cells(one_line(p.dropped_in.id)) for p in points if p.dropped_in)
            digits = max(len(str(p.made.number)) for p in points)
            for point in points:
                yield from self._line(point, width, digits, screen)
        # What could not be answered belongs to no speech or side that was asked for.
        if not self.narrowed:
            yield from self._others(screen)
        yield from self.foot(screen)

    def _groups(self) -> Iterator[tuple[str, list[Point]]]:
        if self.by == "speech":
            if self.drops:
                yield "", self.drops
            return
        found: dict[str, list[Point]] = {}
        for point in self.drops:
            assert point.dropped_in is not None
            found.setdefault(column_of(point.dropped_in, self.by), []).append(point)
        yield from found.items()

    def _line(self, p: Point, width: int, digits: int, screen: Screen) -> Iterator[Line]:
        assert p.dropped_in is not None
        name = one_line(p.dropped_in.id)
        head: Line = [
            (name + " " * (width - cells(name)), "heading"),
            (" dropped ", "alert"),
            (f"{p.made.number:>{digits}}  ", "id"),
        ]
        late = ""
        if p.late is not None:
            numbers = listed([self._answer(step) for step in p.answered_by])
            late = f"  late: {numbers}"
        text = f"{self.text(p)} ({self.whose(p)}){late}"
        yield from beside(head, text, "", screen.text_width)

    def _answer(self, step: Step) -> str:
        """The numbers of the points of an answer with its speech: `8 in 2AR`."""
        points = {
            self.of.by_claim[id].made.number
            for id in step.relation.premises
            if id in self.of.by_claim
        }
        # A premise may be the issue, which has no number.
        said = "+".join(map(str, sorted(points))) or step.relation.id
        return f"{said} in {step.speech.id}"

    def _others(self, screen: Screen) -> Iterator[Line]:
        grouped = [p for p in self.of.points if p.grouped_under is not None]
        if grouped:
            named = [
                f"{p.made.number} with {self.of.by_claim[p.grouped_under or ''].made.number}"
                for p in sorted(grouped, key=lambda p: p.made.number)
            ]
            said = f"Answered with what they support: {listed(named)} (--strict counts them)."
            yield from flow([(said, "")], screen.text_width)
        if self.of.no_chance:
            by_speech: dict[str, list[str]] = {}
            for p in sorted(self.of.no_chance, key=lambda p: (p.made.speech.place, p.made.number)):
                by_speech.setdefault(p.made.speech.id, []).append(str(p.made.number))
            last = self.of.speeches[-1].id
            named = [
                f"{', '.join(numbers)} ({speech}{', last speech' if speech == last else ''})"
                for speech, numbers in by_speech.items()
            ]
            said = f"Could not be answered: {'; '.join(named)}."
            yield from flow([(one_line(said), "")], screen.text_width)
        if self.of.within_bench:
            named = [
                f"{s.relation.id} ({s.speech.team}, {s.speech.id})" for s in self.of.within_bench
            ]
            said = f"Against a team of the same side: {listed(named)}."
            yield from flow([(one_line(said), "alert")], screen.text_width)


def _is_of(point: Point, sides: Collection[str]) -> bool:
    """Whether one of some sides dropped a point."""
    return point.dropped_in is not None and not set(point.dropped_in.sides).isdisjoint(sides)


class NextView(FlowView):
    """What a side must answer next, the most pressing first."""

    columns = (
        "number",
        "claim",
        "text",
        "side",
        "made_in",
        "extended_in",
        "turns_verdict",
        "dropped_in",
    )

    def __init__(self, answer: ToAnswer) -> None:
        super().__init__(answer.flow)
        self.answer = answer

    def data(self) -> Mapping[str, Any]:
        """The points with why they press."""
        found = (dict(zip(self.columns, self._record(p), strict=True)) for p in self.answer.points)
        points = [
            {**one, "extended_in": [held.id for held in p.made.again]}
            for one, p in zip(found, self.answer.points, strict=True)
        ]
        speech = self.answer.speech
        return {
            "side": self.answer.side,
            "after": self.of.until.id,
            "speech": speech.id if speech else None,
            "points": points,
        }

    def records(self) -> Iterator[Record]:
        """A record for each point."""
        return map(self._record, self.answer.points)

    def _record(self, p: Point) -> Record:
        return [
            *(p.made.number, p.claim, self.of.graph.map.claims[p.claim].text, p.made.side),
            *(p.made.speech.id, ", ".join(held.id for held in p.made.again)),
            *(p.claim in self.answer.turning, p.dropped_in.id if p.dropped_in else None),
        ]

    def lines(self, screen: Screen) -> Iterator[Line]:
        """A line for each point."""
        a, after = self.answer, self.of.until.id
        if a.speech is None:
            said = f"{a.side} has no speech after {after}."
            yield from flow([(one_line(said), "")], screen.text_width)
        elif not a.points:
            said = f"{a.side} has nothing to answer in {a.speech.id}."
            yield from flow([(one_line(said), "")], screen.text_width)
        else:
            said = f"{a.side} must answer in {a.speech.id}"
            stand = (one_line(f"  as it stands after {after}"), "dim")
            yield from flow([(one_line(said), "heading"), stand], screen.text_width)
        digits = max((len(str(p.made.number)) for p in a.points), default=1)
        for p in a.points:
            text = f"{self.text(p)} ({self.whose(p)})"
            why = self._why(p)
            head: Line = [(f"  {p.made.number:>{digits}}  ", "id")]
            yield from beside(
                head, text + (f"  {'; '.join(why)}" if why else ""), "", screen.text_width
            )
        yield from self.foot(screen)

    def _why(self, p: Point) -> list[str]:
        """Why a point presses."""
        found = ["turns the verdict"] if p.claim in self.answer.turning else []
        if p.made.again:
            found.append(f"again in {listed([held.id for held in p.made.again])}")
        if p.dropped_in is not None:
            found.append(f"{ALERT} dropped in {p.dropped_in.id}")
        return found


class BallotView(FlowView):
    """What a judge can go by: what is live, what was dropped, and what came too late."""

    columns = ("part", "number", "claim", "side", "made_in", "text", "remark")

    def data(self) -> Mapping[str, Any]:
        """The points of each part."""
        return {
            "until": self.of.until.id,
            "parts": [
                {
                    "part": part,
                    "points": [
                        dict(zip(self.columns[1:], self._cells(p, remark), strict=True))
                        for p, remark in found
                    ],
                }
                for part, _, found in self._parts()
            ],
        }

    def records(self) -> Iterator[Record]:
        """A record for each point of each part."""
        for part, _, found in self._parts():
            for p, remark in found:
                yield [part, *self._cells(p, remark)]

    def _cells(self, p: Point, remark: str) -> Record:
        text = self.of.graph.map.claims[p.claim].text
        return [p.made.number, p.claim, p.made.side, p.made.speech.id, text, remark]

    def _parts(self) -> Iterator[tuple[str, str, list[tuple[Point, str]]]]:
        """Each part by name, with its heading and its points, each with what is to be said of it."""
        points = sorted(self.of.points, key=lambda p: (p.made.speech.place, p.made.number))
        for side in self.of.sides:
            live = [(p, self._standing(p)) for p in points if p.is_live and p.made.side == side]
            yield f"live {side}", f"Live for {side}", live
        dropped = [
            (
                p,
                f"dropped in {p.dropped_in.id}"
                + (f", answered late in {p.late.id}" if p.late else ""),
            )
            for p in points
            if p.dropped_in is not None
        ]
        yield "dropped", "Dropped", dropped
        fresh = {p.claim for p in self.of.new_in_last}
        new = [(p, "new in the last speech") for p in points if p.claim in fresh]
        yield "new", "New in a last speech, so not to be weighed", new

    def _standing(self, p: Point) -> str:
        """What became of a live point."""
        if p.dropped_in is not None:
            return f"dropped in {p.dropped_in.id}"
        if p.is_answered_in_time:
            return f"answered in {p.answered_by[0].speech.id}"
        if p.grouped_under is not None:
            return f"answered with {self.of.by_claim[p.grouped_under].made.number}"
        return "no chance to answer it" if p.chance is None else "not answered yet"

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The draft, whose lines name points."""
        title = self.of.graph.map.title
        head = "Draft reason for decision" + (f": {title}" if title else "")
        yield from flow([(one_line(head), "title")], screen.text_width)
        digits = max((len(str(p.made.number)) for p in self.of.points), default=1)
        for _, heading, found in self._parts():
            yield []
            count = (f"  {len(found):,}", "dim")
            yield from flow([piece(heading, "heading"), count], screen.text_width)
            for p, remark in found:
                number: Line = [(f"  {p.made.number:>{digits}}  ", "id")]
                text = f"{self.text(p)} ({self.whose(p)}): {remark}"
                yield from beside(number, text, "", screen.text_width)
        yield from self.foot(screen)

    def markdown(self) -> Iterator[str]:
        """The draft as a page, to write on in."""
        title = self.of.graph.map.title
        yield "# Draft reason for decision" + (f": {markdown_text(title)}" if title else "")
        for _, heading, found in self._parts():
            yield ""
            yield f"## {markdown_text(heading)}"
            yield ""
            for p, remark in found:
                text = f"{self.text(p)} ({self.whose(p)}): {remark}"
                yield f"- {p.made.number}: {markdown_text(text)}"
            if not found:
                yield "- none"
