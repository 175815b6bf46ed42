"""The view of the shortest path from one claim to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.diagnostics import listed
from argmap.queries.path import Path, PathStep
from argmap.render import wording
from argmap.render.terminal.lines import Line, Screen, flow, piece
from argmap.render.terminal.text import wrap
from argmap.render.view import LaidView, Record


class PathView(LaidView):
    """How one claim bears on another, step by step."""

    columns = ("step", "from", "kind", "to", "relation", "speakers")

    def __init__(self, answer: Path) -> None:
        self.answer = answer
        self.map = answer.graph.map

    def data(self) -> Mapping[str, Any]:
        """The ends, the net effect, and the steps."""
        return {
            "from": self.answer.start,
            "to": self.answer.end,
            "effect": self.answer.effect,
            "steps": [
                {
                    "relation": step.relation.id,
                    "kind": step.relation.kind,
                    "from": step.start,
                    "to": step.end,
                }
                for step in self.answer.steps
            ],
        }

    def records(self) -> Iterator[Record]:
        """One record for each step."""
        for i, step in enumerate(self.answer.steps, 1):
            speakers = ", ".join(self.answer.graph.speakers_of(step.relation))
            relation = step.relation
            yield (i, step.start, relation.kind, step.end, relation.id, speakers)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Each claim on the path with what it does to the next, and what they do together."""
        answer = self.answer
        if not answer.found:
            yield [piece(answer.start, "id"), (" does not bear on ", ""), piece(answer.end, "id")]
            return
        yield from self._place(answer.start, screen)
        for step in answer.steps:
            yield from flow(self._step(step), screen.text_width, indent=6)
            yield from self._place(step.end, screen)
        yield []
        effect = {
            "for": "it speaks for",
            "against": "it speaks against",
            None: "it limits the way to",
        }[answer.effect]
        # From a claim to itself there is nothing to do.
        if not answer.steps:
            effect = "it is"
        said: Line = [
            ("So ", ""),
            piece(answer.start, "id"),
            (": ", ""),
            (f"{effect} ", "title"),
            piece(answer.end, "id"),
            (f" ({wording.plural(len(answer.steps), 'step')}).", ""),
        ]
        yield from flow(said, screen.text_width, indent=3)

    def _place(self, id: str, screen: Screen) -> Iterator[Line]:
        claim = self.map.claims.get(id)
        # What is not a claim is a relation that the step before aims at.
        if claim is None:
            yield [("the step ", "dim"), piece(id, "id")]
            return
        names = piece(f"  {wording.names(self.map, claim.speakers)}", "speaker")
        yield from flow([piece(id, "id"), names], screen.text_width, indent=2)
        for part in wrap(claim.text, screen.text_width - 4):
            yield [("    ", ""), (part, "")]

    def _step(self, step: PathStep) -> Line:
        kind = step.relation.kind
        others = [p for p in step.relation.premises if p != step.start and p != step.end]
        linked = f" (linked with {listed(others)})" if others else ""
        by = self.answer.graph.speakers_of(step.relation)
        drawn = f", says {wording.names(self.map, by)}" if by else ""
        verb = wording.VERBS[kind]
        # The step before aims at a relation; "which" takes up that relation and goes on from it.
        if step.start in self.map.relations:
            verb = {"supports": "which supports", "rebuts": "which rebuts"}.get(
                kind, f"which {verb}"
            )
            linked = ""
        return [
            (f"  {wording.SIGNS[kind]} ", "dim"),
            (verb, "title"),
            piece(linked, "dim"),
            piece(drawn, "dim"),
        ]
