"""How to judge, as somebody typed it, and how long a search may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.queries.selection import UnknownNameError, find_claim
from argmap.semantics.reduction.reading import NotJudgedError, Reading, Support, Supposed

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.model import Label
    from argmap.queries.judging.judge import Judging, Search

USUAL_SECONDS = 60
"""How many seconds a search may take by default."""


@dataclass(frozen=True, slots=True)
class InTime:
    """Runs a search in another process; raises `NotJudgedError` if it takes too many seconds.

    A process can be ended at any moment; a search in this one could only be asked to stop.
    """

    what: str
    """What the search looks for, for the message."""
    seconds: float
    way_out: str = ""
    """What else can be done, for the message."""

    def __call__(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What the function returns; what it raises is raised here."""
        from argmap import processes

        try:
            return processes.within(self.seconds, function, *arguments)
        except processes.TimeUpError:
            raise NotJudgedError(
                f"{self.what} takes longer than {self.seconds:g} seconds to find; "
                f"give it more with --timeout SECONDS{self.way_out}"
            ) from None
        except processes.EndedError as error:
            raise NotJudgedError(f"the search for {self.what} was stopped: {error}") from None
        except MemoryError:
            raise NotJudgedError("the search needs too much memory") from None


@dataclass(frozen=True, slots=True)
class AskedJudging:
    """How to judge, as it was typed: suppositions name claims in the words of the user."""

    semantics: str
    support: Support
    supposed: tuple[tuple[str, Supposed], ...]
    restates: bool
    denials: bool
    timeout: float
    chosen: frozenset[str] = frozenset()
    """The ways of judging that were chosen by an option."""

    def of(self, graph: ArgumentGraph) -> Judging:
        """The judging of a map; raises `UnknownNameError` for a claim that it does not have."""
        # Every question can mark verdicts, and few are asked to: the others load no semantics.
        from argmap.queries.judging.judge import Judging

        supposed = [(find_claim(graph, claim), label) for claim, label in self.supposed]
        self._check(graph, supposed)
        reading = Reading(self.support, self.restates, tuple(dict(supposed).items()), self.denials)
        return Judging(self.semantics, reading=reading, chosen=self.chosen)

    @property
    def search(self) -> Search:
        """How to search within the time given."""
        way_out = ", or use --semantics grounded, which is quick"
        return InTime(f"the {self.semantics} semantics of this map", self.timeout, way_out)

    def labels(self, graph: ArgumentGraph) -> dict[str, Label]:
        """The verdict on each claim; empty if the map argues nothing yet."""
        from argmap.queries.judging.argued import is_argued
        from argmap.queries.judging.judge import grounded_labels, judge

        if not is_argued(graph.map):
            return {}
        how = self.of(graph)
        # `judge` would also compute strengths, which are not needed here.
        if self.semantics == "grounded":
            return grounded_labels(graph, how.reading)
        return judge(graph, how, self.search).labels

    def _check(self, graph: ArgumentGraph, supposed: list[tuple[str, Supposed]]) -> None:
        # Claims that restate one another are judged as one, and cannot be both in and out.
        labels: dict[str, tuple[str, Supposed]] = {}
        for claim, label in supposed:
            for same in graph.same_point(claim) if self.restates else (claim,):
                other, labelled = labels.setdefault(same, (claim, label))
                if labelled != label:
                    meets = "" if other == claim else f", which {claim} restates"
                    raise UnknownNameError(
                        f"{claim} cannot be supposed {label}: --suppose {other}={labelled}{meets}"
                    )
