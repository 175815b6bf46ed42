"""Views of rebuttal chains: as a tree, as records, as nested JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.queries.chain import Chain, Step, parents
from argmap.render import wording
from argmap.render.terminal.lines import Line, Screen
from argmap.render.verdicts import LEGEND
from argmap.render.view import LaidView, Record, markdown_text


class ChainView(LaidView):
    """What was answered to some claims, to those answers, and so on."""

    columns: tuple[str, ...] = (
        "depth",
        "kind",
        "claim",
        "speakers",
        "text",
        "relation",
        "parent",
        "unanswered",
        "own",
        "repeated",
    )

    def __init__(self, answer: Chain, show_all: bool = False) -> None:
        self.answer = answer
        self.show_all = show_all
        if answer.labels is not None:
            self.columns = (*self.columns, "label")

    def data(self) -> Mapping[str, Any]:
        """The chains as nested nodes: a claim, its replies, their premises, and so on."""
        roots: list[dict[str, Any]] = []
        # The nodes from the root to the current step. A loop and not recursion, since chains can be
        # thousands of steps long.
        trail: list[dict[str, Any]] = []
        for step in self.answer.steps:
            del trail[step.level :]
            node = self._node(step)
            trail.append(node)
            if step.level == 0:
                roots.append(node)
            elif step.claim is not None:
                trail[-2]["premises"].append(node)
            else:
                trail[-2]["replies"].append(node)
        return {"roots": roots}

    def _node(self, step: Step) -> dict[str, Any]:
        map = self.answer.graph.map
        if step.relation is None:
            claim = map.claims[step.claim or ""]
            labels = self.answer.labels
            return {
                "id": claim.id,
                "text": claim.text,
                **({} if labels is None else {"label": labels[claim.id]}),
                "speakers": claim.speakers,
                "denied_by": claim.denied_by,
                "repeated": step.repeated,
                "cyclic": step.cyclic,
                "folded": step.folded,
                "replies": [],
            }
        return {
            "relation": step.relation.id,
            "kind": step.relation.kind,
            "speakers": self.answer.graph.speakers_of(step.relation),
            "unanswered": step.unanswered,
            "own": step.own,
            "folded": step.folded,
            "premises": [],
            "replies": [],
        }

    def records(self) -> Iterator[Record]:
        """One record for each claim, in reading order."""
        map, steps, labels = self.answer.graph.map, self.answer.steps, self.answer.labels
        above = parents(steps)
        depth = [0] * len(steps)
        for i, step in enumerate(steps):
            # Depth counts relations: the premises of one relation are as deep as the relation.
            if above[i] >= 0:
                depth[i] = depth[above[i]] + (step.relation is not None)
            if step.claim is None:
                continue
            claim = map.claims[step.claim]
            by = steps[above[i]] if above[i] >= 0 else None
            relation = by.relation if by else None
            over = steps[above[above[i]]] if by else None
            met = (over.claim or (over.relation.id if over.relation else None)) if over else None
            yield (
                depth[i],
                relation.kind if relation else None,
                claim.id,
                ", ".join(claim.speakers),
                claim.text,
                relation.id if relation else None,
                met,
                by.unanswered if by else False,
                by.own if by else False,
                step.repeated,
                *([] if labels is None else [labels[claim.id]]),
            )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The chains as a tree."""
        # Imported here: the other formats need no layout, and start faster without it.
        from argmap.render.answers.chain_lines import ChainLines

        return ChainLines(self.answer, screen, self.show_all).lines()

    def markdown(self) -> Iterator[str]:
        """The chains as nested lists."""
        map = self.answer.graph.map
        for record in self.records():
            depth, kind, id = int(record[0] or 0), record[1], str(record[2])
            claim = map.claims[id]
            verb = f"*{wording.VERBS[str(kind)]}* " if kind else ""
            speakers = wording.names(map, claim.speakers)
            said = f" ({markdown_text(speakers)})" if speakers else ""
            alert = " **no reply**" if record[7] else ""
            verdict = f"[{self.answer.labels[id]}] " if self.answer.labels is not None else ""
            yield (
                # Deeper lists would be mostly indentation, and cost the square of their depth.
                "  " * min(depth, 40) + f"- {verb}**{markdown_text(id)}**{said}: "
                f"{markdown_text(verdict + claim.text)}{alert}"
            )
        if self.answer.labels is not None:
            yield from ("", LEGEND)


class LongestView(LaidView):
    """The longest chain of rebuttals and undercuts, from its root on."""

    columns: tuple[str, ...] = ("step", "claim", "speakers", "text")

    def __init__(self, answer: Chain, claims: list[str]) -> None:
        self.answer = answer
        self.claims = claims
        if answer.labels is not None:
            self.columns = (*self.columns, "label")

    def data(self) -> Mapping[str, Any]:
        """The ids of the chain's claims, and their verdicts if the map was judged too."""
        labels = self.answer.labels
        known = {} if labels is None else {"labels": {id: labels[id] for id in self.claims}}
        return {"longest": self.claims, **known}

    def records(self) -> Iterator[Record]:
        """One record for each claim."""
        map = self.answer.graph.map
        for step, id in enumerate(self.claims):
            claim = map.claims[id]
            label = [] if self.answer.labels is None else [self.answer.labels[id]]
            yield (step, id, ", ".join(claim.speakers), claim.text, *label)

    def lines(self, screen: Screen) -> Iterator[Line]:
        """Each claim with who voices it, one below the other."""
        from argmap.render.answers.chain_lines import longest_lines

        return longest_lines(self.answer, self.claims, screen)
