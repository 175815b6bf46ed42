"""The view of what still stands: by issue and speaker, as records, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.queries.judging.judge import Judged
from argmap.render.answers.judge_lines import JudgeLines
from argmap.render.terminal.lines import Line, Screen
from argmap.render.verdicts import reading_data
from argmap.render.view import LaidView, Record

DIGITS = 6
"""How many decimal places a strength has."""


class JudgeView(LaidView):
    """The verdict on some claims, and how strong they are."""

    columns = (
        "claim",
        "label",
        "strength",
        "lost_support",
        "credulous",
        "sceptical",
        "speakers",
        "text",
    )

    def __init__(
        self, answer: Judged, claims: Sequence[str], *, with_extensions: bool = False
    ) -> None:
        self.answer = answer
        self.claims = claims
        """The claims that are shown, in file order."""
        self.with_extensions = with_extensions

    @property
    def has_failed(self) -> bool:
        """Whether a verdict is not what the map expects."""
        return bool(self.answer.unmet)

    def data(self) -> Mapping[str, Any]:
        """The verdicts by claim; also the extensions, if the semantics can have several."""
        answer, chosen = self.answer, frozenset(self.claims)
        data: dict[str, Any] = {
            "semantics": answer.judging.semantics,
            **reading_data(answer.judging.reading),
            "labels": {id: answer.labels[id] for id in self.claims},
            "strength": {id: round(answer.strengths[id], DIGITS) for id in self.claims},
        }
        accepted = answer.accepted
        if accepted is not None:
            data["extensions"] = accepted.extensions
            data["extension_count"] = accepted.count
            data["all_counted"] = accepted.counted
            data["credulous"] = [id for id in accepted.credulous if id in chosen]
            data["sceptical"] = [id for id in accepted.sceptical if id in chosen]
        elif self.with_extensions:
            # Grounded and ideal semantics have exactly one extension.
            data["extensions"] = [[id for id, label in answer.labels.items() if label == "in"]]
        data["lost_support"] = [id for id in answer.lost_support if id in chosen]
        if answer.restless:
            data["not_converged"] = [id for id in answer.restless if id in chosen]
        # Also for claims that a filter leaves out: a failed expectation is never hidden.
        if answer.unmet:
            data["unmet"] = {
                u.claim: {"expected": u.expected, "found": u.found} for u in answer.unmet
            }
        return data

    def records(self) -> Iterator[Record]:
        """One record for each claim."""
        answer, map = self.answer, self.answer.graph.map
        lost, accepted = frozenset(answer.lost_support), answer.accepted
        some = frozenset(accepted.credulous) if accepted else None
        every = frozenset(accepted.sceptical) if accepted else None
        for id in self.claims:
            claim = map.claims[id]
            yield (
                id,
                answer.labels[id],
                round(answer.strengths[id], DIGITS),
                id in lost,
                id in some if some is not None else None,
                id in every if every is not None else None,
                ", ".join(claim.speakers),
                claim.text,
            )

    def lines(self, screen: Screen) -> Iterator[Line]:
        """The issues first, then the claims by issue and speaker."""
        laid = JudgeLines(self.answer, self.claims, screen, with_extensions=self.with_extensions)
        return laid.lines()
