"""How a map is read when it is judged: what supports mean, and what is supposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from argmap.diagnostics import Rule

Support = Literal["ignore", "any-of", "necessary", "deductive"]
SUPPORTS: tuple[Support, ...] = get_args(Support)
Supposed = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The options of a reduction, besides the map."""

    support: Support = "ignore"
    """The effect of supports: none; or a claim needs any of its supporters; or all of them; or
    accepting the supporter means accepting the supported claim."""
    restates: bool = True
    """Whether claims that restate one another are judged as one."""
    supposed: tuple[tuple[str, Supposed], ...] = ()
    """Claims that are taken to stand or to have fallen, whatever bears on them."""
    denials: bool = False
    """Whether a bare denial of a claim is an objection without a premise, which nothing can answer."""


AS_IT_STANDS = Reading()
"""Supports defend nothing by themselves, restatements are judged as one, nothing is supposed."""


class NotJudged(Rule):
    """A map is too large, or too full of circles, to be judged as asked.

    Grounded semantics takes any map. The others search, which takes long where many objections go
    round in circles; and supports that are read as deductive can spread each objection over much of a
    map. Nothing is wrong with the map.

    Instead of

        argmap judge debates --semantics preferred

    give the search more time, or ask for less:

        argmap judge debates --semantics preferred --timeout 600
        argmap judge debates
    """

    code = "AM801"
    severity = "error"


RULES = (NotJudged,)


class NotJudgedError(ValueError):
    """A map that cannot be judged as asked in reasonable space or time; the message says what to do."""
