"""The options that say how a map is judged."""

from __future__ import annotations

from typing import cast

import click
from click.core import ParameterSource

from argmap.cli import completion as completing
from argmap.cli.options.parameters import Choice, Function, gathered
from argmap.queries.judging.asked import USUAL_SECONDS, AskedJudging
from argmap.queries.selection import split_at_commas
from argmap.semantics.reduction.reading import SUPPORTS, Support, Supposed
from argmap.semantics.registry import NAMES


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
    # Suppositions and denials belong to `judge` and `why`: elsewhere verdicts are only marks.
    return AskedJudging(semantics, support, (), True, False, USUAL_SECONDS, chosen)


timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=USUAL_SECONDS,
    metavar="SECONDS",
    help=f"How long a search, a statement or a call may take [default: {USUAL_SECONDS}].",
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
