"""The options that say how a map is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from argmap import processes
from argmap.cli.shared import completions as completing
from argmap.cli.shared.parameters import Choice, Function, gathered
from argmap.queries.judging.judge import Judging, Search
from argmap.queries.selection import UnknownNameError, find_claim, split_at_commas
from argmap.semantics.reduction.reading import (
    SUPPORTS,
    NotJudgedError,
    Reading,
    Support,
    Supposed,
)
from argmap.semantics.registry import NAMES

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.model import Label


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


def _suppositions(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, Supposed], ...]:
    found: list[tuple[str, Supposed]] = []
    for word in (piece for each in value for piece in split_at_commas(each)):
        claim, _, label = word.rpartition("=")
        if not claim or label not in ("in", "out"):
            raise click.BadParameter(f"{word!r} is not CLAIM=in or CLAIM=out", ctx, param)
        found.append((claim, cast(Supposed, label)))
    return tuple(found)


def _chosen() -> frozenset[str]:
    """The ways of judging that the user typed: answers name those, even if they are the defaults."""
    context = click.get_current_context()
    ways = ("semantics", "support", "strength")
    return frozenset(
        w for w in ways if context.get_parameter_source(w) == ParameterSource.COMMANDLINE
    )


def judging_options(function: Function) -> Function:
    """How a map is judged: passed on as `judging`."""
    takes = ("semantics", "support", "suppose", "denials", "no_restates", "timeout")
    return gathered(function, "judging", _asked_judging, takes, [*_WAYS, *_MORE_WAYS])


def _asked_judging(
    semantics: str,
    support: Support,
    suppose: tuple[tuple[str, Supposed], ...],
    denials: bool,
    no_restates: bool,
    timeout: float,
) -> AskedJudging:
    return AskedJudging(semantics, support, suppose, not no_restates, denials, timeout, _chosen())


def verdict_options(function: Function) -> Function:
    """`--judge`, `--semantics` and `--support` of an answer that can show verdicts besides.

    Passed on as `judging`: None if no verdicts are asked for. Naming a way of judging asks for them.
    """
    takes = ("judge", "semantics", "support")
    return gathered(function, "judging", _asked_verdicts, takes, [_JUDGE, *_WAYS])


def _asked_verdicts(judge: bool, semantics: str, support: Support) -> AskedJudging | None:
    chosen = _chosen()
    if not judge and not chosen:
        return None
    return AskedJudging(semantics, support, (), True, False, USUAL_SECONDS, chosen)


USUAL_SECONDS = 60
"""How many seconds a search may take by default."""

timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=USUAL_SECONDS,
    metavar="SECONDS",
    help=f"How long a search or a statement may take [default: {USUAL_SECONDS}].",
)
_JUDGE = click.option(
    "--judge", is_flag=True, help="Mark which claims stand in the map, as argmap judge finds."
)
_WAYS = [
    click.option(
        "--semantics",
        type=Choice([*NAMES]),
        default="grounded",
        metavar="NAME",
        help="grounded (default), complete, preferred, stable, semi-stable, stage or ideal.",
    ),
    click.option(
        "--support",
        type=Choice(SUPPORTS),
        default="ignore",
        metavar="READING",
        help="What a support does: ignore (nothing, the default); any-of (a claim needs one of "
        "its supports); necessary (it needs all); deductive (who accepts the one accepts the other).",
    ),
]
_MORE_WAYS = [
    click.option(
        "--suppose",
        multiple=True,
        callback=_suppositions,
        metavar="CLAIM=in|out",
        shell_complete=completing.supposition,
        help="What if this claim stood, or fell? Can be given several times.",
    ),
    click.option(
        "--denials",
        is_flag=True,
        help="Make each bare denial of a claim an objection without a premise.",
    ),
    click.option(
        "--no-restates", is_flag=True, help="Judge claims that restate one another each by itself."
    ),
    timeout_option,
]
