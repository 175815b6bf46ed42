"""How a map is read when it is judged: what supports mean, and what is supposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Support = Literal["ignore", "any-of", "necessary", "deductive"]
SUPPORTS: tuple[Support, ...] = get_args(Support)
Supposed = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reduction of a map depends on besides the map."""

    support: Support = "ignore"
    """What supports do: nothing; or a claim needs any of its supporters; or all of them; or
    accepting the supporter is accepting the supported."""
    restates: bool = True
    """Whether claims that restate one another are judged as one."""
    supposed: tuple[tuple[str, Supposed], ...] = ()
    """Claims that are taken to stand or to have fallen, whatever bears on them."""


AS_IT_STANDS = Reading()
"""Supports defend nothing by themselves, what restates is judged as one, nothing is supposed."""


class NotJudgedError(ValueError):
    """A map that cannot be judged as asked in reasonable space or time; the message says what can."""
