"""What all answers about a debate by speeches have in common, and its points as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagnostics import listed
from argmap.queries.flow.flow import Flow, Point
from argmap.queries.flow.points import Step
from argmap.queries.flow.speeches import Held
from argmap.render.terminal.lines import Line, Screen, flow
from argmap.render.terminal.text import one_line
from argmap.render.view import LaidView
from argmap.render.wording import plural


def text_of(point: Point, of: Flow) -> str:
    """The title of a point, or its text."""
    claim = of.graph.map.claims[point.claim]
    return claim.title or claim.text or claim.id


def flow_data(of: Flow) -> dict[str, Any]:
    """All about a debate by speeches as JSON data."""
    return {
        "speeches": [_speech(held) for held in of.speeches],
        "until": of.until.id,
        "points": [point_data(point, of) for point in of.points],
        "dropped": {speech: [p.claim for p in found] for speech, found in of.dropped.items()},
        "no_chance": [p.claim for p in of.no_chance],
        "new_in_last": [p.claim for p in of.new_in_last],
        "left_out": of.left_out,
        "early": [_drawn(step) for step in of.early],
        "within_bench": [_drawn(step) for step in of.within_bench],
    }


def _speech(held: Held) -> dict[str, Any]:
    names = ("id", "side", "team", "speaker", "kind", "block", "section")
    return {name: getattr(held, name) for name in names}


def point_data(p: Point, of: Flow) -> dict[str, Any]:
    """All about one point as JSON data."""
    return {
        "number": p.made.number,
        "claim": p.claim,
        "claims": sorted(p.made.claims),
        "speech": p.made.speech.id,
        "side": p.made.side,
        "team": p.made.speech.team,
        "speakers": list(p.made.speakers),
        "text": of.graph.map.claims[p.claim].text,
        "answers": [
            {"relation": s.relation.id, "kind": s.relation.kind, "target": s.relation.target}
            for s in p.steps
        ],
        "chance": p.chance.id if p.chance else None,
        "answered_by": [_drawn(step) for step in p.answered_by],
        "dropped_in": p.dropped_in.id if p.dropped_in else None,
        "late": p.late.id if p.late else None,
        "grouped_under": p.grouped_under,
        "extended_in": [held.id for held in p.made.again],
        "live": p.is_live,
    }


def _drawn(step: Step) -> dict[str, str]:
    return {"relation": step.relation.id, "speech": step.speech.id}


class FlowView(LaidView):
    """What all answers about the flow have in common: whether anything was dropped."""

    def __init__(self, of: Flow) -> None:
        self.of = of

        self.title = of.graph.map.title or "The flow of a debate"

    @property
    def is_empty(self) -> bool:
        """Whether nothing was dropped."""
        return not self.of.dropped

    def text(self, point: Point) -> str:
        """The title of a point, or its text."""
        return text_of(point, self.of)

    def data(self) -> Mapping[str, Any]:
        """The whole flow."""
        return flow_data(self.of)

    def whose(self, point: Point) -> str:
        """The side of a point, with its team where sides have several, and its speech: `gov CG, MG`."""
        team = point.made.speech.team
        return f"{point.made.side}{f' {team}' if team else ''}, {point.made.speech.id}"

    def foot(self, screen: Screen) -> Iterator[Line]:
        """What takes no part, and what answers nothing."""
        if self.of.early:
            steps = [f"{s.relation.id} in {s.speech.id}" for s in self.of.early]
            said = "Drawn before what they aim at was made, so that they answer nothing: "
            yield from flow([(said + one_line(listed(steps)) + ".", "alert")], screen.text_width)
        if self.of.left_out:
            counted = plural(len(self.of.left_out), "claim")
            said = f"Left out: {counted} that nobody makes in a speech of a side."
            yield from flow([(said, "dim")], screen.text_width)
