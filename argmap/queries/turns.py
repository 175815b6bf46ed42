"""The order of the speeches in a debate, and in which of them a relation is first drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from argmap.diagnostics import Rule, first_of
from argmap.model import ArgumentMap, Relation, Utterance

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

_WHOLE_NUMBER = re.compile(r"\d{1,100}", re.ASCII)

Order = dict[str, int]
"""The turns of a debate, the first one first, each with its place; equal places are one moment."""


class TurnError(ValueError):
    """A question about turns that a map cannot answer; `help` says what would let it."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.help = help


class NoTurnOrder(Rule):
    """The turns of a map have no order, so that nothing can be said of what came first.

    `speeches` gives the order; without it only whole numbers have one. Where claims stand in the file
    tells nothing of when they were said: a claim that is voiced again at the end of a debate is written
    once.

    Instead of

        claims:
          dog: {text: Get a dog., speaker: ada, turn: opening}
          bark: {text: It barks., speaker: ben, turn: reply, rebuts: dog}

    list the speeches as they were held:

        speeches: [opening, reply]
        claims:
          dog: {text: Get a dog., speaker: ada, turn: opening}
          bark: {text: It barks., speaker: ben, turn: reply, rebuts: dog}

    or number them: `turn: 1`, `turn: 2`.
    """

    code = "AM901"
    severity = "error"


RULES = (NoTurnOrder,)


class NoTurnOrderError(TurnError):
    """The turns of a map have no order."""


class UnknownTurnError(TurnError):
    """A turn that is none of the debate."""


def turn_of(said: Utterance | Relation) -> str | None:
    """The turn of an utterance or a relation; a blank one is none."""
    return said.turn if said.turn and said.turn.strip() else None


def turns_of(map: ArgumentMap) -> set[str]:
    """Every turn that an utterance or a relation names."""
    spoken = (turn_of(u) for claim in map.claims.values() for u in claim.utterances)
    drawn = (turn_of(relation) for relation in map.relations.values())
    return {turn for turn in chain(spoken, drawn) if turn is not None}


def turn_order(map: ArgumentMap) -> Order:
    """The turns of a debate in their order: that of its speeches, else of whole numbers.

    >>> from argmap import loads
    >>> list(turn_order(loads("{speeches: [AC, NC, 2AR], claims: {}}")))
    ['AC', 'NC', '2AR']

    The order in which claims stand in the file says nothing about it: whoever comes back to a claim in
    the closing speech is written down beside the opening. Raises `NoTurnOrderError` where there is no
    order, or a turn is not in it.
    """
    turns = turns_of(map)
    if map.speeches:
        strange = turns - map.speeches.keys()
        if strange:
            raise NoTurnOrderError(
                f"these turns are none of the speeches: {_listed(strange)}",
                "list them under speeches:, in their place",
            )
        return {name: place for place, name in enumerate(map.speeches, 1)}
    labels = [turn for turn in turns if _number(turn) is None]
    if labels:
        raise NoTurnOrderError(
            f"the turns of this map have no order: {_listed(labels)}",
            "list the speeches as they were held, `speeches: [AC, NC]`, or number them, `turn: 1`, "
            "`turn: 2` and so on",
        )
    numbered = sorted((int(turn), turn) for turn in turns)
    return {turn: number for number, turn in numbered}


def _listed(labels: Iterable[str]) -> str:
    # A label may hold line breaks, which a message has no use for.
    return first_of(sorted(" ".join(label.split()) for label in labels), 4)


def same_turn(turn: str) -> int | str:
    """What is equal of two turns exactly where they are one: `1` and `01` are."""
    number = _number(turn)
    return turn if number is None else number


def _number(turn: str) -> int | None:
    return int(turn) if _WHOLE_NUMBER.fullmatch(turn) else None


class FirstTurns:
    """In which turn of an order each relation of a map is first drawn."""

    def __init__(self, graph: ArgumentGraph, order: Order) -> None:
        self.map = graph.map
        self.order = order
        self.known: dict[str, str | None] = {}

    def of(self, relation: Relation) -> str | None:
        """The turn that a relation names, else the first in which a premise can aim at its target.

        Ada says p in turn 1, Ben says q in turn 2, Ada comes back to p in turn 3: that p rebuts q is
        first said in turn 3. Where no premise is voiced that late it is the first turn of all; None
        where no premise has a turn.
        """
        # What aims at a relation waits until that is known; a circle of such begins anywhere.
        path: dict[str, Relation] = {}
        at: Relation | None = relation
        while at is not None and at.id not in path and at.id not in self.known:
            path[at.id] = at
            at = self.map.relations.get(at.target or "")
        for waiting in reversed(path.values()):
            self.known[waiting.id] = self._drawn(waiting)
        return self.known[relation.id]

    def made(self, id: str) -> str | None:
        """The turn in which a claim is first voiced, or a relation drawn; None where none is known."""
        relation = self.map.relations.get(id)
        return self._first([id]) if relation is None else self.of(relation)

    def _drawn(self, relation: Relation) -> str | None:
        own = turn_of(relation)
        if own in self.order:
            return own
        target = relation.target or ""
        aimed_at = self.known[target] if target in self.known else self._first([target])
        voiced = self._voiced(relation.premises)
        if aimed_at is not None:
            since = self.order[aimed_at]
            voiced = [turn for turn in voiced if self.order[turn] >= since] or voiced
        return min(voiced, key=self._place, default=None)

    def _first(self, claims: Sequence[str]) -> str | None:
        return min(self._voiced(claims), key=self._place, default=None)

    def _voiced(self, claims: Sequence[str]) -> list[str]:
        known = self.map.claims
        utterances = (u for id in claims if id in known for u in known[id].utterances if u.voices)
        return [turn for u in utterances if (turn := turn_of(u)) is not None]

    def _place(self, turn: str) -> tuple[int, str]:
        return self.order[turn], turn
