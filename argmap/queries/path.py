"""The shortest way one claim bears on another."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from argmap.graph import SIGNS, Links
from argmap.model import SYMMETRIC_KINDS, Relation


@dataclass(frozen=True, slots=True)
class PathStep:
    """One relation on the way, from a claim or relation to a claim or relation."""

    relation: Relation
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Path:
    """The answer to "how does this bear on that?"."""

    links: Links
    start: str
    end: str
    steps: list[PathStep]
    found: bool

    @property
    def effect(self) -> Literal["for", "against"] | None:
        """What the first claim does to the last: the product of the signs; None if it limits it."""
        sign = 1
        for step in self.steps:
            sign *= SIGNS[step.relation.kind]
        if not self.found or sign == 0:
            return None
        return "for" if sign > 0 else "against"


def path(links: Links, start: str, end: str) -> Path:
    """The shortest way from a claim to another (or to a relation), in O(n+m).

    Relations are followed from premise to target, symmetric ones both ways; from a relation that is
    aimed at, the way goes on to what it aims at.
    """
    came: dict[str, PathStep | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        at = waiting.popleft()
        for step in _steps_from(links, at):
            if step.end not in came:
                came[step.end] = step
                waiting.append(step.end)
    steps: list[PathStep] = []
    back = came.get(end)
    while back is not None:
        steps.append(back)
        back = came[back.start]
    return Path(links, start, end, steps[::-1], end in came)


def _steps_from(links: Links, at: str) -> Iterator[PathStep]:
    relation = links.map.relations.get(at)
    if relation is not None:
        if relation.target is not None:
            yield PathStep(relation, at, relation.target)
        return
    for drawn in links.drawn_from(at):
        if drawn.target is not None:
            yield PathStep(drawn, at, drawn.target)
    for kind in sorted(SYMMETRIC_KINDS):
        for across, ends in links.across(at, kind):
            for end in ends:
                yield PathStep(across, at, end)
